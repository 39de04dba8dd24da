package com.imt.ic;

import java.util.Locale;
import java.util.regex.Pattern;

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

  private static final Pattern GUID =
      Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");

  /**
   * Checks the value and brings a GUID into its canonical form.
   *
   * @throws IllegalArgumentException when the value is empty, too long, has control characters or
   *     outer white space, or is the empty GUID (all zeros), which .NET sends for "none"
   */
  public PaymentGuid {
    Identifiers.require(value, "A payment GUID", 100);
    var guid = GUID.matcher(value);
    if (guid.matches()) {
      value = guid.group(1).toLowerCase(Locale.ROOT);
      if (value.equals("00000000-0000-0000-0000-000000000000")) {
        throw new IllegalArgumentException(
            "A payment GUID is all zeros, which means that none was given");
      }
    }
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
