package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * AutoPay collects in the morning of an invoice's collection date, or later that day what is there
 * only then. Where Spectrum cannot be asked, it collects nothing of the invoice. All assumptions.
 */
record AutoPayRun(FakeSettings settings, CustomerDesk desk, Optional<BalanceRefresh> refresh)
    implements Routine {

  private static final LocalTime MORNING = LocalTime.of(6, 0);

  @Override
  public Optional<Instant> dueAt() {
    return desk.nextCollection(today()).map(day -> settings.at(day, MORNING));
  }

  @Override
  public void run(Happenings happenings) {
    LocalDate day = today();
    for (InvoiceNumber number : desk.toCollect(day)) {
      try {
        desk.collect(number, day, refresh).ifPresent(happenings::collected);
      } catch (RuntimeException e) {
        happenings.failed("AutoPay asks what is due on " + number, e);
      }
    }
  }

  private LocalDate today() {
    return settings.businessDate(settings.clock().instant());
  }
}
