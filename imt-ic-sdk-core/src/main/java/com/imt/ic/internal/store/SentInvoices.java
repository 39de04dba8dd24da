package com.imt.ic.internal.store;

import com.imt.ic.InvoiceNumber;
import java.util.Optional;

/**
 * What was last written of each invoice, and what of it InvoiceCloud has accepted: the ledger that
 * decides between a new record (I), a re-written one (R) and none at all.
 */
public interface SentInvoices {

  /** The content that was last written into a file for InvoiceCloud, answered or not. */
  Optional<String> lastWritten(InvoiceNumber invoiceNumber);

  /** Notes that an invoice stands in a file. */
  void written(InvoiceNumber invoiceNumber, String contentDigest, String fileName);

  /** InvoiceCloud accepted a file: what was written in it is what IC has. */
  void accepted(String fileName);

  /** InvoiceCloud refused a file: its invoices are again as IC last accepted them. */
  void refused(String fileName);
}
