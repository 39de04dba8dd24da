package com.imt.ic.internal.mapping;

import com.imt.ic.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A raw row some of whose columns came more than once. Nobody can tell which is right, so that none
 * of them stands under the column's own name: not as the row's amount, nor as its identity.
 * Stateless.
 */
public final class RepeatedColumns {

  private static final String MARK = "imt:repeated";

  private RepeatedColumns() {}

  /**
   * The row with every text of such a column: {@code PaymentAmount#1}, {@code PaymentAmount#2}.
   *
   * @param first the row with the first text of each column
   * @param more the later ones, in order
   */
  public static Map<String, String> mark(
      Map<String, String> first, List<Map.Entry<String, String>> more) {
    if (more.isEmpty()) {
      return first;
    }
    Map<String, String> marked = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    more.forEach(column -> times.put(column.getKey(), 1));
    first.forEach((name, text) -> marked.put(times.containsKey(name) ? name + "#1" : name, text));
    for (Map.Entry<String, String> column : more) {
      int time = times.merge(column.getKey(), 1, Integer::sum);
      marked.put(column.getKey() + "#" + time, column.getValue());
    }
    marked.put(MARK, String.join(", ", times.keySet()));
    return marked;
  }

  /** Why a marked row is not understood. */
  public static String reason(Map<String, String> marked) {
    return "column %s: found more than once in the row, expected once"
        .formatted(Redaction.shorten(marked.getOrDefault(MARK, "")));
  }

  /** Refuses a marked row. */
  static void requireNone(Map<String, String> raw) {
    if (raw.containsKey(MARK)) {
      throw new UnreadableFieldException(reason(raw));
    }
  }
}
