package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where an answer's rows are, and which other rows belong to them. Immutable and thread-safe.
 *
 * @param operation what the profile calls the operation, for messages
 * @param form how the rows stand in the answer
 * @param table the report's table; empty where all rows are wanted
 * @param around tables, in any case, whose rows are around the report's, to the columns of them of
 *     which the best name is known: where all have a value, no later column changes anything
 * @param lookups tables in which rows are looked up: the table's name to its key, a column of it to
 *     the column of the report's row that has the same text
 * @param others tables, in any case, that are passed over
 */
public record RowPlan(
    String operation,
    ResultSpec.Form form,
    String table,
    Map<String, List<String>> around,
    Map<String, Map<String, String>> lookups,
    Set<String> others) {

  /** All rows of all DataSets. */
  static final RowPlan ALL =
      new RowPlan("", ResultSpec.Form.DATA_SET, "", Map.of(), Map.of(), Set.of());

  public static RowPlan of(OperationSpec operation) {
    Map<String, List<String>> around = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ResultSpec result = operation.result();
    Set<String> lookups = anyCase(result.lookups().keySet());
    for (ColumnSpec column : operation.columns().values()) {
      column
          .table()
          .filter(table -> !lookups.contains(table))
          .ifPresent(
              table ->
                  around.computeIfAbsent(table, t -> new ArrayList<>()).add(column.names().get(0)));
    }
    return new RowPlan(
        operation.id(),
        result.form(),
        operation.table().orElse(""),
        around,
        new LinkedHashMap<>(result.lookups()),
        anyCase(result.otherTables()));
  }

  private static Set<String> anyCase(Set<String> names) {
    Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.addAll(names);
    return anyCase;
  }

  /** Whether rows of the report need anything of other rows. */
  public boolean joins() {
    return !around.isEmpty() || !lookups.isEmpty();
  }

  /**
   * What to do where the rows stand otherwise than in a DataSet; empty where no profile says it.
   */
  String otherForms() {
    return operation.isEmpty()
        ? ""
        : " (if the rows stand otherwise, give operations.%s.form in the profile: ELEMENTS or XML_TEXT)"
            .formatted(operation);
  }

  boolean isReport(String name) {
    return name.equalsIgnoreCase(table);
  }

  boolean isLookup(String name) {
    return lookups.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Whether the profile says what rows of that table are, so that they say nothing of a failure.
   */
  boolean isKnown(String name) {
    return isReport(name) || around.containsKey(name) || isLookup(name) || others.contains(name);
  }

  /** Whether an element of that name holds the report's rows and nothing else, by .NET's ways. */
  boolean isList(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    String row = table.toLowerCase(Locale.ROOT);
    return small.equals(row + "s") || small.equals("arrayof" + row);
  }
}
