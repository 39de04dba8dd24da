package com.imt.ic.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Spans of time in words. */
final class Spans {

  private Spans() {}

  /** Such as {@code 2 hours 30 minutes}; seconds where it is shorter than a minute. */
  static String words(Duration span) {
    if (span.compareTo(Duration.ofMinutes(1)) < 0) {
      return count(span.toSeconds(), "second");
    }
    List<String> words = new ArrayList<>();
    add(words, span.toDays(), "day");
    add(words, span.toHoursPart(), "hour");
    add(words, span.toMinutesPart(), "minute");
    return String.join(" ", words);
  }

  private static void add(List<String> words, long number, String unit) {
    if (number > 0) {
      words.add(count(number, unit));
    }
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
