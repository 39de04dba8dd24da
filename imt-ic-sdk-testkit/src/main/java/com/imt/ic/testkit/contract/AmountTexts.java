package com.imt.ic.testkit.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the amounts of a column are written, as far as its texts show it.
 *
 * @param currency signs before or behind them
 * @param grouping the sign between groups of three digits; empty for none
 * @param decimal the sign before the cents
 * @param minus {@code FRONT}, {@code BEHIND} or {@code PARENTHESES}
 */
record AmountTexts(Set<String> currency, String grouping, String decimal, String minus) {

  private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<open>[(-]?)(?<before>[^\\d(),. -]*) ?(?<second>-?)(?<digits>\\d[\\d.,' ]*?)"
              + " ?(?<after>[^\\d(),. -]*)(?<close>[)-]?)");
  private static final Pattern CENTS = Pattern.compile(".*([.,])\\d{1,2}");

  /** The form in which amounts are written; empty where that is the plain one or none is known. */
  static Optional<AmountTexts> of(List<String> texts) {
    if (texts.stream().allMatch(text -> PLAIN.matcher(text).matches())) {
      return Optional.empty();
    }
    Set<String> currency = new LinkedHashSet<>();
    String decimal = "";
    Set<String> between = new LinkedHashSet<>();
    String minus = "FRONT";
    for (String text : texts) {
      Matcher matcher = AMOUNT.matcher(text.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      for (String group : List.of("before", "after")) {
        if (!matcher.group(group).isBlank()) {
          currency.add(matcher.group(group).strip());
        }
      }
      if (matcher.group("open").equals("(")) {
        minus = "PARENTHESES";
      } else if (matcher.group("close").equals("-")) {
        minus = "BEHIND";
      }
      String digits = matcher.group("digits");
      Matcher cents = CENTS.matcher(digits);
      if (cents.matches()) {
        if (!decimal.isEmpty() && !decimal.equals(cents.group(1))) {
          return Optional.empty();
        }
        decimal = cents.group(1);
      }
      for (char sign : digits.replaceFirst("[.,]\\d{1,2}$", "").toCharArray()) {
        if (!Character.isDigit(sign)) {
          between.add(String.valueOf(sign));
        }
      }
    }
    if (between.size() > 1 || between.contains(decimal)) {
      return Optional.empty();
    }
    String grouping = between.isEmpty() ? "" : between.iterator().next();
    return Optional.of(
        new AmountTexts(
            currency,
            grouping,
            decimal.isEmpty() ? (grouping.equals(".") ? "," : ".") : decimal,
            minus));
  }

  /** Whether the amounts are written so that nobody can say how they are to be read. */
  static boolean isUnclear(List<String> texts) {
    return !texts.stream().allMatch(text -> PLAIN.matcher(text).matches()) && of(texts).isEmpty();
  }
}
