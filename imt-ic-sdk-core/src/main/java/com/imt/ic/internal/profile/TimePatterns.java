package com.imt.ic.internal.profile;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The patterns of times that a profile may give, those of {@link DateTimeFormatter}. */
final class TimePatterns {

  private TimePatterns() {}

  /**
   * A formatter that reads nothing but what the pattern says, names of months in English whatever
   * their case.
   *
   * @throws IllegalArgumentException when it is no pattern, or has no day
   */
  static DateTimeFormatter parse(String pattern) {
    // A year of an era, as yyyy means, cannot be resolved strictly without the era.
    String proleptic = pattern.replace('y', 'u');
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(proleptic)
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);
    if (!pattern.contains("d") && !pattern.contains("D")) {
      throw new IllegalArgumentException("has no day; write a pattern such as MM/dd/yyyy HH:mm");
    }
    return formatter;
  }
}
