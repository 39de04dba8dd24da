package com.imt.ic;

import java.util.regex.Pattern;

/**
 * The one rule by which text of others enters messages, logs and {@code toString}: short, on one
 * line, and without anything that identifies a customer or opens a door.
 *
 * <p>Stateless and thread-safe.
 */
public final class Redaction {

  private static final int MOST_SHOWN = 40;
  private static final int MOST_OF_A_MESSAGE = 300;

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"@]+@[^\\s<>\"@]+\\.[A-Za-z]{2,}");

  /** Long numbers, and before them American dates, whose year and hour look like one. */
  private static final Pattern DATE_OR_LONG_NUMBER =
      Pattern.compile("(?<![\\d/])(\\d{1,2}/\\d{1,2}/\\d{4})(?![\\d/-])|\\d[\\d -]{5,}\\d");

  private static final Pattern NAMED_SECRET =
      Pattern.compile("(?i)(password|pwd|key|secret|token|authorization)(\\s*[=:]\\s*)\\S+");

  private Redaction() {}

  /** {@return four dots and the last four characters; the dots alone where it has four or fewer} */
  public static String lastFour(CharSequence identifier) {
    int length = identifier.length();
    return length <= 4 ? "••••" : "••••" + identifier.subSequence(length - 4, length);
  }

  /**
   * A value of the caller's own, quoted in a message to the caller.
   *
   * @return at most {@value #MOST_SHOWN} characters and an ellipsis, on one line; {@code ?} for a
   *     control character
   */
  public static String shorten(CharSequence value) {
    return oneLine(value, MOST_SHOWN);
  }

  /**
   * Text that another party wrote (a SOAP fault, an HTML page, a driver's message): its first line,
   * with GUIDs, e-mail addresses, long numbers and named secrets replaced by {@code ***}.
   *
   * @return one line that is safe in a message
   */
  public static String foreignText(CharSequence foreign) {
    String text = foreign.toString().strip();
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String line = text.substring(0, Math.min(end, MOST_OF_A_MESSAGE * 4));
    line = GUID.matcher(line).replaceAll("***");
    line = EMAIL.matcher(line).replaceAll("***");
    line = NAMED_SECRET.matcher(line).replaceAll("$1$2***");
    line =
        DATE_OR_LONG_NUMBER
            .matcher(line)
            .replaceAll(found -> found.group(1) == null ? "***" : found.group(1));
    return oneLine(line, MOST_OF_A_MESSAGE);
  }

  private static String oneLine(CharSequence value, int most) {
    StringBuilder shown = new StringBuilder(Math.min(value.length(), most) + 1);
    for (int i = 0; i < value.length(); i++) {
      if (i == most) {
        return shown.append('…').toString();
      }
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
    }
    return shown.toString();
  }
}
