package com.imt.ic.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it, in UTC. It goes backwards only when asked to by
 * {@link #goBackTo}, since a clock that does so unasked hides mistakes in a test.
 *
 * <p>Thread-safe.
 */
public final class MutableClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * A clock that shows a moment.
   *
   * @param start the moment
   * @return the clock
   */
  public static MutableClock at(Instant start) {
    return new MutableClock(new AtomicReference<>(Objects.requireNonNull(start)), ZoneOffset.UTC);
  }

  /**
   * Moves forward.
   *
   * @param duration how far; zero or more
   * @return this clock
   * @throws IllegalArgumentException when the duration is negative
   */
  public MutableClock advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "advance(" + duration + ") would turn the clock back; call goBackTo to do so");
    }
    now.updateAndGet(moment -> moment.plus(duration));
    return this;
  }

  /**
   * Moves forward to a moment.
   *
   * @param moment now or later
   * @return this clock
   * @throws IllegalArgumentException when the moment is past
   */
  public MutableClock setTo(Instant moment) {
    Objects.requireNonNull(moment, "moment");
    now.updateAndGet(
        current -> {
          if (moment.isBefore(current)) {
            throw new IllegalArgumentException(
                "setTo("
                    + moment
                    + ") would turn the clock back from "
                    + current
                    + "; call goBackTo to do so");
          }
          return moment;
        });
    return this;
  }

  /**
   * Turns the clock back, as a server's clock that is corrected does.
   *
   * @param moment any moment
   * @return this clock
   */
  public MutableClock goBackTo(Instant moment) {
    now.set(Objects.requireNonNull(moment, "moment"));
    return this;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time in another zone: moving either moves both. */
  @Override
  public MutableClock withZone(ZoneId other) {
    return new MutableClock(now, other);
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public String toString() {
    return "MutableClock[" + now.get() + ", " + zone + "]";
  }
}
