package com.imt.ic.internal.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML Schema dateTime in the form that .NET writes without a formatter, which would cost
 * more than all the rest of a row. Whatever is unusual is left to the formatter. Stateless.
 */
final class DateTimeText {

  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final int MOST_OFFSET_HOURS = 17;

  private DateTimeText() {}

  /** The moment, or null where the text is unusual or no time at all. */
  static @Nullable Instant instant(CharSequence text, ZoneId zone, boolean trustsOffset) {
    int length = text.length();
    if (length < 19 || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return null;
    }
    long day = epochDay(text);
    int hour = digits(text, 11, 23);
    int minute = digits(text, 14, 59);
    int second = digits(text, 17, 59);
    if (day == Long.MIN_VALUE || hour < 0 || minute < 0 || second < 0) {
      return null;
    }
    int at = 19;
    int nano = 0;
    if (at < length && text.charAt(at) == '.') {
      at++;
      int unit = 100_000_000;
      int digit;
      while (at < length && unit > 0 && (digit = digit(text.charAt(at))) >= 0) {
        nano += digit * unit;
        unit /= 10;
        at++;
      }
      if (at == 20) {
        return null;
      }
    }
    int offset = offset(text, at);
    if (offset == NO_OFFSET && at != length) {
      return null;
    }
    long local = day * 86_400 + hour * 3_600L + minute * 60L + second;
    if (trustsOffset && offset != NO_OFFSET) {
      return Instant.ofEpochSecond(local - offset, nano);
    }
    if (zone.equals(ZoneOffset.UTC)) {
      return Instant.ofEpochSecond(local, nano);
    }
    return LocalDateTime.ofEpochSecond(local, nano, ZoneOffset.UTC).atZone(zone).toInstant();
  }

  /** The date of a dateTime's digits, or null as {@link #instant}. */
  static @Nullable LocalDate date(CharSequence text) {
    return instant(text, ZoneOffset.UTC, false) == null
        ? null
        : LocalDate.ofEpochDay(epochDay(text));
  }

  private static long epochDay(CharSequence text) {
    int century = digits(text, 0, 99);
    int year = digits(text, 2, 99);
    int month = digits(text, 5, 12);
    int day = digits(text, 8, 31);
    boolean dashed = text.charAt(4) == '-' && text.charAt(7) == '-';
    if (!dashed
        || century < 0
        || year < 0
        || month < 1
        || day < 1
        || (day > 28 && day > YearMonth.of(century * 100 + year, month).lengthOfMonth())) {
      return Long.MIN_VALUE;
    }
    return LocalDate.of(century * 100 + year, month, day).toEpochDay();
  }

  /** Seconds east of Greenwich, or {@link #NO_OFFSET} where no usual offset ends the text. */
  private static int offset(CharSequence text, int at) {
    int length = text.length();
    if (at == length) {
      return NO_OFFSET;
    }
    char sign = text.charAt(at);
    if (sign == 'Z' && at + 1 == length) {
      return 0;
    }
    if ((sign != '+' && sign != '-') || at + 6 != length || text.charAt(at + 3) != ':') {
      return NO_OFFSET;
    }
    int hours = digits(text, at + 1, MOST_OFFSET_HOURS);
    int minutes = digits(text, at + 4, 59);
    if (hours < 0 || minutes < 0) {
      return NO_OFFSET;
    }
    int seconds = hours * 3_600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** The number of two digits, or -1 where it is none or above the most. */
  private static int digits(CharSequence text, int at, int most) {
    int tens = digit(text.charAt(at));
    int ones = digit(text.charAt(at + 1));
    return tens < 0 || ones < 0 || tens * 10 + ones > most ? -1 : tens * 10 + ones;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
