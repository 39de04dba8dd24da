package com.imt.ic.internal.mapping;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of an answer's columns a name of the profile means: the one of that very name, else the one
 * that differs in case alone, where there is just one and the profile does not name that one too.
 * Not thread-safe.
 */
public final class ColumnNames {

  private final Set<String> known = new LinkedHashSet<>();

  /** The known columns by their names in lower case, as far as anybody has looked for such. */
  private final Map<String, List<String>> ignoringCase = new HashMap<>();

  private final OperationSpec operation;

  /** The columns by which rows are looked up, which say no more than the report's own. */
  private final List<String> keys = new ArrayList<>();

  /** The profile's own names, of columns and keys; empty while nobody has looked for one. */
  private final Set<String> exact = new HashSet<>();

  /** The known columns that the profile names; null while nobody has asked for them. */
  private @Nullable Set<String> named;

  public ColumnNames(OperationSpec operation) {
    this.operation = operation;
    operation
        .result()
        .lookups()
        .forEach(
            (table, key) ->
                key.keySet().forEach(column -> keys.add(ColumnSpec.qualified(table, column))));
  }

  public void know(Collection<String> columns) {
    if (known.addAll(columns)) {
      ignoringCase.clear();
      named = null;
    }
  }

  /** The answer's column that the name means, or null where there is none or more than one. */
  @Nullable String find(String name) {
    if (known.contains(name)) {
      return name;
    }
    List<String> candidates = ignoringCase().get(name.toLowerCase(Locale.ROOT));
    if (candidates == null || candidates.size() > 1) {
      return null;
    }
    // A column that is null in every row so far is unknown: its value is not that of its namesake.
    String candidate = candidates.get(0);
    return exact().contains(candidate) ? null : candidate;
  }

  private Map<String, List<String>> ignoringCase() {
    if (ignoringCase.isEmpty()) {
      for (String column : known) {
        ignoringCase
            .computeIfAbsent(column.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
            .add(column);
      }
    }
    return ignoringCase;
  }

  private Set<String> exact() {
    if (exact.isEmpty()) {
      operation.columns().values().forEach(spec -> exact.addAll(spec.columns()));
      exact.addAll(keys);
      operation.result().lookups().values().forEach(key -> exact.addAll(key.values()));
    }
    return exact;
  }

  public boolean has(ColumnSpec column) {
    return column.columns().stream().anyMatch(name -> find(name) != null);
  }

  /** {@return the known columns that the profile does not name} */
  public List<String> unnamed() {
    return known.stream().filter(column -> !isNamed(column)).toList();
  }

  boolean isNamed(String column) {
    Set<String> all = named;
    if (all == null) {
      all =
          Stream.concat(
                  operation.columns().values().stream().flatMap(spec -> spec.columns().stream()),
                  keys.stream())
              .map(this::find)
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      named = all;
    }
    return all.contains(column);
  }
}
