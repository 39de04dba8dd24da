package com.imt.ic.soap.contract;

import com.imt.ic.profile.ColumnSpec;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.soap.dataset.DataSetColumn;
import com.imt.ic.soap.dataset.DataSetReader;
import com.imt.ic.soap.dataset.DataSetRow;
import com.imt.ic.soap.dataset.DataSetTable;
import com.imt.ic.soap.xml.XmlCursor;
import com.imt.ic.soap.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a report's table and columns with a recorded answer. Not thread-safe. */
final class SampleComparison {

  private final OperationSpec operation;
  private final List<ContractDifference> differences = new ArrayList<>();

  SampleComparison(OperationSpec operation) {
    this.operation = operation;
  }

  /** The differences; none where the file is no answer of the operation or it is no report. */
  List<ContractDifference> compare(Path file) throws IOException {
    String wanted = operation.table().orElse("");
    if (wanted.isEmpty() || !isAnswer(file)) {
      return differences;
    }
    Map<String, Set<String>> tables = tables(file);
    Set<String> columns = tables.get(wanted);
    if (columns == null) {
      if (!tables.isEmpty()) {
        differ("table", wanted, String.join(", ", tables.keySet()), true);
      }
      return differences;
    }
    for (ColumnSpec column : operation.columns().values()) {
      if (column.names().stream().noneMatch(columns::contains)) {
        differ(
            "column",
            String.join(" or ", column.names()),
            String.join(", ", columns),
            column.required());
      }
    }
    for (String column : columns) {
      if (operation.columns().values().stream().noneMatch(c -> c.names().contains(column))) {
        differ("column", "none", column, false);
      }
    }
    return differences;
  }

  private boolean isAnswer(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XmlCursor cursor = XmlCursor.open(in, null, XmlLimits.DEFAULTS)) {
      while (true) {
        XmlCursor.Event event = cursor.next();
        if (event == XmlCursor.Event.END_DOCUMENT) {
          return false;
        }
        // Envelope and Body are around the answer.
        if (event == XmlCursor.Event.START && cursor.depth() == 3) {
          return cursor.localName().equals(operation.operation() + "Response");
        }
      }
    }
  }

  private static Map<String, Set<String>> tables(Path file) throws IOException {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        DataSetReader reader = DataSetReader.open(in)) {
      for (Optional<DataSetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        tables
            .computeIfAbsent(row.get().table(), t -> new LinkedHashSet<>())
            .addAll(row.get().columns().keySet());
      }
      for (DataSetTable table : reader.tables()) {
        Set<String> columns = tables.computeIfAbsent(table.name(), t -> new LinkedHashSet<>());
        table.columns().stream().map(DataSetColumn::name).forEach(columns::add);
      }
    }
    return tables;
  }

  private void differ(String what, String expected, String found, boolean matters) {
    differences.add(
        new ContractDifference(
            operation.service(), operation.operation() + " " + what, expected, found, matters));
  }
}
