package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.polling.PollResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what became of the rows of one answer. Confined to one poll. */
final class PollTally {

  /** What became of one row, and when what it tells of happened. */
  record Seen(RowOutcome outcome, Optional<Instant> time) {}

  private final Instant lateBefore;
  private final Instant futureAfter;
  private long rows;
  private long fresh;
  private long known;
  private long declined;
  private long quarantined;
  private long late;
  private long future;
  private long decidedLate;

  /**
   * A count.
   *
   * @param lateBefore new rows before this moment are found by a sweep alone
   * @param futureAfter rows after this moment cannot have happened yet
   */
  PollTally(Instant lateBefore, Instant futureAfter) {
    this.lateBefore = lateBefore;
    this.futureAfter = futureAfter;
  }

  void count(Seen seen) {
    rows++;
    switch (seen.outcome()) {
      case FRESH, RETRIED -> fresh++;
      case KNOWN -> known++;
      case RECEIVED -> throw new IllegalStateException("A received payment was not posted");
      case DECLINED -> declined++;
      case QUARANTINED -> quarantined++;
    }
    boolean isNew = seen.outcome() == RowOutcome.FRESH || seen.outcome() == RowOutcome.DECLINED;
    if (isNew && seen.time().filter(lateBefore::isAfter).isPresent()) {
      late++;
    }
    if (seen.time().filter(futureAfter::isBefore).isPresent()) {
      future++;
    }
  }

  /** Of the rows that were counted as known, so many are new after all. */
  void decideLate(long changes) {
    decidedLate = changes; // and not added up, since a transaction may be run again
  }

  long rows() {
    return rows;
  }

  long late() {
    return late;
  }

  long future() {
    return future;
  }

  PollResult result(ReportKind report, Instant from, Instant readUpTo, List<Warning> warnings) {
    return new PollResult(
        report,
        from,
        readUpTo,
        rows,
        fresh + decidedLate,
        known - decidedLate,
        declined,
        quarantined,
        warnings);
  }
}
