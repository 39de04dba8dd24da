package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a report's table and columns with recorded answers: each by itself, so that one that
 * fits does not hide another that does not. Not thread-safe.
 */
final class SampleComparison {

  private final OperationSpec operation;
  private final List<Sample> samples;

  /** Each difference, and the files that show it. */
  private final Map<ContractDifference, List<String>> differences = new LinkedHashMap<>();

  /**
   * A comparison.
   *
   * @param operation the profile's
   * @param theirs the element that an answer of InvoiceCloud's is
   * @param samples all recorded answers
   */
  SampleComparison(OperationSpec operation, String theirs, List<Sample> samples) {
    this.operation = operation;
    this.samples = samples.stream().filter(sample -> sample.answer().equals(theirs)).toList();
  }

  /** The differences; none where no sample is an answer of the operation or it is no report. */
  List<ContractDifference> compare() {
    if (operation.table().isEmpty()) {
      return List.of();
    }
    List<Sample> undeclared = new ArrayList<>();
    for (Sample sample : samples) {
      ResultSpec.Form form = operation.result().form();
      if (!sample.form().equals(Optional.of(form))) {
        String found = sample.form().map(SampleComparison::name).orElse("none");
        differ(sample.file(), "answer", name(form), found, true);
      } else if (sample.tables().values().stream()
          .anyMatch(table -> Sample.isDeclared(table.columns()))) {
        compare(sample.file(), sample.tables());
      } else {
        undeclared.add(sample);
      }
    }
    // Without a schema a row names only what it has: no one of them need show every column.
    if (!undeclared.isEmpty()) {
      compare(
          undeclared.size() == 1 ? undeclared.get(0).file() : "those without a schema",
          Sample.tablesOf(undeclared.get(0).answer(), undeclared));
    }
    return differences.entrySet().stream()
        .map(entry -> named(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String name(ResultSpec.Form form) {
    return switch (form) {
      case DATA_SET -> "a DataSet";
      case ELEMENTS -> "elements";
      case XML_TEXT -> "a text of XML";
    };
  }

  /** Names the files that show a difference, where not all of them do. */
  private ContractDifference named(ContractDifference difference, List<String> files) {
    return files.size() == samples.size()
        ? difference
        : new ContractDifference(
            difference.service(),
            difference.what(),
            difference.expected(),
            difference.found() + ", in " + String.join(", ", files),
            difference.matters());
  }

  private void compare(String file, Map<String, Table> tables) {
    if (tables.isEmpty()) {
      return; // no row and no schema
    }
    String wanted = operation.table().orElse("");
    Table table = tables.get(wanted);
    if (table == null) {
      Optional<Table> alike = mostAlike(tables);
      differ(
          file,
          "table",
          wanted,
          String.join(", ", tables.keySet())
              + (tables.size() == 1
                  ? ""
                  : " (most like it: " + alike.map(Table::name).orElse("none") + ")"),
          true);
      if (alike.isEmpty()) {
        return;
      }
      table = alike.get();
    }
    AnswerColumns columns = AnswerColumns.of(table, tables);
    FieldComparison.ofAnswer(
            "column",
            operation,
            (what, expected, found, matters) -> differ(file, what, expected, found, matters))
        .compare(columns.all(), Set.of(), FieldComparison.match(operation, columns.all()));
    for (Table other : columns.others()) {
      if (other.rows() > 0 && !operation.result().otherTables().contains(other.name())) {
        differ(
            file,
            "other table",
            "none",
            other.name() + " with rows that nobody reads; name it in otherTables if nobody should",
            true);
      }
    }
  }

  /** The table whose columns fit best. */
  private Optional<Table> mostAlike(Map<String, Table> tables) {
    int best = 0;
    Optional<Table> alike = Optional.empty();
    for (Table table : tables.values()) {
      int score = FieldComparison.match(operation, AnswerColumns.of(table, tables).all()).score();
      if (score > best) {
        best = score;
        alike = Optional.of(table);
      }
    }
    return alike;
  }

  private void differ(String file, String what, String expected, String found, boolean matters) {
    differences
        .computeIfAbsent(
            new ContractDifference(
                operation.service(), operation.operation() + " " + what, expected, found, matters),
            difference -> new ArrayList<>())
        .add(file);
  }
}
