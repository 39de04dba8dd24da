package com.imt.ic.ledger;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * What makes a payment stand again after it was taken back: it was presented again after an ACH
 * return and settled, or a chargeback was won. Immutable and thread-safe.
 *
 * @param line the settled line that brings the money
 * @param payment the payment, or what it paid of one invoice
 * @param amount how much is to be posted anew, above zero and never more than was taken back
 * @param key names this call: the same whenever it is brought again, and like no other of this
 *     biller, for a unique key of books that share no transaction; at most 160 characters
 */
public record Representment(SettledPayment line, PostedPayment payment, Money amount, String key) {

  /** Requires all four. */
  public Representment {
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(key, "key");
  }
}
