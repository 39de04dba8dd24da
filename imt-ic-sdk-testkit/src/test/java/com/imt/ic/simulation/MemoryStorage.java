package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerTransaction;

/** The store in memory, with faults around whole transactions. */
record MemoryStorage(World world, IntegrationStore shared) implements Storage {

  MemoryStorage(World world) {
    this(world, new MemoryStore());
  }

  /** Undoes a run of a work that is run again. */
  private static final class RunAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public IntegrationStore open(Node node) {
    return new IntegrationStore() {
      @Override
      public <T> T inTransaction(Work<T> work) {
        return MemoryStorage.this.inTransaction(node, work);
      }
    };
  }

  private <T> T inTransaction(Node node, IntegrationStore.Work<T> work) {
    Books books = world.books();
    Fate fate = world.fate();
    if (fate.fault(100)) {
      try {
        run(
            books,
            transaction -> {
              work.run(transaction);
              throw new RunAgain();
            });
      } catch (RunAgain e) {
        // as a database that gave the transaction up
      }
    }
    T result =
        run(
            books,
            transaction -> {
              T found = work.run(transaction);
              aroundCommit(fate, node);
              return found;
            });
    aroundCommit(fate, node);
    return result;
  }

  private <T> T run(Books books, IntegrationStore.Work<T> work) {
    books.begin();
    try {
      T result = shared.inTransaction(work);
      books.commit();
      return result;
    } finally {
      books.end();
    }
  }

  /** Before the commit nothing is kept, after it everything is and the caller does not know. */
  private static void aroundCommit(Fate fate, Node node) {
    if (fate.fault(300)) {
      throw new StoreException("the simulated database failed", null);
    }
    fate.mayCrash(node, 1200);
  }

  @Override
  public IntegrationStore inspected() {
    return shared;
  }

  @Override
  public void write(String kind, String reference, Money amount, LedgerTransaction transaction) {
    // the books themselves are the ledger
  }

  @Override
  public void requireLedger(Books books) {
    // the books themselves are the ledger
  }

  @Override
  public void close() {}
}
