package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import java.time.Instant;

/**
 * A report was never polled and nobody said where to begin, or said a moment that is to come. There
 * is no default: "now" would lose what came before, and "ever" may ask for years.
 */
public class FirstPollException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** A missing beginning. */
  public FirstPollException(ReportKind report) {
    super(
        "The report %s was never polled into this database; say with startAt from which moment it is to be read"
            .formatted(report.id()));
  }

  /** A beginning in the future of this machine's clock. */
  public FirstPollException(ReportKind report, Instant startAt, Instant now) {
    super(
        "The report %s was never polled, and startAt is %s while this machine's clock says %s; what is paid before it would never be asked for, so give a moment in the past"
            .formatted(report.id(), startAt, now));
  }
}
