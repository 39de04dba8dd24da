package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What one biller's books hold of one payment, by sums of its own, and what may be done to it: the
 * invariants of money at every step.
 */
final class Held {

  private final PaymentGuid guid;
  private final Truth truth;
  private final Verdict verdict;
  private final Set<String> invoices = new HashSet<>();
  private Money posted = Money.ZERO;
  private Money reversed = Money.ZERO;
  private Money again = Money.ZERO;
  private Money byHand = Money.ZERO;
  private int returns;
  private int lines;

  Held(PaymentGuid guid, Truth truth, Verdict verdict) {
    this.guid = guid;
    this.truth = truth;
    this.verdict = verdict;
  }

  boolean has(Payment payment) {
    return invoices.contains(invoice(payment));
  }

  boolean isEmpty() {
    return invoices.isEmpty();
  }

  void post(Payment payment) {
    Payment real =
        truth.carts.get(guid).stream()
            .filter(row -> row.invoiceNumber().equals(payment.invoiceNumber()))
            .findFirst()
            .orElse(null);
    require(real != null && real.approved(), "posted what nobody paid");
    require(real.amount().equals(payment.amount()), "posted a wrong amount");
    require(real.source().isEmpty(), "posted what is of a product without posting");
    require(invoices.add(invoice(payment)), "posted twice");
    posted = posted.plus(payment.amount());
  }

  private static String invoice(Payment payment) {
    return payment.invoiceNumber().orElseThrow().value();
  }

  void takeBack(Money amount, Instant now) {
    require(amount.isPositive(), "took back nothing");
    require(!isEmpty(), "reversed before it was posted");
    reversed = reversed.plus(amount);
    require(isAtMost(reversed, posted.plus(again)), "took back more than came in: " + this);
    require(
        isAtMost(reversed.plus(byHand), truth.wentBack(guid, now)),
        "took back more than the banks did: " + this);
  }

  void postAgain(Money amount, Instant now) {
    require(amount.isPositive(), "posted nothing anew");
    again = again.plus(amount);
    require(isAtMost(again, reversed.plus(byHand)), "posted anew what nobody took back: " + this);
    require(isAtMost(again, truth.cameAgain(guid, now)), "posted anew what did not come: " + this);
  }

  boolean lacksWhatCameAgain(Instant now) {
    return again.compareTo(truth.cameAgain(guid, now)) < 0;
  }

  /** A person does by hand what takes money back, as far as the books have not. */
  void takeBackByHand(Money told, Instant now) {
    Money amount = told.isNegative() ? Money.ZERO.minus(told) : told;
    Money left = truth.wentBack(guid, now).minus(reversed).minus(byHand);
    byHand = byHand.plus(isAtMost(amount, left) ? amount : left);
  }

  void returned() {
    returns++;
  }

  void settled() {
    lines++;
  }

  int returns() {
    return returns;
  }

  int lines() {
    return lines;
  }

  private static boolean isAtMost(Money amount, Money most) {
    return amount.compareTo(most) <= 0;
  }

  private void require(boolean holds, String violation) {
    verdict.require(holds, violation + ": " + guid);
  }

  @Override
  public String toString() {
    return "%s in, %s back, %s again, %s by hand".formatted(posted, reversed, again, byHand);
  }
}
