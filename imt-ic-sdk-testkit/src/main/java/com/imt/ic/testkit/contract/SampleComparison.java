package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
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
   * @param theirs InvoiceCloud's name of it
   * @param samples all recorded answers
   */
  SampleComparison(OperationSpec operation, String theirs, List<Sample> samples) {
    this.operation = operation;
    this.samples =
        samples.stream().filter(sample -> sample.answer().equals(theirs + "Response")).toList();
  }

  /** The differences; none where no sample is an answer of the operation or it is no report. */
  List<ContractDifference> compare() {
    if (operation.table().isEmpty()) {
      return List.of();
    }
    List<Sample> undeclared = new ArrayList<>();
    for (Sample sample : samples) {
      if (!sample.dataSet()) {
        differ(sample.file(), "answer", "a DataSet", "none", true);
      } else if (sample.tables().values().stream().anyMatch(Sample::isDeclared)) {
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

  private void compare(String file, Map<String, List<Column>> tables) {
    if (tables.isEmpty()) {
      return; // no row and no schema
    }
    String wanted = operation.table().orElse("");
    String table = wanted;
    if (!tables.containsKey(wanted)) {
      Optional<String> alike = mostAlike(tables);
      differ(
          file,
          "table",
          wanted,
          String.join(", ", tables.keySet())
              + (tables.size() == 1 ? "" : " (most like it: " + alike.orElse("none") + ")"),
          true);
      if (alike.isEmpty()) {
        return;
      }
      table = alike.get();
    }
    FieldComparison.ofAnswer(
            "column",
            operation,
            (what, expected, found, matters) -> differ(file, what, expected, found, matters))
        .compare(tables.getOrDefault(table, List.of()), Set.of());
  }

  /** The table whose columns fit best. */
  private Optional<String> mostAlike(Map<String, List<Column>> tables) {
    int best = 0;
    Optional<String> alike = Optional.empty();
    for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
      int score = FieldComparison.match(operation, table.getValue()).score();
      if (score > best) {
        best = score;
        alike = Optional.of(table.getKey());
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
