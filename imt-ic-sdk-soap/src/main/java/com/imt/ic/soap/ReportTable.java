package com.imt.ic.soap;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Redaction;
import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.ColumnNames;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.internal.dataset.CurrentRow;
import com.imt.ic.soap.internal.dataset.DataSetColumn;
import com.imt.ic.soap.internal.dataset.DataSetReader;
import com.imt.ic.soap.internal.dataset.DataSetTable;
import com.imt.ic.soap.internal.dataset.RowPlan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final ErrorRows errors;
  private final RowPlan plan;
  private boolean declared;
  private boolean aroundDeclared;
  private boolean found;

  ReportTable(OperationSpec operation, RowPlan plan, Exchange exchange) {
    this.operation = operation;
    this.plan = plan;
    this.errors = new ErrorRows(operation, exchange);
    this.wanted =
        operation
            .table()
            .orElseThrow(
                () ->
                    new ContractMismatchException(
                        "%s: the profile names no table of its answer; give operations.%s.table"
                            .formatted(operation.operation(), operation.id())));
  }

  /**
   * Checks the schema, where one came, and takes notice of its columns. Of tables that belong
   * together it may declare some alone, so that only the rows tell whether the others are there.
   *
   * @return false where it declares other tables alone
   */
  boolean check(DataSetReader dataSet, ColumnNames names) {
    List<DataSetTable> tables = dataSet.tables();
    DataSetTable table = find(wanted, tables);
    Set<String> joined = new LinkedHashSet<>();
    operation.columns().values().forEach(column -> column.table().ifPresent(joined::add));
    joined.removeIf(name -> find(name, tables) == null);
    if (table == null && joined.isEmpty()) {
      return tables.isEmpty();
    }
    if (table != null) {
      List<String> columns = table.columns().stream().map(DataSetColumn::name).toList();
      names.know(columns);
      require(table, columns, Optional.empty(), names);
    }
    declared = table != null;
    // A row of the report cannot be without one around it.
    aroundDeclared = joined.stream().anyMatch(plan.around()::containsKey);
    joined.forEach(name -> checkJoined(name, tables, names));
    return true;
  }

  /** Checks a table of which the profile reads columns beside the report's own. */
  private void checkJoined(String name, List<DataSetTable> tables, ColumnNames names) {
    DataSetTable table = Objects.requireNonNull(find(name, tables));
    List<String> columns = table.columns().stream().map(DataSetColumn::name).toList();
    names.know(columns.stream().map(column -> ColumnSpec.qualified(table.name(), column)).toList());
    require(table, columns, Optional.of(name), names);
  }

  /** Requires that a table has the columns of the profile that it must have. */
  private void require(
      DataSetTable table, List<String> columns, Optional<String> as, ColumnNames names) {
    List<String> missing =
        operation.columns().values().stream()
            .filter(column -> column.table().equals(as))
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

  private static @Nullable DataSetTable find(String wanted, List<DataSetTable> tables) {
    for (DataSetTable table : tables) {
      if (table.name().equals(wanted)) {
        return table;
      }
    }
    List<DataSetTable> alike =
        tables.stream().filter(table -> table.name().equalsIgnoreCase(wanted)).toList();
    return alike.size() == 1 ? alike.get(0) : null;
  }

  /** Whether a row is the report's; takes notice of one that is not. */
  boolean owns(CurrentRow row) {
    String table = row.table();
    if (table.equals(wanted) || table.equalsIgnoreCase(wanted)) {
      found = true;
      return true;
    }
    if (operation.result().otherTables().stream().noneMatch(table::equalsIgnoreCase)) {
      boolean first =
          others.size() < MOST_TABLES
              && others.add(table.length() > LONGEST_NAME ? Redaction.shorten(table) : table);
      errors.see(row, first);
    }
    return false;
  }

  /** What went wrong, where rows of errors say more than that the answer does not fit. */
  RuntimeException orRefusal(ContractMismatchException mismatch) {
    return errors.refusal().orElse(mismatch);
  }

  /** What it means that the schema declares other tables alone, some of whose rows were seen. */
  RuntimeException missing(DataSetReader dataSet) {
    return errors.refusal().orElseGet(() -> missingTable(names(dataSet)));
  }

  /**
   * Checks, at the end, that an answer without rows says so, and that no rows were passed over that
   * tell of a failure or may have been the report's.
   *
   * @param around tables around the report's of which rows came
   */
  void checkEnd(DataSetReader dataSet, Set<String> around) {
    Optional<RuntimeException> refusal = errors.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Set<String> undeclared = new LinkedHashSet<>(others);
    dataSet.tables().forEach(table -> undeclared.remove(table.name()));
    if (found) {
      if (!undeclared.isEmpty() && dataSet.hasSchema()) {
        throw new ContractMismatchException(
            "%s: beside those of table %s the answer has rows of %s, which its schema does not declare, so that rows of the report may be among them. Ask InvoiceCloud what they are."
                .formatted(operation.operation(), wanted, list(undeclared, MOST_TABLES_SHOWN)));
      }
    } else if (!undeclared.isEmpty()) {
      throw missingTable(undeclared);
    } else if (!others.isEmpty()) {
      throw new ContractMismatchException(
          "%s: table %s has no rows, and beside it the answer has rows of %s, which the profile does not name%s. Ask InvoiceCloud what they are; if they say nothing of the report, name the table in the profile, under operations.%s.otherTables."
              .formatted(
                  operation.operation(),
                  wanted,
                  list(others, MOST_TABLES_SHOWN),
                  errors.shown(),
                  operation.id()));
    } else if (!declared && !around.isEmpty() && !dataSet.saysNoRows()) {
      throw new ContractMismatchException(
          "%s: the answer has rows of %s, and none of table %s within them, which no schema declares. Check operations.%s.table in the profile; if the name is right, ask InvoiceCloud how rows without any can be."
              .formatted(
                  operation.operation(), list(around, MOST_TABLES_SHOWN), wanted, operation.id()));
    } else if (!declared && dataSet.saysText()) {
      throw new ContractMismatchException(
          "%s: the answer has no table %s, but a text in its place. If that is how it says that there are no rows, name its element in the profile under answers.signs, with that text as good."
              .formatted(operation.operation(), wanted));
    } else if (!declared && !aroundDeclared && !dataSet.tables().isEmpty()) {
      throw missingTable(names(dataSet));
    } else if (!declared
        && !aroundDeclared
        && !dataSet.saysNoRows()
        && !operation.result().emptyWithoutTable()) {
      throw new ContractMismatchException(
          "%s: the answer has no table %s, neither in its schema nor in its data, so that it does not say that there are no rows. Ask InvoiceCloud; if it answers so where there are none, set operations.%s.emptyWithoutTable to true in the profile."
              .formatted(operation.operation(), wanted, operation.id()));
    }
  }

  /** Rows beside the report's that nobody reads. */
  Optional<Warning> warning() {
    return !found || others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                Warning.Kind.UNREAD_TABLES,
                "rows of tables that the profile does not name: "
                    + list(others, MOST_TABLES_SHOWN)));
  }

  private InvoiceCloudException missingTable(Collection<String> tables) {
    return new ContractMismatchException(
        "%s: the answer has no table %s; it has %s%s. Name the table in the profile, under operations.%s.table."
            .formatted(
                operation.operation(),
                wanted,
                list(tables, MOST_TABLES_SHOWN),
                errors.shown(),
                operation.id()));
  }

  private static List<String> names(DataSetReader dataSet) {
    return dataSet.tables().stream().map(DataSetTable::name).toList();
  }

  private static String list(Collection<String> names, int most) {
    return names.stream().limit(most).map(Redaction::shorten).collect(Collectors.joining(", "));
  }
}
