package com.imt.ic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promises that every {@link IntegrationStore} keeps. An implementation's test extends this
 * class and hands in an empty store for each test.
 */
public abstract class IntegrationStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
  private static final PaymentGuid GUID = PaymentGuid.of("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final AccountNumber ACCOUNT = AccountNumber.of("PC-100-2001");
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private IntegrationStore store;

  /**
   * A store that holds nothing, with its schema in place.
   *
   * @return the store under test
   * @throws Exception whatever its making throws
   */
  protected abstract IntegrationStore emptyStore() throws Exception;

  @BeforeEach
  void makeStore() throws Exception {
    store = emptyStore();
  }

  @AfterEach
  void stopThreads() throws Exception {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  // Transactions.

  @Test
  void work_that_returns_is_kept_and_its_result_handed_on() {
    boolean added = store.inTransaction(transaction -> transaction.payments().add(payment(GUID)));

    assertThat(added).isTrue();
    assertThat(payments()).containsExactly(payment(GUID));
  }

  @Test
  void work_may_return_null() {
    String nothing = store.inTransaction(transaction -> null);

    assertThat(nothing).isNull();
  }

  @Test
  void work_that_throws_leaves_nothing_of_any_kind() {
    IllegalStateException thrown = new IllegalStateException("the work's own");

    assertThatThrownBy(
            () ->
                run(
                    transaction -> {
                      fillEverything(transaction);
                      throw thrown;
                    }))
        .isSameAs(thrown);

    run(
        transaction -> {
          assertThat(transaction.checkpoints().find("payments")).isEmpty();
          assertThat(transaction.payments().lock(GUID)).isEmpty();
          assertThat(transaction.settlements().find("B1", GUID, false)).isEmpty();
          assertThat(transaction.rejects().ofPayment(GUID)).isEmpty();
          assertThat(transaction.enrollments().count("AUTOPAY")).isZero();
          assertThat(transaction.sentInvoices().lastWritten(INVOICE)).isEmpty();
          assertThat(transaction.invoiceFiles().find("a.bif")).isEmpty();
          assertThat(quarantined(transaction)).isEmpty();
        });
  }

  @Test
  void failed_work_takes_back_updates_and_keeps_what_was_before() {
    run(IntegrationStoreContract::fillEverything);

    assertThatThrownBy(
            () ->
                run(
                    transaction -> {
                      transaction.payments().update(payment(GUID, PaymentEntry.State.REFUSED));
                      transaction.checkpoints().advance("payments", NOON.plusSeconds(60));
                      transaction.sentInvoices().written(INVOICE, "digest-2", "b.bif");
                      transaction.sentInvoices().refused("a.bif");
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    run(
        transaction -> {
          assertThat(transaction.payments().lock(GUID)).contains(payment(GUID));
          assertThat(transaction.checkpoints().find("payments")).contains(NOON);
          assertThat(transaction.sentInvoices().lastWritten(INVOICE)).contains("digest-1");
        });
  }

  @Test
  void an_error_leaves_nothing_as_an_exception_does() {
    assertThatThrownBy(
            () ->
                run(
                    transaction -> {
                      transaction.payments().add(payment(GUID));
                      throw new AssertionError("broken");
                    }))
        .isInstanceOf(AssertionError.class);

    assertThat(payments()).isEmpty();
  }

  @Test
  void work_reads_its_own_writes() {
    run(
        transaction -> {
          fillEverything(transaction);

          assertThat(transaction.checkpoints().find("payments")).contains(NOON);
          assertThat(transaction.payments().lock(GUID)).contains(payment(GUID));
          assertThat(transaction.settlements().find("B1", GUID, false)).isPresent();
          assertThat(transaction.rejects().ofPayment(GUID)).hasSize(1);
          assertThat(transaction.enrollments().count("AUTOPAY")).isEqualTo(1);
          assertThat(transaction.sentInvoices().lastWritten(INVOICE)).contains("digest-1");
          assertThat(transaction.invoiceFiles().queued()).hasSize(1);
          assertThat(quarantined(transaction)).hasSize(1);
        });
  }

  @Test
  void transaction_used_after_its_work_is_refused() {
    AtomicReference<StoreTransaction> kept = new AtomicReference<>();
    run(kept::set);

    assertThatThrownBy(() -> kept.get().payments().add(payment(GUID)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not after the work has returned");
    assertThatThrownBy(() -> kept.get().sentInvoices().written(INVOICE, "digest", "a.bif"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void transaction_used_on_another_thread_is_refused() throws Exception {
    Throwable refusal =
        store.inTransaction(
            transaction -> {
              Future<?> elsewhere =
                  threads.submit(() -> transaction.checkpoints().find("payments"));
              try {
                elsewhere.get(30, TimeUnit.SECONDS);
                return null;
              } catch (Exception e) {
                return e.getCause();
              }
            });

    assertThat(refusal).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unwrap_of_a_type_that_is_not_there_is_refused_by_name() {
    assertThatThrownBy(() -> run(transaction -> transaction.unwrap(StringBuilder.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.StringBuilder");
  }

  // Checkpoints.

  @Test
  void checkpoint_moves_forward_alone() {
    run(transaction -> transaction.checkpoints().advance("payments", NOON));
    run(transaction -> transaction.checkpoints().advance("payments", NOON.minusSeconds(1)));
    run(transaction -> transaction.checkpoints().advance("ach-rejects", NOON.minusSeconds(9)));

    assertThat(checkpoint("payments")).contains(NOON);
    assertThat(checkpoint("ach-rejects")).contains(NOON.minusSeconds(9));
    assertThat(checkpoint("autopay")).isEmpty();

    run(transaction -> transaction.checkpoints().advance("payments", NOON.plusNanos(1_000)));
    assertThat(checkpoint("payments")).contains(NOON.plusNanos(1_000));
  }

  @Test
  void checkpoint_advanced_by_many_threads_ends_at_the_farthest() throws Exception {
    List<Future<?>> nodes = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      int first = node;
      nodes.add(
          threads.submit(
              () -> {
                for (int i = first; i < 40; i += 4) {
                  Instant moment = NOON.plusSeconds((i * 7919) % 40);
                  run(transaction -> transaction.checkpoints().advance("payments", moment));
                }
              }));
    }
    for (Future<?> node : nodes) {
      node.get(60, TimeUnit.SECONDS);
    }

    assertThat(checkpoint("payments")).contains(NOON.plusSeconds(39));
  }

  @Test
  void slower_checkpoint_that_waited_for_a_farther_one_does_not_move_it_back() throws Exception {
    run(transaction -> transaction.checkpoints().advance("payments", NOON));

    Contest contest =
        new Contest(
            transaction -> transaction.checkpoints().advance("payments", NOON.plusSeconds(60)),
            transaction -> {
              transaction.checkpoints().advance("payments", NOON.plusSeconds(30));
              return null;
            });
    contest.secondWaitsForTheFirst();

    assertThat(checkpoint("payments")).contains(NOON.plusSeconds(60));
  }

  // Payments.

  @Test
  void payment_is_kept_with_every_field() {
    PaymentEntry full =
        new PaymentEntry(
            GUID,
            AccountNumber.of("Ä ccount-ß-数-𝄞-" + "9".repeat(80)),
            Optional.of(InvoiceNumber.of("I".repeat(100))),
            Optional.of("Some method that nobody knows"),
            Money.ofCents(-Long.MAX_VALUE),
            Instant.parse("2026-11-01T06:30:00.123456Z"),
            PaymentEntry.State.REFUSED,
            Optional.of("R-1"),
            Optional.of(NOON.plusNanos(999_999_000)),
            Optional.of(NOON.minusSeconds(1)));

    run(transaction -> transaction.payments().add(full));

    assertThat(payments()).containsExactly(full);
  }

  @Test
  void payment_added_twice_is_kept_once_as_it_came_first() {
    run(transaction -> transaction.payments().add(payment(GUID)));

    boolean again =
        store.inTransaction(
            transaction -> {
              boolean added =
                  transaction.payments().add(payment(GUID, PaymentEntry.State.DECLINED));
              // A refused row must not spoil the transaction: PostgreSQL would.
              transaction.checkpoints().advance("payments", NOON);
              return added;
            });

    assertThat(again).isFalse();
    assertThat(payments()).containsExactly(payment(GUID));
    assertThat(checkpoint("payments")).contains(NOON);
  }

  @Test
  void second_of_two_transactions_that_add_one_payment_waits_and_learns() throws Exception {
    Contest contest =
        new Contest(
            transaction -> transaction.payments().add(payment(GUID)),
            transaction -> transaction.payments().add(payment(GUID)));

    assertThat(contest.secondWaitsForTheFirst()).isEqualTo(false);
    assertThat(payments()).hasSize(1);
  }

  @Test
  void second_of_two_transactions_adds_the_payment_when_the_first_failed() throws Exception {
    Contest contest =
        new Contest(
            transaction -> transaction.payments().add(payment(GUID)),
            transaction -> transaction.payments().add(payment(GUID)));

    assertThat(contest.secondWaitsUntilTheFirstFails()).isEqualTo(true);
    assertThat(payments()).hasSize(1);
  }

  @Test
  void locked_payment_is_read_by_the_next_as_the_first_left_it() throws Exception {
    run(transaction -> transaction.payments().add(payment(GUID)));

    Contest contest =
        new Contest(
            transaction -> {
              assertThat(transaction.payments().lock(GUID)).isPresent();
              transaction.payments().update(payment(GUID, PaymentEntry.State.REFUSED));
            },
            transaction -> transaction.payments().lock(GUID).orElseThrow().state());

    assertThat(contest.secondWaitsForTheFirst()).isEqualTo(PaymentEntry.State.REFUSED);
  }

  @Test
  void locking_an_unknown_payment_finds_nothing() {
    run(transaction -> assertThat(transaction.payments().lock(GUID)).isEmpty());
  }

  @Test
  void update_of_what_is_not_there_is_refused() {
    assertThatThrownBy(() -> run(transaction -> transaction.payments().update(payment(GUID))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("There is no payment of that identity to update; add it first.");
    assertThatThrownBy(() -> run(transaction -> transaction.rejects().update(reject(NOON))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> run(transaction -> transaction.enrollments().update(enrolled(true))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> run(transaction -> transaction.invoiceFiles().update(queued("a.bif"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void payments_are_read_by_time_then_identity() {
    PaymentEntry late = paidAt(PaymentGuid.of("a"), NOON.plusSeconds(1));
    PaymentEntry upper = paidAt(PaymentGuid.of("B"), NOON);
    PaymentEntry lower = paidAt(PaymentGuid.of("a-1"), NOON);
    run(
        transaction -> {
          transaction.payments().add(late);
          transaction.payments().add(lower);
          transaction.payments().add(upper);
        });

    assertThat(payments()).containsExactly(upper, lower, late);
  }

  @Test
  void identities_that_differ_in_case_alone_are_two() {
    run(
        transaction -> {
          assertThat(transaction.payments().add(payment(PaymentGuid.of("abc-1")))).isTrue();
          assertThat(transaction.payments().add(payment(PaymentGuid.of("ABC-1")))).isTrue();
        });

    assertThat(payments()).hasSize(2);
  }

  @Test
  void many_payments_are_read_as_a_stream_while_others_are_written() {
    run(
        transaction ->
            IntStream.range(0, 1_500)
                .forEach(
                    i ->
                        transaction
                            .payments()
                            .add(paidAt(PaymentGuid.of("P" + i), NOON.plusSeconds(i)))));

    List<Instant> seen = new ArrayList<>();
    run(
        transaction ->
            transaction
                .payments()
                .forEach(
                    entry -> {
                      seen.add(entry.paidAt());
                      assertThat(transaction.payments().lock(entry.paymentGuid())).contains(entry);
                    }));

    assertThat(seen).hasSize(1_500).isSorted();
  }

  @Test
  void exception_of_a_reader_ends_the_stream_and_is_passed_on() {
    run(transaction -> transaction.payments().add(payment(GUID)));
    IllegalStateException thrown = new IllegalStateException("enough");

    assertThatThrownBy(
            () ->
                run(
                    transaction ->
                        transaction
                            .payments()
                            .forEach(
                                entry -> {
                                  throw thrown;
                                })))
        .isSameAs(thrown);
  }

  // Time.

  @Test
  void moments_are_cut_to_the_microsecond_never_rounded() {
    Instant moment = Instant.parse("2026-12-31T23:59:59.999999900Z");
    Instant cut = Instant.parse("2026-12-31T23:59:59.999999Z");
    run(
        transaction -> {
          transaction.checkpoints().advance("payments", moment);
          transaction.payments().add(paidAt(GUID, moment));
          transaction.rejects().add(reject(moment));
        });

    assertThat(checkpoint("payments")).contains(cut);
    assertThat(payments()).extracting(PaymentEntry::paidAt).containsExactly(cut);
    run(
        transaction -> {
          assertThat(transaction.rejects().find(GUID, "R01", moment)).contains(reject(cut));
          assertThat(transaction.rejects().add(reject(moment.plusNanos(50)))).isFalse();
        });
  }

  @Test
  void moments_and_days_survive_a_change_of_the_default_time_zone() throws Exception {
    // Both sides of the hour that America/Chicago has twice, and one that it lacks.
    List<Instant> moments =
        List.of(
            Instant.parse("2026-11-01T06:30:00.000001Z"),
            Instant.parse("2026-11-01T07:30:00.000001Z"),
            Instant.parse("2026-03-08T08:30:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"));
    SettlementEntry settled = settlement("B1", Money.ofCents(1_00));
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Chicago"));
      run(
          transaction -> {
            for (Instant moment : moments) {
              transaction.rejects().add(reject(moment));
            }
            transaction.settlements().add(settled);
          });
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      run(
          transaction -> {
            assertThat(transaction.rejects().ofPayment(GUID))
                .extracting(RejectEntry::rejectedAt)
                .containsExactlyElementsOf(moments.stream().sorted().toList());
            assertThat(transaction.settlements().find("B1", GUID, false)).contains(settled);
          });
    } finally {
      TimeZone.setDefault(before);
    }
  }

  // Settled payments.

  @Test
  void settled_payment_and_its_taking_back_are_two_lines() {
    SettlementEntry settled = settlement("B1", Money.ofCents(10_00));
    SettlementEntry takenBack = settlement("B1", Money.ofCents(-10_00));
    run(
        transaction -> {
          assertThat(transaction.settlements().add(settled)).isTrue();
          assertThat(transaction.settlements().add(takenBack)).isTrue();
          assertThat(transaction.settlements().add(settlement("B1", Money.ofCents(11_00))))
              .isFalse();
        });

    run(
        transaction -> {
          assertThat(transaction.settlements().find("B1", GUID, false)).contains(settled);
          assertThat(transaction.settlements().find("B1", GUID, true)).contains(takenBack);
          assertThat(transaction.settlements().find("B2", GUID, true)).isEmpty();
        });
  }

  @Test
  void settled_payments_are_read_by_day_batch_and_payment() {
    SettlementEntry first = settlement("B2", Money.ofCents(1));
    SettlementEntry second =
        new SettlementEntry(
            "B1", LocalDate.of(2026, 3, 10), GUID, Money.ZERO, Optional.of(Money.ZERO), NOON);
    SettlementEntry third =
        new SettlementEntry(
            "B1",
            LocalDate.of(2026, 3, 10),
            PaymentGuid.of("1f8fad5b-d9cb-469f-a165-70867728950e"),
            Money.ofCents(7),
            Optional.empty(),
            NOON);
    run(
        transaction -> {
          transaction.settlements().add(third);
          transaction.settlements().add(first);
          transaction.settlements().add(second);
        });

    List<SettlementEntry> read = new ArrayList<>();
    run(transaction -> transaction.settlements().forEach(read::add));
    assertThat(read).containsExactly(first, second, third);
  }

  // Returns.

  @Test
  void returns_of_a_payment_come_by_moment_and_change_state() {
    RejectEntry waiting = reject(NOON);
    RejectEntry later = reject(NOON.plusSeconds(86_400));
    run(
        transaction -> {
          assertThat(transaction.rejects().add(later)).isTrue();
          assertThat(transaction.rejects().add(waiting)).isTrue();
          assertThat(transaction.rejects().add(waiting)).isFalse();
        });
    RejectEntry reversed =
        new RejectEntry(GUID, "R01", NOON, Money.ofCents(100), RejectEntry.State.REVERSED, NOON);
    run(transaction -> transaction.rejects().update(reversed));

    List<RejectEntry> read = new ArrayList<>();
    run(
        transaction -> {
          transaction.rejects().forEach(read::add);
          assertThat(transaction.rejects().ofPayment(GUID)).containsExactly(reversed, later);
          assertThat(transaction.rejects().ofPayment(PaymentGuid.of("other"))).isEmpty();
          assertThat(transaction.rejects().find(GUID, "R02", NOON)).isEmpty();
        });
    assertThat(read).containsExactly(reversed, later);
  }

  // Enrolment.

  @Test
  void enrolment_is_known_by_kind_account_and_type_of_invoice() {
    run(
        transaction -> {
          EnrollmentStates states = transaction.enrollments();
          assertThat(states.add(enrolled(true))).isTrue();
          assertThat(states.add(enrolled(false))).isFalse();
          assertThat(
                  states.add(
                      new EnrollmentState("PAPERLESS", ACCOUNT, "", false, Optional.empty())))
              .isTrue();
          assertThat(
                  states.add(
                      new EnrollmentState("AUTOPAY", ACCOUNT, "2", true, Optional.of("EFT"))))
              .isTrue();
        });
    run(transaction -> transaction.enrollments().update(enrolled(false)));

    run(
        transaction -> {
          EnrollmentStates states = transaction.enrollments();
          assertThat(states.lock("AUTOPAY", ACCOUNT, "")).contains(enrolled(false));
          assertThat(states.lock("AUTOPAY", ACCOUNT, "2"))
              .map(EnrollmentState::enrolled)
              .contains(true);
          assertThat(states.lock("AUTOPAY", ACCOUNT, "3")).isEmpty();
          assertThat(states.count("AUTOPAY")).isEqualTo(2);
          assertThat(states.count("PAPERLESS")).isEqualTo(1);
        });
  }

  @Test
  void locked_enrolment_blocks_the_next() throws Exception {
    run(transaction -> transaction.enrollments().add(enrolled(false)));

    Contest contest =
        new Contest(
            transaction -> {
              assertThat(transaction.enrollments().lock("AUTOPAY", ACCOUNT, "")).isPresent();
              transaction.enrollments().update(enrolled(true));
            },
            transaction ->
                transaction.enrollments().lock("AUTOPAY", ACCOUNT, "").orElseThrow().enrolled());

    assertThat(contest.secondWaitsForTheFirst()).isEqualTo(true);
  }

  // Invoices sent.

  @Test
  void invoice_never_written_is_unknown() {
    assertThat(lastWritten(INVOICE)).isEmpty();
  }

  @Test
  void refused_file_leaves_its_new_invoices_unknown() {
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif"));
    run(transaction -> transaction.sentInvoices().refused("a.bif"));

    assertThat(lastWritten(INVOICE)).isEmpty();
  }

  @Test
  void refused_file_leaves_its_invoices_as_they_were_accepted() {
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif"));
    run(transaction -> transaction.sentInvoices().accepted("a.bif"));
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-2", "b.bif"));
    assertThat(lastWritten(INVOICE)).contains("digest-2");

    run(transaction -> transaction.sentInvoices().refused("b.bif"));

    assertThat(lastWritten(INVOICE)).contains("digest-1");
  }

  @Test
  void file_accepted_late_is_what_remains_when_the_next_one_is_refused() {
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif"));
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-2", "b.bif"));
    run(transaction -> transaction.sentInvoices().accepted("a.bif"));
    assertThat(lastWritten(INVOICE)).contains("digest-2");

    run(transaction -> transaction.sentInvoices().refused("b.bif"));

    assertThat(lastWritten(INVOICE)).contains("digest-1");
  }

  @Test
  void file_refused_late_does_not_touch_what_was_written_after_it() {
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif"));
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-2", "b.bif"));
    run(transaction -> transaction.sentInvoices().accepted("b.bif"));
    run(transaction -> transaction.sentInvoices().refused("a.bif"));

    assertThat(lastWritten(INVOICE)).contains("digest-2");
  }

  @Test
  void accepted_file_is_not_taken_back_by_a_refusal() {
    run(transaction -> transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif"));
    run(transaction -> transaction.sentInvoices().accepted("a.bif"));
    run(transaction -> transaction.sentInvoices().refused("a.bif"));

    assertThat(lastWritten(INVOICE)).contains("digest-1");
  }

  @Test
  void invoices_of_one_work_are_written_accepted_and_refused_in_its_order() {
    run(
        transaction -> {
          SentInvoices sent = transaction.sentInvoices();
          sent.written(INVOICE, "digest-1", "a.bif");
          sent.written(INVOICE, "digest-1b", "a.bif");
          assertThat(sent.lastWritten(INVOICE)).contains("digest-1b");
          sent.accepted("a.bif");
          sent.written(INVOICE, "digest-2", "b.bif");
          sent.written(INVOICE, "digest-3", "c.bif");
          assertThat(sent.lastWritten(INVOICE)).contains("digest-3");
          sent.refused("c.bif");
          assertThat(sent.lastWritten(INVOICE)).contains("digest-2");
          sent.refused("b.bif");
        });

    assertThat(lastWritten(INVOICE)).contains("digest-1b");
  }

  @Test
  void thousands_of_invoices_are_written_in_one_work() {
    run(
        transaction -> {
          for (int i = 0; i < 2_500; i++) {
            transaction.sentInvoices().written(InvoiceNumber.of("I" + i), "digest" + i, "a.bif");
          }
          assertThat(transaction.sentInvoices().lastWritten(InvoiceNumber.of("I7")))
              .contains("digest7");
        });

    assertThat(lastWritten(InvoiceNumber.of("I0"))).contains("digest0");
    assertThat(lastWritten(InvoiceNumber.of("I2499"))).contains("digest2499");
    run(transaction -> transaction.sentInvoices().refused("a.bif"));
    assertThat(lastWritten(InvoiceNumber.of("I1234"))).isEmpty();
  }

  // Invoice files.

  @Test
  void invoice_file_is_queued_until_it_is_answered() {
    InvoiceFileEntry older = queued("b.bif");
    InvoiceFileEntry younger =
        new InvoiceFileEntry(
            "a.bif",
            "cd".repeat(32),
            3_000_000_000L,
            NOON.plusSeconds(3600),
            InvoiceFileEntry.State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    run(
        transaction -> {
          assertThat(transaction.invoiceFiles().add(younger)).isTrue();
          assertThat(transaction.invoiceFiles().add(older)).isTrue();
          assertThat(transaction.invoiceFiles().add(older)).isFalse();
          assertThat(transaction.invoiceFiles().queued()).containsExactly(older, younger);
        });
    InvoiceFileEntry refused =
        new InvoiceFileEntry(
            "b.bif",
            older.sha256(),
            older.records(),
            older.createdAt(),
            InvoiceFileEntry.State.REFUSED,
            Optional.of(NOON.plusSeconds(5)),
            Optional.of("F-1"),
            Optional.of("línea 7: ".repeat(1_000)));
    run(transaction -> transaction.invoiceFiles().update(refused));

    run(
        transaction -> {
          assertThat(transaction.invoiceFiles().find("b.bif")).contains(refused);
          assertThat(transaction.invoiceFiles().find("c.bif")).isEmpty();
          assertThat(transaction.invoiceFiles().queued()).containsExactly(younger);
        });
  }

  // Quarantine.

  @Test
  void same_row_with_the_same_reason_is_kept_once() {
    Map<String, String> raw = columns("PaymentGUID", "x", "Amount", "12.345");
    Map<String, String> otherOrder = columns("Amount", "12.345", "PaymentGUID", "x");
    QuarantineEntry row = new QuarantineEntry("payments", "Amount has 3 decimals", raw, NOON);
    run(
        transaction -> {
          Quarantine quarantine = transaction.quarantine();
          assertThat(quarantine.add(row)).isTrue();
          assertThat(
                  quarantine.add(
                      new QuarantineEntry(
                          "payments", row.reason(), otherOrder, NOON.plusSeconds(1))))
              .isFalse();
          assertThat(quarantine.add(new QuarantineEntry("payments", "Another", raw, NOON)))
              .isTrue();
          assertThat(quarantine.add(new QuarantineEntry("autopay", row.reason(), raw, NOON)))
              .isTrue();
        });

    boolean addedLater = store.inTransaction(transaction -> transaction.quarantine().add(row));
    assertThat(addedLater).isFalse();
    assertThat(quarantined()).hasSize(3).first().isEqualTo(row);
  }

  @Test
  void quarantined_rows_come_in_the_order_in_which_they_came() {
    for (int i = 0; i < 20; i++) {
      String reason = "reason " + (i * 7) % 20;
      Instant moment = NOON.minusSeconds(i);
      run(
          transaction ->
              transaction
                  .quarantine()
                  .add(new QuarantineEntry("payments", reason, Map.of(), moment)));
    }

    assertThat(quarantined())
        .extracting(QuarantineEntry::reason)
        .containsExactlyElementsOf(
            IntStream.range(0, 20).mapToObj(i -> "reason " + (i * 7) % 20).toList());
  }

  @Test
  void raw_columns_are_kept_whole_and_in_order_whatever_they_hold() {
    Map<String, String> raw =
        columns(
            "Zip",
            "",
            "a \"quoted\" \\ name",
            "Zoë Ωmega 数 𝄞 \u0000\u0003\u2028\r\n\t",
            "half a pair",
            "\uD834",
            "long",
            "x€".repeat(50_000),
            "",
            "nameless");
    QuarantineEntry row =
        new QuarantineEntry("payments", "Grund ß ".repeat(2_000), raw, NOON.plusNanos(1_000));

    run(transaction -> transaction.quarantine().add(row));

    List<QuarantineEntry> read = quarantined();
    assertThat(read).containsExactly(row);
    assertThat(read.get(0).raw().entrySet()).containsExactlyElementsOf(raw.entrySet());
  }

  // Helpers.

  /** Two transactions that meet: the first stays open until the second was seen waiting. */
  private final class Contest {
    private final Consumer<StoreTransaction> first;
    private final Function<StoreTransaction, Object> second;

    Contest(Consumer<StoreTransaction> first, Function<StoreTransaction, Object> second) {
      this.first = first;
      this.second = second;
    }

    Object secondWaitsForTheFirst() throws Exception {
      return run(false);
    }

    Object secondWaitsUntilTheFirstFails() throws Exception {
      return run(true);
    }

    private Object run(boolean firstFails) throws Exception {
      CountDownLatch firstIsIn = new CountDownLatch(1);
      CountDownLatch firstMayEnd = new CountDownLatch(1);
      Future<?> leading =
          threads.submit(
              () ->
                  store.<Object>inTransaction(
                      transaction -> {
                        first.accept(transaction);
                        firstIsIn.countDown();
                        await(firstMayEnd);
                        if (firstFails) {
                          throw new IllegalStateException("the first fails");
                        }
                        return null;
                      }));
      await(firstIsIn);
      CountDownLatch secondStarts = new CountDownLatch(1);
      Future<Object> following =
          threads.submit(
              () -> {
                secondStarts.countDown();
                return store.<Object>inTransaction(second::apply);
              });
      await(secondStarts);
      assertThatThrownBy(() -> following.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      firstMayEnd.countDown();
      if (firstFails) {
        assertThatThrownBy(() -> leading.get(30, TimeUnit.SECONDS))
            .hasRootCauseMessage("the first fails");
      } else {
        leading.get(30, TimeUnit.SECONDS);
      }
      return following.get(30, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(Consumer<StoreTransaction> work) {
    store.<Object>inTransaction(
        transaction -> {
          work.accept(transaction);
          return null;
        });
  }

  private List<PaymentEntry> payments() {
    return store.inTransaction(
        transaction -> {
          List<PaymentEntry> entries = new ArrayList<>();
          transaction.payments().forEach(entries::add);
          return entries;
        });
  }

  private Optional<Instant> checkpoint(String report) {
    return store.inTransaction(transaction -> transaction.checkpoints().find(report));
  }

  private Optional<String> lastWritten(InvoiceNumber invoiceNumber) {
    return store.inTransaction(
        transaction -> transaction.sentInvoices().lastWritten(invoiceNumber));
  }

  private List<QuarantineEntry> quarantined() {
    return store.inTransaction(IntegrationStoreContract::quarantined);
  }

  private static List<QuarantineEntry> quarantined(StoreTransaction transaction) {
    List<QuarantineEntry> entries = new ArrayList<>();
    transaction.quarantine().forEach(entries::add);
    return entries;
  }

  // Leases.

  @Test
  void lease_is_one_nodes_until_it_expires_and_each_holding_has_a_greater_token() {
    Lease first = acquire("node-1", NOON).orElseThrow();

    assertThat(first.expiresAt()).isEqualTo(NOON.plusSeconds(60));
    assertThat(acquire("node-2", NOON.plusSeconds(59))).isEmpty();
    Lease second = acquire("node-2", NOON.plusSeconds(60)).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(second.holder()).isEqualTo("node-2");
    run(transaction -> assertThat(transaction.leases().find("payments")).contains(second));
    run(transaction -> assertThat(transaction.leases().find("settled-batches")).isEmpty());
  }

  @Test
  void lease_that_changed_hands_cannot_be_renewed_nor_ended_by_its_former_holder() {
    Lease former = acquire("node-1", NOON).orElseThrow();
    Lease present = acquire("node-2", NOON.plusSeconds(60)).orElseThrow();

    run(
        transaction -> {
          assertThat(transaction.leases().renew(former, NOON.plusSeconds(600))).isFalse();
          transaction.leases().release(former);
        });

    run(transaction -> assertThat(transaction.leases().find("payments")).contains(present));
  }

  @Test
  void lease_that_is_renewed_lasts_longer() {
    Lease lease = acquire("node-1", NOON).orElseThrow();

    run(
        transaction ->
            assertThat(transaction.leases().renew(lease, NOON.plusSeconds(120))).isTrue());

    assertThat(acquire("node-2", NOON.plusSeconds(119))).isEmpty();
    assertThat(acquire("node-2", NOON.plusSeconds(120))).isPresent();
  }

  @Test
  void lease_that_was_released_is_free_and_its_token_is_worth_nothing() {
    Lease former = acquire("node-1", NOON).orElseThrow();
    run(transaction -> transaction.leases().release(former));

    run(
        transaction -> {
          assertThat(transaction.leases().find("payments")).isEmpty();
          assertThat(transaction.leases().renew(former, NOON.plusSeconds(120))).isFalse();
        });
    Lease next = acquire("node-2", NOON).orElseThrow();
    assertThat(next.token()).isGreaterThan(former.token());
  }

  @Test
  void node_that_was_restarted_takes_its_own_lease_again() {
    Lease former = acquire("node-1", NOON).orElseThrow();

    Lease again = acquire("node-1", NOON.plusSeconds(1)).orElseThrow();

    assertThat(again.token()).isGreaterThan(former.token());
    run(
        transaction ->
            assertThat(transaction.leases().renew(former, NOON.plusSeconds(120))).isFalse());
  }

  @Test
  void of_several_nodes_that_take_a_lease_at_once_one_gets_it() throws Exception {
    int nodes = 8;
    CountDownLatch together = new CountDownLatch(nodes);
    List<Future<Optional<Lease>>> all = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      String node = "node-" + i;
      all.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                return acquire(node, NOON);
              }));
    }
    int holders = 0;
    for (Future<Optional<Lease>> each : all) {
      holders += each.get(30, TimeUnit.SECONDS).isPresent() ? 1 : 0;
    }
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void lease_that_was_renewed_in_a_transaction_changes_hands_only_after_it() throws Exception {
    Lease lease = acquire("node-1", NOON).orElseThrow();
    CountDownLatch renewed = new CountDownLatch(1);
    Future<Optional<Lease>> taken =
        threads.submit(
            () -> {
              renewed.await();
              return acquire("node-2", NOON.plusSeconds(60));
            });

    run(
        transaction -> {
          assertThat(transaction.leases().renew(lease, NOON.plusSeconds(120))).isTrue();
          renewed.countDown();
          assertThatThrownBy(() -> taken.get(200, TimeUnit.MILLISECONDS))
              .isInstanceOf(TimeoutException.class);
        });

    assertThat(taken.get(30, TimeUnit.SECONDS)).isEmpty();
  }

  // Polls.

  @Test
  void poll_is_remembered_as_it_was_last_put_by_job() {
    PollEntry begun = new PollEntry("payments", NOON, Optional.empty(), 0);
    PollEntry ended = new PollEntry("payments", NOON, Optional.of(NOON.plusSeconds(5)), 12);
    run(transaction -> assertThat(transaction.polls().find("payments")).isEmpty());

    run(transaction -> transaction.polls().put(begun));
    run(transaction -> assertThat(transaction.polls().find("payments")).contains(begun));
    run(transaction -> transaction.polls().put(ended));

    run(transaction -> assertThat(transaction.polls().find("payments")).contains(ended));
    run(transaction -> assertThat(transaction.polls().find("payments/daily")).isEmpty());
  }

  private Optional<Lease> acquire(String node, Instant now) {
    return store.inTransaction(
        transaction -> transaction.leases().acquire("payments", node, now, now.plusSeconds(60)));
  }

  private static void fillEverything(StoreTransaction transaction) {
    transaction.checkpoints().advance("payments", NOON);
    transaction.payments().add(payment(GUID));
    transaction.settlements().add(settlement("B1", Money.ofCents(10_00)));
    transaction.rejects().add(reject(NOON));
    transaction.enrollments().add(enrolled(true));
    transaction.sentInvoices().written(INVOICE, "digest-1", "a.bif");
    transaction.invoiceFiles().add(queued("a.bif"));
    transaction
        .quarantine()
        .add(new QuarantineEntry("payments", "no amount", Map.of("Amount", ""), NOON));
  }

  private static PaymentEntry payment(PaymentGuid guid) {
    return payment(guid, PaymentEntry.State.POSTED);
  }

  private static PaymentEntry payment(PaymentGuid guid, PaymentEntry.State state) {
    return new PaymentEntry(
        guid,
        ACCOUNT,
        Optional.empty(),
        Optional.of("CC"),
        Money.ofCents(811_90),
        NOON,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOON));
  }

  private static PaymentEntry paidAt(PaymentGuid guid, Instant moment) {
    return new PaymentEntry(
        guid,
        ACCOUNT,
        Optional.of(INVOICE),
        Optional.empty(),
        Money.ZERO,
        moment,
        PaymentEntry.State.POSTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SettlementEntry settlement(String batch, Money amount) {
    return new SettlementEntry(
        batch, LocalDate.of(2026, 3, 9), GUID, amount, Optional.empty(), NOON);
  }

  private static RejectEntry reject(Instant moment) {
    return new RejectEntry(
        GUID, "R01", moment, Money.ofCents(100), RejectEntry.State.WAITING, NOON);
  }

  private static EnrollmentState enrolled(boolean enrolled) {
    return new EnrollmentState("AUTOPAY", ACCOUNT, "", enrolled, Optional.of("CC"));
  }

  private static InvoiceFileEntry queued(String name) {
    return new InvoiceFileEntry(
        name,
        "ab".repeat(32),
        12,
        NOON,
        InvoiceFileEntry.State.QUEUED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, String> columns(String... namesAndValues) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      columns.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return columns;
  }
}
