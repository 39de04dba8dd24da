package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;

/**
 * What Spectrum implements to post a payment into its ledger.
 *
 * <p>Called once for each approved payment, whichever way it came, within the transaction that also
 * keeps the payment's identity: written through {@code transaction.unwrap(Connection.class)}, the
 * posting and the identity commit together, and a crash at any point leaves both or neither. An
 * exception undoes both. The database may ask for the transaction to be run again, so nothing
 * outside it may be changed here. Called by several threads at once.
 */
@FunctionalInterface
public interface ReceiptPosting {

  /**
   * Posts one approved payment.
   *
   * @param payment the payment; post {@link Payment#amount()}, never amount and fee together
   * @param channel the way by which it came first
   * @param transaction the transaction to write in
   * @return what the ledger did
   */
  LedgerAnswer post(Payment payment, PaymentChannel channel, StoreTransaction transaction);

  /**
   * Takes note of a declined payment, which is never posted; called once for each. Does nothing
   * unless overridden.
   *
   * @param payment the payment
   * @param channel the way by which it came first
   * @param transaction the transaction to write in
   */
  default void declined(Payment payment, PaymentChannel channel, StoreTransaction transaction) {}

  /**
   * A posted payment came for the first time by the other channel too, with the same money. It may
   * carry what the first one lacked: a report names the customer, a receipt does not. Never a
   * reason to post again. Does nothing unless overridden.
   *
   * @param payment the payment as it came now
   * @param channel the way by which it came now
   * @param transaction the transaction to write in
   */
  default void confirmed(Payment payment, PaymentChannel channel, StoreTransaction transaction) {}
}
