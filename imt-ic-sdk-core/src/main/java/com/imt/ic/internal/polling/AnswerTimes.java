package com.imt.ic.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the two clocks say of one answer.
 *
 * @param safe before this moment the answer holds everything that was visible
 * @param latest what the clock says that is ahead of the other
 * @param future after this moment nothing can have happened yet
 * @param skew how far the server's clock is ahead of ours
 */
record AnswerTimes(Instant safe, Instant latest, Instant future, Duration skew) {

  /** By how much two clocks may well differ. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /**
   * The server evaluated the question no earlier than it was asked, so its clock when it answered,
   * less the time that took, is safe on the server's clock; the caller's own clock bounds it too,
   * so that a server whose clock runs ahead cannot push the checkpoint past rows to come. A clock
   * that was set back while the server answered tells nothing of the time that took.
   */
  static AnswerTimes of(Instant askedAt, Instant answeredAt, Optional<Instant> serverTime) {
    Duration took = Duration.between(askedAt, answeredAt);
    boolean setBack = took.isNegative();
    Instant earlier = setBack ? answeredAt : askedAt;
    Instant server = serverTime.orElse(answeredAt);
    Instant onServersClock = setBack ? server : server.minus(took);
    return new AnswerTimes(
        onServersClock.isBefore(earlier) ? onServersClock : earlier,
        server.isAfter(answeredAt) ? server : answeredAt,
        server.plus(TOLERANCE),
        Duration.between(answeredAt, server));
  }
}
