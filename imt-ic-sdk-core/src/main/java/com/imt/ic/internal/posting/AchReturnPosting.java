package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;

/**
 * What Spectrum implements to reverse a payment that came back. Called once for each return, within
 * the transaction that also keeps the return's identity; an exception undoes both. Nothing outside
 * the transaction may be changed, since it may be run again.
 */
public interface AchReturnPosting {

  /**
   * A return became known for the first time, whether its payment is in the ledger or not yet.
   *
   * @param reject the return
   * @param transaction the transaction to write in
   */
  void received(AchReturn reject, StoreTransaction transaction);

  /**
   * Reverses a posted payment, once for each return.
   *
   * @param reject the return: its payment, code and moment, and the amount to take back
   * @param transaction the transaction to write in
   */
  void reverse(RejectEntry reject, StoreTransaction transaction);
}
