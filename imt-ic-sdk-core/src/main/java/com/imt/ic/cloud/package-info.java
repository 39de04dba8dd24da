/**
 * The port to InvoiceCloud: {@link com.imt.ic.cloud.InvoiceCloud}, with one method for each
 * service. What its reports tell is in the packages that use it. Here are what is submitted ({@link
 * com.imt.ic.cloud.InvoiceFile}) with the {@linkplain com.imt.ic.cloud.InvoiceFileAnswer answer},
 * what the two look-ups find ({@link com.imt.ic.cloud.InvoiceRecord}, {@link
 * com.imt.ic.cloud.CustomerRecord}), and what a check of a service found ({@link
 * com.imt.ic.cloud.ServiceCheck}).
 *
 * <pre>{@code
 * try (Report<Payment> report = cloud.paymentsSince(Instant.parse("2026-11-01T00:00:00Z"))) {
 *   while (report.hasNext()) { // a stream, however long the answer is
 *     ReportRow<Payment> row = report.next();
 *     tell(row instanceof ReportRow.Understood<Payment> read ? read.record() : row);
 *   }
 * }
 * Optional<InvoiceRecord> invoice = cloud.findInvoice(InvoiceNumber.of("INV-1"));
 * invoice.ifPresent(found -> tell(found.balanceDue()));
 * }</pre>
 */
@NullMarked
package com.imt.ic.cloud;

import org.jspecify.annotations.NullMarked;
