package com.imt.ic.internal.polling;

import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.LeaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One holding of a job by this node. A transaction that writes proves, with the token, that the job
 * has not changed hands, and holds the proof until it ends: a node that was paused, and wakes up
 * after another one took the job, writes nothing. Confined to one thread.
 */
public final class LeasedJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedJob.class);

  private final IntegrationStore store;
  private final Clock clock;
  private final Duration term;
  private final Lease lease;
  private final Runnable atTheEnd;
  private Instant renewedAt;
  private boolean isFree;

  LeasedJob(IntegrationStore store, Clock clock, Duration term, Lease lease, Runnable atTheEnd) {
    this.store = store;
    this.clock = clock;
    this.term = term;
    this.lease = lease;
    this.atTheEnd = atTheEnd;
    renewedAt = lease.expiresAt().minus(term);
  }

  /** The number of this holding, greater than that of every earlier one. */
  long number() {
    return lease.token();
  }

  /** Runs a work that begins with the proof. */
  public <T> T inTransaction(IntegrationStore.Work<T> work) {
    return store.inTransaction(
        transaction -> {
          prove(transaction);
          return work.run(transaction);
        });
  }

  /** Runs a work without a result, as {@link #inTransaction} does. */
  public void runInTransaction(Consumer<StoreTransaction> work) {
    store.runInTransaction(
        transaction -> {
          prove(transaction);
          work.accept(transaction);
        });
  }

  /** Runs a last work, and frees the job in the same transaction. */
  <T> T finish(IntegrationStore.Work<T> work) {
    T result =
        inTransaction(
            transaction -> {
              T found = work.run(transaction);
              transaction.leases().release(lease);
              return found;
            });
    isFree = true;
    return result;
  }

  /**
   * The proof, which renews the lease too.
   *
   * @throws LeaseException when the job has changed hands
   */
  public void prove(StoreTransaction transaction) {
    Instant now = clock.instant();
    if (!transaction.leases().renew(lease, now.plus(term))) {
      throw LeaseException.lost(lease.job());
    }
    renewedAt = now;
  }

  /** Renews the lease where a third of its term is over: for work that writes nothing for long. */
  public void keep() {
    if (!clock.instant().isBefore(renewedAt.plus(term.dividedBy(3)))) {
      store.runInTransaction(this::prove);
    }
  }

  /** Frees the job; where that fails it is free when the lease expires. */
  @Override
  public void close() {
    try {
      if (!isFree) {
        store.runInTransaction(transaction -> transaction.leases().release(lease));
      }
    } catch (StoreException e) {
      LOG.warn(
          "The lease of {} could not be released and ends by itself within {}: {}",
          lease.job(),
          term,
          e.getMessage());
    } finally {
      atTheEnd.run();
    }
  }
}
