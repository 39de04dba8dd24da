package com.imt.ic;

import java.util.Objects;

/**
 * Something in an answer that people should look at, though every row of it was taken care of.
 * Immutable and thread-safe; holds no customers' data.
 *
 * @param kind what it is
 * @param detail the same in words: found, expected, what to do
 */
public record Warning(Kind kind, String detail) {

  /** What is suspicious. */
  public enum Kind {
    /**
     * As many rows as a limit would leave: the answer may be cut. The checkpoint stayed where it
     * was, so that the next poll asks for the same span again.
     */
    ROUND_ROW_COUNT,
    /** Rows of the future: a clock or a time zone is wrong somewhere. */
    FUTURE_ROWS,
    /**
     * A snapshot with far fewer customers than the one before. Nobody is taken as unenrolled, and
     * the poll does not count as done.
     */
    SHRUNK_SNAPSHOT,
    /** The two clocks differ by minutes. The checkpoint follows the one that is behind. */
    CLOCK_SKEW,
    /** Rows that a sweep found and no poll would have: the look-back is too short. */
    LATE_ROWS,
    /**
     * So many answers in a row had no row that InvoiceCloud may have stopped to fill the report.
     * The answers are good ones, and the checkpoint moves. Told once for each silence, by whichever
     * node got the last answer; the first row ends it.
     */
    SILENT_SOURCE
  }

  /** Checks that everything is there. */
  public Warning {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
  }
}
