package com.imt.ic.internal.record;

import com.imt.ic.Redaction;

/**
 * A text that is none of its field's: {@code found "20.005", expected an amount with at most 2
 * decimals}. Holds no customer's data.
 */
public final class UnreadableTextException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private UnreadableTextException(String found, String expected) {
    super("found " + found + ", expected " + expected);
  }

  /** A text that may be shown, shortened. */
  public static UnreadableTextException shown(CharSequence found, String expected) {
    return new UnreadableTextException("\"" + Redaction.shorten(found) + "\"", expected);
  }

  /** A text that may be a customer's, of which the reason says enough. */
  public static UnreadableTextException hidden(String reason, String expected) {
    return new UnreadableTextException(reason, expected);
  }

  /** Without a stack trace: bad rows come by the thousand, and none of theirs says more. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
