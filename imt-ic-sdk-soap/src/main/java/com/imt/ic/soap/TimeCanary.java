package com.imt.ic.soap;

import com.imt.ic.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices times that look shifted by whole hours, the mark of a time column read in a wrong zone:
 * .NET stamps values with offsets that mean nothing. Not thread-safe.
 *
 * <p>A report since a moment has rows from then until the server's now. Rows ahead of the server's
 * clock, or rows older than what was asked for, cannot be where the column's zone is right.
 */
final class TimeCanary {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final String field;
  private final Instant from;
  private @Nullable Instant oldest;
  private @Nullable Instant newest;

  /** Watches the time of that name in the profile, of rows that were asked for from a moment on. */
  TimeCanary(String field, Instant from) {
    this.field = field;
    this.from = from;
  }

  void see(Instant time) {
    if (oldest == null || time.isBefore(oldest)) {
      oldest = time;
    }
    if (newest == null || time.isAfter(newest)) {
      newest = time;
    }
  }

  Optional<Warning> warning(Optional<Instant> serverTime) {
    if (newest == null || oldest == null) {
      return Optional.empty();
    }
    Duration ahead = Duration.between(serverTime.orElse(newest), newest);
    if (ahead.compareTo(TOLERANCE) > 0) {
      return shifted(
          "the newest %1$s is %2$s ahead of InvoiceCloud's clock, which looks like a wrong time zone; check the time policy of %1$s in the profile",
          ahead);
    }
    Duration early = Duration.between(oldest, from);
    if (early.compareTo(TOLERANCE) > 0) {
      return shifted(
          "the oldest %1$s is %2$s before the moment that was asked from, which looks like a wrong time zone (or InvoiceCloud filters by another time); check the time policy of %1$s in the profile",
          early);
    }
    return Optional.empty();
  }

  private Optional<Warning> shifted(String detail, Duration shift) {
    return Optional.of(
        new Warning(Warning.Kind.TIMES_LOOK_SHIFTED, detail.formatted(field, shown(shift))));
  }

  /** Whole hours where it is about that, else the duration. */
  private static String shown(Duration shift) {
    long hours = shift.plusMinutes(30).toHours();
    boolean whole =
        hours > 0 && shift.minusHours(hours).abs().compareTo(Duration.ofMinutes(10)) < 0;
    return whole ? "about " + hours + " h" : shift.toString();
  }
}
