package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.reject;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each return of a payment is kept once; a payment may come back more than once. */
abstract class RejectJournalContract extends StoreContract {

  @Test
  void returns_of_a_payment_are_counted_come_by_moment_and_change_state() {
    RejectEntry waiting = reject(NOON);
    RejectEntry later = reject(2, NOON.plusSeconds(86_400));
    run(
        transaction -> {
          assertTrue(transaction.rejects().add(later));
          assertTrue(transaction.rejects().add(waiting));
        });
    RejectEntry reversed =
        new RejectEntry(
            GUID,
            1,
            "R01",
            NOON,
            Money.ofCents(100),
            Money.ZERO,
            RejectEntry.State.REVERSED,
            NOON,
            Map.of("code", "R01"),
            Map.of("ReturnCode", " R01"),
            true);
    run(transaction -> transaction.rejects().update(reversed));

    List<RejectEntry> read = new ArrayList<>();
    run(
        transaction -> {
          transaction.rejects().forEach(read::add);
          assertEquals(List.of(reversed, later), Entries.returnsOf(GUID, transaction));
          assertEquals(List.of(), Entries.returnsOf(PaymentGuid.of("other"), transaction));
          assertEquals(
              Optional.empty(),
              transaction.rejects().lock(GUID.value(), new RejectEntry.Key(GUID, 3)));
        });
    assertEquals(List.of(reversed, later), read);
  }

  @Test
  void return_added_twice_is_kept_once_as_it_came_first() {
    RejectEntry again =
        new RejectEntry(
            GUID,
            1,
            "R01",
            NOON,
            Money.ofCents(999),
            Money.ZERO,
            RejectEntry.State.REVERSED,
            NOON,
            Map.of("code", "R01"),
            Map.of("ReturnCode", " R01"),
            true);
    run(transaction -> assertTrue(transaction.rejects().add(reject(NOON))));

    run(transaction -> assertFalse(transaction.rejects().add(again)));

    assertEquals(List.of(reject(NOON)), read(transaction -> Entries.returnsOf(GUID, transaction)));
  }

  @Test
  void returns_of_one_moment_are_told_apart_by_number() {
    RejectEntry other =
        new RejectEntry(
            GUID,
            2,
            "R10",
            NOON,
            Money.ofCents(100),
            Money.ZERO,
            RejectEntry.State.WAITING,
            NOON,
            Map.of("code", "R01"),
            Map.of("ReturnCode", " R01"),
            true);
    run(
        transaction -> {
          assertTrue(transaction.rejects().add(reject(NOON)));
          assertTrue(transaction.rejects().add(other));
        });

    assertEquals(
        List.of(reject(NOON), other), read(transaction -> Entries.returnsOf(GUID, transaction)));
  }

  @Test
  void update_of_an_unknown_return_is_refused() {
    assertThrows(
        IllegalStateException.class,
        () -> run(transaction -> transaction.rejects().update(reject(NOON))));
  }
}
