package com.imt.ic.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invoice files by name. */
public interface InvoiceFileJournal {

  boolean add(InvoiceFileEntry entry);

  Optional<InvoiceFileEntry> find(String name);

  /** Finds an entry and holds it until the transaction ends. */
  Optional<InvoiceFileEntry> lock(String name);

  /** Which of these names are taken. */
  Set<String> known(Collection<String> names);

  /** Files in one of these states, oldest first. */
  List<InvoiceFileEntry> in(Collection<InvoiceFileEntry.State> states);

  void update(InvoiceFileEntry entry);

  /** Forgets a file that never got its own name. */
  void remove(String name);
}
