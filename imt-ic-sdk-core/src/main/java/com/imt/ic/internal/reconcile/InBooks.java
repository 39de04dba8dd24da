package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;

/** What the host's books hold for one payment. Not thread-safe. */
final class InBooks {

  static final InBooks NOTHING = new InBooks();

  private int receipts;
  private Money posted = Money.ZERO;
  private Money reversed = Money.ZERO;

  void receipt(Money amount) {
    receipts++;
    posted = posted.plus(amount);
  }

  void reversal(Money amount) {
    reversed = reversed.plus(amount);
  }

  int receipts() {
    return receipts;
  }

  Money posted() {
    return posted;
  }

  Money reversed() {
    return reversed;
  }

  Money standing() {
    return posted.minus(reversed);
  }
}
