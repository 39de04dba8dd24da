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
 * @param free the columns that nothing was found for
 * @param score how well all fields fit together, 0 to 100
 */
record FieldMatch(Map<String, Column> columns, Set<String> guessed, List<Column> free, int score) {

  /** Below this a column is no candidate. */
  private static final int LEAST = 38;

  /** Words of whom or of what something is, as those of a payment or a customer. */
  private static final Set<String> OWNERS =
      Set.of("payment", "customer", "biller", "invoice", "batch", "reject", "file");

  private record Candidate(String field, Column column, int score) {}

  /**
   * Matches each field to at most one column, the best pairs first. Neither place nor values alone
   * make a pair of money, identity, time or flag: see {@link NameFit}.
   *
   * @param fields the SDK's name of each field to the profile's names of its column, in order
   * @param columns what InvoiceCloud has, in order, the report's own first
   */
  static FieldMatch of(Map<String, List<String>> fields, List<Column> columns) {
    Map<String, Column> found = new LinkedHashMap<>();
    Set<Column> taken = new LinkedHashSet<>();
    int sum = 0;
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      for (Column column : columns) {
        if (field.getValue().stream().anyMatch(column.name()::equalsIgnoreCase)) {
          sum += found.putIfAbsent(field.getKey(), column) == null ? 100 : 0;
          taken.add(column); // a second name of the field (PaymentTypeID) is no other field's
        }
      }
    }
    Set<String> guessed = new LinkedHashSet<>();
    for (Candidate candidate : candidates(fields, columns)) {
      if (!found.containsKey(candidate.field()) && taken.add(candidate.column())) {
        found.put(candidate.field(), candidate.column());
        guessed.add(candidate.field());
        sum += candidate.score();
      }
    }
    return new FieldMatch(
        found,
        guessed,
        columns.stream().filter(column -> !taken.contains(column)).toList(),
        fields.isEmpty() ? 0 : sum / fields.size());
  }

  private static List<Candidate> candidates(
      Map<String, List<String>> fields, List<Column> columns) {
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      FieldKind kind = FieldKind.of(field.getKey());
      for (Column column : columns) {
        int fit = kind.fit(column);
        boolean named = kind != FieldKind.TEXT || isNamed(field, column);
        if (fit >= 0 && named) {
          int likeness = likeness(field, column);
          int score =
              kind.isSensitive()
                  ? NameFit.of(field.getKey(), field.getValue(), column)
                  : (60 * likeness + 40 * fit) / 100;
          if (score >= LEAST) {
            candidates.add(new Candidate(field.getKey(), column, score));
          }
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
    return candidates;
  }

  /** Any text would do, so a word must be common that says more than of whom or of what it is. */
  private static boolean isNamed(Map.Entry<String, List<String>> field, Column column) {
    Set<String> words = new LinkedHashSet<>(NameLikeness.words(field.getKey()));
    field.getValue().forEach(name -> words.addAll(NameLikeness.words(name)));
    List<String> theirs = NameLikeness.words(column.name());
    return words.containsAll(theirs)
        || theirs.stream().anyMatch(word -> words.contains(word) && !OWNERS.contains(word));
  }

  private static int likeness(Map.Entry<String, List<String>> field, Column column) {
    int best = NameLikeness.of(field.getKey(), column.name());
    for (String name : field.getValue()) {
      best = Math.max(best, NameLikeness.of(name, column.name()));
    }
    return best;
  }

  /** Columns that nobody reads: those that could hold a field by type and values, else all. */
  List<Column> candidates(String field) {
    FieldKind kind = FieldKind.of(field);
    List<Column> likely =
        free.stream().filter(column -> kind.fit(column) >= 0 && kind.isLikely(column)).toList();
    return likely.isEmpty() ? free : likely;
  }
}
