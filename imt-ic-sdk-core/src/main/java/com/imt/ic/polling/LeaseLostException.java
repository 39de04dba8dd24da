package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;

/**
 * This node was silent for longer than its lease and another one took the report over. What this
 * node had committed before stays; it has written nothing since.
 */
public class LeaseLostException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /**
   * A job that changed hands.
   *
   * @param job the job
   */
  public LeaseLostException(String job) {
    super(
        "Another node took the report "
            + job
            + " over while this one was silent for longer than its lease; nothing more was written"
            + " here, and the next poll reads again");
  }
}
