package com.imt.ic.polling;

import java.time.Duration;

/**
 * A second, longer look at a report, which shows whether the polls' look-back is long enough. The
 * weekly one covers the sixty days within which a consumer's bank may return an unauthorised debit.
 */
public enum Sweep {
  /** Once a day, ten days back. */
  DAILY("daily-sweep", Duration.ofDays(1), Duration.ofDays(10)),
  /** Once a week, seventy-five days back. */
  WEEKLY("weekly-sweep", Duration.ofDays(7), Duration.ofDays(75));

  private final String id;
  private final Duration cadence;
  private final Duration span;

  Sweep(String id, Duration cadence, Duration span) {
    this.id = id;
    this.cadence = cadence;
    this.span = span;
  }

  /**
   * How often.
   *
   * @return the time between two sweeps
   */
  public Duration cadence() {
    return cadence;
  }

  /**
   * How far back.
   *
   * @return the span that is read again
   */
  public Duration span() {
    return span;
  }

  /** The job's name beside the report's own. */
  public String job(String report) {
    return report + "/" + id;
  }
}
