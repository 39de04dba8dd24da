package com.imt.ic.bif;

import com.imt.ic.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts one column of a record into a line, without quotes, and tells whether the value is usual:
 * present where the column is required, and within every limit. Only {@link RecordCheck} decides
 * whether an unusual one is wrong. Immutable and thread-safe.
 */
abstract class ColumnEncoder {

  private static final long USUAL_CENTS = 100_000_000_000L;

  /** Appends the value; false where it is unusual. */
  abstract boolean append(BifRecord item, LineBuffer line);

  static ColumnEncoder of(BifColumn column, BifLayout layout) {
    BifField field = column.field();
    if (field == null) {
      return column.customName() != null
          ? new Custom(column.customName())
          : new Constant(column.constant() == null ? "" : column.constant());
    }
    return switch (field) {
      case RECORD_TYPE -> new Type(layout);
      case BID -> new Bid(column);
      case ACCOUNT_NUMBER -> new Account(column);
      case INVOICE_NUMBER -> new Invoice(column);
      default ->
          switch (field.kind()) {
            case TEXT, CODE -> new Text(column, field);
            case AMOUNT -> new Amount(column, field);
            case DATE -> new Date(column, field);
            case INTEGER -> new Whole(column, field);
            case FLAG -> new Flag(column, field);
          };
    };
  }

  private static final class Constant extends ColumnEncoder {
    private final String text;

    Constant(String text) {
      this.text = text;
    }

    @Override
    boolean append(BifRecord item, LineBuffer line) {
      line.append(text);
      return true;
    }
  }

  private static final class Custom extends ColumnEncoder {
    private final String name;

    Custom(String name) {
      this.name = name;
    }

    @Override
    boolean append(BifRecord item, LineBuffer line) {
      String text = item.invoice().custom().get(name);
      if (text != null) {
        line.append(text);
      }
      return false;
    }
  }

  private static final class Type extends ColumnEncoder {
    private final String newCode;
    private final String rewrittenCode;

    Type(BifLayout layout) {
      newCode = layout.code(BifRecordType.NEW);
      rewrittenCode = layout.code(BifRecordType.REWRITTEN);
    }

    @Override
    boolean append(BifRecord item, LineBuffer line) {
      line.append(item.type() == BifRecordType.NEW ? newCode : rewrittenCode);
      return true; // the layout has checked both
    }
  }

  /** A text that every record has. */
  private abstract static class Identifier extends ColumnEncoder {
    private final int maxLength;

    Identifier(BifColumn column) {
      maxLength = column.maxLength();
    }

    abstract String text(BifRecord item);

    @Override
    final boolean append(BifRecord item, LineBuffer line) {
      String text = text(item);
      line.append(text);
      return text.length() <= maxLength;
    }
  }

  private static final class Bid extends Identifier {
    Bid(BifColumn column) {
      super(column);
    }

    @Override
    String text(BifRecord item) {
      return item.bid().value();
    }
  }

  private static final class Account extends Identifier {
    Account(BifColumn column) {
      super(column);
    }

    @Override
    String text(BifRecord item) {
      return item.invoice().accountNumber().value();
    }
  }

  private static final class Invoice extends Identifier {
    Invoice(BifColumn column) {
      super(column);
    }

    @Override
    String text(BifRecord item) {
      return item.invoice().invoiceNumber().value();
    }
  }

  /** A field that may be absent, which is empty. */
  private abstract static class Optional<T> extends ColumnEncoder {
    private final BifField field;
    private final boolean required;
    final ValueFormat format;
    final int maxLength;

    Optional(BifColumn column, BifField field) {
      this.field = field;
      required = column.required();
      format = column.format();
      maxLength = column.maxLength();
    }

    abstract boolean appendValue(T value, LineBuffer line);

    @Override
    final boolean append(BifRecord item, LineBuffer line) {
      @SuppressWarnings("unchecked") // the kind of a field is the type of its value
      T value = (@Nullable T) item.invoice().value(field);
      return value == null ? !required : appendValue(value, line);
    }

    /** Whether no length is too long. */
    final boolean isUnlimited() {
      return maxLength == BifColumn.ANY_LENGTH;
    }
  }

  private static final class Text extends Optional<String> {
    Text(BifColumn column, BifField field) {
      super(column, field);
    }

    @Override
    boolean appendValue(String text, LineBuffer line) {
      line.append(text);
      return text.length() <= maxLength;
    }
  }

  private static final class Amount extends Optional<Money> {
    Amount(BifColumn column, BifField field) {
      super(column, field);
    }

    @Override
    boolean appendValue(Money amount, LineBuffer line) {
      long cents = amount.cents();
      format.amount().write(cents, line);
      return cents >= 0 && cents < USUAL_CENTS && isUnlimited();
    }
  }

  private static final class Date extends Optional<LocalDate> {
    Date(BifColumn column, BifField field) {
      super(column, field);
    }

    @Override
    boolean appendValue(LocalDate date, LineBuffer line) {
      format.date().write(date, line);
      return format.date().canWrite(date);
    }
  }

  private static final class Whole extends Optional<Integer> {
    Whole(BifColumn column, BifField field) {
      super(column, field);
    }

    @Override
    boolean appendValue(Integer number, LineBuffer line) {
      line.appendNumber(number);
      return isUnlimited();
    }
  }

  private static final class Flag extends Optional<Boolean> {
    Flag(BifColumn column, BifField field) {
      super(column, field);
    }

    @Override
    boolean appendValue(Boolean flag, LineBuffer line) {
      line.append(format.flag(flag));
      return isUnlimited();
    }
  }
}
