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
  private static final int MOST_OFFSET_HOURS = 18;

  private DateTimeText() {}

  /** The moment, or null where the text is unusual or no time at all. */
  static @Nullable Instant instant(CharSequence text, ZoneId zone, boolean trustsOffset) {
    int length = text.length();
    if (length < 19 || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return null;
    }
    long day = epochDay(text);
    int hour = twoDigits(text, 11);
    int minute = twoDigits(text, 14);
    int second = twoDigits(text, 17);
    if (day == Long.MIN_VALUE
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
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
    int century = twoDigits(text, 0);
    int year = twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    if (century < 0
        || year < 0
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || month < 1
        || month > 12
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
    int hours = twoDigits(text, at + 1);
    int minutes = twoDigits(text, at + 4);
    if (hours < 0 || hours >= MOST_OFFSET_HOURS || minutes < 0 || minutes > 59) {
      return NO_OFFSET;
    }
    int seconds = hours * 3_600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private static int twoDigits(CharSequence text, int at) {
    int tens = digit(text.charAt(at));
    int ones = digit(text.charAt(at + 1));
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
