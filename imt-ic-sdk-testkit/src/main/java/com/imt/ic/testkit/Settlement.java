package com.imt.ic.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** The processor settles each business day's batches in the evening: an assumption. */
record Settlement(FakeSettings settings, Processor processor) implements Routine {

  private static final LocalTime EVENING = LocalTime.of(18, 0);

  @Override
  public Optional<Instant> dueAt() {
    return processor.nextSettlement().map(day -> settings.at(day, EVENING));
  }

  @Override
  public void run(Happenings happenings) {
    Instant now = settings.clock().instant();
    LocalDate today = settings.businessDate(now);
    boolean isOver = !now.isBefore(settings.at(today, EVENING));
    happenings.settled(processor.settle(isOver ? today : today.minusDays(1)));
  }
}
