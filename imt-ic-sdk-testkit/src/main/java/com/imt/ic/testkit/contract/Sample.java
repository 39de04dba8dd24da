package com.imt.ic.testkit.contract;

import com.imt.ic.soap.internal.dataset.DataSetColumn;
import com.imt.ic.soap.internal.dataset.DataSetReader;
import com.imt.ic.soap.internal.dataset.DataSetRow;
import com.imt.ic.soap.internal.dataset.DataSetTable;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded answer, as far as names and kinds go.
 *
 * @param file the name of its file
 * @param answer the body's element, such as {@code ViewCustomerRecordResponse}; empty for a fault
 *     or refusal
 * @param dataSet whether it holds a DataSet
 * @param tables the DataSet's tables with their columns
 */
record Sample(String file, String answer, boolean dataSet, Map<String, List<Column>> tables) {

  /** Reads a recorded answer. */
  static Sample read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String answer = answer(file);
    if (answer.isEmpty()) {
      return new Sample(name, "", false, Map.of());
    }
    try {
      return new Sample(name, answer, true, tables(file));
    } catch (XmlFault e) {
      return switch (e.kind()) {
        case NO_DATA_SET -> new Sample(name, answer, false, Map.of());
        // Like a fault, a refusal shows nothing of the contract.
        case REFUSED -> new Sample(name, "", false, Map.of());
        default -> throw e;
      };
    }
  }

  /** Joins what several answers of one operation show. */
  static Map<String, List<Column>> tablesOf(String answer, List<Sample> samples) {
    Map<String, Map<String, Column>> joined = new LinkedHashMap<>();
    for (Sample sample : samples) {
      if (sample.answer().equals(answer)) {
        sample
            .tables()
            .forEach(
                (table, columns) -> {
                  Map<String, Column> known =
                      joined.computeIfAbsent(table, t -> new LinkedHashMap<>());
                  columns.forEach(column -> known.merge(column.name(), column, Sample::join));
                });
      }
    }
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    joined.forEach((table, columns) -> tables.put(table, List.copyOf(columns.values())));
    return tables;
  }

  /** Whether any of those columns came from an inline schema, which names all of them. */
  static boolean isDeclared(List<Column> columns) {
    return columns.stream().anyMatch(column -> !column.type().isEmpty());
  }

  private static Column join(Column one, Column other) {
    List<String> values = new ArrayList<>(one.values());
    values.addAll(other.values());
    Column declared = one.type().isEmpty() ? other : one;
    return new Column(
        one.name(),
        declared.type(),
        declared.dateTimeMode(),
        values.subList(0, Math.min(values.size(), Column.MOST_VALUES)));
  }

  private static String answer(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XmlCursor cursor = XmlCursor.open(in, null, XmlLimits.DEFAULTS)) {
      while (true) {
        XmlCursor.Event event = cursor.next();
        if (event == XmlCursor.Event.END_DOCUMENT) {
          throw new XmlFault(XmlFault.Kind.MALFORMED, "is XML, and no SOAP answer", null);
        }
        if (event == XmlCursor.Event.START && cursor.depth() == 1) {
          String root = cursor.localName();
          if (!root.equals("Envelope")) {
            throw new XmlFault(XmlFault.Kind.MALFORMED, "is XML, and no SOAP answer", null);
          }
        }
        // Envelope and Body are around the answer.
        if (event == XmlCursor.Event.START && cursor.depth() == 3) {
          return cursor.localName().equals("Fault") ? "" : cursor.localName();
        }
      }
    }
  }

  private static Map<String, List<Column>> tables(Path file) throws IOException {
    Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
    List<DataSetTable> declared;
    try (InputStream in = Files.newInputStream(file);
        DataSetReader reader = DataSetReader.open(in)) {
      for (Optional<DataSetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        Map<String, List<String>> columns =
            values.computeIfAbsent(row.get().table(), t -> new LinkedHashMap<>());
        row.get()
            .columns()
            .forEach(
                (name, text) -> {
                  List<String> some = columns.computeIfAbsent(name, n -> new ArrayList<>());
                  if (!text.isEmpty() && some.size() < Column.MOST_VALUES) {
                    some.add(text);
                  }
                });
      }
      declared = reader.tables();
    }
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    for (DataSetTable table : declared) {
      Map<String, List<String>> seen =
          Optional.ofNullable(values.remove(table.name())).orElseGet(LinkedHashMap::new);
      List<Column> columns = new ArrayList<>();
      for (DataSetColumn column : table.columns()) {
        List<String> some = seen.remove(column.name());
        columns.add(
            new Column(
                column.name(),
                column.type(),
                column.dateTimeMode().orElse(""),
                some == null ? List.of() : some));
      }
      seen.forEach((name, some) -> columns.add(new Column(name, "", "", some)));
      tables.put(table.name(), columns);
    }
    values.forEach(
        (table, seen) -> {
          List<Column> columns = new ArrayList<>();
          seen.forEach((name, some) -> columns.add(new Column(name, "", "", some)));
          tables.put(table, columns);
        });
    return tables;
  }
}
