package com.imt.ic.bif;

/** How an amount is written: always with its cents, never with grouping. */
enum BifAmountFormat {
  /** Two decimals behind a point. */
  POINT("0.00", '.'),
  /** Two decimals behind a comma. */
  COMMA("0,00", ','),
  /** The number of cents. */
  CENTS("cents", '\0');

  private final String pattern;
  private final char point;

  BifAmountFormat(String pattern, char point) {
    this.pattern = pattern;
    this.point = point;
  }

  static BifAmountFormat of(String pattern) {
    for (BifAmountFormat format : values()) {
      if (format.pattern.equals(pattern)) {
        return format;
      }
    }
    throw new IllegalArgumentException("give 0.00, 0,00 or cents");
  }

  /** What stands before the cents, NUL for nothing. */
  char point() {
    return point;
  }

  /** How many characters an amount takes. */
  int length(long cents) {
    int sign = cents < 0 ? 1 : 0;
    int digits = Long.toString(cents).length() - sign;
    return sign + (this == CENTS ? digits : Math.max(digits, 3) + 1); // 0.05 has three digits
  }

  void write(long cents, LineBuffer line) {
    if (this == CENTS) {
      line.appendNumber(cents);
    } else {
      line.appendCents(cents, point);
    }
  }

  /** What a message shows that expects an amount. */
  String example() {
    return switch (this) {
      case POINT -> "digits with 2 decimals and no grouping are expected, such as 1234.50";
      case COMMA -> "digits with 2 decimals and no grouping are expected, such as 1234,50";
      case CENTS -> "a number of cents is expected, such as 123450";
    };
  }
}
