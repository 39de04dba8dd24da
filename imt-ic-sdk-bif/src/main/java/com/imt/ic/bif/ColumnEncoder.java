package com.imt.ic.bif;

import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one column of a record into a line, without quotes, and tells the line of a value that is
 * unusual: absent where the column is required, or beyond a limit. Only {@link RecordCheck} decides
 * whether an unusual one is wrong. Immutable and thread-safe.
 */
interface ColumnEncoder extends Unrolled.Step<BifRecord, LineBuffer> {

  static ColumnEncoder of(BifColumn column, BifLayout layout) {
    BifField field = column.field();
    if (field == null) {
      return column.customName() != null
          ? new Custom(column.customName())
          : new Constant(column.constant() == null ? "" : column.constant());
    }
    return switch (field) {
      case RECORD_TYPE ->
          new Type(layout.code(BifRecordType.NEW), layout.code(BifRecordType.REWRITTEN));
      case BID -> new Bid(column.maxLength());
      case ACCOUNT_NUMBER -> new Account(column.maxLength());
      case INVOICE_NUMBER -> new Invoice(column.maxLength());
      default -> new Field(field, column.required(), Value.of(field.kind(), column));
    };
  }

  /** All columns of a line, with the delimiters between them, and quotes where all are quoted. */
  static Unrolled<BifRecord, LineBuffer> wholeLine(BifLayout layout) {
    List<ColumnEncoder> line = new ArrayList<>();
    Character quote = layout.quotesAll() ? layout.quote() : null;
    for (BifColumn column : layout.columns()) {
      if (column.number() > 1) {
        line.add(new Mark(layout.delimiter()));
      }
      if (quote != null) {
        line.add(new Mark(quote));
      }
      line.add(of(column, layout));
      if (quote != null) {
        line.add(new Mark(quote));
      }
    }
    return Unrolled.of(line);
  }

  /** A delimiter or a quote. */
  record Mark(char character) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(character);
    }
  }

  /** The layout's own text. */
  record Constant(String text) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(text);
    }
  }

  /** A field of the biller's own. */
  record Custom(String name) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      String text = item.invoice().custom().get(name);
      if (text != null) {
        line.append(text);
      }
      line.markUnusual();
    }
  }

  /** The code of the record's type; the layout has checked both. */
  record Type(String newCode, String rewrittenCode) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(item.type() == BifRecordType.NEW ? newCode : rewrittenCode);
    }
  }

  /** The BID, which every record has. */
  record Bid(int maxLength) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(item.bid().value(), maxLength);
    }
  }

  /** The account number, which every record has. */
  record Account(int maxLength) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(item.invoice().accountNumber().value(), maxLength);
    }
  }

  /** The invoice number, which every record has. */
  record Invoice(int maxLength) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      line.append(item.invoice().invoiceNumber().value(), maxLength);
    }
  }

  /** A field that may be absent, which is empty. */
  record Field(BifField field, boolean required, Value format) implements ColumnEncoder {
    @Override
    public void run(BifRecord item, LineBuffer line) {
      Object value = item.invoice().value(field);
      if (value != null) {
        format.append(value, line);
      } else if (required) {
        line.markUnusual();
      }
    }
  }

  /** Puts a value of the field's kind into a line. */
  interface Value {

    void append(Object value, LineBuffer line);

    static Value of(BifField.Kind kind, BifColumn column) {
      ValueFormat format = column.format();
      boolean limited = column.maxLength() != BifColumn.ANY_LENGTH;
      return switch (kind) {
        case TEXT, CODE -> new Text(column.maxLength());
        case AMOUNT -> new Amount(format.amount(), limited);
        case DATE -> new Date(format.date());
        case INTEGER -> new Whole(limited);
        case FLAG -> new Flag(format.trueText(), format.falseText(), limited);
      };
    }
  }

  /** A text. */
  record Text(int maxLength) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      line.append((String) value, maxLength);
    }
  }

  /** An amount, usual below a billion and if no length is too long. */
  record Amount(BifAmountFormat format, boolean limited) implements Value {

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
  record Date(BifDateFormat format) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      LocalDate date = (LocalDate) value;
      format.write(date, line);
      if (!format.canWrite(date)) {
        line.markUnusual();
      }
    }
  }

  /** A whole number. */
  record Whole(boolean limited) implements Value {
    @Override
    public void append(Object value, LineBuffer line) {
      line.appendNumber((Integer) value);
      if (limited) {
        line.markUnusual();
      }
    }
  }

  /** A flag. */
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
