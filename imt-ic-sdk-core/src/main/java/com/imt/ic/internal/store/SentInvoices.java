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
   * What stands of an invoice in a file.
   *
   * @param digest of its content; empty where IC has another one than the file
   */
  record Written(String fileName, String digest) {}

  /**
   * What was last written of invoices into files for InvoiceCloud, answered or not.
   *
   * @return without the invoices that were never written
   */
  Map<InvoiceNumber, Written> lastWritten(Collection<InvoiceNumber> invoiceNumbers);

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

  /** These invoices of a file never went out, or were refused, while others of it count. */
  void forgotten(String fileName, Collection<InvoiceNumber> invoiceNumbers);

  /**
   * InvoiceCloud knows these invoices with another content than stands in a file that it accepted,
   * where that is the last one of theirs: whatever is handed over of them next has changed.
   */
  void outdated(String fileName, Collection<InvoiceNumber> invoiceNumbers);

  /** Which of these files hold one of these invoices. */
  Set<String> holding(Collection<InvoiceNumber> invoiceNumbers, Collection<String> files);

  /** Which of these files hold an invoice that stands in that one too. */
  Set<String> sharing(String fileName, Collection<String> otherFiles);
}
