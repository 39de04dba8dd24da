package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * The payments in one state. Immutable and thread-safe.
 *
 * @param state the state
 * @param count how many payments
 * @param amount the sum of their principals
 */
public record StateTotal(PaymentState state, long count, Money amount) {

  /** Checks that everything is there. */
  public StateTotal {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(amount, "amount");
  }

  /** {@return the total of one payment more} */
  public StateTotal plus(Money more) {
    return new StateTotal(state, count + 1, amount.plus(more));
  }
}
