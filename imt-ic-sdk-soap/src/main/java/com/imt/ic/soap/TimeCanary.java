package com.imt.ic.soap;

import com.imt.ic.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices times that look shifted, the mark of a time column read in a wrong zone: .NET stamps
 * values with offsets that mean nothing. Not thread-safe; its memory is bounded.
 *
 * <p>A report since a moment has rows from then until the server's now. Where the column's zone is
 * right, several rows cannot lie ahead of the server's clock, nor be older than what was asked for;
 * and rows that come all day and all night long do not end hours before now. One odd row is no
 * shift, nor is a time that no zone explains: those are told as rows of the future.
 *
 * <p>What it cannot see: a shift to the past by less than three hours, or of rows that are few or
 * pause every night, in a report whose beginning holds no rows.
 */
final class TimeCanary {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The farthest zone, {@code UTC+14}. */
  private static final Duration MOST = Duration.ofHours(14).plus(TOLERANCE);

  /** Half an hour, the least by which zones differ, less the tolerance. */
  private static final Duration LEAST_EARLY = Duration.ofMinutes(25);

  /** So many rows are no odd ones; in a short report so large a part is enough. */
  private static final int SEVERAL = 3;

  private static final int PART = 20;

  /** So many rows tell when rows come. */
  private static final int MANY = 50;

  /** A pause of that length, and three times as long as any other, is none. */
  private static final Duration LONG_PAUSE = Duration.ofHours(3);

  private static final int TIMES_AS_LONG = 3;

  /** A night lies within it. */
  private static final Duration DAY = Duration.ofHours(24);

  private static final long SLOT = Duration.ofMinutes(15).toSeconds();
  private static final int MOST_SLOTS = 2_000;

  /** The rows of a quarter of an hour. */
  private record Slot(long rows, Instant latest) {

    Slot and(Instant time) {
      return new Slot(rows + 1, time.isAfter(latest) ? time : latest);
    }
  }

  private final String field;
  private final Instant from;
  private final TreeMap<Long, Slot> slots = new TreeMap<>();
  private long rows;
  private long early;
  private @Nullable Instant earliest;

  /** Watches the time of that name in the profile, of rows that were asked for from a moment on. */
  TimeCanary(String field, Instant from) {
    this.field = field;
    this.from = from;
  }

  void see(Instant time) {
    rows++;
    slots.compute(slotOf(time), (slot, seen) -> seen == null ? new Slot(1, time) : seen.and(time));
    if (slots.size() > MOST_SLOTS) {
      slots.pollFirstEntry();
    }
    Duration before = Duration.between(time, from);
    if (before.compareTo(TOLERANCE) > 0 && before.compareTo(MOST) <= 0) {
      early++;
      if (earliest == null || time.isBefore(earliest)) {
        earliest = time;
      }
    }
  }

  Optional<Warning> warning(Optional<Instant> serverTime) {
    return serverTime.flatMap(this::ahead).or(this::early).or(() -> serverTime.flatMap(this::late));
  }

  private Optional<Warning> ahead(Instant now) {
    long ahead = 0;
    Duration most = Duration.ZERO;
    long present = slotOf(now.plus(TOLERANCE));
    for (Map.Entry<Long, Slot> slot : slots.tailMap(present).entrySet()) {
      Duration by = Duration.between(now, slot.getValue().latest());
      if (by.compareTo(TOLERANCE) > 0 && by.compareTo(MOST) <= 0) {
        ahead += slot.getKey() == present ? 1 : slot.getValue().rows();
        most = by;
      }
    }
    return isSeveral(ahead)
        ? shifted(
            "the newest %1$s is %2$s ahead of InvoiceCloud's clock, which looks like a wrong time zone; check the time policy of %1$s in the profile",
            most)
        : Optional.empty();
  }

  private Optional<Warning> early() {
    if (earliest == null || !isSeveral(early)) {
      return Optional.empty();
    }
    Duration by = Duration.between(earliest, from);
    return by.compareTo(LEAST_EARLY) >= 0
        ? shifted(
            "the oldest %1$s is %2$s before the moment that was asked from, which looks like a wrong time zone (or InvoiceCloud filters by another time); check the time policy of %1$s in the profile",
            by)
        : Optional.empty();
  }

  private Optional<Warning> late(Instant now) {
    long seen = 0;
    long pause = 1;
    @Nullable Long first = null;
    @Nullable Long last = null;
    Instant newest = now;
    for (Map.Entry<Long, Slot> slot : slots.headMap(slotOf(now), true).entrySet()) {
      if (first == null || last == null) {
        first = slot.getKey();
      } else {
        pause = Math.max(pause, slot.getKey() - last);
      }
      last = slot.getKey();
      seen += slot.getValue().rows();
      newest = slot.getValue().latest();
    }
    if (first == null || last == null || seen < MANY || (last - first) * SLOT < DAY.toSeconds()) {
      return Optional.empty();
    }
    Duration since = Duration.between(newest, now);
    boolean isLong =
        since.compareTo(LONG_PAUSE) >= 0
            && since.compareTo(MOST) <= 0
            && since.toSeconds() >= TIMES_AS_LONG * (pause + 1) * SLOT;
    return isLong
        ? shifted(
            "the newest %1$s is %2$s behind InvoiceCloud's clock, though rows came day and night before, which looks like a wrong time zone (or nothing was paid since); check the time policy of %1$s in the profile",
            since)
        : Optional.empty();
  }

  private static long slotOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SLOT);
  }

  private boolean isSeveral(long odd) {
    return odd > 0 && (odd >= SEVERAL || odd * PART >= rows);
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
