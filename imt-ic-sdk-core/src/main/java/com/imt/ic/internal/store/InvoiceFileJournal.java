package com.imt.ic.internal.store;

import java.util.List;
import java.util.Optional;

/** Invoice files by name. */
public interface InvoiceFileJournal {

  boolean add(InvoiceFileEntry entry);

  Optional<InvoiceFileEntry> find(String name);

  /** Files whose answer is not known, oldest first. */
  List<InvoiceFileEntry> queued();

  void update(InvoiceFileEntry entry);
}
