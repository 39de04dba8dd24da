/**
 * Bill images: the PDFs that InvoiceCloud links to invoices by their file names. {@link
 * com.imt.ic.billimage.BillImageName} is such a name, built and parsed.
 *
 * <pre>{@code
 * BillImageName name =
 *     BillImageName.of(
 *         BillerId.of("1234"), AccountNumber.of("HO-1001"), InvoiceNumber.of("INV-1"));
 * tell(name.fileName()); // 1234_HO-1001_INV-1.pdf
 * }</pre>
 */
@NullMarked
package com.imt.ic.billimage;

import org.jspecify.annotations.NullMarked;
