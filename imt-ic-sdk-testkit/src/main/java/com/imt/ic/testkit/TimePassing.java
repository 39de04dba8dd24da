package com.imt.ic.testkit;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets time pass from one thing that is due to the next. What is due at one moment happens in the
 * order of the routines: the banks and InvoiceCloud first, then pushes, then polls. Thread-safe.
 */
final class TimePassing {

  private final FakeSettings settings;
  private final CustomerDesk desk;
  private final Processor processor;
  private final FakeState state;
  private final ScheduledReturns returns;
  private final List<Routine> hosts = new CopyOnWriteArrayList<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable PushRounds pushes;
  private volatile @Nullable BalanceRefresh refresh;

  TimePassing(FakeSettings settings, FakeState state, CustomerDesk desk, Processor processor) {
    this.settings = settings;
    this.state = state;
    this.desk = desk;
    this.processor = processor;
    returns = new ScheduledReturns(settings, processor);
  }

  void polledBy(InvoiceCloudIntegration integration) {
    hosts.add(new PollRounds(integration, settings.clock()));
  }

  void pushesTo(DataPump pump) {
    pushes = new PushRounds(state, settings.clock(), pump);
  }

  void asks(BalanceRefresh source) {
    refresh = source;
  }

  void bankWillReturn(Payment payment, NachaCode code, Optional<LocalDate> day) {
    returns.add(payment, code, day);
  }

  TimePassed pass(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "timePasses(" + duration + "): time does not pass backwards; give zero or more");
    }
    MutableClock clock = movable(settings.clock());
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "Time passes already; what happens meanwhile cannot let more of it pass");
    }
    try {
      Happenings happenings = new Happenings(clock, state.story);
      walk(clock, clock.instant().plus(duration), routines(), happenings);
      return happenings.passed();
    } finally {
      running.set(false);
    }
  }

  private static MutableClock movable(Clock clock) {
    if (clock instanceof MutableClock movable) {
      return movable;
    }
    throw new IllegalStateException(
        "timePasses moves the clock, and this fake goes by %s; build it with .clock(MutableClock.at(...)), and let all else in the test go by that clock too"
            .formatted(clock));
  }

  private List<Routine> routines() {
    List<Routine> routines = new ArrayList<>();
    routines.add(new Settlement(settings, processor));
    routines.add(new AutoPayRun(settings, desk, Optional.ofNullable(refresh)));
    routines.add(returns);
    PushRounds pump = pushes;
    if (pump != null) {
      routines.add(pump);
    }
    routines.addAll(hosts);
    return routines;
  }

  private static void walk(
      MutableClock clock, Instant end, List<Routine> routines, Happenings happenings) {
    while (true) {
      Instant now = clock.instant();
      Routine next = null;
      Instant nextAt = end;
      for (Routine routine : routines) {
        Instant dueAt = routine.dueAt().orElse(Instant.MAX);
        Instant at = dueAt.isBefore(now) ? now : dueAt;
        if (next == null ? !at.isAfter(end) : at.isBefore(nextAt)) {
          next = routine;
          nextAt = at;
        }
      }
      if (next == null) {
        break;
      }
      clock.setTo(nextAt);
      next.run(happenings);
    }
    // A host that waits by the same clock may have gone beyond.
    if (clock.instant().isBefore(end)) {
      clock.setTo(end);
    }
  }
}
