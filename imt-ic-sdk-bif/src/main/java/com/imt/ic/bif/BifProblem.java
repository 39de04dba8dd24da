package com.imt.ic.bif;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.internal.Column;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fault of an invoice or of a file. Immutable and thread-safe.
 *
 * <p>Values are quoted for amounts, dates, flags, codes and numbers alone; a text of a customer's
 * is described by its length or the position of what is wrong, so that a problem may be logged.
 *
 * @param line the physical line in the file, 1 being the first (the header, where there is one); 0
 *     for a fault of the file as a whole, or of an invoice of a hand-over
 * @param invoice the place of an invoice that {@link InvoiceFiles} rejected in what was handed
 *     over, 1 being the first; 0 for a fault of a file
 * @param invoiceNumber that invoice's number; null for a fault of a file, and for one that stands
 *     twice in millions, with the other far away
 * @param column the number of the column, or of the cell of a header or trailer record, 1 being the
 *     first; 0 for a fault of the line as a whole or of a value that has no column
 * @param columnName the column's name in the layout, or the field's where it has no column, or the
 *     record's setting; empty for a fault of the line as a whole
 * @param field the field; null for constants, custom fields and faults of the line as a whole
 * @param kind what it is, for a program
 * @param found what is there
 * @param expected what should be
 * @param advice what to do; may be empty
 */
public record BifProblem(
    long line,
    long invoice,
    @Nullable InvoiceNumber invoiceNumber,
    int column,
    String columnName,
    @Nullable BifField field,
    Kind kind,
    String found,
    String expected,
    String advice) {

  /** What is wrong. */
  public enum Kind {
    /** A value that must be there is not. */
    MISSING,
    /** A value is longer than its column allows. */
    TOO_LONG,
    /** A text holds a character that an invoice, the charset or the delimiter does not allow. */
    BAD_CHARACTER,
    /** A value has no column in the layout. */
    NO_COLUMN,
    /** A record type is neither of the layout's two codes. */
    BAD_RECORD_TYPE,
    /** A BID, account number or invoice number is none. */
    BAD_IDENTIFIER,
    /** A text is no whole number of 0 or more. */
    BAD_NUMBER,
    /** A text is no date in the column's format, or a date that the format cannot show. */
    BAD_DATE,
    /** A text is neither of the column's two flags. */
    BAD_FLAG,
    /** A text is no amount in the column's format, or an amount is too large. */
    BAD_AMOUNT,
    /** A balance due is below zero. */
    NEGATIVE_BALANCE,
    /** A minimum payment is not the balance due. */
    OTHER_MINIMUM_PAYMENT,
    /** A constant column holds another text. */
    OTHER_CONSTANT,
    /** An invoice stands in another line of the same file too. */
    DUPLICATE_INVOICE,
    /** An account number holds more than digits, where customers search by telephone. */
    NOT_NUMERIC,
    /** The header is missing, or names other columns than the layout. */
    BAD_HEADER,
    /** A line has more or fewer fields than the layout has columns; an empty line is one. */
    COLUMN_COUNT,
    /** A quote stands where none may, or never closes. */
    BAD_QUOTE,
    /** A byte is no text of the layout's charset. */
    BAD_BYTE,
    /** A line is longer than any invoice. */
    LINE_TOO_LONG,
    /** A line has another end than the layout says, or none. */
    BAD_LINE_END,
    /** The file begins with a byte order mark. */
    BYTE_ORDER_MARK,
    /**
     * A header or trailer record is missing where one must be, stands where none may, or says
     * something else than the layout and the invoices of the file.
     */
    BAD_CONTROL_RECORD,
    /** The file ends without its trailer record: it is cut off. */
    NO_TRAILER,
    /** The amounts of a file are more than can be counted, or than a record has room for. */
    TOTAL_TOO_LARGE
  }

  /** Refuses null, but for the field. */
  public BifProblem {
    Objects.requireNonNull(columnName, "columnName");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(advice, "advice");
  }

  static BifProblem ofLine(long line, Kind kind, String found, String expected, String advice) {
    return new BifProblem(line, 0, null, 0, "", null, kind, found, expected, advice);
  }

  static BifProblem of(
      Column column, long line, Kind kind, String found, String expected, String advice) {
    BifField field = BifField.at(column.place());
    return new BifProblem(
        line, 0, null, column.number(), column.name(), field, kind, found, expected, advice);
  }

  /** The same of an invoice of a hand-over, whose place there was given as the line. */
  BifProblem ofHandOver(@Nullable InvoiceNumber number) {
    return new BifProblem(
        0, line, number, column, columnName, field, kind, found, expected, advice);
  }

  /**
   * The fault in one sentence or two, such as {@code BIF line 12, column 19 (BalanceDue): "12.345"
   * has 3 decimals; at most 2 are allowed.}, or the same with {@code Invoice 11 of the hand-over
   * ("INV-7")}
   */
  public String message() {
    return "%s%s%s: %s; %s.%s"
        .formatted(
            place(),
            column > 0 ? ", column " + column : "",
            columnName.isEmpty() ? "" : " (" + columnName + ")",
            found,
            expected,
            advice.isEmpty() ? "" : " " + advice + ".");
  }

  private String place() {
    if (invoice > 0) {
      String number = invoiceNumber == null ? "" : " (\"%s\")".formatted(invoiceNumber);
      return "Invoice %s of the hand-over%s".formatted(invoice, number);
    }
    return line > 0 ? "BIF line " + line : "BIF";
  }

  @Override
  public String toString() {
    return message();
  }
}
