package com.imt.ic.ledger;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;

/** Takes what a host's books hold, for the reconciliation. Not thread-safe; keeps little of it. */
public interface LedgerReader {

  /**
   * A receipt, also one that was reversed later.
   *
   * @param payment what it was posted for
   * @param amount what was posted, above zero
   */
  void receipt(PaymentGuid payment, Money amount);

  /**
   * What took a receipt back, wholly or in part: for a return, a chargeback, a refund, or by hand.
   *
   * @param payment whose receipt
   * @param amount what was taken back, above zero
   */
  void reversal(PaymentGuid payment, Money amount);
}
