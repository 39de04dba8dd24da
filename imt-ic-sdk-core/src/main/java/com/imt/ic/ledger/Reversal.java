package com.imt.ic.ledger;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * What takes a posted payment back by an ACH return. Immutable and thread-safe.
 *
 * @param achReturn the whole return
 * @param payment the payment that it takes back, or what the payment paid of one invoice
 * @param amount how much is to be taken back of it, above zero and never more than stands
 * @param key names this call: the same whenever it is brought again, and like no other of this
 *     biller, for a unique key of books that share no transaction; at most 160 characters
 */
public record Reversal(AchReturn achReturn, PostedPayment payment, Money amount, String key) {

  /** Requires all four. */
  public Reversal {
    Objects.requireNonNull(achReturn, "achReturn");
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(key, "key");
  }
}
