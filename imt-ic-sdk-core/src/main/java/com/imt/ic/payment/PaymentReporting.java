package com.imt.ic.payment;

import com.imt.ic.Report;
import java.time.Instant;

/** InvoiceCloud's report of payments. */
@FunctionalInterface
public interface PaymentReporting {

  /**
   * Payments recorded at or after a moment; there is no upper bound, so the answer can be large and
   * is read as a stream.
   *
   * @param from the moment, sent as UTC
   * @return approved and declined payments, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<Payment> paymentsSince(Instant from);
}
