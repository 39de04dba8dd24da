package com.imt.ic.internal.record;

import com.imt.ic.Redaction;

/**
 * A text that is none of its field's: {@code found "20.005", expected an amount with at most 2
 * decimals}. Holds no customer's data.
 */
public final class UnreadableTextException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** A code, and too short for a name. */
  private static final int LONGEST_CODE = 3;

  private UnreadableTextException(String found, String expected) {
    super("found " + found + ", expected " + expected);
  }

  /** A text of which is shown what is no name: columns may have moved. */
  public static UnreadableTextException shown(CharSequence found, String expected) {
    String text = found.length() <= LONGEST_CODE ? found.toString() : Redaction.foreignText(found);
    return new UnreadableTextException("\"" + Redaction.shorten(text) + "\"", expected);
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
