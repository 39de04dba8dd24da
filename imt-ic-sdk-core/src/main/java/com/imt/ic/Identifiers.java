package com.imt.ic;

import com.imt.ic.internal.text.IdentifierText;
import java.util.Objects;

/** The rule that every textual identifier keeps; one place, so that all say it alike. */
final class Identifiers {

  private Identifiers() {}

  /** A non-empty text without invisible characters, outer white space, or unreasonable length. */
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
    int forbidden = IdentifierText.forbiddenAt(value);
    if (forbidden >= 0) {
      throw new IllegalArgumentException(
          "%s holds the character %s; an identifier never does"
              .formatted(what, IdentifierText.shown(value, forbidden)));
    }
    if (value.startsWith(" ") || value.endsWith(" ")) {
      throw new IllegalArgumentException(what + " begins or ends with white space; remove it");
    }
    return value;
  }
}
