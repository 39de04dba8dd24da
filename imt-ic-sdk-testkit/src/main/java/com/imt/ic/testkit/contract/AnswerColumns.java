package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a row of a report can be read from.
 *
 * @param all its own columns, those of the rows around it, and those that it finds by a key
 * @param lookups each table that it finds something in, to its key: their column to the row's
 * @param others the tables beside, in which it finds nothing
 */
record AnswerColumns(
    List<Column> all, Map<String, Map<String, String>> lookups, List<Table> others) {

  static final AnswerColumns NONE = new AnswerColumns(List.of(), Map.of(), List.of());

  /** Fewer rows than that make no key. */
  private static final int LEAST_ROWS = 2;

  /** Of an answer that is no report, as a WSDL says it and samples show it. */
  static AnswerColumns ofFields(List<Wsdl.Declaration> declared, List<Sample> samples) {
    List<Column> columns = new ArrayList<>();
    for (Wsdl.Declaration each : declared) {
      Column column = Column.of(each);
      List<String> values =
          samples.stream()
              .flatMap(sample -> sample.fields().stream())
              .filter(field -> field.name().equals(column.name()))
              .flatMap(field -> field.values().stream())
              .limit(Column.MOST_VALUES)
              .toList();
      columns.add(new Column("", column.name(), column.type(), "", values));
    }
    return new AnswerColumns(columns, Map.of(), List.of());
  }

  /** Of a report whose rows are a table's. */
  static AnswerColumns of(Table table, Map<String, Table> tables) {
    List<Column> all = new ArrayList<>(table.columns());
    Set<String> known = new HashSet<>(Set.of(table.name()));
    for (Table around = tables.get(table.around());
        around != null && known.add(around.name());
        around = tables.get(around.around())) {
      String name = around.name();
      around.columns().forEach(column -> all.add(column.in(name)));
    }
    Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
    List<Table> others = new ArrayList<>();
    for (Table other : tables.values()) {
      if (!known.contains(other.name())) {
        Map<String, String> key = isWithin(other, table, tables) ? Map.of() : key(other, table);
        if (key.isEmpty()) {
          others.add(other);
        } else {
          lookups.put(other.name(), key);
          other.columns().stream()
              .filter(column -> !key.containsKey(column.name()))
              .forEach(column -> all.add(column.in(other.name())));
        }
      }
    }
    return new AnswerColumns(all, lookups, others);
  }

  private static boolean isWithin(Table other, Table table, Map<String, Table> tables) {
    for (Table t = other; t != null && !t.around().isEmpty(); t = tables.get(t.around())) {
      if (t.around().equals(table.name())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The column of a table whose texts tell its rows apart and all stand in one of the report's; the
   * first such, none where there is none. Values alone say it, so it is a guess.
   */
  private static Map<String, String> key(Table other, Table table) {
    for (Column theirs : other.columns()) {
      Set<String> keys = new LinkedHashSet<>(theirs.values());
      boolean telling =
          keys.size() == other.rows()
              && other.rows() >= LEAST_ROWS
              && keys.stream().noneMatch(text -> text.contains("."));
      for (Column own : telling ? table.columns() : List.<Column>of()) {
        boolean identifier = FieldKind.IDENTIFIER.fit(own) >= 0 && FieldKind.TIME.fit(own) < 0;
        if (identifier && new HashSet<>(own.values()).containsAll(keys)) {
          return Map.of(theirs.name(), own.name());
        }
      }
    }
    return Map.of();
  }
}
