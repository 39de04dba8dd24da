package com.imt.ic.reject;

import com.imt.ic.Report;
import java.time.Instant;

/** InvoiceCloud's report of ACH returns. */
@FunctionalInterface
public interface AchRejectReporting {

  /**
   * ACH returns recorded at or after a moment.
   *
   * @param from the moment, sent as UTC
   * @return the returns, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<AchReject> rejectsSince(Instant from);
}
