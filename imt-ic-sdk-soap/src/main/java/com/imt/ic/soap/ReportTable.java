package com.imt.ic.soap;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Redaction;
import com.imt.ic.internal.mapping.ColumnNames;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.internal.dataset.DataSetColumn;
import com.imt.ic.soap.internal.dataset.DataSetReader;
import com.imt.ic.soap.internal.dataset.DataSetTable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a report's table in a DataSet, and checks that it fits the profile. Not thread-safe. */
final class ReportTable {

  private static final int MOST_TABLES = 1000;
  private static final int MOST_TABLES_SHOWN = 20;
  private static final int MOST_COLUMNS_SHOWN = 100;
  private static final int LONGEST_NAME = 1000;

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
                        "%s: the profile names no table of its answer; give operations.%s.table"
                            .formatted(operation.operation(), operation.id())));
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
    List<String> columns = table.columns().stream().map(DataSetColumn::name).toList();
    names.know(columns);
    List<String> missing =
        operation.columns().values().stream()
            .filter(column -> column.required() && !names.has(column))
            .map(column -> String.join(" or ", column.names()))
            .toList();
    if (!missing.isEmpty()) {
      throw new ContractMismatchException(
          "%s: table %s lacks %s; it has %s. Name the columns in the profile, under operations.%s.columns."
              .formatted(
                  operation.operation(),
                  Redaction.shorten(table.name()),
                  String.join(", ", missing),
                  list(columns, MOST_COLUMNS_SHOWN),
                  operation.id()));
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

  boolean owns(String table) {
    if (table.equals(wanted) || table.equalsIgnoreCase(wanted)) {
      found = true;
      return true;
    }
    if (others.size() < MOST_TABLES) {
      others.add(table.length() > LONGEST_NAME ? Redaction.shorten(table) : table);
    }
    return false;
  }

  /**
   * Checks, at the end, that no rows were passed over that may have been the report's: those of
   * tables that the schema does not declare, or, without a schema, of any where none was the
   * report's.
   */
  void checkEnd(DataSetReader dataSet) {
    Set<String> doubtful = new LinkedHashSet<>(others);
    dataSet.tables().forEach(declared -> doubtful.remove(declared.name()));
    if (!doubtful.isEmpty() && (!found || dataSet.hasSchema())) {
      if (!found) {
        throw missingTable(doubtful);
      }
      throw new ContractMismatchException(
          "%s: beside those of table %s the answer has rows of %s, which its schema does not declare, so that rows of the report may be among them. Ask InvoiceCloud what they are."
              .formatted(operation.operation(), wanted, list(doubtful, MOST_TABLES_SHOWN)));
    }
  }

  private ContractMismatchException missingTable(Collection<String> tables) {
    return new ContractMismatchException(
        "%s: the answer has no table %s; it has %s. Name the table in the profile, under operations.%s.table."
            .formatted(
                operation.operation(), wanted, list(tables, MOST_TABLES_SHOWN), operation.id()));
  }

  private static String list(Collection<String> names, int most) {
    return names.stream().limit(most).map(Redaction::shorten).collect(Collectors.joining(", "));
  }
}
