package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The consumer's books. What a transaction writes counts once it commits, and is held against the
 * truth in that moment: the invariants of every step.
 */
final class Books implements Ledger {

  record Reversal(PaymentGuid paymentGuid, String code, Instant returnedAt) {

    /** As {@link Storage#write} has it. */
    String reference() {
      return paymentGuid + " " + returnedAt;
    }
  }

  private final Truth truth;
  private final Verdict verdict;
  private final Storage storage;
  private final boolean refuses;

  /** Of each transaction that is open: several where a process sleeps within one. */
  private final Deque<List<Runnable>> uncommitted = new ArrayDeque<>();

  private final Map<AccountNumber, Integer> versions = new HashMap<>();
  private final Set<PaymentGuid> refusedOnce = new HashSet<>();
  final Set<PaymentGuid> posted = new HashSet<>();
  final Set<PaymentGuid> declined = new HashSet<>();
  final Set<Reversal> reversed = new HashSet<>();
  final Set<SettledPayment> settled = new HashSet<>();
  final Map<AccountNumber, Boolean> enrolled = new HashMap<>();

  Books(Truth truth, Verdict verdict, Storage storage, boolean refuses) {
    this.truth = truth;
    this.verdict = verdict;
    this.storage = storage;
    this.refuses = refuses;
  }

  /** A transaction begins; those that were open go on after it has ended. */
  void begin() {
    uncommitted.push(new ArrayList<>());
  }

  /** The latest transaction is kept. */
  void commit() {
    List<Runnable> kept = List.copyOf(uncommitted.element());
    uncommitted.element().clear();
    kept.forEach(Runnable::run);
  }

  /** The latest transaction is over, kept or not. */
  void end() {
    uncommitted.pop();
  }

  private void later(Runnable write) {
    uncommitted.element().add(write);
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    if (refuses && guid.value().startsWith("f7", 6) && !refusedOnce.contains(guid)) {
      later(() -> refusedOnce.add(guid));
      return LedgerAnswer.refused("no such policy yet");
    }
    storage.write("receipt", guid.value(), payment.amount(), transaction);
    later(
        () -> {
          Payment real = truth.byGuid.get(guid);
          verdict.require(real != null && real.approved(), "posted what nobody paid: " + guid);
          verdict.require(real.amount().equals(payment.amount()), "posted a wrong amount: " + guid);
          verdict.require(posted.add(guid), "posted twice: " + guid);
        });
    return LedgerAnswer.accepted("R-" + guid.value());
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    later(
        () ->
            verdict.require(
                declined.add(payment.paymentGuid()), "declined twice: " + payment.paymentGuid()));
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(com.imt.ic.ledger.Reversal taken, LedgerTransaction transaction) {
    AchReturn achReturn = taken.achReturn();
    verdict.require(
        taken.payment().paymentGuid().equals(achReturn.paymentGuid()),
        "a return reverses another payment");
    Reversal reversal =
        new Reversal(achReturn.paymentGuid(), achReturn.code(), achReturn.returnedAt());
    storage.write("reversal", reversal.reference(), taken.amount(), transaction);
    later(
        () -> {
          verdict.require(
              posted.contains(achReturn.paymentGuid()), "reversed before it was posted");
          verdict.require(reversed.add(reversal), "reversed twice: " + reversal);
        });
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment line, LedgerTransaction transaction) {
    later(() -> verdict.require(settled.add(line), "settled twice: " + line.paymentGuid()));
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    int version = Integer.parseInt(customer.additional().get("Version"));
    later(
        () -> {
          Integer before = versions.put(customer.accountNumber(), version);
          verdict.require(
              before == null || before < version,
              "enrolment went back to an older state: " + customer.accountNumber().value());
          enrolled.put(customer.accountNumber(), customer.enrolled());
        });
    return LedgerAnswer.accepted();
  }
}
