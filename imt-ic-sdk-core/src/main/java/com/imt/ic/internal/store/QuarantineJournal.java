package com.imt.ic.internal.store;

import com.imt.ic.quarantine.QuarantineEntry;
import java.util.function.Consumer;

/** Rows that people must look at; the same row with the same reason is kept once. */
public interface QuarantineJournal {

  boolean add(QuarantineEntry entry);

  /** Every row, in the order in which they came; read as a stream. */
  void forEach(Consumer<QuarantineEntry> reader);
}
