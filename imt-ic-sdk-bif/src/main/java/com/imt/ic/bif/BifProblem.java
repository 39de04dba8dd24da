package com.imt.ic.bif;

import java.util.Objects;
import java.util.Optional;

/**
 * One fault of an invoice or of a file. Immutable and thread-safe.
 *
 * <p>Values are quoted for amounts, dates, flags, codes and numbers alone; a text of a customer's
 * is described by its length or the position of what is wrong, so that a problem may be logged.
 *
 * @param line the physical line in the file, 1 being the first (the header, where there is one); 0
 *     for a fault of the file as a whole
 * @param column the column's number, 1 being the first; 0 for a fault of the line as a whole or of
 *     a value that has no column
 * @param columnName the column's name in the layout, or the field's where it has no column; empty
 *     for a fault of the line as a whole
 * @param field the field; empty for constants, custom fields and faults of the line as a whole
 * @param found what is there
 * @param expected what should be
 * @param advice what to do; may be empty
 */
public record BifProblem(
    long line,
    int column,
    String columnName,
    Optional<BifField> field,
    String found,
    String expected,
    String advice) {

  /** Checks that everything is there. */
  public BifProblem {
    Objects.requireNonNull(columnName, "columnName");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(advice, "advice");
  }

  static BifProblem ofLine(long line, String found, String expected, String advice) {
    return new BifProblem(line, 0, "", Optional.empty(), found, expected, advice);
  }

  /**
   * The fault in one sentence or two.
   *
   * @return for example {@code BIF line 12, column 19 (BalanceDue): "12.345" has 3 decimals; at
   *     most 2 are allowed.}
   */
  public String message() {
    StringBuilder message = new StringBuilder("BIF");
    if (line > 0) {
      message.append(" line ").append(line);
    }
    if (column > 0) {
      message.append(", column ").append(column);
    }
    if (!columnName.isEmpty()) {
      message.append(" (").append(columnName).append(')');
    }
    message.append(": ").append(found).append("; ").append(expected).append('.');
    if (!advice.isEmpty()) {
      message.append(' ').append(advice).append('.');
    }
    return message.toString();
  }

  @Override
  public String toString() {
    return message();
  }
}
