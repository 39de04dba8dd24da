package com.imt.ic.soap;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.soap.internal.dataset.CurrentRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row after the other, found and read as the profile says. A value that cannot be
 * read is an {@link UnreadableFieldException}, never a zero or an absent one. Not thread-safe.
 */
final class RowFields {

  private static final int MOST_DIGITS = 40;
  private static final int LONGEST_CODE = 100;

  private static final int NONE = -1;

  /** A field of the profile's, and the numbers of its columns, best first. */
  private static final class Field {
    final ColumnSpec spec;
    int[] columns = {};

    Field(ColumnSpec spec) {
      this.spec = spec;
    }
  }

  private final OperationSpec operation;
  private final ColumnNames names;
  private final ZoneId billerZone;
  private final Map<String, Field> fields = new HashMap<>();
  private final TextCache texts = new TextCache();
  private List<String> laidOut = List.of();
  private int laidOutColumns;
  private int[] unnamed = {};
  private CurrentRow row = CurrentRow.of("", Map.of());

  RowFields(OperationSpec operation, ColumnNames names, ZoneId billerZone) {
    this.operation = operation;
    this.names = names;
    this.billerZone = billerZone;
    operation.columns().forEach((field, spec) -> fields.put(field, new Field(spec)));
  }

  /** The fields of another row. */
  RowFields of(CurrentRow newRow) {
    row = newRow;
    List<String> columns = newRow.columnNames();
    if (columns.size() != laidOutColumns || columns != laidOut) {
      layOut(columns);
    }
    return this;
  }

  /** Finds the columns by name once, not in each row. */
  @SuppressWarnings("ReferenceEquality") // another table is another list
  private void layOut(List<String> columns) {
    names.know(columns);
    laidOut = columns;
    laidOutColumns = columns.size();
    for (Field field : fields.values()) {
      field.columns =
          field.spec.names().stream()
              .map(names::find)
              .filter(Objects::nonNull)
              .mapToInt(columns::indexOf)
              .filter(number -> number >= 0)
              .toArray();
    }
    unnamed =
        IntStream.range(0, columns.size())
            .filter(number -> !names.isNamed(columns.get(number)))
            .toArray();
  }

  /** The column that a field is read from in this row: the first with a value, else the first. */
  private int column(@Nullable Field field) {
    int empty = NONE;
    if (field != null) {
      for (int column : field.columns) {
        if (row.has(column)) {
          if (row.value(column).length() > 0) {
            return column;
          }
          empty = empty == NONE ? column : empty;
        }
      }
    }
    return empty;
  }

  /** The value as it came, null where the column is null or empty. Good until the next call. */
  private @Nullable CharSequence value(String field) {
    Field found = fields.get(field);
    int column = column(found);
    CharSequence value = column == NONE ? "" : row.value(column);
    if (value.length() > 0) {
      return value;
    }
    if (isRequired(found)) {
      throw missing(field);
    }
    return null;
  }

  /** The text as it came, null where the column is null; an empty text stays empty. */
  @Nullable String text(String field) {
    Field found = fields.get(field);
    int column = column(found);
    if (isRequired(found) && (column == NONE || row.value(column).length() == 0)) {
      throw missing(field);
    }
    return column == NONE ? null : texts.of(row.value(column));
  }

  /**
   * A text that identifies something, null where it is null or empty; no longer than the
   * identifiers of types of their own, and than a store can hold.
   */
  @Nullable String code(String field) {
    String value = text(field);
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.indexOf('\uFFFD') >= 0) {
      throw unreadable(field, "holds a character that XML forbids", "an identifier without one");
    }
    if (value.length() > LONGEST_CODE) {
      throw unreadable(
          field, value.length() + " characters", "an identifier of at most " + LONGEST_CODE);
    }
    return value;
  }

  private static boolean isRequired(@Nullable Field field) {
    return field != null && field.spec.required();
  }

  /** What must be there for the record to be. */
  <T> T require(String field, @Nullable T value) {
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  @Nullable AccountNumber accountNumber(String field) {
    return identifier(field, AccountNumber::of, "an account number");
  }

  @Nullable InvoiceNumber invoiceNumber(String field) {
    return identifier(field, InvoiceNumber::of, "an invoice number");
  }

  @Nullable PaymentGuid paymentGuid(String field) {
    return identifier(field, PaymentGuid::of, "a payment GUID");
  }

  /** An identifier; its text is not shown, since it may be a customer's. */
  private <T> @Nullable T identifier(String field, Function<String, T> parser, String expected) {
    CharSequence value = value(field);
    if (value == null) {
      return null;
    }
    try {
      return parser.apply(value.toString());
    } catch (IllegalArgumentException e) {
      throw unreadable(field, "a text that is none: " + e.getMessage(), expected);
    }
  }

  @Nullable Money money(String field) {
    CharSequence value = value(field);
    if (value == null) {
      return null;
    }
    try {
      return Money.parse(value);
    } catch (IllegalArgumentException e) {
      return exponent(field, value.toString());
    }
  }

  /** A column of type xs:double may carry an exponent, as in {@code 1E+2}. */
  private Money exponent(String field, String value) {
    if (value.length() <= MOST_DIGITS) {
      try {
        BigDecimal decimal = new BigDecimal(value);
        // Bounded before any arithmetic: 1E+1000000000 is a number too.
        if (Math.abs((long) decimal.scale()) <= MOST_DIGITS) {
          return Money.of(decimal);
        }
      } catch (IllegalArgumentException e) {
        // said below
      }
    }
    throw unreadable(field, quoted(value), "an amount with at most 2 decimals");
  }

  @Nullable Instant instant(String field) {
    CharSequence value = value(field);
    if (value == null) {
      return null;
    }
    ColumnSpec spec = operation.column(field);
    try {
      return spec.time().instant(value).orElse(null);
    } catch (IllegalArgumentException e) {
      throw unreadable(field, quoted(value), "a time such as 2026-11-01T14:33:00.1111103Z");
    }
  }

  @Nullable LocalDate date(String field) {
    CharSequence value = value(field);
    if (value == null) {
      return null;
    }
    TimePolicy policy = operation.column(field).time();
    try {
      if (policy.equals(TimePolicy.DATE)) {
        return TimePolicy.date(value).orElse(null);
      }
      return policy.instant(value).map(i -> LocalDate.ofInstant(i, billerZone)).orElse(null);
    } catch (IllegalArgumentException e) {
      throw unreadable(field, quoted(value), "a date such as 2026-11-01");
    }
  }

  @Nullable Boolean flag(String field) {
    CharSequence value = value(field);
    if (value == null) {
      return null;
    }
    if ("true".contentEquals(value)) {
      return true;
    }
    if ("false".contentEquals(value)) {
      return false;
    }
    return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "y", "yes" -> true;
      case "false", "0", "n", "no" -> false;
      default -> throw unreadable(field, quoted(value), "true or false");
    };
  }

  @Nullable PaymentMethod method(String field) {
    String value = text(field);
    if (value == null || value.isEmpty()) {
      return null;
    }
    Map<String, String> codes = operation.column(field).codes();
    String code = codes.get(value);
    if (code == null) {
      code = codes.get(value.toUpperCase(Locale.ROOT));
    }
    return PaymentMethod.of(code == null ? value : code);
  }

  /** Hands on what the profile does not name. */
  void additional(BiConsumer<String, String> target) {
    for (int column : unnamed) {
      if (row.has(column)) {
        target.accept(laidOut.get(column), texts.of(row.value(column)));
      }
    }
  }

  private UnreadableFieldException missing(String field) {
    return new UnreadableFieldException(
        "column " + shown(field) + " (" + field + "): found no value, expected one");
  }

  private UnreadableFieldException unreadable(String field, String found, String expected) {
    return new UnreadableFieldException(
        "column " + shown(field) + " (" + field + "): found " + found + ", expected " + expected);
  }

  private String shown(String field) {
    Field found = fields.get(field);
    int column = column(found);
    if (column != NONE) {
      return laidOut.get(column);
    }
    return found == null
        ? "that the profile does not name"
        : String.join(" or ", found.spec.names());
  }

  private static String quoted(CharSequence value) {
    return "\"" + Redaction.shorten(value) + "\"";
  }
}
