package com.imt.ic.bif.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates by the bytes that they were read from: a file has few of them, in line after line. A date
 * that meets another in its place takes it. Not thread-safe.
 */
final class KnownDates {

  private static final int BITS = 11;
  private static final int WAYS = 4; // so that two dates of a year hardly ever meet for long

  private record Known(DateFormat format, long first, long last, LocalDate date) {}

  private final @Nullable Known[] known = new Known[1 << BITS];

  /** The date of that text, or null where it is none. */
  @Nullable LocalDate of(DateFormat format, ByteSlice text) {
    int length = text.length();
    if (length != format.length() || length > 2 * Long.BYTES || length < Long.BYTES) {
      return format.parse(text);
    }
    long first = text.word(0);
    long last = text.word(length - Long.BYTES);
    int place = (int) (((first * 31 + last) * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    for (int i = 0; i < WAYS; i++) {
      Known there = known[place ^ i];
      if (there == null) {
        place ^= i;
        break;
      }
      if (there.first == first && there.last == last && there.format.equals(format)) {
        return there.date;
      }
    }
    LocalDate date = format.parse(text);
    if (date != null) {
      known[place] = new Known(format, first, last, date);
    }
    return date;
  }
}
