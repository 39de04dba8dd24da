package com.imt.ic.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Invoice files by name. */
public interface InvoiceFileJournal {

  boolean add(InvoiceFileEntry entry);

  Optional<InvoiceFileEntry> find(String name);

  /** Files in one of these states, oldest first. */
  List<InvoiceFileEntry> in(Collection<InvoiceFileEntry.State> states);

  void update(InvoiceFileEntry entry);
}
