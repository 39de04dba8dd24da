package com.imt.ic.internal.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row that stands for itself, as a map. Immutable and thread-safe. */
final class KeptRow implements RowValues {

  private final List<String> names;
  private final List<String> texts;

  KeptRow(Map<String, String> raw) {
    names = List.copyOf(raw.keySet());
    texts = List.copyOf(raw.values());
  }

  @Override
  public List<String> columnNames() {
    return names;
  }

  @Override
  public boolean has(int column) {
    return true;
  }

  @Override
  public CharSequence value(int column) {
    return texts.get(column);
  }

  @Override
  public Map<String, String> only(Set<String> wanted) {
    Map<String, String> some = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      if (wanted.contains(names.get(column))) {
        some.put(names.get(column), texts.get(column));
      }
    }
    return Collections.unmodifiableMap(some);
  }
}
