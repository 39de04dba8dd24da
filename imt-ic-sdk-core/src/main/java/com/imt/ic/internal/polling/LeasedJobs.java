package com.imt.ic.internal.polling;

import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.polling.LeaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs of one node, each of which it does once at a time. A thread that asks for what another
 * one of this node does takes no lease from it. Thread-safe.
 */
public final class LeasedJobs {

  private final IntegrationStore store;
  private final Clock clock;
  private final String node;
  private final Duration term;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * The jobs of a node.
   *
   * @param node the name under which it holds leases
   * @param term for how long it may be silent before another node may take a job over
   */
  public LeasedJobs(IntegrationStore store, Clock clock, String node, Duration term) {
    this.store = store;
    this.clock = clock;
    this.node = node;
    this.term = term;
  }

  /**
   * Takes a job, to be closed.
   *
   * @throws LeaseException when another node, or another thread of this one, does it now
   */
  public LeasedJob take(String job) {
    return take(job, within -> true).job();
  }

  /** A job that was taken, and what the work found that was done in the same transaction. */
  public record Begun<T>(LeasedJob job, T result) {}

  /** Takes a job, to be closed, and does a first work of it in the same transaction. */
  public <T> Begun<T> take(String job, IntegrationStore.Work<T> first) {
    if (!running.add(job)) {
      throw LeaseException.held(job, node, null);
    }
    try {
      Instant now = clock.instant();
      Instant end = now.plus(term);
      record Taken<T>(Lease lease, T result) {}
      Optional<Taken<T>> taken =
          store.inTransaction(
              transaction ->
                  transaction
                      .leases()
                      .acquire(job, node, now, end)
                      .map(lease -> new Taken<>(lease, first.run(transaction))));
      if (taken.isPresent()) {
        return new Begun<>(
            new LeasedJob(store, clock, term, taken.get().lease(), () -> running.remove(job)),
            taken.get().result());
      }
      Optional<Lease> other = store.inTransaction(transaction -> transaction.leases().find(job));
      throw LeaseException.held(
          job, other.map(Lease::holder).orElse(null), other.map(Lease::expiresAt).orElse(null));
    } catch (RuntimeException e) {
      running.remove(job);
      throw e;
    }
  }
}
