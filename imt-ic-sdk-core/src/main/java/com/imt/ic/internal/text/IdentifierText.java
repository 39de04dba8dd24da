package com.imt.ic.internal.text;

import java.util.Locale;

/**
 * What an identifier is never made of: characters that nobody sees, since two that look alike must
 * be one. White space at its ends means nothing, as the padding of a {@code char(n)} column; within
 * it only the plain space may stand. Stateless.
 */
public final class IdentifierText {

  private static final char REPLACEMENT = '\uFFFD';

  /** Their full-width forms and the sign of minus among them. */
  private static final String FORMULA = "=+-@\u2212\uFF1D\uFF0B\uFF0D\uFF20";

  private IdentifierText() {}

  /** Without the white space of any kind at both ends; the same text where there is none. */
  public static CharSequence strip(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return to - from == text.length() ? text : text.subSequence(from, to).toString();
  }

  /** White space of any kind, also one that does not break. */
  public static boolean isSpace(char c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Whether a spreadsheet would take it for a formula, or a file system for a way out of a folder:
   * no number of an account or of an invoice is made so by accident.
   */
  public static boolean isActive(String identifier) {
    return isFormula(identifier) || identifier.contains("../") || identifier.contains("..\\");
  }

  /** Whether a spreadsheet takes a text for a formula, in quotes too. */
  public static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  /** {@return where the first character stands that no identifier holds, or -1} */
  public static int forbiddenAt(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && isForbidden(Character.codePointAt(text, i))) {
        return i;
      }
      if (Character.isHighSurrogate(c)) {
        i++; // a pair, or it were forbidden
      }
    }
    return -1;
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> codePoint == REPLACEMENT || isIgnorable(codePoint);
    };
  }

  /**
   * Those of Unicode's default-ignorable characters that are letters or marks by their category.
   */
  private static boolean isIgnorable(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 ->
          true;
      default ->
          (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    };
  }

  /** The name of the character there, such as {@code U+200B at position 3}, for a message. */
  public static String shown(CharSequence text, int at) {
    return String.format(
        Locale.ROOT, "U+%04X at position %s", Character.codePointAt(text, at), at + 1);
  }
}
