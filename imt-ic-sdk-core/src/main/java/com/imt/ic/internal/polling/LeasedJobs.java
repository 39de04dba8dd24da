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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one node, each of which it does once at a time. A thread that asks for what another
 * one of this node does takes no lease from it, through whichever integration of this process it
 * asks: a lease is taken again under its own name, so that a node which was restarted need not
 * wait, and two integrations of one name would take it from one another. Thread-safe.
 */
public final class LeasedJobs {

  /** What this process does now. */
  private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();

  private record Running(String place, String job, String node) {}

  private final IntegrationStore store;
  private final Clock clock;
  private final String node;
  private final Duration term;

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
    AtomicReference<Running> mine = new AtomicReference<>();
    try {
      Instant now = clock.instant();
      record Taken<T>(Lease lease, T result) {}
      Optional<Taken<T>> taken =
          store.inTransaction(
              transaction -> {
                begin(new Running(transaction.leases().place(), job, node), mine);
                return transaction
                    .leases()
                    .acquire(job, node, now, now.plus(term))
                    .map(lease -> new Taken<>(lease, first.run(transaction)));
              });
      if (taken.isPresent()) {
        return new Begun<>(
            new LeasedJob(store, clock, term, taken.get().lease(), () -> end(mine.get())),
            taken.get().result());
      }
      Optional<Lease> other = store.inTransaction(transaction -> transaction.leases().find(job));
      throw LeaseException.held(
          job, other.map(Lease::holder).orElse(null), other.map(Lease::expiresAt).orElse(null));
    } catch (RuntimeException | Error e) {
      end(mine.get());
      throw e;
    }
  }

  /** A transaction that is run again finds what it had begun itself. */
  private static void begin(Running running, AtomicReference<Running> mine) {
    if (mine.get() == null) {
      if (!RUNNING.add(running)) {
        throw LeaseException.held(running.job(), running.node(), null);
      }
      mine.set(running);
    }
  }

  private static void end(@Nullable Running running) {
    if (running != null) {
      RUNNING.remove(running);
    }
  }
}
