package com.imt.ic.bif.internal;

/**
 * One column of a file. Immutable and thread-safe.
 *
 * @param number 1 for the first
 * @param place where a row has its value; {@link #NO_PLACE} for a custom field and a constant
 * @param own the custom field's name, or the constant; empty for other contents
 * @param maxLength the most characters that a value may have, UTF-16 units as .NET counts them
 */
public record Column(
    int number,
    String name,
    Content content,
    int place,
    String own,
    boolean required,
    int maxLength,
    ValueFormat format) {

  public static final int NO_PLACE = -1;
  public static final int ANY_LENGTH = Integer.MAX_VALUE;

  public Column numbered(int newNumber) {
    return new Column(newNumber, name, content, place, own, required, maxLength, format);
  }

  public boolean isLimited() {
    return maxLength != ANY_LENGTH;
  }
}
