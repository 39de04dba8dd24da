package com.imt.ic.bif;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of a layout: it carries a field, a custom field of the biller's, or a constant.
 *
 * @param number 1 for the first
 * @param name the name in the header and in messages
 * @param field the field, or null for a constant or a custom field
 * @param customName the custom field's name, or null
 * @param constant the text that always stands there, or null
 * @param required whether the column must have a value
 * @param maxLength the most characters that a value may have, UTF-16 units as .NET counts them
 * @param format how its dates, amounts or flags are written
 */
record BifColumn(
    int number,
    String name,
    @Nullable BifField field,
    @Nullable String customName,
    @Nullable String constant,
    boolean required,
    int maxLength,
    ValueFormat format) {

  static final int ANY_LENGTH = Integer.MAX_VALUE;

  BifColumn numbered(int newNumber) {
    return new BifColumn(newNumber, name, field, customName, constant, required, maxLength, format);
  }

  BifProblem problem(long line, String found, String expected, String advice) {
    return new BifProblem(line, number, name, Optional.ofNullable(field), found, expected, advice);
  }
}
