package com.imt.ic.settlement;

import com.imt.ic.Report;
import java.time.LocalDate;

/** InvoiceCloud's report of settled batches. */
@FunctionalInterface
public interface SettledBatchReporting {

  /**
   * Payments in the batches that settled in a span of days.
   *
   * @param start the first day, in the biller's zone
   * @param end the last day, included
   * @return one row per payment of a batch, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<SettledPayment> settledBetween(LocalDate start, LocalDate end);
}
