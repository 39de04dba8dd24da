package com.imt.ic.internal.profile;

import com.imt.ic.internal.text.IdentifierText;
import java.util.Comparator;
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
            section.choice("minus", Minus.class).orElse(Minus.FRONT));
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
      if (sign.equals(form.decimal) || sign.equals(form.grouping)) {
        section.problem("currency", "holds the decimal sign or that between groups; take it away");
      }
      if (sign.isBlank() || !sign.codePoints().allMatch(c -> isSign(Character.toString(c)))) {
        section.problem("currency", "holds a digit, a minus or nothing; write signs such as $");
      }
    }
    return form;
  }

  /**
   * The plain decimal that a text of this form means, such as {@code -1900.49}. What is not wholly
   * of the form is refused: groups of other than three digits, two signs, or none of the digits.
   *
   * @param text without white space around it; some may stand beside a currency sign
   * @throws IllegalArgumentException when it is not of this form; the message says which that is
   */
  public String plain(CharSequence text) {
    String all = text.toString();
    String outer = withoutCurrency(all);
    String inner = withoutMinus(outer);
    String digits = outer.length() < all.length() ? inner : withoutCurrency(inner);
    int point = digits.indexOf(decimal);
    String whole = point < 0 ? digits : digits.substring(0, point);
    String cents = point < 0 ? "" : digits.substring(point + 1);
    String ones = withoutGroups(whole);
    // Three digits behind it may be a group: 1,500 where a comma is the decimal sign.
    boolean isGroup = cents.length() == 3 && !ones.isEmpty();
    if (!isNumber(ones)
        || !isNumber(cents)
        || (ones + cents).isEmpty()
        || endsAt(point, digits)
        || isGroup) {
      throw new IllegalArgumentException("as the profile says, such as " + example());
    }
    String plain = (ones.isEmpty() ? "0" : ones) + (cents.isEmpty() ? "" : "." + cents);
    return inner.length() < outer.length() ? "-" + plain : plain;
  }

  private static boolean endsAt(int point, String digits) {
    return point == digits.length() - 1;
  }

  /** Without a sign at either end, the longest that is there. */
  private String withoutCurrency(String text) {
    return currency.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .filter(sign -> text.startsWith(sign) || text.endsWith(sign))
        .findFirst()
        .map(
            sign ->
                text.startsWith(sign)
                    ? text.substring(sign.length())
                    : text.substring(0, text.length() - sign.length()))
        .map(rest -> IdentifierText.strip(rest).toString())
        .orElse(text);
  }

  private String withoutMinus(String text) {
    int end = text.length() - 1;
    return switch (minus) {
      case FRONT -> text.startsWith("-") ? text.substring(1) : text;
      case BEHIND -> text.endsWith("-") ? text.substring(0, end) : text;
      case PARENTHESES ->
          text.startsWith("(") && text.endsWith(")") ? text.substring(1, end) : text;
    };
  }

  /** Without the signs between groups of three; as it is where they are not all in their place. */
  private String withoutGroups(String whole) {
    int length = whole.length();
    int first = length % 4;
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      boolean isBetween = i > 0 && i % 4 == first;
      if (isBetween != isGrouping(whole.charAt(i))) {
        return whole;
      }
      if (!isBetween) {
        digits.append(whole.charAt(i));
      }
    }
    return first == 0 ? whole : digits.toString();
  }

  private boolean isGrouping(char c) {
    if (grouping.isEmpty()) {
      return false;
    }
    char sign = grouping.charAt(0);
    // A space is most often written as one that does not break.
    return c == sign || (IdentifierText.isSpace(sign) && IdentifierText.isSpace(c));
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String example() {
    String amount = (currency.isEmpty() ? "" : currency.get(0)) + "1" + grouping + "234" + decimal;
    return switch (minus) {
      case FRONT -> "-" + amount + "56";
      case BEHIND -> amount + "56-";
      case PARENTHESES -> "(" + amount + "56)";
    };
  }

  private static boolean isSign(String text) {
    char c = text.charAt(0);
    return !Character.isDigit(c) && c != '-' && c != '(' && c != ')';
  }
}
