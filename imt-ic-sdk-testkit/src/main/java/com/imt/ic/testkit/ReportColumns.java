package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of one report, in the order of its record's fields, by the names and forms of a
 * profile. A field that the profile does not name gets no column, and two that share one get it
 * once.
 */
final class ReportColumns<T> {

  private final OperationSpec spec;
  private final RecordType<T> type;
  private final List<ReportColumn<T>> columns = new ArrayList<>();

  private ReportColumns(OperationSpec spec, RecordType<T> type) {
    this.spec = spec;
    this.type = type;
  }

  /** A column for each field that the profile names. */
  static <T> ReportColumns<T> of(OperationSpec spec, RecordType<T> type, ZoneId billerZone) {
    ReportColumns<T> columns = new ReportColumns<>(spec, type);
    type.fields().forEach(field -> columns.add(field, billerZone));
    return columns;
  }

  private <V> void add(Field<V> field, ZoneId billerZone) {
    ColumnSpec column = spec.columns().get(field.name());
    if (column == null) {
      return;
    }
    ColumnText<V> text = new ColumnText<>(spec, field.name(), field.kind(), billerZone);
    add(
        columns.size(),
        new ReportColumn<>(
            column.table(),
            column.names().get(0),
            text.type(),
            row -> type.values(row).find(field).map(text::text)));
  }

  private void add(int place, ReportColumn<T> column) {
    if (columns.stream().noneMatch(other -> other.rawName().equals(column.rawName()))) {
      columns.add(place, column);
    }
  }

  /** One of the columns of a field, as the profile names it, before those of another. */
  ReportColumns<T> before(
      String other,
      String field,
      int index,
      DotNetType dotNet,
      Function<T, Optional<String>> text) {
    Optional<String> name = named(field, index);
    if (name.isPresent()) {
      Optional<String> next = named(other, 0);
      int place = 0;
      while (place < columns.size() && !next.equals(Optional.of(columns.get(place).name()))) {
        place++;
      }
      add(place, new ReportColumn<>(spec.column(field).table(), name.get(), dotNet, text));
    }
    return this;
  }

  /** What the profile calls a field's column, the first or one of the others. */
  private Optional<String> named(String field, int index) {
    ColumnSpec column = spec.columns().get(field);
    return column == null || column.names().size() <= index
        ? Optional.empty()
        : Optional.of(column.names().get(index));
  }

  /** With those that the profile does not name, as far as any record has them. */
  List<ReportColumn<T>> withAdditional(List<T> rows) {
    spec.result().lookups().forEach(this::addKey);
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(type.values(row).additional().keySet()));
    for (String name : names) {
      add(
          columns.size(),
          new ReportColumn<>(
              name,
              DotNetType.STRING,
              row -> Optional.ofNullable(type.values(row).additional().get(name))));
    }
    return List.copyOf(columns);
  }

  /**
   * The row's columns by which it finds a row of another table. Where no field is in one, its text
   * is made of all that is found by it.
   */
  private void addKey(String table, Map<String, String> key) {
    List<ReportColumn<T>> found =
        columns.stream().filter(c -> c.table().equals(Optional.of(table))).toList();
    key.values()
        .forEach(
            name ->
                add(
                    columns.size(),
                    new ReportColumn<>(
                        name,
                        DotNetType.STRING,
                        row ->
                            Optional.of(
                                found.stream()
                                    .map(column -> column.text().apply(row).orElse(""))
                                    .collect(Collectors.joining("/"))))));
  }
}
