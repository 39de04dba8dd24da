package com.imt.ic.internal.polling;

import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.polling.LeaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One holding of a job by this node. Every transaction begins by proving, with the token, that the
 * job has not changed hands, and holds the proof until it ends: a node that was paused, and wakes
 * up after another one took the job, writes nothing.
 */
record LeasedJob(IntegrationStore store, Clock clock, Duration term, Lease lease)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedJob.class);

  static LeasedJob take(
      IntegrationStore store, Clock clock, Duration term, String job, String node) {
    Instant now = clock.instant();
    Optional<Lease> taken =
        store.inTransaction(
            transaction -> transaction.leases().acquire(job, node, now, now.plus(term)));
    if (taken.isEmpty()) {
      Optional<Lease> other = store.inTransaction(transaction -> transaction.leases().find(job));
      throw LeaseException.held(
          job, other.map(Lease::holder).orElse(null), other.map(Lease::expiresAt).orElse(null));
    }
    return new LeasedJob(store, clock, term, taken.get());
  }

  <T> T inTransaction(IntegrationStore.Work<T> work) {
    return store.inTransaction(
        transaction -> {
          if (!transaction.leases().renew(lease, clock.instant().plus(term))) {
            throw LeaseException.lost(lease.job());
          }
          return work.run(transaction);
        });
  }

  /** Frees the job; where that fails it is free when the lease expires. */
  @Override
  public void close() {
    try {
      store.runInTransaction(transaction -> transaction.leases().release(lease));
    } catch (StoreException e) {
      LOG.warn(
          "The lease of {} could not be released and ends by itself within {}: {}",
          lease.job(),
          term,
          e.getMessage());
    }
  }
}
