package com.imt.ic.bif.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date pattern of fixed width: {@code yyyy}, {@code MM} and {@code dd}, each once, in any order,
 * with any characters but letters and digits between them. Writes and reads digit by digit, since
 * dates are a third of a file. Immutable and thread-safe. The numbers say where year, month and day
 * begin.
 */
public record DateFormat(String pattern, int year, int month, int day) {

  private static final int HIGHEST_YEAR = 9999;

  /** Throws an {@link IllegalArgumentException} that says what a pattern is. */
  public static DateFormat of(String pattern) {
    String rest = pattern.replaceFirst("yyyy", "").replaceFirst("MM", "").replaceFirst("dd", "");
    boolean printable =
        rest.chars().allMatch(c -> c >= ' ' && c < 0x7F && !Character.isLetterOrDigit(c));
    if (rest.length() != pattern.length() - 8 || !printable) {
      throw new IllegalArgumentException(
          "a date format has yyyy, MM and dd once each and no other letter or digit, such as MM/dd/yyyy");
    }
    return new DateFormat(
        pattern, pattern.indexOf("yyyy"), pattern.indexOf("MM"), pattern.indexOf("dd"));
  }

  public int length() {
    return pattern.length();
  }

  public boolean canWrite(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= HIGHEST_YEAR;
  }

  /** Appends the date, or something of its length where it cannot be written. */
  void write(LocalDate date, LineBuffer line) {
    int at = line.length();
    line.append(pattern);
    if (canWrite(date)) {
      line.setTwoDigits(at + year, date.getYear() / 100);
      line.setTwoDigits(at + year + 2, date.getYear() % 100);
    }
    line.setTwoDigits(at + month, date.getMonthValue());
    line.setTwoDigits(at + day, date.getDayOfMonth());
  }

  /** Whether there are digits where digits belong, and the pattern's other characters. */
  private boolean fits(CharSequence text) {
    if (text.length() != pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char expected = pattern.charAt(i);
      boolean digit = expected == 'y' || expected == 'M' || expected == 'd';
      char c = text.charAt(i);
      if (digit ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  /** The date of that text, or null where it is none. */
  @Nullable LocalDate parse(CharSequence text) {
    if (!fits(text)) {
      return null;
    }
    int yearOfEra = number(text, year, 4);
    if (yearOfEra == 0) {
      return null;
    }
    try {
      return LocalDate.of(yearOfEra, number(text, month, 2), number(text, day, 2));
    } catch (DateTimeException e) {
      return null; // the caller tells of it, with the line and the column
    }
  }

  private static int number(CharSequence text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
