/**
 * The Biller Invoice File (BIF): how Spectrum tells InvoiceCloud what is due.
 *
 * <p>{@link com.imt.ic.bif.BifInvoice} is an invoice, {@link com.imt.ic.bif.BifRecord} a line, new
 * or re-written. {@link com.imt.ic.bif.BifLayout} is the layout of a profile, whose columns carry
 * {@link com.imt.ic.bif.BifField}s. {@link com.imt.ic.bif.BifWriter} finds every {@link
 * com.imt.ic.bif.BifProblem} of invoices ({@link com.imt.ic.bif.InvalidInvoicesException}), writes
 * a file and sums it up in a {@link com.imt.ic.bif.BifSummary}; {@link com.imt.ic.bif.BifParser}
 * reads one, strictly but for a {@link com.imt.ic.bif.BifLeniency} that was asked for. {@link
 * com.imt.ic.bif.IvrCheck} warns of account numbers that customers cannot find by telephone, {@link
 * com.imt.ic.bif.BillImageFolder} pairs PDFs with invoices.
 *
 * <p>{@link com.imt.ic.bif.InvoiceFiles} does the whole hourly job: it decides between new,
 * re-written and unchanged, leaves a file in a spool, submits until InvoiceCloud has answered, and
 * tells what it did in {@link com.imt.ic.bif.SentInvoices}; {@link com.imt.ic.bif.SpoolException}
 * tells of trouble with the spool.
 *
 * <pre>{@code
 * InvoiceFiles files = InvoiceFiles.of(integration, spool);
 * if (files.isDue()) { // once an hour, whichever node asks first
 *   SentInvoices sent = files.send(openInvoices);
 *   sent.rejected().forEach(this::tell); // left out of the file: which, where, why
 *   sent.answers().forEach(this::tell);
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.bif;

import org.jspecify.annotations.NullMarked;
