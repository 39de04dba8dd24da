package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Warning;
import com.imt.ic.internal.polling.PollRequest;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One process of the consumer, from its start to its end: the SDK's own classes over faults. */
final class Node {

  static final Duration LEASE = Duration.ofMinutes(10);

  private final World world;
  private final NodeStore store;
  private final PaymentInbox inbox;
  private final Polling polling;
  private final PollingPlan plan;
  private final List<Runnable> whenGone = new ArrayList<>();
  private Duration skew = Duration.ZERO;
  private boolean alive = true;
  private boolean busy;

  Node(World world, String name) {
    this.world = world;
    store = new NodeStore(world.storage().open(this), world, this);
    Clock clock = clock();
    BillerId biller = BillerId.of("1234");
    com.imt.ic.internal.posting.Books books =
        new com.imt.ic.internal.posting.Books(world.books(), biller);
    inbox = new PaymentInbox(store, books, new AchReturnInbox(books, clock), clock);
    plan = new PollingPlan(world.profile());
    polling =
        new Polling(
            world.wire().connect(this),
            store,
            world.profile(),
            books,
            inbox,
            clock,
            new Polling.Settings(world.beginning(), name, LEASE));
  }

  /** This process's clock, which may be wrong. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return world.now().plus(skew);
      }
    };
  }

  IntegrationStore store() {
    return store;
  }

  void requireAlive() {
    if (!alive) {
      throw new Crash();
    }
  }

  void die() {
    end();
    throw new Crash();
  }

  /** Ends the process; once. */
  void end() {
    if (alive) {
      alive = false;
      whenGone.forEach(Runnable::run);
    }
  }

  /** What the outside does when this process has ended. */
  void whenGone(Runnable noticed) {
    whenGone.add(noticed);
  }

  boolean isAlive() {
    return alive;
  }

  void setClockOff(Duration by) {
    skew = by;
  }

  /** What a host's scheduler does: everything that is due, one after the other. */
  void work(boolean sweeps) {
    if (busy) {
      return; // its thread sleeps in the middle of something
    }
    busy = true;
    try {
      for (DuePoll due :
          store.inTransaction(transaction -> plan.due(world.now().plus(skew), transaction))) {
        if (due.sweep() == null || sweeps) {
          poll(due);
        }
      }
    } catch (InvoiceCloudException e) {
      // a host logs it; the poll stays due
    } catch (Crash e) {
      // the process is gone
    } finally {
      busy = false;
    }
  }

  /** One of them, whether or not another node does it. */
  void poll(DuePoll due) {
    try {
      requireNothingLate(
          polling.run(
              due.sweep() == null
                  ? PollRequest.poll(due.report())
                  : PollRequest.sweep(due.report(), due.sweep())));
      world.polled();
    } catch (LeaseException e) {
      // another node does it
    } catch (InvoiceCloudException e) {
      // the next report may do better
    }
  }

  private void requireNothingLate(PollResult result) {
    boolean late =
        result.warnings().stream().anyMatch(each -> each.kind() == Warning.Kind.LATE_ROWS);
    world.verdict().require(!late, "a sweep found what the polls had missed");
  }

  /** Whether the data pump got an answer: it repeats what was not answered. */
  boolean push(Payment payment) {
    try {
      Acceptance acceptance = inbox.accept(payment, Map.of(), PaymentChannel.PUSH);
      world.answered(payment, acceptance);
      return true;
    } catch (InvoiceCloudException | Crash e) {
      return false;
    }
  }
}
