package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;

/**
 * A report was never polled and nobody said where to begin. There is no default: "now" would lose
 * what came before, and "ever" may ask for years.
 */
public class FirstPollException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /**
   * A missing beginning.
   *
   * @param report the report
   */
  public FirstPollException(ReportKind report) {
    super(
        "The report "
            + report.id()
            + " was never polled into this store; say from which moment it is to be read");
  }
}
