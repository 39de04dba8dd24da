package com.imt.ic;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this SDK reports as gone wrong, unchecked.
 *
 * <p>A caller's misuse of the API stays {@link IllegalArgumentException}, {@link
 * IllegalStateException} or {@link NullPointerException}. Messages say what, where, found, expected
 * and what to do, and hold no credential and no customer's data.
 */
public class InvoiceCloudException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error with a message.
   *
   * @param message one line, free of secrets
   */
  public InvoiceCloudException(String message) {
    super(message);
  }

  /**
   * An error with a message and its cause.
   *
   * @param message one line, free of secrets
   * @param cause what brought it about, or null
   */
  public InvoiceCloudException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
