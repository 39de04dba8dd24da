package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the host's books hold for one payment. Immutable and thread-safe.
 *
 * @param firstAt when the first of it was recorded; null where they hold nothing
 * @param lastAt when the last of it was recorded; null likewise
 */
record InBooks(
    int receipts,
    Money posted,
    Money reversed,
    @Nullable Instant firstAt,
    @Nullable Instant lastAt) {

  static final InBooks NOTHING = new InBooks(0, Money.ZERO, Money.ZERO, null, null);

  static InBooks receipt(Money amount, Instant at) {
    return new InBooks(1, amount, Money.ZERO, at, at);
  }

  static InBooks reversal(Money amount, Instant at) {
    return new InBooks(0, Money.ZERO, amount, at, at);
  }

  InBooks plus(InBooks other) {
    return new InBooks(
        receipts + other.receipts,
        posted.plus(other.posted),
        reversed.plus(other.reversed),
        firstAt == null || (other.firstAt != null && other.firstAt.isBefore(firstAt))
            ? other.firstAt
            : firstAt,
        lastAt == null || (other.lastAt != null && other.lastAt.isAfter(lastAt))
            ? other.lastAt
            : lastAt);
  }

  Money standing() {
    return posted.minus(reversed);
  }

  boolean isEmpty() {
    return receipts == 0 && posted.isZero() && reversed.isZero();
  }
}
