package com.imt.ic.testkit;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.testkit.UnreliableDataSource.CommitFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host's books, balances and invoice run promise together, as JUnit tests of whole days: a
 * month end, the night on which summer time ends, InvoiceCloud or the database out of reach, and a
 * process that ends at each of its commits. In the end nothing is lost, nothing is doubled, and the
 * reconciliation finds no difference.
 *
 * <p>To be extended as {@link BalanceContract} is, with the same methods.
 */
public abstract class IntegrationContract extends ReceivablesContract {

  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  private static final InvoiceNumber THIRD = InvoiceNumber.of("INV-3");
  private static final int MORE_INVOICES = 4;
  private static final Duration TURN = Duration.ofHours(2);

  private @Nullable HostTrial trial;
  private @Nullable BalanceJudge balances;
  private long paid;

  /** For subclasses. */
  protected IntegrationContract() {}

  @BeforeEach
  final void openBooks(@TempDir Path spool) {
    trial = HostTrial.open(this);
    balances = new BalanceJudge(this, trial, spool);
    trial().bill(HostTrial.invoice(FIRST, Money.parse("3053.52")));
    trial().bill(HostTrial.invoice(SECOND, Money.parse("40.00")));
    trial().bill(HostTrial.invoice(THIRD, Money.parse("511.14")));
    for (int i = 1; i <= MORE_INVOICES; i++) {
      trial().bill(HostTrial.invoice(InvoiceNumber.of("INV-1" + i), Money.ofCents(7_101L * i)));
    }
    balances().runInvoices();
  }

  @AfterEach
  final void closeBooks() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void day_endsWithoutADifference() {
    live(1);

    requireRight();
  }

  @Test
  void monthEnd_endsWithoutADifference() {
    startAt("2026-11-29T14:00:00Z");
    live(3);

    requireRight();
  }

  @Test
  void nightOnWhichSummerTimeEnds_endsWithoutADifference() {
    startAt("2027-11-06T16:00:00Z");
    live(2);

    requireRight();
  }

  @Test
  void outageOfInvoiceCloud_losesNothing() {
    CloudWatch cloud = new CloudWatch(trial().cloud(), trial().clock());
    trial().replaceNode(trial().node("node-1", cloud.cloud()));
    pay();
    turn();
    cloud.reportsDown();
    cloud.submissionsDown();
    trial().story().note("InvoiceCloud is out of reach");
    pay();
    turn();
    turn();
    cloud.up();
    trial().story().note("InvoiceCloud is there again");
    live(1);

    requireRight();
  }

  @Test
  void outageOfTheDatabase_losesNothing() {
    pay();
    turn();
    trial().database().unavailable();
    trial().story().note("the database is not there");
    pay();
    turn();
    trial().restart();
    live(1);

    requireRight();
  }

  @Test
  void processThatEndsAtAnyCommit_losesNothingAndDoublesNothing() {
    trial().database().restart();
    Payment before = round(trial().eft(THIRD, nextFrom(1_00)));
    trial().database().restart();
    before = round(before);
    int commits = trial().database().commits();
    trial()
        .focus(
            Promise.TRANSACTION,
            "What the books wrote did not go the way of the payment's identity: write on LedgerTransaction.connection() alone; where the books are separate, keep payment and invoice, and Reversal.key(), under unique keys.");
    for (CommitFault fault : List.of(CommitFault.DIES_BEFORE, CommitFault.DIES_AFTER)) {
      for (int which = 1; which <= commits; which++) {
        trial().story().note("the process ends at commit %s: %s".formatted(which, fault));
        trial().database().atCommit(which, fault);
        Payment now = round(before);
        trial().restart();
        work(List.of(now));
        new LedgerJudge(trial()).requireHeld();
        before = now;
      }
    }

    requireRight();
  }

  /** A payment by each way, and the return of one before. */
  private Payment round(Payment returned) {
    trial().clock().advance(Duration.ofMinutes(7));
    trial().bankReturns(returned.paymentGuid());
    Payment pushed = trial().card(FIRST, nextFrom(1_00));
    Payment polled = trial().eft(THIRD, nextFrom(1_00));
    work(List.of(pushed));
    return polled;
  }

  /** All that a process does, as far as it comes. */
  private void work(List<Payment> pushed) {
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> trial().node().pump().post(pushed));
    steps.add(() -> trial().integration().poll(ReportKind.PAYMENTS));
    steps.add(() -> trial().integration().poll(ReportKind.ACH_REJECTS));
    steps.forEach(IntegrationContract::tryTo);
  }

  private static void tryTo(Runnable step) {
    try {
      step.run();
    } catch (InvoiceCloudException e) {
      // the fault that was ordered; what is lost comes again
    }
  }

  /** Days in which customers pay, the bank returns, and all that is due is done. */
  private void live(int days) {
    for (int hour = 0; hour < days * 24; hour += 2) {
      if (hour % 24 < 16) {
        pay();
      }
      if (hour % 24 == 18) {
        trial().story().note("the processor settles");
        trial().cloud().settle(trial().today());
        returnOne();
      }
      turn();
    }
  }

  private void pay() {
    trial().card(FIRST, nextFrom(12_34));
    Payment byEft = trial().eft(THIRD, nextFrom(12_34));
    if (trial().payments().size() % 3 == 0) {
      trial().decline(SECOND, Money.parse("40.00"));
    }
    if (trial().payments().size() % 2 == 0) {
      tryTo(() -> trial().node().pump().post(List.of(byEft)));
    }
  }

  /** No two payments are of one amount, so that what is told says which it was. */
  private Money nextFrom(long cents) {
    return Money.ofCents(cents + paid++);
  }

  private void returnOne() {
    List<PaymentGuid> byEft =
        trial().payments().stream()
            .filter(payment -> payment.isReturnable())
            .map(PaymentTruth::guid)
            .toList();
    trial().bankReturns(byEft.get(byEft.size() / 2));
  }

  /** Two hours pass, in which everything is done that is due. */
  private void turn() {
    trial().clock().advance(TURN);
    tryTo(() -> trial().integration().runDue());
    try {
      balances().send(balances().run());
    } catch (RuntimeException e) {
      trial().story().note("the invoice run failed");
    }
  }

  private void startAt(String moment) {
    trial().clock().setTo(Instant.parse(moment));
    LocalDate unused = trial().today();
    balances().runInvoices();
  }

  /** What is still to come has come, and everything agrees. */
  private void requireRight() {
    trial().clock().advance(Duration.ofDays(5));
    trial().cloud().settle(trial().today());
    for (int i = 0; i < 3; i++) {
      turn();
    }
    trial().story().note("five days later");
    new LedgerJudge(trial()).requireRight();
    balances().requireDue();
  }

  private HostTrial trial() {
    return Objects.requireNonNull(trial);
  }

  private BalanceJudge balances() {
    return Objects.requireNonNull(balances);
  }
}
