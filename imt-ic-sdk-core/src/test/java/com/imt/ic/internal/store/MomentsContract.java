package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.paidAt;
import static com.imt.ic.internal.store.Entries.reject;
import static com.imt.ic.internal.store.Entries.settlement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.imt.ic.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * Moments are kept to the microsecond, cut and never rounded, and neither they nor days depend on
 * the zone of the machine. One test changes the JVM's default time zone and puts it back.
 */
abstract class MomentsContract extends StoreContract {

  @Test
  void moments_are_cut_to_the_microsecond_never_rounded() {
    Instant moment = Instant.parse("2026-12-31T23:59:59.999999900Z");
    Instant cut = Instant.parse("2026-12-31T23:59:59.999999Z");
    run(
        transaction -> {
          transaction.jobs().put(Entries.readUpTo(moment));
          transaction.payments().add(paidAt(GUID, moment));
          transaction.rejects().add(reject(moment));
        });

    run(
        transaction -> {
          assertEquals(
              Optional.of(cut), transaction.jobs().find("payments").map(JobEntry::readUpTo));
          assertEquals(
              Optional.of(cut),
              transaction
                  .payments()
                  .lock(GUID.value(), Entries.key(GUID))
                  .map(PaymentEntry::paidAt));
          assertEquals(
              Optional.of(reject(cut)),
              transaction.rejects().lock(GUID.value(), new RejectEntry.Key(GUID, 1)));
          assertFalse(transaction.rejects().add(reject(moment.plusNanos(50))));
        });
  }

  @Test
  void moments_and_days_survive_a_change_of_the_default_time_zone() {
    // Before the epoch, an hour that America/Chicago lacks, and both sides of one it has twice.
    List<Instant> moments =
        List.of(
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2026-03-08T08:30:00Z"),
            Instant.parse("2026-11-01T06:30:00.000001Z"),
            Instant.parse("2026-11-01T07:30:00.000001Z"));
    SettlementEntry settled = settlement("B1", Money.ofCents(1_00));
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Chicago"));
      run(
          transaction -> {
            for (Instant moment : moments) {
              transaction.rejects().add(reject(1 + moments.indexOf(moment), moment));
            }
            transaction.settlements().add(settled);
          });
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      run(
          transaction -> {
            assertEquals(
                moments,
                Entries.returnsOf(GUID, transaction).stream()
                    .map(RejectEntry::returnedAt)
                    .toList());
            assertEquals(
                Optional.of(settled),
                transaction
                    .settlements()
                    .lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1)));
          });
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
