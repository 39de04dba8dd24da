package com.imt.ic.settlement;

import com.imt.ic.store.StoreTransaction;

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
