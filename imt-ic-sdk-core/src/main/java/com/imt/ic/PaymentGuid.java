package com.imt.ic;

import java.util.Locale;

/**
 * InvoiceCloud's identity of one payment, common to receipts, reports, settled batches and rejects.
 *
 * <p>Immutable and thread-safe. A GUID in any of .NET's usual forms (upper case, braces) is kept in
 * its canonical one, lower case with hyphens, so that a payment pushed as {@code A1B2…} and
 * reported as {@code a1b2…} is one payment. Text that is not a GUID is kept as it came.
 *
 * @param value 1 to 100 characters
 */
public record PaymentGuid(String value) implements Comparable<PaymentGuid> {

  private static final int LENGTH = 36;
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  /**
   * Checks the value and brings a GUID into its canonical form.
   *
   * @throws IllegalArgumentException when the value is empty, too long, has control characters or
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

  /** A GUID without braces and in lower case; any other text as it is. */
  private static String canonical(String value) {
    int start = value.charAt(0) == '{' ? 1 : 0;
    int end = value.charAt(value.length() - 1) == '}' ? value.length() - 1 : value.length();
    if (end - start != LENGTH) {
      return value;
    }
    boolean upper = false;
    for (int i = 0; i < LENGTH; i++) {
      char c = value.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean capital = c >= 'A' && c <= 'F';
      if (hyphen ? c != '-' : !capital && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return value;
      }
      upper |= capital;
    }
    String digits = value.substring(start, end);
    return upper ? digits.toLowerCase(Locale.ROOT) : digits;
  }

  /**
   * The identity of that text.
   *
   * @param value the text
   * @return the identity
   * @throws IllegalArgumentException as the constructor
   */
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
