package com.imt.ic.internal.store;

import java.util.concurrent.locks.ReentrantLock;

/**
 * An {@link IntegrationStore} in memory, for tests: it keeps every promise but to outlive the
 * process.
 *
 * <p>Thread-safe: one transaction runs at a time, the others wait. A transaction inside another one
 * on the same thread, and a {@link StoreTransaction} that is used after its work or on another
 * thread, are refused with {@link IllegalStateException}, since a database would wait for itself
 * forever there.
 */
public final class InMemoryIntegrationStore implements IntegrationStore {

  private final ReentrantLock lock = new ReentrantLock(true);
  private final InMemoryState state = new InMemoryState();

  /** An empty store. */
  public InMemoryIntegrationStore() {}

  @Override
  public <T> T inTransaction(Work<T> work) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "This thread is in a transaction of this store already; use that transaction instead of"
              + " a second one.");
    }
    lock.lock();
    try {
      InMemoryTransaction transaction = new InMemoryTransaction(state, Thread.currentThread());
      boolean done = false;
      try {
        T result = work.run(transaction);
        done = true;
        return result;
      } finally {
        transaction.end();
        if (done) {
          state.log.forget();
        } else {
          state.log.takeBack();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
