package com.imt.ic.testkit.contract;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How the times of a column are written, as far as its texts show it. Stateless. */
final class TimeTexts {

  /** What may be a time at all. */
  static final String LIKELY =
      "(\\d{4}[-/.]\\d\\d?[-/.]\\d\\d?|\\d\\d?[-/. ]([A-Za-z]{3}|\\d\\d?)[-/. ]\\d{2,4}"
          + "|\\d{8}|\\d{14}|[A-Za-z]{3} +\\d\\d?,? \\d{4})([T ,].*)?";

  /** What the SDK reads without a pattern. */
  private static final Pattern USUAL =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)?)?"
              + "|1/1/0001.*");

  private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[-+]\\d\\d:\\d\\d)");

  private static final List<String> DAYS =
      List.of(
          "M/d/yyyy",
          "d/M/yyyy",
          "yyyy-MM-dd",
          "yyyy/M/d",
          "M-d-yyyy",
          "d-M-yyyy",
          "d.M.yyyy",
          "yyyyMMdd",
          "d-MMM-yyyy",
          "d MMM yyyy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "M/d/yy");
  private static final List<String> CLOCKS =
      List.of(
          "",
          " h:mm:ss a",
          " h:mm a",
          " H:mm:ss",
          " H:mm",
          " h:mma",
          " h:mm:ssa",
          " H:mm:ss.SSS",
          "'T'HH:mm",
          "HHmmss");

  private TimeTexts() {}

  /** Whether every text is written as .NET writes a time. */
  static boolean isUsual(List<String> texts) {
    return texts.stream().allMatch(text -> USUAL.matcher(text).matches());
  }

  /** Whether every text says its offset. */
  static boolean sayOffset(List<String> texts) {
    return !texts.isEmpty() && texts.stream().allMatch(text -> OFFSET.matcher(text).matches());
  }

  /** Whether every text says that it is GMT. */
  static boolean sayGmt(List<String> texts) {
    return sayOffset(texts)
        && texts.stream().allMatch(text -> text.endsWith("Z") || text.endsWith("00:00"));
  }

  /**
   * The patterns by each of which every text could be read, of which at most one is right; those
   * that come to the same as an earlier one are left out.
   */
  static List<String> patterns(List<String> texts) {
    List<String> patterns = new ArrayList<>();
    Set<List<String>> readings = new LinkedHashSet<>();
    for (String day : DAYS) {
      for (String clock : CLOCKS) {
        List<String> read = read(day + clock, texts);
        if (!read.isEmpty() && readings.add(read)) {
          patterns.add(day + clock);
        }
      }
    }
    return patterns;
  }

  /** The same for people. */
  static String fitting(Column column) {
    List<String> patterns = patterns(column.values());
    return patterns.isEmpty()
        ? "of which none is known here"
        : "such as " + String.join(" or ", patterns);
  }

  private static List<String> read(String pattern, List<String> texts) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern.replace('y', 'u'))
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);
    List<String> read = new ArrayList<>();
    for (String text : texts) {
      try {
        TemporalAccessor time = formatter.parse(text);
        read.add(
            time.getLong(ChronoField.EPOCH_DAY)
                + " "
                + (time.isSupported(ChronoField.NANO_OF_DAY)
                    ? time.getLong(ChronoField.NANO_OF_DAY)
                    : 0));
      } catch (DateTimeException e) {
        return List.of();
      }
    }
    return read;
  }
}
