package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;

/**
 * A report was never polled and nobody said where to begin. There is no default: "now" would lose
 * what came before, and "ever" may ask for years.
 */
public class FirstPollException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** A missing beginning. */
  public FirstPollException(ReportKind report) {
    super(
        "The report %s was never polled into this database; say with startAt from which moment it is to be read"
            .formatted(report.id()));
  }
}
