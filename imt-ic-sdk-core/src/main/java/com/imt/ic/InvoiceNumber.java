package com.imt.ic;

/**
 * The number of one open-item invoice, unique for the biller; a changed invoice keeps it.
 *
 * <p>Immutable and thread-safe. Kept as it came: never trimmed, padded or changed in case.
 *
 * @param value 1 to 100 characters, none of them invisible (a control, a format character such as
 *     U+200B), no white space but plain spaces, and none at either end
 */
public record InvoiceNumber(String value) implements Comparable<InvoiceNumber> {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public InvoiceNumber {
    Identifiers.require(value, "An invoice number", 100);
  }

  /**
   * The identifier of that text.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public static InvoiceNumber of(String value) {
    return new InvoiceNumber(value);
  }

  @Override
  public int compareTo(InvoiceNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
