package com.imt.ic.ledger;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * What takes a posted payment back. Immutable and thread-safe.
 *
 * @param achReturn the whole return
 * @param payment the payment that it takes back
 */
public record Reversal(AchReturn achReturn, PostedPayment payment) {

  /** Requires both. */
  public Reversal {
    Objects.requireNonNull(achReturn, "achReturn");
    Objects.requireNonNull(payment, "payment");
  }

  /**
   * How much is to be taken back.
   *
   * @return the return's amount, above zero; it may be another than the payment's
   */
  public Money amount() {
    return achReturn.amount();
  }
}
