package com.imt.ic.internal.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The patterns of times that a profile may give, those of {@link DateTimeFormatter}. */
final class TimePatterns {

  private static final ZonedDateTime SOME_TIME =
      ZonedDateTime.of(2026, 11, 20, 15, 7, 11, 123_000_000, ZoneOffset.UTC);

  /** Times of whose numbers each may be a day, a month, a year of two digits or an hour. */
  private static final List<ZonedDateTime> LOOKALIKE =
      List.of(
          ZonedDateTime.of(2026, 10, 12, 9, 8, 7, 0, ZoneOffset.UTC),
          ZonedDateTime.of(2026, 12, 11, 8, 9, 7, 0, ZoneOffset.UTC),
          ZonedDateTime.of(2026, 3, 4, 5, 7, 8, 0, ZoneOffset.UTC));

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

  /** Whether a pattern says when in a day. */
  static boolean hasTimeOfDay(DateTimeFormatter pattern) {
    return readBack(pattern).query(TemporalQueries.localTime()) != null;
  }

  private static TemporalAccessor readBack(DateTimeFormatter formatter) {
    try {
      return formatter.parse(formatter.format(SOME_TIME));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("cannot read what it writes: " + e.getMessage(), e);
    }
  }

  /**
   * A text that two of the patterns read, each as another time, so that nobody could tell which is
   * meant; empty where there is none among days whose numbers may stand for each other.
   */
  static Optional<String> ambiguous(List<DateTimeFormatter> patterns) {
    for (DateTimeFormatter writer : patterns) {
      for (ZonedDateTime time : LOOKALIKE) {
        String text = writer.format(time);
        if (patterns.stream().flatMap(each -> meaning(each, text).stream()).distinct().count()
            > 1) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDateTime> meaning(DateTimeFormatter pattern, String text) {
    try {
      TemporalAccessor read = pattern.parse(text);
      LocalTime hour = read.query(TemporalQueries.localTime());
      return Optional.of(LocalDate.from(read).atTime(hour == null ? LocalTime.MIN : hour));
    } catch (DateTimeException e) {
      return Optional.empty();
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
