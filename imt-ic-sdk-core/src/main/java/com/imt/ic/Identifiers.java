package com.imt.ic;

import java.util.Objects;

/** The rule that every textual identifier keeps; one place, so that all say it alike. */
final class Identifiers {

  private Identifiers() {}

  /** A non-empty text without control characters, outer white space, or unreasonable length. */
  static String require(String value, String what, int maximumLength) {
    Objects.requireNonNull(value, what);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty; give one with at least 1 character");
    }
    if (value.length() > maximumLength) {
      throw new IllegalArgumentException(
          "%s has %s characters; at most %s are allowed"
              .formatted(what, value.length(), maximumLength));
    }
    if (isSpace(value.charAt(0)) || isSpace(value.charAt(value.length() - 1))) {
      throw new IllegalArgumentException(what + " begins or ends with white space; remove it");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || (c >= 0x7F && (c <= 0x9F || c == '\uFFFD'))) {
        throw new IllegalArgumentException(
            "%s holds a control or replacement character at position %s; an identifier never does"
                .formatted(what, i + 1));
      }
    }
    return value;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00A0';
  }
}
