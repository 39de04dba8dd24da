package com.imt.ic.internal.posting;

import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;

/**
 * What Spectrum implements to post payments into a ledger that cannot share the transaction of the
 * integration store: a service of another system, or another database.
 *
 * <p>Called outside any transaction, after the payment is durably received and before it is marked
 * as posted. A crash, or a second node, between the two brings the same payment again, so the
 * ledger must hold {@link Payment#paymentGuid()} under a unique key of its own and answer a payment
 * that it has with the receipt number it gave then. Without such a key, once cannot be had, and no
 * inbox can give it. Called by several threads at once, for one payment too.
 */
@FunctionalInterface
public interface SeparateLedger {

  /**
   * Posts one approved payment, or finds that it is posted.
   *
   * @param payment the payment; post {@link Payment#amount()}, never amount and fee together
   * @param channel the way by which it came
   * @return what the ledger did, now or the first time
   * @throws RuntimeException when the ledger cannot be reached; the payment stays received, and is
   *     posted when it comes again
   */
  LedgerAnswer post(Payment payment, PaymentChannel channel);
}
