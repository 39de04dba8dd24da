package com.imt.ic.internal.store;

import com.imt.ic.InvoiceNumber;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What was last written of each invoice, and what of it InvoiceCloud has accepted: the ledger that
 * decides between a new record (I), a re-written one (R) and none at all. Collections go in one
 * statement each.
 */
public interface SentInvoices {

  /**
   * The content that was last written into a file for InvoiceCloud, answered or not.
   *
   * @return digests, without the invoices that were never written
   */
  Map<InvoiceNumber, String> lastWritten(Collection<InvoiceNumber> invoiceNumbers);

  /**
   * Notes that invoices stand in a file, each with the digest of its content. An {@link
   * IllegalStateException} where one stands in it already.
   */
  void written(String fileName, Map<InvoiceNumber, String> digests);

  /**
   * InvoiceCloud accepted a file: what was written in it is what IC has. What was written of these
   * invoices before no longer matters, whatever becomes of it, and is removed.
   */
  void accepted(String fileName);

  /** A file never went out, or was refused: its invoices are again as they were before it. */
  void forgotten(String fileName);

  /** Which of these files hold an invoice that stands in that one too. */
  Set<String> sharing(String fileName, Collection<String> otherFiles);
}
