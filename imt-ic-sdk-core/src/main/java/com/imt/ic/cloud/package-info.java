/**
 * The port to InvoiceCloud: {@link com.imt.ic.cloud.InvoiceCloud} with one accessor per service.
 * Reports live with what they report; here are invoice files ({@link
 * com.imt.ic.cloud.InvoiceFileSubmission}, {@link com.imt.ic.cloud.InvoiceFile}, {@link
 * com.imt.ic.cloud.InvoiceFileAnswer}) and the two look-ups ({@link com.imt.ic.cloud.InvoiceLookup}
 * with {@link com.imt.ic.cloud.InvoiceRecord}, {@link com.imt.ic.cloud.CustomerLookup} with {@link
 * com.imt.ic.cloud.CustomerRecord}). {@link com.imt.ic.cloud.ServiceCheck} is what a check of a
 * service found.
 */
@NullMarked
package com.imt.ic.cloud;

import org.jspecify.annotations.NullMarked;
