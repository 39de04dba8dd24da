package com.imt.ic;

/**
 * The number of a customer's account (policy) with the biller, as the biller writes it.
 *
 * <p>Immutable and thread-safe. Kept as it came: never trimmed, padded or changed in case.
 *
 * @param value 1 to 100 characters, none of them invisible (a control, a format character such as
 *     U+200B), no white space but plain spaces, and none at either end
 */
public record AccountNumber(String value) implements Comparable<AccountNumber> {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public AccountNumber {
    Identifiers.require(value, "An account number", 100);
  }

  /**
   * The identifier of that text.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public static AccountNumber of(String value) {
    return new AccountNumber(value);
  }

  @Override
  public int compareTo(AccountNumber other) {
    return value.compareTo(other.value);
  }

  /** Shows the last four characters alone; {@link #value()} is the whole. */
  @Override
  public String toString() {
    return Redaction.lastFour(value);
  }
}
