package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Clock;
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

  /** Below this many customers a snapshot may shrink as it likes. */
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
    JobEntry entry = entry(request, known, startAt, clock);
    if (!known.equals(Optional.of(entry))) {
      transaction.jobs().put(entry);
    }
    Instant reached = entry.readUpTo();
    Instant usual =
        reached == null
            ? entry.notBefore()
            : later(entry.notBefore(), reached.minus(spec.lookBack()));
    Sweep sweep = request.sweep();
    return sweep == null
        ? new PollSpan(request, spec, from(request, usual), Instant.MIN, entry)
        : new PollSpan(
            request,
            spec,
            later(entry.notBefore(), clock.instant().minus(sweep.span())),
            usual,
            find(request, transaction).orElseThrow());
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
      PollRequest request, Optional<JobEntry> known, @Nullable Instant startAt, Clock clock) {
    ReportKind report = request.report();
    Instant again = request.rereadFrom();
    if (known.isPresent()) {
      JobEntry entry = known.get();
      return again != null && again.isBefore(entry.notBefore()) ? entry.begun(again) : entry;
    }
    Instant first = again != null ? again : startAt;
    if (first == null && PollRequest.isSnapshot(report)) {
      first = clock.instant(); // a snapshot has no beginning
    }
    if (first == null || request.sweep() != null) {
      throw new FirstPollException(report);
    }
    return JobEntry.begun(report.id(), first);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Writes that the answer was read to its end, and moves the checkpoint if it is complete. */
  PollResult end(
      PollTally tally,
      AnswerTimes times,
      ReportStatistics statistics,
      Clock clock,
      StoreTransaction transaction) {
    List<Warning> warnings = new ArrayList<>(PollWarnings.of(report(), statistics));
    warnings.addAll(PollWarnings.of(report(), tally, times, spec));
    List<Warning> incomplete = incomplete(tally);
    warnings.addAll(incomplete);
    Instant now = clock.instant();
    JobEntry entry =
        incomplete.isEmpty()
            ? last.finished(now, tally.rows())
            : last.failed(now, incomplete.get(0).detail());
    if (request.sweep() == null) {
      if (incomplete.isEmpty()) {
        entry = entry.readUpTo(times.safe().minus(spec.settleLag()));
      }
      if (incomplete.isEmpty() || tally.rows() > 0) {
        SilenceWatch watch = new SilenceWatch(report(), spec.silentAfter());
        entry = watch.count(entry, tally.rows(), now);
        if (entry.silenceTold() && !last.silenceTold()) {
          warnings.add(watch.warning(entry));
        }
      }
    }
    transaction.jobs().put(entry);
    Instant reached = transaction.jobs().find(report().id()).map(JobEntry::readUpTo).orElse(from);
    return new PollResult(
        report(), from, reached, tally.counts(), statistics, warnings, tally.failures());
  }

  /** What speaks for rows that are missing. */
  private List<Warning> incomplete(PollTally tally) {
    List<Warning> warnings = new ArrayList<>();
    if (request.acceptsSnapshot()) {
      return warnings;
    }
    long rows = tally.rows();
    if (spec.suspectMultiple() > 0 && rows > 0 && rows % spec.suspectMultiple() == 0) {
      warnings.add(PollWarnings.roundRowCount(report(), tally, spec));
    }
    if (PollRequest.isSnapshot(report())
        && last.rows() >= SMALL_SNAPSHOT
        && rows * 100 < last.rows() * (100L - spec.mayShrinkPercent())) {
      warnings.add(PollWarnings.shrunkSnapshot(report(), tally, last.rows()));
    }
    return warnings;
  }
}
