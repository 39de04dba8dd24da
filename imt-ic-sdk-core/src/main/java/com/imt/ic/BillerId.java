package com.imt.ic;

/**
 * The BID: the short identifier of the biller in invoice files and in the names of bill images.
 *
 * <p>Immutable and thread-safe. Kept as it came: never trimmed, padded or changed in case.
 *
 * @param value 1 to 50 characters, none of them invisible, no white space at either end
 */
public record BillerId(String value) implements Comparable<BillerId> {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public BillerId {
    Identifiers.require(value, "A BID", 50);
  }

  /**
   * The identifier of that text.
   *
   * @throws IllegalArgumentException when the value breaks the rule above
   */
  public static BillerId of(String value) {
    return new BillerId(value);
  }

  @Override
  public int compareTo(BillerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
