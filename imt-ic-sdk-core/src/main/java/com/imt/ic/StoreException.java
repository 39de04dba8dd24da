package com.imt.ic;

import org.jspecify.annotations.Nullable;

/** The store failed, or two writers met; nothing of the transaction was kept. */
public class StoreException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what, where, what to do
   * @param cause what brought it about, or null
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
