/**
 * The vocabulary of the integration: identifiers ({@link com.imt.ic.AccountNumber}, {@link
 * com.imt.ic.InvoiceNumber}, {@link com.imt.ic.PaymentGuid}, {@link com.imt.ic.BillerId}), {@link
 * com.imt.ic.Money}, {@link com.imt.ic.Secret} and {@link com.imt.ic.BillerCredentials}, the
 * reports' shape ({@link com.imt.ic.Report}, {@link com.imt.ic.ReportRow}, {@link
 * com.imt.ic.ReportKind}, {@link com.imt.ic.ReportStatistics}), {@link com.imt.ic.Redaction}, and
 * the error family below {@link com.imt.ic.InvoiceCloudException}.
 *
 * <p>Nothing here knows a capability of the domain; every other package builds on this one.
 */
@NullMarked
package com.imt.ic;

import org.jspecify.annotations.NullMarked;
