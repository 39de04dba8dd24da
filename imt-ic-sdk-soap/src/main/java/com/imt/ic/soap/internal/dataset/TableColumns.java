package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.text.SecretsInData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Columns between the expected one and the one that came are null: there are seldom many. */
  private static final int NEAR = 8;

  final String table;

  /** The table's name as it stands in the document. */
  final byte[] tag;

  private final SecretsInData secrets = SecretsInData.now();
  private final List<String> names = new ArrayList<>();
  private final List<String> unmodifiable = Collections.unmodifiableList(names);
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> encoded = new ArrayList<>();
  private final List<byte[]> tags = new ArrayList<>();
  private String[] snapshot = {};

  TableColumns(String table, String encoded) {
    this.table = table;
    this.tag = encoded.getBytes(StandardCharsets.UTF_8);
  }

  List<String> names() {
    return unmodifiable;
  }

  /** The names of now, in an array that stays as it is, and is the same until another comes. */
  String[] snapshot() {
    if (snapshot.length != names.size()) {
      snapshot = names.toArray(new String[0]);
    }
    return snapshot;
  }

  int number(String name, int expected, XmlNames decoder) {
    if (expected < encoded.size()) {
      String there = encoded.get(expected);
      if (there.equals(name)) {
        return expected;
      }
    }
    String decoded = secrets.hide(decoder.decode(name));
    Integer known = numbers.get(decoded);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(decoded, number);
    names.add(decoded);
    encoded.add(name);
    tags.add(name.getBytes(StandardCharsets.UTF_8));
    return number;
  }

  byte[] tag(int number) {
    return tags.get(number);
  }

  /**
   * The number of the column whose name, and a {@code >} behind it, stands at a place: the expected
   * column or one of the next; -1 where it is none of them, or cut.
   */
  int near(byte[] bytes, int at, int end, int expected) {
    int most = Math.min(tags.size(), expected + NEAR);
    for (int number = expected; number < most; number++) {
      byte[] name = tags.get(number);
      int nameEnd = at + name.length;
      if (nameEnd < end
          && bytes[nameEnd] == '>'
          && Arrays.equals(bytes, at, nameEnd, name, 0, name.length)) {
        return number;
      }
    }
    return -1;
  }
}
