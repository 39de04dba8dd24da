package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of InvoiceCloud's columns are taken for the SDK's fields.
 *
 * @param columns field to column, for the fields that one was found for
 * @param guessed the fields among them whose column has another name than the profile says
 * @param score how well all fields fit together, 0 to 100
 */
record FieldMatch(Map<String, Column> columns, Set<String> guessed, int score) {

  /** Below this a column is no candidate. */
  private static final int LEAST = 38;

  /** The same for a field that must have one: a poor guess is better than none. */
  private static final int LEAST_FOR_MUST = 15;

  private record Candidate(String field, Column column, int score) {}

  /**
   * Matches each field to at most one column, the best pairs first.
   *
   * @param fields the SDK's name of each field to the profile's names of its column, in order
   * @param columns what InvoiceCloud has, in order
   * @param must the fields that must have a column
   */
  static FieldMatch of(Map<String, List<String>> fields, List<Column> columns, Set<String> must) {
    Map<String, Column> found = new LinkedHashMap<>();
    Set<Column> taken = new LinkedHashSet<>();
    int sum = 0;
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      for (Column column : columns) {
        if (!found.containsKey(field.getKey())
            && field.getValue().stream().anyMatch(column.name()::equalsIgnoreCase)) {
          found.put(field.getKey(), column);
          sum += 100;
        }
        if (field.getValue().stream().anyMatch(column.name()::equalsIgnoreCase)) {
          taken.add(column); // a second name of the field (PaymentTypeID) is no other field's
        }
      }
    }
    Set<String> guessed = new LinkedHashSet<>();
    for (Candidate candidate : candidates(fields, columns, must)) {
      if (!found.containsKey(candidate.field()) && taken.add(candidate.column())) {
        found.put(candidate.field(), candidate.column());
        guessed.add(candidate.field());
        sum += candidate.score();
      }
    }
    return new FieldMatch(found, guessed, fields.isEmpty() ? 0 : sum / fields.size());
  }

  private static List<Candidate> candidates(
      Map<String, List<String>> fields, List<Column> columns, Set<String> must) {
    List<Candidate> candidates = new ArrayList<>();
    int position = 0;
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      FieldKind kind = FieldKind.of(field.getKey());
      int at = 100 * position++ / fields.size();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        int fit = kind.fit(column);
        if (fit >= 0) {
          int near = 100 - Math.abs(at - 100 * i / columns.size());
          int score = (55 * likeness(field, column) + 35 * fit + 10 * near) / 100;
          if (score >= (must.contains(field.getKey()) ? LEAST_FOR_MUST : LEAST)) {
            candidates.add(new Candidate(field.getKey(), column, score));
          }
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
    return candidates;
  }

  private static int likeness(Map.Entry<String, List<String>> field, Column column) {
    int best = NameLikeness.of(field.getKey(), column.name());
    for (String name : field.getValue()) {
      best = Math.max(best, NameLikeness.of(name, column.name()));
    }
    return best;
  }
}
