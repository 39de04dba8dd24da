package com.imt.ic.testkit;

import com.imt.ic.ledger.Payment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What banks will return, in the morning of a day: their files come by night. Thread-safe. */
final class ScheduledReturns implements Routine {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private record Scheduled(Payment payment, NachaCode code, Optional<LocalDate> day) {}

  private final FakeSettings settings;
  private final Processor processor;
  private final List<Scheduled> scheduled = new ArrayList<>();

  ScheduledReturns(FakeSettings settings, Processor processor) {
    this.settings = settings;
    this.processor = processor;
  }

  synchronized void add(Payment payment, NachaCode code, Optional<LocalDate> day) {
    Scheduled added = new Scheduled(payment, code, day);
    Instant unused = at(added); // which refuses what no bank returns
    scheduled.add(added);
  }

  @Override
  public synchronized Optional<Instant> dueAt() {
    return scheduled.stream().map(this::at).min(Comparator.naturalOrder());
  }

  @Override
  public synchronized void run(Happenings happenings) {
    Instant now = settings.clock().instant();
    for (Scheduled each : List.copyOf(scheduled)) {
      if (!at(each).isAfter(now)) {
        scheduled.remove(each);
        if (!each.code().returnCode().takesMoneyBack()
            || !processor.isReturned(each.payment().paymentGuid())) {
          happenings.returned(processor.reject(each.payment().paymentGuid(), each.code()));
        }
      }
    }
  }

  private Instant at(Scheduled each) {
    LocalDate usual = processor.returnsOn(each.payment().paymentGuid());
    return settings.at(each.day().orElse(usual), MORNING);
  }
}
