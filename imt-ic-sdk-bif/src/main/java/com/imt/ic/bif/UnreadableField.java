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
record UnreadableField(FileFormat format, Unreadable field, long line) {

  BifProblem problem() {
    Column column = field.column();
    Content content = column.content();
    if (field.text().isEmpty() && content != Content.RECORD_TYPE && content != Content.CONSTANT) {
      boolean required = column.required();
      String expected = required ? "a value is required" : "a record is nothing without it";
      return problem(Kind.MISSING, "is empty", expected);
    }
    String quoted = "\"" + Redaction.shorten(field.text()) + "\"";
    ValueFormat values = column.format();
    String pattern = values.date().pattern();
    return switch (content) {
      case RECORD_TYPE ->
          problem(
              Kind.BAD_RECORD_TYPE,
              quoted + " is no record type",
              "%s (new) or %s (re-written) is expected"
                  .formatted(format.newCode(), format.rewrittenCode()));
      case BID, ACCOUNT_NUMBER, INVOICE_NUMBER ->
          problem(Kind.BAD_IDENTIFIER, "is no identifier", String.valueOf(field.reason()));
      case INTEGER ->
          problem(
              Kind.BAD_NUMBER,
              quoted + " is no whole number",
              "digits alone are expected, without leading zeros, up to " + Integer.MAX_VALUE);
      case DATE ->
          problem(
              Kind.BAD_DATE, quoted + " is no date", "one in the form " + pattern + " is expected");
      case FLAG ->
          problem(
              Kind.BAD_FLAG,
              quoted + " is no yes or no",
              "%s or %s is expected".formatted(values.trueText(), values.falseText()));
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT -> amount(values.amount(), quoted);
      case CONSTANT ->
          problem(
              Kind.OTHER_CONSTANT,
              "is not the layout's constant",
              "\"%s\" is expected".formatted(column.own()));
      case TEXT, CUSTOM -> throw new IllegalStateException("Any text can be read: " + column);
    };
  }

  private BifProblem amount(AmountFormat amounts, String quoted) {
    int decimals = amounts.decimals(field.text());
    if (decimals < 0) {
      return problem(Kind.BAD_AMOUNT, quoted + " is no amount", example(amounts));
    }
    return decimals > 2
        ? problem(
            Kind.BAD_AMOUNT, quoted + " has " + decimals + " decimals", "at most 2 are allowed")
        : problem(Kind.BAD_AMOUNT, quoted + " is too large", RecordCheck.LARGEST_AMOUNT);
  }

  private static String example(AmountFormat amounts) {
    return switch (amounts) {
      case POINT -> "digits with 2 decimals and no grouping are expected, such as 1234.50";
      case COMMA -> "digits with 2 decimals and no grouping are expected, such as 1234,50";
      case CENTS -> "a number of cents is expected, such as 123450";
    };
  }

  private BifProblem problem(Kind kind, String found, String expected) {
    return BifProblem.of(field.column(), line, kind, found, expected, "");
  }
}
