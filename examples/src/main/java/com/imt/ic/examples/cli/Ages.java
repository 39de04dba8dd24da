package com.imt.ic.examples.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments and durations for people. */
final class Ages {

  private Ages() {}

  /** {@return the moment in UTC, cut to the second, or what stands for none} */
  static String second(@Nullable Instant moment, String none) {
    return moment == null ? none : second(moment);
  }

  static String second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@return the duration in its two largest units, such as {@code 2d 3h} or {@code 5m}} */
  static String shown(Duration duration) {
    if (duration.isNegative()) {
      return "-" + shown(duration.negated());
    }
    long[] parts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {"d", "h", "m", "s"};
    int first = 0;
    while (first < 3 && parts[first] == 0) {
      first++;
    }
    String largest = parts[first] + units[first];
    return first == 3 || parts[first + 1] == 0
        ? largest
        : largest + " " + parts[first + 1] + units[first + 1];
  }
}
