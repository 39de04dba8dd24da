package com.imt.ic.testkit;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Holds what books tell of themselves against what happened, and says what is probably wrong. */
final class LedgerJudge {

  private static final String WHOLE_KEY =
      "Let the key of a receipt be payment and invoice, and post each once.";

  private static final String EXACTLY =
      "A part of a dollar is lost or won. Write Money.cents() or Money.toBigDecimal() as it is, and never by way of a double: (long) (1.15 * 100) is 114.";

  private final HostTrial trial;

  LedgerJudge(HostTrial trial) {
    this.trial = trial;
  }

  /** The books hold each payment as it ought to be, and nobody has to look at anything. */
  void requireRight() {
    requireHeld();
    requireAgreed();
  }

  /** The books alone. */
  void requireHeld() {
    requireTransaction();
    HeldMoney held = held();
    for (PaymentTruth payment : trial.payments()) {
      requireReceipts(payment, held.receipts(payment.guid()));
      requireReversals(payment, held.reversals(payment.guid()));
    }
    for (PaymentGuid payment : held.payments()) {
      if (trial.payments().stream().noneMatch(known -> known.guid().equals(payment))) {
        throw trial.brokenBooks(
            Promise.BILLERS,
            "no payment but those of the biller",
            "%s of payment %s".formatted(held.byPayment().get(payment), payment),
            "Keep LedgerTransaction.biller with each receipt, and let Ledger.read tell that biller's alone.");
      }
    }
  }

  /** The SDK's own comparison, and the quarantine. */
  void requireAgreed() {
    List<String> troubles = new ArrayList<>();
    Reconciliation all =
        trial.integration().reconcile(Span.EVERYTHING, new Reconciliation.Visitor() {});
    List<Difference> differences = new ArrayList<>(all.differences());
    differences.addAll(
        trial
            .integration()
            .reconcile()
            .differences()); // by readSince and readPayments, if they tell
    for (Difference difference : differences) {
      troubles.add(difference.kind() + " " + difference.amount() + ": " + difference.reason());
    }
    for (QuarantineEntry entry : trial.open()) {
      troubles.add(entry.kind() + ": " + entry.reason());
    }
    if (!troubles.isEmpty()) {
      throw trial.broken(
          trial.watch().thrown().isEmpty() ? Promise.AGREED : Promise.REFUSED,
          "no difference, and an empty quarantine",
          String.join("; ", troubles),
          trial.thrownOr("Read what each says, and the kind of difference in the guide."));
    }
  }

  /** Ending a transaction, or leaving it, is wrong though nothing came of it this time. */
  void requireTransaction() {
    if (!trial.watch().misuses().isEmpty()) {
      throw trial.broken(
          Promise.TRANSACTION,
          "the books to write on LedgerTransaction.connection(), and the SDK to end the transaction",
          String.join("; ", trial.watch().misuses().stream().distinct().toList()),
          "What is written so stays when the payment's identity does not, and is posted again. Write on that connection, and neither commit, roll back nor close it; or let Ledger.isSeparate answer true.");
    }
  }

  /** What the books tell of themselves. */
  HeldMoney held() {
    HeldMoney held = new HeldMoney();
    boolean told =
        within(transaction -> trial.books().read(held, transaction), PaymentChannel.POLL);
    if (!told) {
      throw trial.broken(
          Promise.READ,
          "Ledger.read to answer true, having told receipts and reversals",
          "it answers false",
          "Override Ledger.read; the contract and the reconciliation judge the books by it.");
    }
    return held;
  }

  /** A call of the books by the contract itself, in a transaction that is committed. */
  <T> T within(Call<T> call, PaymentChannel channel) {
    try (Connection connection = trial.database().getConnection()) {
      connection.setAutoCommit(false);
      T result = call.in(transaction(connection, channel));
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException("The test's database failed: " + e.getMessage(), e);
    }
  }

  interface Call<T> {
    T in(LedgerTransaction transaction);
  }

  LedgerTransaction transaction(Connection connection, PaymentChannel channel) {
    BillerId biller = trial.integration().biller();
    boolean separate = trial.books().isSeparate();
    return LedgerTransaction.of(
        biller,
        channel,
        () -> {
          if (separate) {
            throw new IllegalStateException("A separate ledger has no connection of the SDK's");
          }
          return connection;
        });
  }

  private void requireReceipts(PaymentTruth payment, List<Money> found) {
    List<Money> expected = payment.receipts();
    if (found.equals(expected)) {
      return;
    }
    String of = " of payment " + payment.guid();
    Promise promise = Promise.POSTED_ONCE;
    String mistake = "It came once by push, or by poll, or by both. " + WHOLE_KEY;
    Money paid = payment.paid();
    if (isToldNet(payment, expected, found)) {
      throw trial.broken(
          Promise.READ,
          "receipts " + expected + of + ", and reversals of " + payment.takenBack(),
          "receipts " + found,
          "A receipt stays though it was reversed: tell it and a reversal. Let Ledger.reverse and Ledger.chargedBack neither delete nor lower a receipt, and Ledger.read tell no net.");
    }
    if (payment.isDeclined()) {
      promise = Promise.DECLINED;
      mistake = "Ledger.declined takes note, or does nothing; Ledger.post alone posts.";
    } else if (found.isEmpty()) {
      mistake =
          trial.whyNot(
              payment.guid(),
              "Ledger.post answered accepted and wrote nothing, or elsewhere, or state of the object or of the class (a static set of GUIDs) took it for known.");
    } else if (isWithFee(payment, expected, found)) {
      promise = Promise.PRINCIPAL;
      mistake = "Post Payment.amount() alone; Payment.convenienceFee() is no part of it.";
    } else if (payment.isCart() && found.size() < expected.size()) {
      promise = Promise.CART;
      mistake =
          trial.whyNot(
                  payment.guid(),
                  "The books know a payment by its GUID alone, so that only one invoice of several is paid.")
              + " "
              + WHOLE_KEY;
    } else if (isNear(HeldMoney.sum(expected), HeldMoney.sum(found))) {
      promise = Promise.CENTS;
      mistake = EXACTLY;
    } else if (payment.isCart()) {
      promise = Promise.CART;
      mistake = "Post Payment.amount(), which is the part of that invoice, for each invoice once.";
    } else if (payment.isMovedBySettledLine() && payment.again().isPositive()) {
      promise = Promise.MOVED_ONCE;
      mistake = "Post Representment.amount() anew, once for each call of Ledger.represented.";
    } else if (HeldMoney.sum(found).compareTo(paid) > 0) {
      mistake =
          "It is posted more than once: Ledger.confirmed, Ledger.settled and Ledger.returned bring no money, and a separate ledger needs a unique key of its own. "
              + WHOLE_KEY;
    }
    throw trial.brokenBooks(promise, "receipts " + expected + of, "receipts " + found, mistake);
  }

  /** The books hide what they took back by taking it off the receipt. */
  private boolean isToldNet(PaymentTruth payment, List<Money> expected, List<Money> found) {
    return payment.takenBack().isPositive()
        && !payment.again().isPositive()
        && HeldMoney.sum(found).equals(HeldMoney.sum(expected).minus(payment.takenBack()))
        && trial.watch().hasAccepted(payment.guid(), "reverse", "chargedBack");
  }

  /** Less than a dollar apart, as by rounding. */
  private static boolean isNear(Money one, Money other) {
    return Math.abs(one.minus(other).cents()) < 100;
  }

  private static boolean isWithFee(PaymentTruth payment, List<Money> expected, List<Money> found) {
    Money more = HeldMoney.sum(found).minus(HeldMoney.sum(expected));
    return payment.fee().isPositive() && more.equals(payment.fee());
  }

  private void requireReversals(PaymentTruth payment, List<Money> reversals) {
    Money found = HeldMoney.sum(reversals);
    Money expected = payment.takenBack();
    if (found.equals(expected)) {
      return;
    }
    if (!found.equals(Money.ZERO) && isNear(found, expected)) {
      throw trial.brokenBooks(
          Promise.CENTS,
          "%s taken back of payment %s".formatted(expected, payment.guid()),
          "%s taken back, in %s".formatted(found, reversals),
          EXACTLY);
    }
    boolean less = found.compareTo(expected) < 0;
    String fact = payment.isChargedBack() ? "Chargeback" : "Reversal";
    String method = payment.isChargedBack() ? "chargedBack" : "reverse";
    boolean forgotten =
        found.equals(Money.ZERO) && trial.watch().hasAccepted(payment.guid(), method);
    throw trial.brokenBooks(
        payment.isMovedBySettledLine() ? Promise.MOVED_ONCE : Promise.REVERSED_ONCE,
        "%s taken back of payment %s".formatted(expected, payment.guid()),
        "%s taken back, in %s".formatted(found, reversals),
        less
            ? trial.whyNot(
                payment.guid(),
                forgotten
                    ? "Ledger.%s answered accepted and wrote nothing, or Ledger.read does not tell what it wrote. Take back %s.amount()."
                        .formatted(method, fact)
                    : "Take back %s.amount() of each call of Ledger.%s, also of a second %s of one payment; what makes two calls the same is %s.key(), not the payment."
                        .formatted(
                            fact, method, payment.isChargedBack() ? "refund" : "return", fact))
            : "Take back %s.amount(), which may be a part, once for each call of Ledger.%s; Ledger.returned, returnCorrected and settled tell and move nothing, and a separate ledger keeps %s.key() under a unique key."
                .formatted(fact, method, fact));
  }
}
