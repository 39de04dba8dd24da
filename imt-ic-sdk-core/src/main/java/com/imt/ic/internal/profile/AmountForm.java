package com.imt.ic.internal.profile;

import java.util.Arrays;
import java.util.List;

/**
 * How an amount is written, where not as a plain decimal. Immutable and thread-safe.
 *
 * @param currency signs that may stand before or behind it, such as {@code $} or {@code USD}
 * @param grouping the sign between groups of three digits, which must then all be there or none; or
 *     empty
 * @param decimal the sign before the cents
 * @param minus where the sign of an amount below zero stands
 */
public record AmountForm(List<String> currency, String grouping, String decimal, Minus minus) {

  /** Where the sign of an amount below zero stands. */
  public enum Minus {
    /** Before the digits, on either side of a currency sign. */
    FRONT,
    /** Behind them. */
    BEHIND,
    /** There is none, and parentheses are around the amount. */
    PARENTHESES
  }

  public AmountForm {
    currency = List.copyOf(currency);
  }

  static AmountForm read(ProfileSection section) {
    AmountForm form =
        new AmountForm(
            section.texts("currency"),
            section.optionalText("grouping").orElse(""),
            section.optionalText("decimal").orElse("."),
            section.converted("minus", AmountForm::minus).orElse(Minus.FRONT));
    if (form.decimal.length() != 1 || !isSign(form.decimal)) {
      section.problem("decimal", "is not one sign that is no digit; write . or ,");
    }
    if (form.grouping.length() > 1 || (!form.grouping.isEmpty() && !isSign(form.grouping))) {
      section.problem("grouping", "is not one sign that is no digit; write , or . or a space");
    }
    if (form.grouping.equals(form.decimal)) {
      section.problem("grouping", "is the decimal sign too, so that nobody can tell them apart");
    }
    for (String sign : form.currency) {
      if (sign.isBlank() || !sign.codePoints().allMatch(c -> isSign(Character.toString(c)))) {
        section.problem("currency", "holds a digit, a minus or nothing; write signs such as $");
      }
    }
    section.end();
    return form;
  }

  private static boolean isSign(String text) {
    char c = text.charAt(0);
    return !Character.isDigit(c) && c != '-' && c != '(' && c != ')';
  }

  private static Minus minus(String text) {
    return Arrays.stream(Minus.values())
        .filter(minus -> minus.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is no place; write one of " + Arrays.toString(Minus.values())));
  }
}
