package com.imt.ic;

import java.util.HexFormat;

/**
 * InvoiceCloud's identity of one payment, common to receipts, reports, settled batches and rejects.
 *
 * <p>Immutable and thread-safe. A GUID in any of the forms N, D, B and P of .NET's Guid.ToString
 * (bare digits, hyphens, braces, parentheses; upper case or lower) is kept in the canonical one, D
 * in lower case, so that a payment pushed as {@code {A1B2…}} and reported as {@code a1b2…} is one
 * payment. Text that is not a GUID is kept as it came.
 *
 * @param value 1 to 100 characters
 */
public record PaymentGuid(String value) implements Comparable<PaymentGuid> {

  private static final int LENGTH = 36;
  private static final int DIGITS = 32;
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  /**
   * Checks the value and brings a GUID into its canonical form.
   *
   * @throws IllegalArgumentException when the value is empty, too long, has invisible characters or
   *     outer white space, or is the empty GUID (all zeros), which .NET sends for "none"
   */
  public PaymentGuid {
    Identifiers.require(value, "A payment GUID", 100);
    value = canonical(value);
    if (value.equals(NONE)) {
      throw new IllegalArgumentException(
          "A payment GUID is all zeros, which means that none was given");
    }
  }

  /** A GUID in lower case with hyphens; any other text as it is. */
  private static String canonical(String value) {
    String bare = bare(value);
    boolean hyphenated = bare.length() == LENGTH;
    if (!hyphenated && bare.length() != DIGITS) {
      return value;
    }
    StringBuilder canonical = new StringBuilder(LENGTH);
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (isPlaceOfHyphen(canonical.length())) {
        canonical.append('-');
        if (hyphenated) {
          if (c != '-') {
            return value;
          }
          continue;
        }
      }
      if (!HexFormat.isHexDigit(c)) {
        return value;
      }
      canonical.append(Character.toLowerCase(c));
    }
    return canonical.toString();
  }

  private static String bare(String value) {
    char first = value.charAt(0);
    char last = value.charAt(value.length() - 1);
    boolean enclosed = (first == '{' && last == '}') || (first == '(' && last == ')');
    return enclosed ? value.substring(1, value.length() - 1) : value;
  }

  private static boolean isPlaceOfHyphen(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }

  /** {@return the identity of that text; refused as by the constructor} */
  public static PaymentGuid of(String value) {
    return new PaymentGuid(value);
  }

  @Override
  public int compareTo(PaymentGuid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
