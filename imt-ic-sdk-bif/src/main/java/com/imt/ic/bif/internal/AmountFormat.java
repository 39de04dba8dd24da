package com.imt.ic.bif.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an amount is written: always with its cents, never with grouping. */
public enum AmountFormat {
  POINT("0.00", '.', "-?[0-9]+(?:\\.([0-9]+))?"),
  COMMA("0,00", ',', "-?[0-9]+(?:,([0-9]+))?"),
  CENTS("cents", '\0', "-?[0-9]+()");

  private final String pattern;
  private final char point;
  private final Pattern amount;

  AmountFormat(String pattern, char point, String amount) {
    this.pattern = pattern;
    this.point = point;
    this.amount = Pattern.compile(amount);
  }

  /** Throws an {@link IllegalArgumentException} that says which there are. */
  public static AmountFormat of(String pattern) {
    for (AmountFormat format : values()) {
      if (format.pattern.equals(pattern)) {
        return format;
      }
    }
    throw new IllegalArgumentException("give 0.00, 0,00 or cents");
  }

  /** What stands before the cents, NUL for nothing. */
  public char point() {
    return point;
  }

  public int length(long cents) {
    int sign = cents < 0 ? 1 : 0;
    int digits = Long.toString(cents).length() - sign;
    return sign + (this == CENTS ? digits : Math.max(digits, 3) + 1); // 0.05 has three digits
  }

  /** How many decimals a text has that is an amount but for their number; -1 where it is none. */
  public int decimals(String text) {
    Matcher matcher = amount.matcher(text);
    if (!matcher.matches()) {
      return -1;
    }
    String decimals = matcher.group(1);
    return decimals == null ? 0 : decimals.length();
  }

  public String text(long cents) {
    LineBuffer line = new LineBuffer();
    write(cents, line);
    return new String(line.chars(), 0, line.length());
  }

  void write(long cents, LineBuffer line) {
    if (this == CENTS) {
      line.appendNumber(cents);
    } else {
      line.appendCents(cents, point);
    }
  }
}
