package com.imt.ic.bif.internal;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one column of a row into a line, without quotes, and tells the line of a value that is
 * unusual: absent where the column is required, or beyond a limit. Whether an unusual one is wrong
 * is decided by the rules, not here. Immutable and thread-safe.
 */
interface ColumnEncoder extends Unrolled.Step<Row, LineBuffer> {

  /** Usual below a billion. */
  long USUAL_CENTS = 100_000_000_000L;

  /** All columns of a line, with the delimiters between them, and quotes where all are quoted. */
  static Unrolled<Row, LineBuffer> wholeLine(FileFormat format) {
    List<ColumnEncoder> line = new ArrayList<>();
    TextFormat text = format.text();
    Character quote = text.quotesAll() ? text.quote() : null;
    for (Column column : format.columns()) {
      if (column.number() > 1) {
        line.add(mark(text.delimiter()));
      }
      if (quote != null) {
        line.add(mark(quote));
      }
      line.add(of(column, format));
      if (quote != null) {
        line.add(mark(quote));
      }
    }
    return Unrolled.of(line);
  }

  private static ColumnEncoder mark(char character) {
    return (row, line) -> line.append(character);
  }

  static ColumnEncoder of(Column column, FileFormat format) {
    int most = column.maxLength();
    boolean limited = column.isLimited();
    String own = column.own();
    ValueFormat values = column.format();
    String newCode = format.newCode();
    String rewrittenCode = format.rewrittenCode();
    return switch (column.content()) {
      case CONSTANT -> (row, line) -> line.append(own);
      case CUSTOM ->
          (row, line) -> {
            line.append(row.custom.getOrDefault(own, ""));
            line.markUnusual();
          };
      case RECORD_TYPE -> (row, line) -> line.append(row.rewritten ? rewrittenCode : newCode);
      case BID ->
          (row, line) -> {
            BillerId bid = row.bid;
            line.append(bid == null ? "" : bid.value(), most);
          };
      case ACCOUNT_NUMBER ->
          field(column, (value, line) -> line.append(((AccountNumber) value).value(), most));
      case INVOICE_NUMBER ->
          field(column, (value, line) -> line.append(((InvoiceNumber) value).value(), most));
      case TEXT -> field(column, (value, line) -> line.append((String) value, most));
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT -> field(column, amount(values.amount(), limited));
      case DATE -> field(column, date(values.date()));
      case INTEGER ->
          field(
              column,
              (value, line) -> {
                line.appendNumber((Integer) value);
                line.markUnusual(limited);
              });
      case FLAG -> field(column, flag(values.trueText(), values.falseText(), limited));
    };
  }

  /** Puts a value into a line. */
  interface Value {
    void append(Object value, LineBuffer line);
  }

  /** A field that may be absent, which is empty. */
  private static ColumnEncoder field(Column column, Value format) {
    int place = column.place();
    boolean required = column.required();
    return (row, line) -> {
      Object value = row.values[place];
      if (value != null) {
        format.append(value, line);
      } else {
        line.markUnusual(required);
      }
    };
  }

  private static Value amount(AmountFormat format, boolean limited) {
    return (value, line) -> {
      long cents = ((Money) value).cents();
      format.write(cents, line);
      line.markUnusual(cents < 0 || cents >= USUAL_CENTS || limited);
    };
  }

  /** A date's length is the format's, which the layout has checked. */
  private static Value date(DateFormat format) {
    return (value, line) -> {
      LocalDate date = (LocalDate) value;
      format.write(date, line);
      line.markUnusual(!format.canWrite(date));
    };
  }

  private static Value flag(String trueText, String falseText, boolean limited) {
    return (value, line) -> {
      line.append((Boolean) value ? trueText : falseText);
      line.markUnusual(limited);
    };
  }
}
