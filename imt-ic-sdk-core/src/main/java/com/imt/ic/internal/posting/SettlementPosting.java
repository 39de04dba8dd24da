package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.SettledPayment;

/**
 * What Spectrum implements to take note of a settled payment. Called once for each line of a batch,
 * within the transaction that also keeps the line's identity; an exception undoes both. Nothing
 * outside the transaction may be changed, since it may be run again.
 */
@FunctionalInterface
public interface SettlementPosting {

  /**
   * A payment settled.
   *
   * @param settled the line of the batch
   * @param transaction the transaction to write in
   */
  void settled(SettledPayment settled, StoreTransaction transaction);
}
