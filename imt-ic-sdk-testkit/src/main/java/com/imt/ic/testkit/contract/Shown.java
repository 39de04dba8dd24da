package com.imt.ic.testkit.contract;

import com.imt.ic.Redaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of recorded answers a person may be shown, who has to decide by it. Stateless. */
final class Shown {

  private static final int MOST = 3;
  private static final int MOST_CODES = 10;
  private static final int MOST_FLAGS = 4;
  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_SENTENCE = 300;

  /** Columns of these words hold what is the customer's own. */
  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "email",
          "address",
          "city",
          "state",
          "zip",
          "phone",
          "customer",
          "street",
          "contact",
          "first",
          "last",
          "login",
          "memo",
          "note",
          "comment");

  /** Amounts, times, flags, numbers: nothing that names somebody. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[^@\\p{L}]*\\d[^@\\p{L}]*" // an amount, a day, a number
              + "|\\d[\\d:./TZ +-]*( ?[AaPp][Mm])?" // a time
              + "|[A-Z]{0,4}[-]?[0-9a-fA-F-]*\\d[0-9a-fA-F-]*" // an identifier
              + "|[A-Za-z]{1,3}|true|false|yes|no");

  private Shown() {}

  /** Some of a column's texts in parentheses; none where they might be a customer's. */
  static String values(Column column) {
    if (isPersonal(column) || column.values().stream().anyMatch(v -> !isPlain(v))) {
      return column.type().isEmpty() ? "" : " (" + column.type() + ")";
    }
    List<String> some =
        column.values().stream().distinct().limit(MOST).map(Redaction::shorten).toList();
    return some.isEmpty() ? "" : " (" + String.join(", ", some) + ")";
  }

  /** The beginning of a text for people, in one line. */
  static String sentence(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > LONGEST_SENTENCE ? line.substring(0, LONGEST_SENTENCE) + "…" : line;
  }

  /** Columns with some of their texts. */
  static String columns(List<Column> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream()
            .map(column -> column.path() + values(column))
            .collect(Collectors.joining("; "));
  }

  /** Columns that may be flags with their few texts, in words too where they come again. */
  static String flags(List<Column> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream()
            .map(column -> column.path() + (isFlag(column) ? words(column) : values(column)))
            .collect(Collectors.joining("; "));
  }

  private static String words(Column column) {
    return " (" + String.join(", ", codes(column)) + ")";
  }

  /** A name of somebody has more texts, comes seldom again, or is more than one word. */
  private static boolean isFlag(Column column) {
    Set<String> texts = Set.copyOf(column.values());
    return !isPersonal(column)
        && texts.size() <= MOST_FLAGS
        && texts.size() < column.values().size()
        && texts.stream().allMatch(text -> text.matches("[A-Za-z0-9_-]{1,20}"));
  }

  /** The different texts of a column of codes, in the order in which they came; not all of many. */
  static Set<String> codes(Column column) {
    Set<String> codes = new LinkedHashSet<>();
    for (String value : column.values()) {
      if (value.length() <= LONGEST_CODE && codes.size() < MOST_CODES) {
        codes.add(value);
      }
    }
    return codes;
  }

  private static boolean isPersonal(Column column) {
    return NameLikeness.words(column.name()).stream().anyMatch(PERSONAL::contains)
        && !NameLikeness.words(column.name()).contains("number");
  }

  private static boolean isPlain(String value) {
    return value.length() <= 40 && PLAIN.matcher(value).matches();
  }
}
