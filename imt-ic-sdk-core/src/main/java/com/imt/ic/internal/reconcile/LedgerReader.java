package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.StoreTransaction;
import java.util.function.BiConsumer;

/** What Spectrum implements so that its ledger takes part in the reconciliation. */
@FunctionalInterface
public interface LedgerReader {

  /**
   * Reads every receipt that was posted for a payment of InvoiceCloud, reversed ones included.
   *
   * @param transaction the transaction to read in, so that all sources show one moment
   * @param reader gets each receipt's payment and principal
   */
  void forEachReceipt(StoreTransaction transaction, BiConsumer<PaymentGuid, Money> reader);
}
