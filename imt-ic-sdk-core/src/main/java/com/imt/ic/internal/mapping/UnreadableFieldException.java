package com.imt.ic.internal.mapping;

/** One column of a row that cannot be read; the message names it and holds no customer's data. */
public final class UnreadableFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFieldException(String reason) {
    // No stack trace: a report of bad rows would fill them by the thousand, and none says more.
    super(reason, null, false, false);
  }
}
