package com.imt.ic.internal.mapping;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.UndecidedTimeException;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.UnreadableTextException;
import com.imt.ic.internal.text.IdentifierText;
import com.imt.ic.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row after the other, found and read as the profile says. A value that cannot be
 * read is an {@link UnreadableFieldException}, never a zero or an absent one; a time that no row
 * can be read without knowing its zone is a {@link ContractMismatchException}. Not thread-safe.
 */
public final class RowFields {

  private static final int NONE = -1;

  /** One field, in whichever of its columns a row has it. */
  final class Column extends ColumnReading {
    private final String field;

    private int[] numbers;

    private Column(String field, ColumnSpec spec) {
      super(field, spec, spec.time(), profile);
      this.field = field;
      this.numbers = numbers(spec);
    }

    /** What the row has there, or null for nothing. */
    <V> @Nullable V read(Kind<V> kind) {
      int number = number();
      CharSequence text = number == NONE ? "" : row.value(number);
      V value;
      try {
        value = number == NONE ? null : kind.read(text, this);
      } catch (UnreadableTextException e) {
        throw unreadable(String.valueOf(e.getMessage()));
      } catch (UndecidedTimeException e) {
        throw undecided(e.form());
      }
      boolean isEmpty = text.length() == 0 && !spec().codes().containsKey("");
      if (spec().needsValue() && (value == null || isEmpty)) {
        throw missing();
      }
      return value;
    }

    <V> V require(Kind<V> kind) {
      V value = read(kind);
      if (value == null) {
        throw missing();
      }
      return value;
    }

    /** The column that is read in this row: the first with a value, else the first. */
    private int number() {
      int empty = NONE;
      for (int number : numbers) {
        if (row.has(number)) {
          if (!isBlank(row.value(number))) {
            return number;
          }
          empty = empty == NONE ? number : empty;
        }
      }
      return empty;
    }

    @Override
    public String text(CharSequence text) {
      return texts.of(text);
    }

    private static boolean isBlank(CharSequence text) {
      return IdentifierText.strip(text).length() == 0;
    }

    /** A fault of the profile, by which no row of the answer can be read. */
    private ContractMismatchException undecided(String form) {
      return new ContractMismatchException(
          "%s: the times of column %s (%s) are written as %s, without an offset, and the profile does not say in what zone they are. Ask InvoiceCloud, and set $.operations.%s.columns.%s.time to GMT or to a zone such as America/Chicago"
              .formatted(
                  operation.operation(),
                  laidOut.get(number()),
                  field,
                  form,
                  operation.id(),
                  field));
    }

    private UnreadableFieldException unreadable(String what) {
      int number = number();
      String names = String.join(" or ", spec().columns());
      String shown = names.isEmpty() ? "that the profile does not name" : names;
      return new UnreadableFieldException(
          "column %s (%s): %s"
              .formatted(number == NONE ? shown : laidOut.get(number), field, what));
    }

    private UnreadableFieldException missing() {
      return unreadable("found no value, expected one");
    }
  }

  private final OperationSpec operation;
  private final ColumnNames names;
  private final Profile profile;
  private final Map<String, Column> fields = new HashMap<>();
  private final TextCache texts = new TextCache();
  private List<String> laidOut = List.of();
  private int laidOutColumns;

  /** The columns that the profile does not name; null while nobody has asked for them. */
  private @Nullable Set<String> unnamed;

  private RowValues row = RowValues.of(Map.of());

  public RowFields(OperationSpec operation, ColumnNames names, Profile profile) {
    this.operation = operation;
    this.names = names;
    this.profile = profile;
  }

  /** {@return this, over another row} */
  public RowFields of(RowValues newRow) {
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
    for (Column field : fields.values()) {
      field.numbers = numbers(field.spec());
    }
    unnamed = null;
  }

  private int[] numbers(ColumnSpec spec) {
    return spec.columns().stream()
        .map(names::find)
        .filter(Objects::nonNull)
        .mapToInt(laidOut::indexOf)
        .filter(number -> number >= 0)
        .toArray();
  }

  /** Whether the profile names a column of the field. */
  boolean isNamed(String field) {
    return !column(field).spec().names().isEmpty();
  }

  Column column(String field) {
    return fields.computeIfAbsent(
        field, name -> new Column(name, operation.columns().getOrDefault(name, ColumnSpec.NONE)));
  }

  public <V> Optional<V> find(String field, Kind<V> kind) {
    return Optional.ofNullable(column(field).read(kind));
  }

  public <V> V require(String field, Kind<V> kind) {
    return column(field).require(kind);
  }

  /**
   * The column from which a field is read, and its text as it came, for people: {@code Result=17},
   * not redacted; empty where there is no text.
   */
  public Optional<String> shown(String field) {
    int number = column(field).number();
    String text = number == NONE ? "" : row.value(number).toString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(laidOut.get(number) + "=" + text);
  }

  /** The columns that the profile does not name, as they came. */
  Map<String, String> additional() {
    Set<String> wanted = unnamed;
    if (wanted == null) {
      wanted =
          laidOut.stream()
              .filter(Predicate.not(names::isNamed))
              .collect(Collectors.toUnmodifiableSet());
      unnamed = wanted;
    }
    return wanted.isEmpty() ? Map.of() : row.only(wanted);
  }
}
