package com.imt.ic.simulation;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.store.IntegrationStore;

/**
 * The store of one biller in memory. One thread plays all nodes, so one transaction runs at a time,
 * of whichever biller; one that fails is taken back.
 */
record MemoryStore(MemoryTables tables, Undo undo) implements IntegrationStore {

  @Override
  public <T> T inTransaction(Work<T> work) {
    undo.begin();
    boolean done = false;
    try {
      T result = work.run(tables);
      done = true;
      return result;
    } finally {
      undo.end(done);
    }
  }

  @Override
  public boolean isDatabaseTrouble(RuntimeException failure) {
    return failure instanceof InvoiceCloudException;
  }
}
