package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a report's columns stand in tables, and its rows as elements of them: rows whose columns in a
 * table around theirs have the same texts, and which follow each other, stand in one row of that
 * table; of tables around each other, the one whose column comes first is the outermost. A table in
 * which a row looks a column up stands behind the report's own.
 */
final class ReportLayout<T> {

  /** Told after each row; may end the answer there. */
  @FunctionalInterface
  interface RowListener {
    /** So many rows are written. */
    void written(int rows) throws IOException;
  }

  /** The attributes of a row's element. */
  @FunctionalInterface
  interface Attributes {
    Attributes NONE = (table, index) -> new String[0];

    /** Names and values in turn. */
    String[] of(String table, int index);
  }

  /** A table, by the names that XML can hold. */
  record Table<T>(String name, List<ReportColumn<T>> columns, List<String> names) {

    static <T> Table<T> of(String name, List<ReportColumn<T>> columns) {
      return new Table<>(
          ReportColumn.encode(name),
          columns,
          columns.stream().map(ReportColumn::encodedName).toList());
    }

    private void writeColumns(DotNetXml xml, List<Optional<String>> texts) throws IOException {
      for (int i = 0; i < names.size(); i++) {
        if (texts.get(i).isPresent()) {
          xml.element(names.get(i), texts.get(i).get());
        }
      }
    }

    private List<Optional<String>> texts(T row) {
      List<Optional<String>> texts = new ArrayList<>(columns.size());
      columns.forEach(column -> texts.add(column.text().apply(row)));
      return texts;
    }
  }

  private final List<Table<T>> around = new ArrayList<>();
  private final Table<T> own;
  private final List<Table<T>> lookups = new ArrayList<>();

  private ReportLayout(
      String table, Map<String, Map<String, String>> keys, List<ReportColumn<T>> columns) {
    Map<String, List<ReportColumn<T>>> byTable = new LinkedHashMap<>();
    for (ReportColumn<T> column : columns) {
      byTable.computeIfAbsent(column.table().orElse(""), t -> new ArrayList<>()).add(column);
    }
    List<ReportColumn<T>> owned = byTable.getOrDefault("", List.of());
    own = Table.of(table, owned);
    byTable.remove("");
    byTable.forEach(
        (name, found) -> {
          Map<String, String> key = keys.get(name);
          if (key == null) {
            around.add(Table.of(name, found));
          } else {
            lookups.add(Table.of(name, withKey(key, found, owned)));
          }
        });
  }

  static <T> ReportLayout<T> of(OperationSpec spec, List<ReportColumn<T>> columns) {
    return new ReportLayout<>(spec.table().orElse("Table"), spec.result().lookups(), columns);
  }

  /** One table. */
  static <T> ReportLayout<T> of(String table, List<ReportColumn<T>> columns) {
    return new ReportLayout<>(table, Map.of(), columns);
  }

  private static <T> List<ReportColumn<T>> withKey(
      Map<String, String> key, List<ReportColumn<T>> found, List<ReportColumn<T>> own) {
    List<ReportColumn<T>> columns = new ArrayList<>();
    key.forEach(
        (name, ofRow) ->
            own.stream()
                .filter(column -> column.name().equals(ofRow))
                .findFirst()
                .map(c -> new ReportColumn<>(c.table(), name, c.type(), c.text()))
                .ifPresent(columns::add));
    found.stream().filter(column -> !key.containsKey(column.name())).forEach(columns::add);
    return columns;
  }

  /** The tables around the report's own, from without. */
  List<Table<T>> around() {
    return around;
  }

  Table<T> own() {
    return own;
  }

  List<Table<T>> lookups() {
    return lookups;
  }

  void write(DotNetXml xml, List<T> rows, Attributes attributes, RowListener listener)
      throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    List<List<Optional<String>>> open = List.of();
    listener.written(0);
    for (int i = 0; i < rows.size(); i++) {
      T row = rows.get(i);
      open = moveInto(xml, open, row, attributes, counts);
      element(xml, own, own.texts(row), attributes, counts);
      xml.end();
      listener.written(i + 1);
    }
    for (int i = 0; i < open.size(); i++) {
      xml.end();
    }
    for (Table<T> table : lookups) {
      Set<List<Optional<String>>> written = new LinkedHashSet<>();
      for (T row : rows) {
        List<Optional<String>> texts = table.texts(row);
        if (written.add(texts)) {
          element(xml, table, texts, attributes, counts);
          xml.end();
        }
      }
    }
  }

  /** Writes the first half of a row, in the middle of a text. */
  void writeHalf(DotNetXml xml, T row) throws IOException {
    xml.start(own.name());
    List<Optional<String>> texts = own.texts(row);
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).isPresent()) {
        String text = texts.get(i).get();
        xml.start(own.names().get(i)).text(text.substring(0, (text.length() + 1) / 2));
        return;
      }
    }
  }

  /** Ends the elements around the row before that are not around this one, and begins its own. */
  private List<List<Optional<String>>> moveInto(
      DotNetXml xml,
      List<List<Optional<String>>> open,
      T row,
      Attributes attributes,
      Map<String, Integer> counts)
      throws IOException {
    if (around.isEmpty()) {
      return open;
    }
    List<List<Optional<String>>> wanted = around.stream().map(table -> table.texts(row)).toList();
    int same = 0;
    while (same < open.size() && open.get(same).equals(wanted.get(same))) {
      same++;
    }
    for (int i = same; i < open.size(); i++) {
      xml.end();
    }
    for (int i = same; i < wanted.size(); i++) {
      element(xml, around.get(i), wanted.get(i), attributes, counts);
    }
    return wanted;
  }

  private void element(
      DotNetXml xml,
      Table<T> table,
      List<Optional<String>> texts,
      Attributes attributes,
      Map<String, Integer> counts)
      throws IOException {
    int index = counts.merge(table.name(), 1, Integer::sum) - 1;
    xml.start(table.name(), attributes.of(table.name(), index));
    table.writeColumns(xml, texts);
  }
}
