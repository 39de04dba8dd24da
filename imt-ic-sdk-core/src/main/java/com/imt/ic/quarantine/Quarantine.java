package com.imt.ic.quarantine;

import java.util.function.Consumer;

/** What people must look at, of one biller. Thread-safe. */
public interface Quarantine {

  /**
   * Reads every entry as a stream, in the order in which they came.
   *
   * @param reader gets each, in a transaction that writes nothing
   * @throws com.imt.ic.StoreException when the database fails
   */
  void forEach(Consumer<QuarantineEntry> reader);
}
