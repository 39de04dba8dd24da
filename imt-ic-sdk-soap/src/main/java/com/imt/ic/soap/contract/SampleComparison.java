package com.imt.ic.soap.contract;

import com.imt.ic.profile.ColumnSpec;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.profile.TimePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares a report's table and columns with recorded answers. Not thread-safe. */
final class SampleComparison {

  private final OperationSpec operation;
  private final List<ContractDifference> differences = new ArrayList<>();

  SampleComparison(OperationSpec operation) {
    this.operation = operation;
  }

  /** The differences; none where no sample is an answer of the operation or it is no report. */
  List<ContractDifference> compare(List<Sample> samples) {
    String wanted = operation.table().orElse("");
    if (wanted.isEmpty()) {
      return differences;
    }
    Map<String, List<Column>> tables = Sample.tablesOf(operation.operation() + "Response", samples);
    List<Column> columns = tables.get(wanted);
    if (columns == null) {
      if (!tables.isEmpty()) {
        differ("table", wanted, String.join(", ", tables.keySet()), true);
      }
      return differences;
    }
    operation.columns().forEach((field, spec) -> compare(field, spec, columns));
    for (Column column : columns) {
      if (operation.columns().values().stream().noneMatch(c -> c.names().contains(column.name()))) {
        differ("column", "none", column.name(), false);
      }
    }
    return differences;
  }

  private void compare(String field, ColumnSpec spec, List<Column> columns) {
    List<Column> found =
        columns.stream().filter(column -> spec.names().contains(column.name())).toList();
    if (found.isEmpty()) {
      differ(
          "column",
          String.join(" or ", spec.names()),
          columns.stream().map(Column::name).collect(Collectors.joining(", ")),
          spec.required());
    }
    FieldKind kind = FieldKind.of(field);
    for (Column column : found) {
      if (!kind.takes(column.type())) {
        differ("type of column " + column.name(), kind.toString(), column.type(), spec.required());
      }
      if (column.type().equals("dateTime")
          && column.dateTimeMode().equals("Local")
          && !spec.time().equals(TimePolicy.OFFSET)
          && kind == FieldKind.TIME) {
        differ(
            "time of column " + column.name(),
            spec.time().toString(),
            "OFFSET (DateTimeMode Local: the offset is meant)",
            true);
      }
    }
  }

  private void differ(String what, String expected, String found, boolean matters) {
    differences.add(
        new ContractDifference(
            operation.service(), operation.operation() + " " + what, expected, found, matters));
  }
}
