package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.settlement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each line of a batch is kept once, and a payment that a batch takes back is a line of its own.
 */
abstract class SettlementJournalContract extends StoreContract {

  @Test
  void lines_of_a_payment_in_a_batch_are_counted_equal_or_not() {
    SettlementEntry settled = settlement("B1", Money.ofCents(10_00));
    SettlementEntry takenBack = settlement("B1", 2, Money.ofCents(-10_00));
    run(
        transaction -> {
          assertTrue(transaction.settlements().add(settled));
          assertTrue(transaction.settlements().add(takenBack));
        });

    run(
        transaction -> {
          assertEquals(
              Optional.of(settled),
              transaction.settlements().lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1)));
          assertEquals(
              Optional.of(takenBack),
              transaction.settlements().lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 2)));
          assertEquals(
              Optional.empty(),
              transaction.settlements().lock(GUID.value(), new SettlementEntry.Key(GUID, "B2", 1)));
        });
  }

  @Test
  void line_added_again_with_another_amount_is_kept_as_it_came_first() {
    SettlementEntry settled = settlement("B1", Money.ofCents(10_00));
    run(transaction -> transaction.settlements().add(settled));

    run(
        transaction ->
            assertFalse(transaction.settlements().add(settlement("B1", Money.ofCents(11_00)))));

    assertEquals(
        Optional.of(settled),
        read(
            transaction ->
                transaction
                    .settlements()
                    .lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1))));
  }

  @Test
  void settled_payments_are_read_by_day_batch_and_payment() {
    SettlementEntry first = settlement("B2", Money.ofCents(1));
    SettlementEntry second =
        new SettlementEntry(
            "B1",
            GUID,
            1,
            LocalDate.of(2026, 3, 10),
            Optional.of("Worldpay"),
            Optional.of(Entries.INVOICE),
            Money.ZERO,
            Optional.of(Money.ofCents(2_95)),
            Optional.of(Money.ZERO),
            SettlementEntry.State.REVIEW,
            NOON,
            true);
    SettlementEntry third =
        new SettlementEntry(
            "B1",
            PaymentGuid.of("1f8fad5b-d9cb-469f-a165-70867728950e"),
            1,
            LocalDate.of(2026, 3, 10),
            Optional.empty(),
            Optional.empty(),
            Money.ofCents(7),
            Optional.empty(),
            Optional.empty(),
            SettlementEntry.State.SETTLED,
            NOON,
            true);
    run(
        transaction -> {
          transaction.settlements().add(third);
          transaction.settlements().add(first);
          transaction.settlements().add(second);
        });

    List<SettlementEntry> read = new ArrayList<>();
    run(transaction -> transaction.settlements().forEach(read::add));
    assertEquals(List.of(first, second, third), read);
  }
}
