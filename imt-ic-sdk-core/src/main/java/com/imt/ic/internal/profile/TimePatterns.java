package com.imt.ic.internal.profile;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The patterns of times that a profile may give, those of {@link DateTimeFormatter}. */
final class TimePatterns {

  private static final ZonedDateTime SOME_TIME =
      ZonedDateTime.of(2026, 11, 20, 15, 7, 11, 123_000_000, ZoneOffset.UTC);

  /** What is literally meant, with its quotes. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private TimePatterns() {}

  /**
   * A formatter that reads nothing but what the pattern says, names of months in English whatever
   * their case.
   *
   * @throws IllegalArgumentException when it is no pattern, or does not give a whole day, and the
   *     whole time of day if it gives any of it
   */
  static DateTimeFormatter parse(String pattern) {
    String letters = QUOTED.matcher(pattern).replaceAll("");
    if (letters.matches(".*[zvV].*")) {
      throw new IllegalArgumentException(
          "has the name of a zone, which others share; write it in quotes, and give the zone as time");
    }
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(proleptic(pattern))
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);
    TemporalAccessor read = readBack(formatter);
    if (read.query(TemporalQueries.localDate()) == null) {
      throw new IllegalArgumentException(
          "has no whole day; write a pattern such as MM/dd/yyyy HH:mm");
    }
    boolean hasTime = letters.matches(".*[aHKhkmsSAnN].*");
    if (hasTime && read.query(TemporalQueries.localTime()) == null) {
      throw new IllegalArgumentException(
          "has no whole time of day; write HH:mm, or hh:mm a with AM or PM");
    }
    return formatter;
  }

  private static TemporalAccessor readBack(DateTimeFormatter formatter) {
    try {
      return formatter.parse(formatter.format(SOME_TIME));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("cannot read what it writes: " + e.getMessage(), e);
    }
  }

  /** A year of an era, as yyyy means, cannot be resolved strictly without the era. */
  private static String proleptic(String pattern) {
    StringBuilder proleptic = new StringBuilder(pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      proleptic.append(c == 'y' && !quoted ? 'u' : c);
    }
    return proleptic.toString();
  }

  /**
   * What a text says by the first of the patterns that it is of.
   *
   * @throws IllegalArgumentException when it is of none
   */
  static TemporalAccessor read(CharSequence text, List<DateTimeFormatter> patterns) {
    for (DateTimeFormatter pattern : patterns) {
      try {
        return read(text, pattern);
      } catch (DateTimeException e) {
        // of another pattern, or of none
      }
    }
    throw new IllegalArgumentException("is no time in the form that the profile says");
  }

  /** The text comes stripped, of the space too by which ppd pads a number at its beginning. */
  private static TemporalAccessor read(CharSequence text, DateTimeFormatter pattern) {
    try {
      return pattern.parse(text);
    } catch (DateTimeException e) {
      return pattern.parse(" " + text);
    }
  }
}
