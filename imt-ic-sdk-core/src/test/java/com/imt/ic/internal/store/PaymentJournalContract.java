package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.paidAt;
import static com.imt.ic.internal.store.Entries.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each payment's identity is kept once and forever, and of two that bring it at once the second one
 * waits and learns.
 */
abstract class PaymentJournalContract extends StoreContract {

  @Test
  void payment_is_kept_with_every_field() {
    PaymentEntry full =
        new PaymentEntry(
            GUID,
            7,
            Optional.of(AccountNumber.of("Ä ccount-ß-数-𝄞-" + "9".repeat(80))),
            Optional.of(InvoiceNumber.of("I".repeat(100))),
            Optional.of("Some method that nobody knows"),
            Money.ofCents(-Long.MAX_VALUE),
            Optional.of(Money.ofCents(2_95)),
            Optional.of(Money.ofCents(2_96)),
            Instant.parse("2026-11-01T06:30:00.123456Z"),
            PaymentEntry.State.REFUSED,
            Optional.of("R-1"),
            Optional.of(NOON.plusNanos(999_999_000)),
            Optional.of(NOON.minusSeconds(1)),
            Money.ofCents(Long.MAX_VALUE),
            Money.ofCents(-1));

    run(transaction -> transaction.payments().add(full));

    assertEquals(List.of(full), payments());
  }

  @Test
  void payment_added_twice_is_kept_once_as_it_came_first() {
    run(transaction -> transaction.payments().add(payment(GUID)));

    boolean again =
        read(
            transaction -> {
              boolean added =
                  transaction.payments().add(payment(GUID, PaymentEntry.State.DECLINED));
              // A refused row must not spoil the transaction: PostgreSQL would.
              transaction.jobs().put(Entries.readUpTo(NOON));
              return added;
            });

    assertFalse(again);
    assertEquals(List.of(payment(GUID)), payments());
    assertEquals(
        Optional.of(Entries.readUpTo(NOON)),
        read(transaction -> transaction.jobs().find("payments")));
  }

  @Test
  void payment_added_twice_in_one_work_is_kept_once() {
    run(
        transaction -> {
          assertTrue(transaction.payments().add(payment(GUID)));
          assertFalse(transaction.payments().add(payment(GUID)));
        });

    assertEquals(1, payments().size());
  }

  @Test
  void payment_of_many_years_ago_is_still_known() {
    PaymentEntry old = paidAt(GUID, Instant.parse("1998-02-03T04:05:06Z"));
    run(transaction -> transaction.payments().add(old));
    run(
        transaction ->
            IntStream.range(0, 200)
                .forEach(i -> transaction.payments().add(payment(PaymentGuid.of("P" + i)))));

    run(transaction -> assertFalse(transaction.payments().add(payment(GUID))));
    assertEquals(
        Optional.of(old),
        read(transaction -> transaction.payments().lock(GUID.value(), Entries.key(GUID))));
  }

  @Test
  void second_of_two_transactions_that_add_one_payment_waits_and_learns() throws Exception {
    Contest<Boolean> contest =
        new Contest<>(
            store(),
            threads(),
            transaction -> transaction.payments().add(payment(GUID)),
            transaction -> transaction.payments().add(payment(GUID)));

    assertFalse(contest.secondWaitsForTheFirst());
    assertEquals(1, payments().size());
  }

  @Test
  void second_of_two_transactions_adds_the_payment_when_the_first_failed() throws Exception {
    Contest<Boolean> contest =
        new Contest<>(
            store(),
            threads(),
            transaction -> transaction.payments().add(payment(GUID)),
            transaction -> transaction.payments().add(payment(GUID)));

    assertTrue(contest.secondWaitsUntilTheFirstFails());
    assertEquals(1, payments().size());
  }

  @Test
  void locked_payment_is_read_by_the_next_as_the_first_left_it() throws Exception {
    run(transaction -> transaction.payments().add(payment(GUID)));

    Contest<PaymentEntry.State> contest =
        new Contest<>(
            store(),
            threads(),
            transaction -> {
              assertTrue(transaction.payments().lock(GUID.value(), Entries.key(GUID)).isPresent());
              transaction.payments().update(payment(GUID, PaymentEntry.State.REFUSED));
            },
            transaction ->
                transaction.payments().lock(GUID.value(), Entries.key(GUID)).orElseThrow().state());

    assertEquals(PaymentEntry.State.REFUSED, contest.secondWaitsForTheFirst());
  }

  @Test
  void payment_that_is_locked_alone_holds_the_next_up() throws Exception {
    run(transaction -> transaction.payments().add(payment(GUID)));

    Contest<Boolean> contest =
        new Contest<>(
            store(),
            threads(),
            transaction ->
                assertTrue(
                    transaction.payments().lock(GUID.value(), Entries.key(GUID)).isPresent()),
            transaction ->
                transaction.payments().lock(GUID.value(), Entries.key(GUID)).isPresent());

    assertTrue(contest.secondWaitsForTheFirst());
  }

  @Test
  void locking_an_unknown_payment_finds_nothing() {
    assertEquals(
        Optional.empty(),
        read(transaction -> transaction.payments().lock(GUID.value(), Entries.key(GUID))));
  }

  @Test
  void update_replaces_the_payment_of_that_identity_alone() {
    PaymentGuid other = PaymentGuid.of("other");
    run(
        transaction -> {
          transaction.payments().add(payment(GUID));
          transaction.payments().add(payment(other));
        });

    run(transaction -> transaction.payments().update(payment(GUID, PaymentEntry.State.REFUSED)));

    run(
        transaction -> {
          assertEquals(
              Optional.of(payment(GUID, PaymentEntry.State.REFUSED)),
              transaction.payments().lock(GUID.value(), Entries.key(GUID)));
          assertEquals(
              Optional.of(payment(other)),
              transaction.payments().lock(other.value(), Entries.key(other)));
        });
  }

  @Test
  void update_of_an_unknown_payment_is_refused() {
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () -> run(transaction -> transaction.payments().update(payment(GUID))));

    assertEquals(
        "There is no payment of that identity to update; add it first.", refusal.getMessage());
  }

  @Test
  void payments_are_read_by_identity_and_allocation_so_that_a_cart_is_together() {
    PaymentEntry late = paidAt(PaymentGuid.of("a"), NOON.plusSeconds(1));
    PaymentEntry further = paidAt(PaymentGuid.of("a"), NOON.minusSeconds(9)).withAllocation(2);
    PaymentEntry upper = paidAt(PaymentGuid.of("B"), NOON);
    PaymentEntry lower = paidAt(PaymentGuid.of("a-1"), NOON);
    run(
        transaction -> {
          transaction.payments().add(further);
          transaction.payments().add(late);
          transaction.payments().add(lower);
          transaction.payments().add(upper);
        });

    assertEquals(List.of(upper, late, further, lower), payments());
  }

  @Test
  void identities_that_differ_in_case_alone_are_two() {
    run(
        transaction -> {
          assertTrue(transaction.payments().add(payment(PaymentGuid.of("abc-1"))));
          assertTrue(transaction.payments().add(payment(PaymentGuid.of("ABC-1"))));
        });

    assertEquals(2, payments().size());
  }

  @Test
  void many_payments_are_read_as_a_stream_while_others_are_locked() {
    run(
        transaction ->
            IntStream.range(0, 1_500)
                .forEach(
                    i ->
                        transaction
                            .payments()
                            .add(paidAt(PaymentGuid.of("P" + (1_000 + i)), NOON.plusSeconds(i)))));

    List<Instant> seen = new ArrayList<>();
    run(
        transaction ->
            transaction
                .payments()
                .forEach(
                    entry -> {
                      seen.add(entry.paidAt());
                      assertEquals(
                          Optional.of(entry),
                          transaction.payments().lock(entry.paymentGuid().value(), entry.key()));
                    }));

    assertEquals(
        IntStream.range(0, 1_500).mapToObj(NOON::plusSeconds).toList(),
        seen,
        "each once, in order");
  }

  @Test
  void exception_of_a_reader_ends_the_stream_and_is_passed_on() {
    run(transaction -> transaction.payments().add(payment(GUID)));
    IllegalStateException thrown = new IllegalStateException("enough");

    IllegalStateException passedOn =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    transaction ->
                        transaction
                            .payments()
                            .forEach(
                                entry -> {
                                  throw thrown;
                                })));

    assertSame(thrown, passedOn);
  }

  private List<PaymentEntry> payments() {
    List<PaymentEntry> entries = new ArrayList<>();
    run(transaction -> transaction.payments().forEach(entries::add));
    return entries;
  }
}
