/**
 * Bill images: the PDFs that InvoiceCloud links to invoices by their file names. {@link
 * com.imt.ic.billimage.BillImageName} is such a name, built and parsed.
 */
@NullMarked
package com.imt.ic.billimage;

import org.jspecify.annotations.NullMarked;
