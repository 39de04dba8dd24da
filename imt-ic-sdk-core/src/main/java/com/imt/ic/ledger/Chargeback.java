package com.imt.ic.ledger;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * What takes a posted payment back by a line of a settled batch: the cardholder's bank charged it
 * back, or it was refunded. Immutable and thread-safe.
 *
 * @param line the whole line; its amount is below zero
 * @param payment the payment that it takes back, or what the payment paid of one invoice
 * @param amount how much is to be taken back of it, above zero and never more than stands
 * @param key names this call: the same whenever it is brought again, and like no other of this
 *     biller, for a unique key of books that share no transaction; at most 160 characters
 */
public record Chargeback(SettledPayment line, PostedPayment payment, Money amount, String key) {

  /** Requires all four. */
  public Chargeback {
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(key, "key");
  }

  /**
   * Whether all that was paid is taken back, as a chargeback does, rather than a part of it, as
   * most refunds do. InvoiceCloud is not known to tell one from the other.
   */
  public boolean isWhole() {
    return amount.equals(payment.amount());
  }
}
