package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A host's books as they ought to be, in memory: a key of payment and invoice, and all movements.
 */
final class SmallBooks implements Ledger {

  /** What moved: above zero for a receipt, below for what takes one back. */
  private record Movement(PaymentGuid payment, Money amount, Instant at) {}

  private final Map<String, Payment> receipts = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<CustomerEnrollment> enrollments = new ArrayList<>();
  private final List<String> corrections = new ArrayList<>();
  private final Clock clock;
  private boolean reverses = true;

  /**
   * @param clock of what is written when
   */
  SmallBooks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String key = payment.paymentGuid() + " " + payment.invoiceNumber().orElse(null);
    if (receipts.put(key, payment) == null) {
      move(payment.paymentGuid(), payment.amount());
    }
    return LedgerAnswer.accepted("R-" + (List.copyOf(receipts.keySet()).indexOf(key) + 1));
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    if (!reverses) {
      throw new IllegalStateException("these books reverse nothing now");
    }
    return takeBack(reversal.key(), reversal.payment(), reversal.amount());
  }

  @Override
  public synchronized LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    corrections.add(before.returnCode().code() + " is " + now.returnCode().code());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return takeBack(chargeback.key(), chargeback.payment(), chargeback.amount());
  }

  private void move(PaymentGuid payment, Money amount) {
    movements.add(new Movement(payment, amount, clock.instant()));
  }

  private synchronized LedgerAnswer takeBack(String key, PostedPayment payment, Money amount) {
    if (keys.add(key)) {
      move(payment.paymentGuid(), Money.ZERO.minus(amount));
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public synchronized LedgerAnswer represented(
      Representment representment, LedgerTransaction transaction) {
    if (keys.add(representment.key())) {
      move(representment.payment().paymentGuid(), representment.amount());
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public synchronized LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    enrollments.add(customer);
    return LedgerAnswer.accepted();
  }

  @Override
  public synchronized boolean read(LedgerReader reader, LedgerTransaction transaction) {
    for (Movement movement : movements) {
      if (movement.amount().isNegative()) {
        reader.reversal(movement.payment(), Money.ZERO.minus(movement.amount()), movement.at());
      } else {
        reader.receipt(movement.payment(), movement.amount(), movement.at());
      }
    }
    return true;
  }

  @Override
  public boolean isSeparate() {
    return true;
  }

  /** A person writes into the books, of which the SDK learns by reading them alone. */
  synchronized void bookByHand(PaymentGuid payment, Money amount) {
    move(payment, amount);
  }

  /** Whether {@link #reverse} works, or throws. */
  void reverses(boolean whether) {
    reverses = whether;
  }

  /** Codes of returns that were told otherwise. */
  synchronized List<String> corrections() {
    return List.copyOf(corrections);
  }

  /** Receipts and reversals of a payment, in order. */
  synchronized List<String> of(PaymentGuid payment) {
    return movements.stream()
        .filter(movement -> movement.payment().equals(payment))
        .map(movement -> movement.amount().toString())
        .toList();
  }

  synchronized List<Payment> receipts() {
    return List.copyOf(receipts.values());
  }

  synchronized List<CustomerEnrollment> enrollments() {
    return List.copyOf(enrollments);
  }
}
