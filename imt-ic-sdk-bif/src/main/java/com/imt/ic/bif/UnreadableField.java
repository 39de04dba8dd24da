package com.imt.ic.bif;

import com.imt.ic.Redaction;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.AmountFormat;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.bif.internal.Unreadable;
import com.imt.ic.bif.internal.ValueFormat;

/** Words for a field that could not be read. */
final class UnreadableField {

  private UnreadableField() {}

  static BifProblem problem(FileFormat format, Unreadable field, long line) {
    Column column = field.column();
    Content content = column.content();
    if (field.text().isEmpty() && content != Content.RECORD_TYPE && content != Content.CONSTANT) {
      return problem(
          column,
          line,
          Kind.MISSING,
          "is empty",
          column.required() ? "a value is required" : "a record is nothing without it");
    }
    String quoted = "\"" + Redaction.shorten(field.text()) + "\"";
    ValueFormat values = column.format();
    return switch (content) {
      case RECORD_TYPE ->
          problem(
              column,
              line,
              Kind.BAD_RECORD_TYPE,
              quoted + " is no record type",
              "%s (new) or %s (re-written) is expected"
                  .formatted(format.newCode(), format.rewrittenCode()));
      case BID, ACCOUNT_NUMBER, INVOICE_NUMBER ->
          problem(
              column,
              line,
              Kind.BAD_IDENTIFIER,
              "is no identifier",
              String.valueOf(field.reason()));
      case INTEGER ->
          problem(
              column,
              line,
              Kind.BAD_NUMBER,
              quoted + " is no whole number",
              "digits alone are expected, without leading zeros, up to " + Integer.MAX_VALUE);
      case DATE ->
          problem(
              column,
              line,
              Kind.BAD_DATE,
              quoted + " is no date",
              "one in the form %s is expected".formatted(values.date().pattern()));
      case FLAG ->
          problem(
              column,
              line,
              Kind.BAD_FLAG,
              quoted + " is no yes or no",
              "%s or %s is expected".formatted(values.trueText(), values.falseText()));
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT ->
          amount(column, line, values.amount().decimals(field.text()), quoted);
      case CONSTANT ->
          problem(
              column,
              line,
              Kind.OTHER_CONSTANT,
              "is not the layout's constant",
              "\"%s\" is expected".formatted(column.own()));
      case TEXT, CUSTOM -> throw new IllegalStateException("Any text can be read: " + column);
    };
  }

  private static BifProblem amount(Column column, long line, int decimals, String quoted) {
    if (decimals < 0) {
      return problem(
          column,
          line,
          Kind.BAD_AMOUNT,
          quoted + " is no amount",
          example(column.format().amount()));
    }
    return decimals > 2
        ? problem(
            column,
            line,
            Kind.BAD_AMOUNT,
            "%s has %s decimals".formatted(quoted, decimals),
            "at most 2 are allowed")
        : problem(
            column, line, Kind.BAD_AMOUNT, quoted + " is too large", RecordCheck.LARGEST_AMOUNT);
  }

  private static String example(AmountFormat format) {
    return switch (format) {
      case POINT -> "digits with 2 decimals and no grouping are expected, such as 1234.50";
      case COMMA -> "digits with 2 decimals and no grouping are expected, such as 1234,50";
      case CENTS -> "a number of cents is expected, such as 123450";
    };
  }

  private static BifProblem problem(
      Column column, long line, Kind kind, String found, String expected) {
    return BifProblem.of(column, line, kind, found, expected, "");
  }
}
