package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.posting.MissingCustomers;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The span of a report that one poll or sweep reads, and what is written when it was read to its
 * end.
 *
 * @param lateBefore new rows before this moment are found by a sweep alone
 * @param last what is remembered of the poll, or the sweep, from the last time
 */
record PollSpan(
    PollRequest request, PollingSpec spec, Instant from, Instant lateBefore, JobEntry last) {

  /** By how much the clock may have run ahead under which a host set the beginning. */
  private static final Duration MOST_SKEW = Duration.ofHours(1);

  /** Below this many customers a snapshot may shrink as it likes, but not to nothing. */
  private static final long SMALL_SNAPSHOT = 10;

  ReportKind report() {
    return request.report();
  }

  /** Finds the span and keeps its beginning, so that a first poll that fails can go on. */
  static PollSpan begin(
      PollRequest request,
      PollingSpec spec,
      @Nullable Instant startAt,
      Clock clock,
      StoreTransaction transaction) {
    Optional<JobEntry> known = transaction.jobs().find(request.report().id());
    JobEntry entry = entry(request, spec, known, startAt, clock);
    if (!known.equals(Optional.of(entry))) {
      transaction.jobs().put(entry);
    }
    Instant now = clock.instant();
    Instant usual = usual(entry, spec, now);
    Sweep sweep = request.sweep();
    return sweep == null
        ? new PollSpan(request, spec, from(request, usual), Instant.MIN, entry)
        : new PollSpan(
            request,
            spec,
            past(later(entry.notBefore(), now.minus(sweep.span())), now.minus(sweep.span()), now),
            usual,
            find(request, transaction).orElseThrow());
  }

  /** A moment that a clock wrote which ran ahead is none from which anybody can ask. */
  private static Instant usual(JobEntry entry, PollingSpec spec, Instant now) {
    Instant back = now.minus(spec.lookBack());
    Instant reached = entry.readUpTo();
    return reached == null
        ? past(entry.notBefore(), back, now)
        : past(
            later(entry.notBefore(), past(reached.minus(spec.lookBack()), back, back)), back, now);
  }

  private static Instant past(Instant moment, Instant instead, Instant latest) {
    return moment.isAfter(latest) ? instead : moment;
  }

  /** What is remembered of a poll or sweep; empty where its report was never polled. */
  static Optional<JobEntry> find(PollRequest request, StoreTransaction transaction) {
    Optional<JobEntry> known = transaction.jobs().find(request.job());
    return known.isPresent()
        ? known
        : transaction
            .jobs()
            .find(request.report().id())
            .map(poll -> JobEntry.begun(request.job(), poll.notBefore()));
  }

  private static Instant from(PollRequest request, Instant usual) {
    Instant again = request.rereadFrom();
    return again != null && again.isBefore(usual) ? again : usual;
  }

  private static JobEntry entry(
      PollRequest request,
      PollingSpec spec,
      Optional<JobEntry> known,
      @Nullable Instant startAt,
      Clock clock) {
    ReportKind report = request.report();
    Instant again = request.rereadFrom();
    if (known.isPresent()) {
      JobEntry entry = known.get();
      return again != null && again.isBefore(entry.notBefore()) ? entry.begun(again) : entry;
    }
    Instant first = again != null ? again : startAt;
    if (first == null && !spec.since()) {
      first = clock.instant(); // what is read whole has no beginning
    }
    if (first == null || request.sweep() != null) {
      throw new FirstPollException(report);
    }
    Instant now = clock.instant();
    if (first.isAfter(now)) {
      throw new FirstPollException(report, first, now);
    }
    return JobEntry.begun(report.id(), first);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whether rows are kept back until it is known how their times look. */
  boolean holdsShiftedTimes() {
    return spec.shiftedTimes() == PollingSpec.ShiftedTimes.HOLD
        && request.accepts() != PollRequest.Accepts.TIMES;
  }

  /** What the report itself noticed and nobody has said to be right. */
  List<Warning> shifted(ReportStatistics statistics) {
    boolean isRight =
        spec.shiftedTimes() == PollingSpec.ShiftedTimes.TRUST
            || request.accepts() == PollRequest.Accepts.TIMES;
    return isRight
        ? List.of()
        : statistics.warnings().stream()
            .filter(warning -> warning.kind() == Warning.Kind.TIMES_LOOK_SHIFTED)
            .toList();
  }

  /** Whether a snapshot tells by whom it does not list that these are gone. */
  boolean isBelieved(PollTally tally, ReportStatistics statistics) {
    return spec.isSnapshot()
        && tally.unreadable() == 0 // or one of them may be listed all the same
        && doubts(tally, statistics).isEmpty();
  }

  /**
   * Writes that the answer was read to its end, and moves the checkpoint if it is complete.
   *
   * @param held how many rows were seen and kept back
   */
  PollResult end(
      PollTally tally,
      AnswerTimes times,
      ReportStatistics statistics,
      long held,
      MissingCustomers.Found missing,
      Clock clock,
      StoreTransaction transaction) {
    List<Warning> doubts = doubts(tally, statistics);
    List<Warning> warnings =
        new ArrayList<>(PollWarnings.of(report(), statistics, shifted(statistics), held));
    warnings.addAll(PollWarnings.of(report(), tally, times, spec));
    doubts.stream()
        .filter(doubt -> doubt.kind() != Warning.Kind.TIMES_LOOK_SHIFTED)
        .forEach(warnings::add);
    if (missing.count() > 0) {
      warnings.add(PollWarnings.missing(report(), missing, spec));
    }
    Instant now = clock.instant();
    JobEntry entry =
        doubts.isEmpty()
            ? last.finished(now, tally.rows())
            : last.failed(now, doubts.get(0).detail());
    if (request.sweep() == null) {
      if (doubts.isEmpty()) {
        entry = entry.readUpTo(times.safe().minus(spec.settleLag()));
      }
      entry = putRight(entry, times, doubts.isEmpty(), warnings, transaction);
      if (doubts.isEmpty() || tally.rows() > 0) {
        SilenceWatch watch = new SilenceWatch(report(), spec.silentAfter());
        entry = watch.count(entry, tally.rows(), now);
        if (entry.silenceTold() && !last.silenceTold()) {
          warnings.add(watch.warning(entry));
        }
      }
    }
    transaction.jobs().put(entry.answered(mostRows(tally, doubts), told(warnings)));
    Instant reached = transaction.jobs().find(report().id()).map(JobEntry::readUpTo).orElse(from);
    return new PollResult(
        report(),
        from,
        reached,
        tally.counts(),
        statistics,
        warnings,
        tally.failures(),
        missing.first());
  }

  /** Puts moments right that lie ahead of both clocks. */
  private JobEntry putRight(
      JobEntry entry,
      AnswerTimes times,
      boolean isComplete,
      List<Warning> warnings,
      StoreTransaction transaction) {
    Instant reached = last.readUpTo();
    if (reached != null && reached.isAfter(times.latest())) {
      warnings.add(PollWarnings.checkpointAhead(report(), reached, times, from));
      if (isComplete) {
        transaction.jobs().setBack(last.job(), times.safe().minus(spec.settleLag()));
      }
    }
    if (!isComplete || !entry.notBefore().isAfter(times.safe())) {
      return entry;
    }
    if (entry.notBefore().isAfter(times.latest())) {
      warnings.add(PollWarnings.checkpointAhead(report(), entry.notBefore(), times, from));
      return entry.begun(times.safe());
    }
    // Of two clocks the one that is behind may be right: what happens from now on is ours.
    return entry.notBefore().isAfter(times.safe().plus(MOST_SKEW))
        ? entry
        : entry.begun(times.safe());
  }

  /** The most that came since a person said that fewer are right. */
  private long mostRows(PollTally tally, List<Warning> doubts) {
    if (!spec.isSnapshot() || !doubts.isEmpty()) {
      return last.mostRows();
    }
    return request.accepts() == PollRequest.Accepts.SNAPSHOT
        ? tally.rows()
        : Math.max(last.mostRows(), tally.rows());
  }

  /** What stands in the status until the next answer. */
  private static List<Warning> told(List<Warning> warnings) {
    return warnings.stream()
        .filter(
            warning ->
                switch (warning.kind()) {
                  case UNMAPPED_COLUMNS, REPLACED_CHARACTERS, SILENT_SOURCE, UNKNOWN_SOURCE ->
                      false;
                  default -> true;
                })
        .toList();
  }

  /** What speaks for rows that are missing, or that lie elsewhere than they seem to. */
  private List<Warning> doubts(PollTally tally, ReportStatistics statistics) {
    List<Warning> doubts = new ArrayList<>(shifted(statistics));
    if (request.accepts() == PollRequest.Accepts.SNAPSHOT) {
      return doubts;
    }
    doubts.addAll(PollWarnings.roundAnswers(report(), statistics));
    long rows = tally.rows();
    if (spec.suspectMultiple() > 0 && rows > 0 && rows % spec.suspectMultiple() == 0) {
      doubts.add(PollWarnings.roundRowCount(report(), tally, spec));
    }
    boolean isShort = rows * 100 < last.mostRows() * (100L - spec.mayShrinkPercent());
    boolean isEmpty = rows == 0 && last.mostRows() > 1;
    if (spec.isSnapshot() && ((last.mostRows() >= SMALL_SNAPSHOT && isShort) || isEmpty)) {
      doubts.add(PollWarnings.shrunkSnapshot(report(), tally, last));
    }
    return doubts;
  }
}
