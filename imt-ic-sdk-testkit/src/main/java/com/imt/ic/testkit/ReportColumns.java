package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The columns of one report, in the order of its record's fields, by the names and time policies of
 * a profile. A field that the profile does not name gets no column.
 */
final class ReportColumns<T> {

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .toFormatter(Locale.ROOT);

  /** What is text in the SDK and a number on the wire. */
  private static final Map<String, DotNetType> NUMBERS =
      Map.of("invoiceTypeId", DotNetType.INT, "batchId", DotNetType.LONG);

  private static final Map<Class<?>, DotNetType> TYPES =
      Map.of(
          PaymentGuid.class, DotNetType.GUID,
          Money.class, DotNetType.DECIMAL,
          Boolean.class, DotNetType.BOOLEAN,
          LocalDate.class, DotNetType.WALL_CLOCK_TIME);

  private final OperationSpec spec;
  private final RecordType<T> type;
  private final List<ReportColumn<T>> columns = new ArrayList<>();

  private ReportColumns(OperationSpec spec, RecordType<T> type) {
    this.spec = spec;
    this.type = type;
  }

  /** A column for each field that the profile names. */
  static <T> ReportColumns<T> of(OperationSpec spec, RecordType<T> type) {
    ReportColumns<T> columns = new ReportColumns<>(spec, type);
    type.fields().forEach(columns::add);
    return columns;
  }

  private <V> void add(Field<V> field) {
    ColumnSpec column = spec.columns().get(field.name());
    if (column == null) {
      return;
    }
    columns.add(
        new ReportColumn<>(
            column.names().get(0),
            dotNet(field, column),
            row -> type.values(row).find(field).map(value -> text(value, field, column))));
  }

  private static DotNetType dotNet(Field<?> field, ColumnSpec column) {
    if (field.kind().type() == Instant.class) {
      return isGmt(column) ? DotNetType.UTC_TIME : DotNetType.WALL_CLOCK_TIME;
    }
    return NUMBERS.getOrDefault(
        field.name(), TYPES.getOrDefault(field.kind().type(), DotNetType.STRING));
  }

  private static <V> String text(V value, Field<V> field, ColumnSpec column) {
    if (value instanceof Money amount) {
      return ReportColumn.decimal(amount);
    }
    if (value instanceof LocalDate date) {
      return wallClock(date.atStartOfDay());
    }
    if (value instanceof Instant time) {
      return isGmt(column)
          ? wallClock(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z"
          : wallClock(LocalDateTime.ofInstant(time, zone(column.time())));
    }
    return field.kind().text(value);
  }

  private static boolean isGmt(ColumnSpec column) {
    return column.time().equals(TimePolicy.GMT) || column.time().equals(TimePolicy.OFFSET);
  }

  private static ZoneId zone(TimePolicy policy) {
    return policy.equals(TimePolicy.DATE) ? ZoneOffset.UTC : ZoneId.of(policy.toString());
  }

  /** A column that is no field's, before a field's, where the profile names it. */
  ReportColumns<T> before(
      String field, Optional<String> name, DotNetType dotNet, Function<T, Optional<String>> text) {
    if (name.isPresent()) {
      Optional<String> next = named(field, 0);
      int place = 0;
      while (place < columns.size() && !next.equals(Optional.of(columns.get(place).name()))) {
        place++;
      }
      columns.add(place, new ReportColumn<>(name.get(), dotNet, text));
    }
    return this;
  }

  /** What the profile calls a field's column, the first or one of the others. */
  Optional<String> named(String field, int index) {
    ColumnSpec column = spec.columns().get(field);
    return column == null || column.names().size() <= index
        ? Optional.empty()
        : Optional.of(column.names().get(index));
  }

  /** With those that the profile does not name, as far as any record has them. */
  List<ReportColumn<T>> withAdditional(List<T> rows) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(type.values(row).additional().keySet()));
    for (String name : names) {
      columns.add(
          new ReportColumn<>(
              name,
              DotNetType.STRING,
              row -> Optional.ofNullable(type.values(row).additional().get(name))));
    }
    return List.copyOf(columns);
  }

  /** At most seven digits of a second, without trailing zeros, as .NET writes them. */
  static String wallClock(LocalDateTime time) {
    return DATE_TIME.format(time);
  }
}
