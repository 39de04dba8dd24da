package com.imt.ic.ledger;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;

/**
 * Takes what a host's books hold, for the reconciliation, which adds up receipts and reversals of
 * each payment. Not thread-safe; keeps sums alone.
 */
public interface LedgerReader {

  /**
   * A receipt, also one that was reversed later: of a cart one for each invoice, and one more for
   * what {@link Ledger#represented} posted anew.
   *
   * @param payment what it was posted for
   * @param amount what was posted, above zero
   * @param recordedAt when it was written into the books, whatever day it counts for
   */
  void receipt(PaymentGuid payment, Money amount, Instant recordedAt);

  /**
   * What took a receipt back, wholly or in part: for a return, a chargeback, a refund, or by hand.
   *
   * @param payment whose receipt
   * @param amount what was taken back, above zero
   * @param recordedAt when that was written into the books
   */
  void reversal(PaymentGuid payment, Money amount, Instant recordedAt);
}
