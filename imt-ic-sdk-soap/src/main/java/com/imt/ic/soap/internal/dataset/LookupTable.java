package com.imt.ic.soap.internal.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in which rows of a report find further columns, by key: texts without the
 * white space around them. Not thread-safe.
 */
final class LookupTable {

  final String table;
  private final List<String> ownKey;
  private final List<String> reportKey;
  private final Map<String, Found> rows = new HashMap<>();
  private final Set<String> missed = new HashSet<>();
  private final Set<String> ownKnown = new HashSet<>();
  private final Set<String> reportKnown = new HashSet<>();
  private boolean came;
  private boolean fits;

  private static final class Found {
    final HeldRow row;
    final Map<String, String> content;
    int count = 1;
    boolean used;

    Found(HeldRow row, Map<String, String> content) {
      this.row = row;
      this.content = content;
    }
  }

  LookupTable(String table, Map<String, String> key) {
    this.table = table;
    this.ownKey = List.copyOf(key.keySet());
    this.reportKey = ownKey.stream().map(key::get).toList();
  }

  /** Takes notice of columns that a schema declares. */
  void declare(List<DataSetTable> tables, RowPlan plan) {
    for (DataSetTable declared : tables) {
      List<String> names = declared.columns().stream().map(DataSetColumn::name).toList();
      if (declared.name().equalsIgnoreCase(table)) {
        know(ownKey, names, ownKnown);
      } else if (plan.isReport(declared.name())) {
        know(reportKey, names, reportKnown);
      }
    }
  }

  private static void know(List<String> key, List<String> names, Set<String> known) {
    if (known.size() < key.size()) {
      key.stream().filter(column -> number(names, column) >= 0).forEach(known::add);
    }
  }

  private static int number(List<String> names, String name) {
    int exact = names.indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** Whether a row of it came. */
  boolean came() {
    return came;
  }

  /** Whether rows of it came, and rows of the report with a key, and none of them fit. */
  boolean fitsNothing() {
    return came && !fits && !missed.isEmpty();
  }

  /**
   * Keeps a row of this table.
   *
   * @return what that costs; -1 where a row of the report that went on already would have needed it
   */
  long keep(CurrentRow row) {
    came = true;
    know(ownKey, row.columnNames(), ownKnown);
    String key = key(row, ownKey);
    if (key == null) {
      return 0;
    }
    Found before = rows.get(key);
    if (before != null) {
      if (before.content.equals(row.raw())) {
        return 0;
      }
      before.count++;
      return before.used ? -1 : 0;
    }
    if (missed.contains(key)) {
      return -1;
    }
    Found found = new Found(row.hold(), row.raw());
    rows.put(key, found);
    return 2 * found.row.cost() + key.length();
  }

  /** Whether a row can be looked up while rows of this table may still come. */
  boolean isReady(CurrentRow row) {
    notice(row);
    return came && missingColumn() == null;
  }

  /** Takes notice of the columns of a row of the report. */
  void notice(CurrentRow row) {
    know(reportKey, row.columnNames(), reportKnown);
  }

  /** A column of the key that no row had; null for none. */
  @Nullable String missingColumn() {
    if (came && ownKnown.size() < ownKey.size()) {
      return "table " + table + " has no column " + first(ownKey, ownKnown);
    }
    return reportKnown.size() < reportKey.size()
        ? "the report's rows have no column " + first(reportKey, reportKnown)
        : null;
  }

  private static String first(List<String> key, Set<String> known) {
    return key.stream().filter(column -> !known.contains(column)).findFirst().orElseThrow();
  }

  /**
   * Adds what belongs to a row.
   *
   * @return what it costs to know that there was nothing
   */
  long join(CurrentRow row, CurrentRow scratch) {
    String key = key(row, reportKey);
    Found found = key == null ? null : rows.get(key);
    if (found == null) {
      return key != null && missed.add(key) ? HeldRow.cost(key) : 0;
    }
    found.used = true;
    fits = true;
    if (found.count > 1) {
      row.markAmbiguous(table, found.count);
    } else {
      scratch.restore(found.row);
      row.take(scratch);
    }
    return 0;
  }

  /** The texts of the key, or null where one of them is absent or blank. */
  private static @Nullable String key(CurrentRow row, List<String> columns) {
    List<String> texts = new ArrayList<>(columns.size());
    for (String column : columns) {
      int number = number(row.columnNames(), column);
      String text = number >= 0 && row.has(number) ? row.text(number).strip() : "";
      if (text.isEmpty()) {
        return null;
      }
      texts.add(text.length() + ":" + text);
    }
    return String.join("", texts);
  }
}
