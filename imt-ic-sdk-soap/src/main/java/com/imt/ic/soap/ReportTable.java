package com.imt.ic.soap;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.soap.dataset.DataSetColumn;
import com.imt.ic.soap.dataset.DataSetReader;
import com.imt.ic.soap.dataset.DataSetTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a report's table in a DataSet, and checks that it fits the profile. Not thread-safe. */
final class ReportTable {

  private static final int MOST_TABLES_SHOWN = 20;

  private final OperationSpec operation;
  private final String wanted;
  private final Set<String> others = new LinkedHashSet<>();
  private boolean found;

  ReportTable(OperationSpec operation) {
    this.operation = operation;
    this.wanted =
        operation
            .table()
            .orElseThrow(
                () ->
                    new ContractMismatchException(
                        operation.operation()
                            + ": the profile names no table of its answer; give operations."
                            + operation.id()
                            + ".table"));
  }

  /** Checks the schema, where one came, and takes notice of its columns. */
  void check(DataSetReader dataSet, ColumnNames names) {
    List<DataSetTable> tables = dataSet.tables();
    if (tables.isEmpty()) {
      return;
    }
    DataSetTable table = find(tables);
    if (table == null) {
      throw missingTable(tables.stream().map(DataSetTable::name).toList());
    }
    found = true;
    List<String> columns = table.columns().stream().map(DataSetColumn::name).toList();
    names.know(columns);
    List<String> missing =
        operation.columns().values().stream()
            .filter(column -> column.required() && !names.has(column))
            .map(column -> String.join(" or ", column.names()))
            .toList();
    if (!missing.isEmpty()) {
      throw new ContractMismatchException(
          operation.operation()
              + ": table "
              + table.name()
              + " lacks "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", columns)
              + ". Name the columns in the profile, under operations."
              + operation.id()
              + ".columns.");
    }
  }

  private @Nullable DataSetTable find(List<DataSetTable> tables) {
    for (DataSetTable table : tables) {
      if (table.name().equals(wanted)) {
        return table;
      }
    }
    List<DataSetTable> alike =
        tables.stream().filter(table -> table.name().equalsIgnoreCase(wanted)).toList();
    return alike.size() == 1 ? alike.get(0) : null;
  }

  /** Whether a row is of the report's table. */
  boolean owns(String table) {
    if (table.equals(wanted) || table.equalsIgnoreCase(wanted)) {
      found = true;
      return true;
    }
    if (others.size() < MOST_TABLES_SHOWN) {
      others.add(table);
    }
    return false;
  }

  /** Checks, at the end, that rows of other tables were not all there was. */
  void checkEnd() {
    if (!found && !others.isEmpty()) {
      throw missingTable(List.copyOf(others));
    }
  }

  private ContractMismatchException missingTable(List<String> tables) {
    return new ContractMismatchException(
        operation.operation()
            + ": the answer has no table "
            + wanted
            + "; it has "
            + String.join(", ", tables)
            + ". Name the table in the profile, under operations."
            + operation.id()
            + ".table.");
  }
}
