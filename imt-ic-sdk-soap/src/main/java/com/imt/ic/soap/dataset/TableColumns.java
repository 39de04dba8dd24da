package com.imt.ic.soap.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that a table's rows were seen to have, by number in the order in which they first
 * came. Rows repeat their columns, so a row's next column is looked for where the last row had it.
 * Not thread-safe.
 */
final class TableColumns {

  final String table;
  private final List<String> names = new ArrayList<>();
  private final List<String> unmodifiable = Collections.unmodifiableList(names);
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> encoded = new ArrayList<>();

  TableColumns(String table) {
    this.table = table;
  }

  List<String> names() {
    return unmodifiable;
  }

  /**
   * The number of a column.
   *
   * @param name as it stands in the document
   * @param expected which number it probably has
   */
  int number(String name, int expected, XmlNames decoder) {
    if (expected < encoded.size()) {
      String there = encoded.get(expected);
      if (there.equals(name)) {
        return expected;
      }
    }
    String decoded = decoder.decode(name);
    Integer known = numbers.get(decoded);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(decoded, number);
    names.add(decoded);
    encoded.add(name);
    return number;
  }

  /** The number of a column by its decoded name, -1 where no row had it. */
  int numberOf(String decoded) {
    Integer number = numbers.get(decoded);
    return number == null ? -1 : number;
  }
}
