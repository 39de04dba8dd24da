package com.imt.ic;

import com.imt.ic.internal.text.KnownSecrets;
import com.imt.ic.internal.text.KnownWords;
import java.util.List;
import java.util.Map;
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

  /** Enough to see a secret whole that the end of what is shown would cut. */
  private static final int MOST_READ = 4096;

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"@]+@[^\\s<>\"@]+\\.[A-Za-z]{2,}");

  /** Long numbers, and before them dates, whose parts look like one. */
  private static final Pattern DATE_OR_LONG_NUMBER =
      Pattern.compile(
          "(?<![\\d/-])(0[xX][0-9A-Fa-f]{8}\\b|\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2})(?![\\d/-])|\\d[\\d -]{5,}\\d");

  private static final Pattern NAMED_SECRET =
      Pattern.compile("(?i)(password|pwd|key|secret|token|authorization)(\\s*[=:]\\s*)\\S+");

  private Redaction() {}

  /** {@return four dots and the last four characters; the dots alone where it has four or fewer} */
  public static String lastFour(CharSequence identifier) {
    int length = identifier.length();
    return length <= 4 ? "••••" : "••••" + identifier.subSequence(length - 4, length);
  }

  /**
   * A value of the caller's own, or a name that a profile may give, quoted in a message.
   *
   * @return at most {@value #MOST_SHOWN} characters and an ellipsis, on one line, without a {@link
   *     Secret}; {@code ?} for a control character
   */
  public static String shorten(CharSequence value) {
    return oneLine(KnownSecrets.hide(start(value, MOST_READ)), MOST_SHOWN);
  }

  /**
   * Text that InvoiceCloud wrote, or what stands before it: a SOAP fault, an error message, a value
   * of a row. It may say anything of a customer, so nothing is shown but what is known: of its
   * first line the words of a list that is a part of the SDK, names made of such words, dates,
   * times, and numbers of up to six digits. What is a {@link Secret} of this process, half of one,
   * a GUID, an e-mail address, a longer number or any other word is {@code ***}.
   *
   * @return one line of at most {@value #MOST_OF_A_MESSAGE} characters and an ellipsis
   */
  public static String foreignText(CharSequence foreign) {
    return oneLine(KnownWords.only(withoutPatterns(firstLine(foreign))), MOST_OF_A_MESSAGE);
  }

  /**
   * Text that a driver, a library or the host's own code wrote: its first line with {@link Secret}s
   * of this process, GUIDs, e-mail addresses, long numbers and named secrets replaced by {@code
   * ***}. Its other words stay, names of people among them.
   *
   * @return one line of at most {@value #MOST_OF_A_MESSAGE} characters and an ellipsis
   */
  public static String failureText(CharSequence text) {
    return oneLine(withoutPatterns(firstLine(text)), MOST_OF_A_MESSAGE);
  }

  /** The names of a row's columns, in their order. */
  static List<String> names(Map<String, String> row) {
    return row.keySet().stream().map(Redaction::shorten).toList();
  }

  /** Of the whole text, since a secret may go on in the next line. */
  private static String firstLine(CharSequence text) {
    return KnownSecrets.hide(start(text, MOST_READ).strip()).lines().findFirst().orElse("");
  }

  private static String start(CharSequence text, int most) {
    return text.subSequence(0, Math.min(text.length(), most)).toString();
  }

  private static String withoutPatterns(String text) {
    String line = GUID.matcher(text).replaceAll("***");
    line = EMAIL.matcher(line).replaceAll("***");
    line = NAMED_SECRET.matcher(line).replaceAll("$1$2***");
    return DATE_OR_LONG_NUMBER
        .matcher(line)
        .replaceAll(found -> found.group(1) == null ? "***" : found.group(1));
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
