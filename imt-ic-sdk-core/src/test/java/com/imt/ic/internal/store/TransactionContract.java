package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.ACCOUNT;
import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.INVOICE;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.addOneOfEach;
import static com.imt.ic.internal.store.Entries.payment;
import static com.imt.ic.internal.store.Entries.readUpTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.PaymentGuid;
import com.imt.ic.quarantine.QuarantineFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** All of a work is kept when it returns, nothing when it throws, and nobody else may meddle. */
abstract class TransactionContract extends StoreContract {

  @Test
  void work_that_returns_is_kept_and_its_result_handed_on() {
    boolean added = store().inTransaction(transaction -> transaction.payments().add(payment(GUID)));

    assertTrue(added);
    assertEquals(
        Optional.of(payment(GUID)),
        read(transaction -> transaction.payments().lock(GUID.value(), Entries.key(GUID))));
  }

  @Test
  void work_that_throws_leaves_nothing_of_any_kind() {
    IllegalStateException thrown = new IllegalStateException("the work's own");

    IllegalStateException passedOn =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    transaction -> {
                      addOneOfEach(transaction);
                      throw thrown;
                    }));

    assertSame(thrown, passedOn);
    run(TransactionContract::requireNothing);
  }

  @Test
  void error_leaves_nothing_as_an_exception_does() {
    assertThrows(
        AssertionError.class,
        () ->
            run(
                transaction -> {
                  addOneOfEach(transaction);
                  throw new AssertionError("broken");
                }));

    run(TransactionContract::requireNothing);
  }

  private static void requireNothing(StoreTransaction transaction) {
    assertEquals(Optional.empty(), transaction.payments().lock(GUID.value(), Entries.key(GUID)));
    assertEquals(
        Optional.empty(),
        transaction.settlements().lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1)));
    assertEquals(List.of(), Entries.returnsOf(GUID, transaction));
    assertEquals(
        Optional.empty(),
        transaction
            .enrollments()
            .lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, "")));
    assertEquals(Map.of(), transaction.sentInvoices().lastWritten(List.of(INVOICE)));
    assertEquals(Optional.empty(), transaction.invoiceFiles().find("a.bif"));
    assertEquals(0, quarantined(transaction));
    assertEquals(Optional.empty(), transaction.leases().find("payments"));
    assertEquals(Optional.empty(), transaction.jobs().find("payments"));
  }

  @Test
  void failed_work_takes_back_updates_and_keeps_what_was_before() {
    run(Entries::addOneOfEach);

    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                transaction -> {
                  transaction.payments().update(payment(GUID, PaymentEntry.State.REFUSED));
                  transaction.jobs().put(readUpTo(NOON.plusSeconds(60)));
                  transaction.sentInvoices().written("b.bif", Map.of(INVOICE, "digest-2"));
                  transaction.sentInvoices().forgotten("a.bif");
                  throw new IllegalStateException();
                }));

    run(
        transaction -> {
          assertEquals(
              Optional.of(payment(GUID)),
              transaction.payments().lock(GUID.value(), Entries.key(GUID)));
          assertEquals(Optional.of(readUpTo(NOON)), transaction.jobs().find("payments"));
          assertEquals(
              Map.of(INVOICE, new SentInvoices.Written("a.bif", "digest-1")),
              transaction.sentInvoices().lastWritten(List.of(INVOICE)));
        });
  }

  @Test
  void work_reads_its_own_writes() {
    run(
        transaction -> {
          addOneOfEach(transaction);

          assertEquals(Optional.of(readUpTo(NOON)), transaction.jobs().find("payments"));
          assertEquals(
              Optional.of(payment(GUID)),
              transaction.payments().lock(GUID.value(), Entries.key(GUID)));
          assertTrue(
              transaction
                  .settlements()
                  .lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1))
                  .isPresent());
          assertEquals(1, Entries.returnsOf(GUID, transaction).size());
          assertEquals(
              Map.of(INVOICE, new SentInvoices.Written("a.bif", "digest-1")),
              transaction.sentInvoices().lastWritten(List.of(INVOICE)));
          assertEquals(
              1, transaction.invoiceFiles().in(List.of(InvoiceFileEntry.State.QUEUED)).size());
          assertEquals(1, quarantined(transaction));
          assertTrue(transaction.leases().find("payments").isPresent());
        });
  }

  @Test
  void transaction_used_after_its_work_is_refused() {
    AtomicReference<StoreTransaction> kept = new AtomicReference<>();
    run(kept::set);
    StoreTransaction ended = Objects.requireNonNull(kept.get());

    assertThrows(IllegalStateException.class, () -> ended.payments().add(payment(GUID)));
    assertThrows(
        IllegalStateException.class,
        () -> ended.sentInvoices().written("a.bif", Map.of(INVOICE, "digest")));
    assertThrows(IllegalStateException.class, () -> ended.jobs().put(readUpTo(NOON)));
  }

  @Test
  void transaction_used_on_another_thread_is_refused() {
    run(
        transaction -> {
          Future<?> elsewhere = threads().submit(() -> transaction.jobs().find("payments"));
          ExecutionException failure =
              assertThrows(
                  ExecutionException.class, () -> elsewhere.get(MOST_SECONDS, TimeUnit.SECONDS));
          assertInstanceOf(IllegalStateException.class, failure.getCause());
        });
  }

  @Test
  void unwrap_of_a_type_that_is_not_there_is_refused_by_name() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(transaction -> transaction.unwrap(StringBuilder.class)));

    assertTrue(String.valueOf(refusal.getMessage()).contains("java.lang.StringBuilder"));
  }

  @Test
  void transactions_of_many_threads_are_all_kept() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      PaymentEntry own = payment(PaymentGuid.of("P" + i));
      all.add(
          threads()
              .submit(() -> store().inTransaction(transaction -> transaction.payments().add(own))));
    }
    for (Future<Boolean> each : all) {
      assertTrue(each.get(MOST_SECONDS, TimeUnit.SECONDS));
    }

    List<PaymentEntry> kept = new ArrayList<>();
    run(transaction -> transaction.payments().forEach(kept::add));
    assertEquals(32, kept.size());
  }

  private static int quarantined(StoreTransaction transaction) {
    return transaction.quarantine().page(QuarantineFilter.ALL, 0, 10).size();
  }
}
