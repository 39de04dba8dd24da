package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.util.ArrayList;
import java.util.List;

/** What became of one payment, and so what books must hold of it. */
final class PaymentTruth {

  private final List<Payment> parts = new ArrayList<>();
  private Money takenBack = Money.ZERO;
  private Money again = Money.ZERO;
  private boolean bySettledLine;
  private boolean chargedBack;
  private boolean refused;

  void paid(Payment part) {
    parts.add(part);
  }

  void cameBack(Money amount) {
    takenBack = takenBack.plus(amount);
  }

  void cameBackBySettledLine(Money amount) {
    bySettledLine = true;
    chargedBack = true;
    cameBack(amount);
  }

  void cameAgain(Money amount) {
    bySettledLine = true;
    again = again.plus(amount);
  }

  /** The books are to refuse it. */
  void isRefused() {
    refused = true;
  }

  void isTaken() {
    refused = false;
  }

  PaymentGuid guid() {
    return parts.get(0).paymentGuid();
  }

  boolean isDeclined() {
    return !parts.get(0).approved();
  }

  /** By EFT, and nothing of it came back yet. */
  boolean isReturnable() {
    return !isDeclined()
        && parts.get(0).method().filter(PaymentMethod.EFT::equals).isPresent()
        && takenBack.equals(Money.ZERO);
  }

  boolean isCart() {
    return parts.size() > 1;
  }

  boolean isMovedBySettledLine() {
    return bySettledLine;
  }

  /** A line of a settled batch took of it. */
  boolean isChargedBack() {
    return chargedBack;
  }

  Money fee() {
    return parts.get(0).convenienceFee().orElse(Money.ZERO);
  }

  Money paid() {
    return isDeclined() || refused
        ? Money.ZERO
        : parts.stream().map(Payment::amount).reduce(Money.ZERO, Money::plus);
  }

  Money again() {
    return again;
  }

  /** One for each invoice, and one for what was posted anew; the smallest first. */
  List<Money> receipts() {
    List<Money> receipts = new ArrayList<>();
    if (!isDeclined() && !refused) {
      parts.forEach(part -> receipts.add(part.amount()));
    }
    if (again.isPositive()) {
      receipts.add(again);
    }
    receipts.sort(null);
    return List.copyOf(receipts);
  }

  Money takenBack() {
    return takenBack;
  }
}
