package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text that stands for a word or a flag where a profile has codes. Stateless.
 *
 * <p>A code that the default profile does not have is the dialect's own and comes first: the others
 * are those that InvoiceCloud might write, beside the word itself.
 */
final class CodedText {

  private static final Profile DEFAULTS = Profile.defaults();

  /** Texts that a service might write where no code stands for what it means. */
  private static final List<String> OTHERS = List.of("N", "Y", "-", "?");

  private CodedText() {}

  /** The text of a flag or a word, by its own text. */
  static String of(String word, OperationSpec spec, String field) {
    ColumnSpec column = spec.column(field);
    Map<String, String> usual = usual(spec, field);
    return column.codes().entrySet().stream()
        .filter(code -> code.getValue().equals(word) && !usual.containsKey(code.getKey()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(
            () ->
                Stream.concat(
                        Stream.of(word),
                        Stream.concat(column.codes().keySet().stream(), OTHERS.stream()))
                    .filter(text -> meaning(text, column).equals(word))
                    .findFirst()
                    // Nothing says it, so it is written as if there were no codes: unreadable.
                    .orElse(word));
  }

  /** What a client makes of a text; itself where nothing says what it means. */
  static String meaning(String text, ColumnSpec column) {
    String meant = column.codes().get(text);
    return meant == null ? column.otherwise().orElse(text) : meant;
  }

  private static Map<String, String> usual(OperationSpec spec, String field) {
    return Profile.OPERATIONS.contains(spec.id())
        ? Optional.ofNullable(DEFAULTS.operation(spec.id()).columns().get(field))
            .map(ColumnSpec::codes)
            .orElse(Map.of())
        : Map.of();
  }
}
