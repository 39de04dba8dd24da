package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a column's name says that it is a field's, for fields that are guessed by nothing else:
 * its words are the field's but for those that only say of which kind it is. Stateless.
 */
final class NameFit {

  private static final int SAME = 95;
  private static final int PART = 60;

  /** Words that say nothing but the kind. */
  private static final Map<FieldKind, Set<String>> HEADS =
      Map.of(
          FieldKind.AMOUNT, Set.of("amount"),
          FieldKind.TIME, Set.of("date", "gmt"),
          FieldKind.DATE, Set.of("date"),
          FieldKind.FLAG, Set.of("flag"),
          FieldKind.GUID, Set.of("guid", "id", "number", "reference", "key"),
          FieldKind.IDENTIFIER, Set.of("number", "id"),
          FieldKind.SERIAL, Set.of("number", "id"));

  private static final Set<String> EMPTY = Set.of("is", "has", "the", "of", "last");

  private NameFit() {}

  /**
   * How well.
   *
   * @return 0 where the name does not say so
   */
  static int of(String field, List<String> names, Column column) {
    FieldKind kind = FieldKind.of(field);
    Set<String> heads = HEADS.getOrDefault(kind, Set.of());
    Set<String> theirs = words(column.name());
    int best = 0;
    List<String> targets = new ArrayList<>(names);
    targets.add(field);
    targets.addAll(kind.otherNames(field));
    for (String target : targets) {
      Set<String> ours = words(target);
      boolean sameKind = theirs.stream().anyMatch(w -> heads.contains(w) && ours.contains(w));
      Set<String> ourCore = without(ours, heads);
      Set<String> theirCore = without(theirs, heads);
      if (theirCore.equals(ourCore) && (sameKind || !ourCore.isEmpty())) {
        best = SAME;
      } else if (!theirCore.isEmpty() && ourCore.containsAll(theirCore)) {
        best = Math.max(best, sameKind || kind.isToldByType(column) ? PART : 0);
      }
    }
    return best;
  }

  /** Whether the name is the field's or one of the profile's but for its spelling. */
  static boolean isSame(String field, List<String> names, Column column) {
    List<String> targets = new ArrayList<>(names);
    if (!names.isEmpty()) {
      targets.add(field);
    }
    return targets.stream()
        .anyMatch(
            target ->
                without(words(target), Set.of("flag"))
                    .equals(without(words(column.name()), Set.of("flag"))));
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>(NameLikeness.words(name));
    if (words.size() > 1) {
      words.removeAll(EMPTY);
    }
    return words;
  }

  private static Set<String> without(Set<String> words, Set<String> heads) {
    Set<String> rest = new HashSet<>(words);
    rest.removeAll(heads);
    return rest;
  }
}
