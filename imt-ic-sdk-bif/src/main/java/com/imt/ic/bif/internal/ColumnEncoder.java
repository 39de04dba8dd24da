package com.imt.ic.bif.internal;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts one column of a row into a line, without quotes, and tells the line of a value that is
 * unusual: absent where the column is required, or beyond a limit. Whether an unusual one is wrong
 * is decided by the rules, not here. Immutable and thread-safe.
 */
interface ColumnEncoder extends Unrolled.Step<Row, LineBuffer> {

  static ColumnEncoder of(Column column, FileFormat format) {
    boolean limited = column.isLimited();
    ValueFormat values = column.format();
    return switch (column.content()) {
      case CONSTANT -> new Constant(column.own());
      case CUSTOM -> new Custom(column.own());
      case RECORD_TYPE -> new Type(format.newCode(), format.rewrittenCode());
      case BID -> new Bid(column.maxLength());
      case ACCOUNT_NUMBER -> new Account(column.place(), column.maxLength());
      case INVOICE_NUMBER -> new Invoice(column.place(), column.maxLength());
      case TEXT -> field(column, new Text(column.maxLength()));
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT ->
          field(column, new Amount(values.amount(), limited));
      case DATE -> field(column, new Date(values.date()));
      case INTEGER -> field(column, new Whole(limited));
      case FLAG -> field(column, new Flag(values.trueText(), values.falseText(), limited));
    };
  }

  private static ColumnEncoder field(Column column, Value format) {
    return new Field(column.place(), column.required(), format);
  }

  /** All columns of a line, with the delimiters between them, and quotes where all are quoted. */
  static Unrolled<Row, LineBuffer> wholeLine(FileFormat format) {
    List<ColumnEncoder> line = new ArrayList<>();
    TextFormat text = format.text();
    Character quote = text.quotesAll() ? text.quote() : null;
    for (Column column : format.columns()) {
      if (column.number() > 1) {
        line.add(new Mark(text.delimiter()));
      }
      if (quote != null) {
        line.add(new Mark(quote));
      }
      line.add(of(column, format));
      if (quote != null) {
        line.add(new Mark(quote));
      }
    }
    return Unrolled.of(line);
  }

  /** A delimiter or a quote. */
  record Mark(char character) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      line.append(character);
    }
  }

  record Constant(String text) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      line.append(text);
    }
  }

  record Custom(String name) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      String text = row.custom.get(name);
      if (text != null) {
        line.append(text);
      }
      line.markUnusual();
    }
  }

  /** The code of the record's type; the layout has checked both. */
  record Type(String newCode, String rewrittenCode) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      line.append(row.rewritten ? rewrittenCode : newCode);
    }
  }

  record Bid(int maxLength) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      line.append(Objects.requireNonNull(row.bid).value(), maxLength);
    }
  }

  record Account(int place, int maxLength) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      AccountNumber number = (AccountNumber) Objects.requireNonNull(row.values[place]);
      line.append(number.value(), maxLength);
    }
  }

  record Invoice(int place, int maxLength) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      InvoiceNumber number = (InvoiceNumber) Objects.requireNonNull(row.values[place]);
      line.append(number.value(), maxLength);
    }
  }

  /** A field that may be absent, which is empty. */
  record Field(int place, boolean required, Value format) implements ColumnEncoder {
    @Override
    public void run(Row row, LineBuffer line) {
      @Nullable Object value = row.values[place];
      if (value != null) {
        format.append(value, line);
      } else if (required) {
        line.markUnusual();
      }
    }
  }

  /** Puts a value into a line. */
  interface Value {
    void append(Object value, LineBuffer line);
  }

  record Text(int maxLength) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      line.append((String) value, maxLength);
    }
  }

  /** An amount, usual below a billion and if no length is too long. */
  record Amount(AmountFormat format, boolean limited) implements Value {

    private static final long USUAL_CENTS = 100_000_000_000L;

    @Override
    public void append(Object value, LineBuffer line) {
      long cents = ((Money) value).cents();
      format.write(cents, line);
      if (cents < 0 || cents >= USUAL_CENTS || limited) {
        line.markUnusual();
      }
    }
  }

  /** A date; its length is the format's. */
  record Date(DateFormat format) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      LocalDate date = (LocalDate) value;
      format.write(date, line);
      if (!format.canWrite(date)) {
        line.markUnusual();
      }
    }
  }

  record Whole(boolean limited) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      line.appendNumber((Integer) value);
      if (limited) {
        line.markUnusual();
      }
    }
  }

  record Flag(String trueText, String falseText, boolean limited) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      line.append((Boolean) value ? trueText : falseText);
      if (limited) {
        line.markUnusual();
      }
    }
  }
}
