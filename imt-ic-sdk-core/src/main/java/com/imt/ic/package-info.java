/**
 * The vocabulary of the integration: identifiers ({@link com.imt.ic.AccountNumber}, {@link
 * com.imt.ic.InvoiceNumber}, {@link com.imt.ic.PaymentGuid}, {@link com.imt.ic.BillerId}), {@link
 * com.imt.ic.Money}, {@link com.imt.ic.Secret} and {@link com.imt.ic.BillerCredentials}, the
 * reports' shape ({@link com.imt.ic.Report}, {@link com.imt.ic.ReportRow}, {@link
 * com.imt.ic.ReportKind}, {@link com.imt.ic.ReportStatistics}), {@link com.imt.ic.Redaction}, and
 * the error family below {@link com.imt.ic.InvoiceCloudException}.
 *
 * <p>Nothing here knows a capability of the domain; every other package builds on this one.
 *
 * <pre>{@code
 * Money due = Money.parse("511.14"); // two decimals, and nothing is ever rounded
 * Money left = due.minus(Money.parse("120.00"));
 * AccountNumber account = AccountNumber.of("HO-1001");
 * if (left.isPositive()) {
 *   tell(account.value() + " owes " + left);
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic;

import org.jspecify.annotations.NullMarked;
