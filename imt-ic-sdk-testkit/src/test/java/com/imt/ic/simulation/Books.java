package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One biller's books. What a transaction writes counts once it commits, and is held against the
 * truth in that moment: the invariants of every step.
 *
 * <p>Separate books share no transaction, so that what they write counts at once, and have keys of
 * their own.
 */
final class Books implements Ledger {

  private final World world;
  private final BillerId biller;
  private final Truth truth;
  private final Temper temper;
  private final boolean isSeparate;
  private final Map<AccountNumber, Integer> versions = new HashMap<>();
  private final Set<PaymentGuid> confirmed = new HashSet<>();
  private final Set<String> returned = new HashSet<>();
  final Set<PaymentGuid> refusedOnce = new HashSet<>();
  final Set<PaymentGuid> posted = new HashSet<>();

  /** Of those, what a person has seen to, who needs no report that can be read. */
  final Set<PaymentGuid> postedByHand = new HashSet<>();

  final Set<PaymentGuid> declined = new HashSet<>();

  /** As {@link #subject} names them. */
  final Set<String> reversed = new HashSet<>();

  /** Likewise. */
  final Set<String> settled = new HashSet<>();

  final Map<AccountNumber, Boolean> enrolled = new HashMap<>();

  /** What a person has done by hand, so that nothing else may: payments, returns, settled lines. */
  final Set<String> byHand = new HashSet<>();

  Books(World world, BillerId biller, Truth truth, Temper temper, boolean isSeparate) {
    this.world = world;
    this.biller = biller;
    this.truth = truth;
    this.temper = temper;
    this.isSeparate = isSeparate;
  }

  @Override
  public boolean isSeparate() {
    return isSeparate;
  }

  static String subject(AchReturn achReturn) {
    return achReturn.paymentGuid()
        + " "
        + achReturn.returnCode().code()
        + " "
        + achReturn.returnedAt();
  }

  static String subject(SettledPayment line) {
    return line.paymentGuid() + " " + line.batchId();
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    if (isSeparate && posted.contains(guid)) {
      temper.mayThrow("post " + guid, payment.accountNumber().value());
      return LedgerAnswer.accepted("R-" + guid.value());
    }
    if (world.hasSweeps() && guid.value().startsWith("f7", 6) && !refusedOnce.contains(guid)) {
      later(() -> refusedOnce.add(guid));
      return LedgerAnswer.refused("no such policy yet");
    }
    write(guid, payment.amount(), transaction);
    later(
        () -> {
          Payment real = truth.byGuid.get(guid);
          require(real != null && real.approved(), "posted what nobody paid: " + guid);
          require(real.amount().equals(payment.amount()), "posted a wrong amount: " + guid);
          require(posted.add(guid), "posted twice: " + guid);
          require(!byHand.contains(guid.value()), "posted what a person had posted: " + guid);
        });
    temper.mayThrow("post " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted("R-" + guid.value());
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    later(() -> require(isNew(declined, guid), "declined twice: " + guid));
    temper.mayThrow("decline " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted();
  }

  /** It came by the other channel too, which is no reason to post. */
  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    later(() -> require(isNew(confirmed, guid), "confirmed twice: " + guid));
    temper.mayThrow("confirm " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    String subject = subject(achReturn);
    later(() -> require(isNew(returned, subject), "told of a return twice: " + subject));
    temper.mayThrow("return " + subject, subject);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal taken, LedgerTransaction transaction) {
    AchReturn achReturn = taken.achReturn();
    PaymentGuid guid = achReturn.paymentGuid();
    String subject = subject(achReturn);
    require(taken.payment().paymentGuid().equals(guid), "a return reverses another payment");
    if (isSeparate && reversed.contains(subject)) {
      temper.mayThrow("reverse " + subject, subject);
      return LedgerAnswer.accepted();
    }
    write(guid, Money.ZERO.minus(taken.amount()), transaction);
    later(
        () -> {
          require(posted.contains(guid), "reversed before it was posted");
          require(reversed.add(subject), "reversed twice: " + subject);
          require(!byHand.contains(subject), "reversed what a person had reversed: " + subject);
        });
    temper.mayThrow("reverse " + subject, subject);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment line, LedgerTransaction transaction) {
    String subject = subject(line);
    later(
        () -> {
          require(isNew(settled, subject), "settled twice: " + subject);
          require(!byHand.contains(subject), "settled what a person had settled: " + subject);
        });
    temper.mayThrow("settle " + subject, subject);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    AccountNumber account = customer.accountNumber();
    int version = Integer.parseInt(customer.additional().get(Truth.VERSION_COLUMN));
    later(
        () -> {
          Integer before = versions.get(account);
          require(
              before == null || before < version || (isSeparate && before == version),
              "enrolment went back to an older state: " + account.value());
          enrol(account, version, customer.enrolled());
        });
    temper.mayThrow("enrol " + account + " " + version, account.value());
    return LedgerAnswer.accepted();
  }

  private void enrol(AccountNumber account, int version, boolean isEnrolled) {
    versions.put(account, version);
    enrolled.put(account, isEnrolled);
  }

  /** A person has a payment in these separate books, and posts it unless they do. */
  void postByHand(PaymentGuid payment) {
    postedByHand.add(payment);
    if (posted.add(payment)) {
      world.storage().write(biller, payment, truth.byGuid.get(payment).amount());
    }
  }

  /** A person enters a state, unless the books know a later one. */
  void enrolByHand(AccountNumber account, int version, boolean isEnrolled) {
    if (versions.getOrDefault(account, 0) < version) {
      enrol(account, version, isEnrolled);
    }
  }

  private void write(PaymentGuid payment, Money amount, LedgerTransaction transaction) {
    require(transaction.biller().equals(biller), "another biller's money came into these books");
    if (isSeparate) {
      world.storage().write(biller, payment, amount);
    } else {
      world.storage().write(biller, payment, amount, transaction);
    }
  }

  private void later(Runnable write) {
    if (isSeparate) {
      write.run();
    } else {
      world.commits().later(write);
    }
  }

  /** Separate books know by a key of theirs what comes again. */
  private <T> boolean isNew(Set<T> entries, T entry) {
    return entries.add(entry) || isSeparate;
  }

  private void require(boolean holds, String violation) {
    world.verdict().require(holds, "biller " + biller + ": " + violation);
  }
}
