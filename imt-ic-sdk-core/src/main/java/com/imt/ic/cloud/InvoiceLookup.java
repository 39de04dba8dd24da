package com.imt.ic.cloud;

import com.imt.ic.InvoiceNumber;
import java.util.Optional;

/** One invoice as InvoiceCloud holds it ({@code ViewInvoiceByInvoiceNumber}). */
@FunctionalInterface
public interface InvoiceLookup {

  /**
   * Looks an invoice up.
   *
   * @param invoiceNumber which
   * @return the invoice, or empty where InvoiceCloud has none of that number
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Optional<InvoiceRecord> find(InvoiceNumber invoiceNumber);
}
