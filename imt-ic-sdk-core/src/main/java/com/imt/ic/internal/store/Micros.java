package com.imt.ic.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts moments to what every database keeps. Each entry does so with its own, so that what is
 * compared is what will be read again; databases by themselves would round.
 */
final class Micros {

  private Micros() {}

  static Instant of(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }

  static Optional<Instant> of(Optional<Instant> moment) {
    return moment.map(Micros::of);
  }

  static @Nullable Instant ofNullable(@Nullable Instant moment) {
    return moment == null ? null : of(moment);
  }
}
