package com.imt.ic.internal.mapping;

import com.imt.ic.Redaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A raw row for which a lookup's table had several rows that differ. Nobody can tell which is
 * right, so that it has none of their columns, and is not read as one that had none. Stateless.
 */
public final class AmbiguousRow {

  private static final String MARK = "imt:rows:";

  private AmbiguousRow() {}

  /**
   * The row with a mark for each such table.
   *
   * @param tables each table to how many of its rows were found
   */
  public static Map<String, String> mark(Map<String, String> raw, Map<String, Integer> tables) {
    Map<String, String> marked = new LinkedHashMap<>(raw);
    tables.forEach((table, rows) -> marked.put(MARK + table, rows.toString()));
    return marked;
  }

  /** Why a row with such a mark is not understood. */
  public static String reason(String table, String rows) {
    return "lookup %s: found %s rows of it that differ, expected one"
        .formatted(Redaction.shorten(table), Redaction.shorten(rows));
  }

  /** Refuses a row that is marked for one of the tables that are looked up now. */
  static void requireNone(Map<String, String> raw, Collection<String> lookups) {
    for (String table : lookups) {
      String rows = raw.get(MARK + table);
      if (rows != null) {
        throw new UnreadableFieldException(reason(table, rows));
      }
    }
  }
}
