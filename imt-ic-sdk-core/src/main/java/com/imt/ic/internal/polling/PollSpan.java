package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.PollEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The span of a report that one poll or sweep reads, and what is written when it was read to its
 * end.
 *
 * @param request what is asked for
 * @param spec how the report is polled
 * @param from from where it is read
 * @param lateBefore new rows before this moment are found by a sweep alone
 * @param last what is remembered of the last time
 */
record PollSpan(
    PollRequest request, PollingSpec spec, Instant from, Instant lateBefore, PollEntry last) {

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
    String job = request.report().id();
    Optional<PollEntry> known = transaction.polls().find(job);
    Optional<Instant> checkpoint = transaction.checkpoints().find(job);
    PollEntry entry = entry(request, known, checkpoint, startAt, clock);
    if (!known.equals(Optional.of(entry))) {
      transaction.polls().put(entry);
    }
    Instant usual =
        checkpoint
            .map(reached -> later(entry.notBefore(), reached.minus(spec.lookBack())))
            .orElse(entry.notBefore());
    Sweep sweep = request.sweep();
    return new PollSpan(
        request,
        spec,
        sweep == null ? from(request, usual) : swept(sweep, entry, clock),
        sweep == null ? Instant.MIN : usual,
        entry);
  }

  private static Instant from(PollRequest request, Instant usual) {
    Instant again = request.rereadFrom();
    return again != null && again.isBefore(usual) ? again : usual;
  }

  private static Instant swept(Sweep sweep, PollEntry entry, Clock clock) {
    return later(entry.notBefore(), clock.instant().minus(sweep.span()));
  }

  private static PollEntry entry(
      PollRequest request,
      Optional<PollEntry> known,
      Optional<Instant> checkpoint,
      @Nullable Instant startAt,
      Clock clock) {
    ReportKind report = request.report();
    Instant again = request.rereadFrom();
    if (known.isPresent()) {
      PollEntry entry = known.get();
      return again != null && again.isBefore(entry.notBefore())
          ? new PollEntry(report.id(), again, entry.finishedAt(), entry.rows())
          : entry;
    }
    Instant first = again != null ? again : startAt;
    if (first == null && PollRequest.isSnapshot(report)) {
      first = clock.instant(); // a snapshot has no beginning
    }
    if (first == null || (request.sweep() != null && checkpoint.isEmpty())) {
      throw new FirstPollException(report);
    }
    return new PollEntry(report.id(), first.truncatedTo(ChronoUnit.MICROS), Optional.empty(), 0);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Writes that the answer was read to its end: the checkpoint last, and only if it is complete.
   */
  PollResult end(
      PollTally tally,
      AnswerTimes times,
      ReportStatistics statistics,
      Clock clock,
      StoreTransaction transaction) {
    List<Warning> warnings = new ArrayList<>(PollWarnings.of(report(), statistics));
    warnings.addAll(PollWarnings.of(report(), tally, times, spec));
    boolean complete = isComplete(tally, warnings);
    Sweep sweep = request.sweep();
    if (complete) {
      if (sweep == null) {
        transaction
            .checkpoints()
            .advance(
                report().id(), times.safe().minus(spec.settleLag()).truncatedTo(ChronoUnit.MICROS));
      }
      transaction
          .polls()
          .put(
              new PollEntry(
                  sweep == null ? report().id() : sweep.job(report().id()),
                  sweep == null ? last.notBefore() : from,
                  Optional.of(clock.instant()),
                  tally.rows()));
    }
    if (sweep == null && (complete || tally.rows() > 0)) {
      new SilenceWatch(report(), spec.silentAfter())
          .note(tally.rows(), clock.instant(), transaction.silences())
          .ifPresent(warnings::add);
    }
    Instant reached = transaction.checkpoints().find(report().id()).orElse(from);
    return new PollResult(
        report(), from, reached, tally.counts(), statistics, warnings, tally.failures());
  }

  /** Whether nothing speaks for rows that are missing. */
  private boolean isComplete(PollTally tally, List<Warning> warnings) {
    boolean complete = true;
    if (isCut(tally)) {
      complete = false;
      warnings.add(PollWarnings.roundRowCount(report(), tally, spec));
    }
    if (hasShrunk(tally)) {
      complete = false;
      warnings.add(PollWarnings.shrunkSnapshot(report(), tally, last.rows()));
    }
    return complete;
  }

  private boolean isCut(PollTally tally) {
    return !request.acceptsSnapshot()
        && spec.suspectMultiple() > 0
        && tally.rows() > 0
        && tally.rows() % spec.suspectMultiple() == 0;
  }

  private boolean hasShrunk(PollTally tally) {
    return !request.acceptsSnapshot()
        && PollRequest.isSnapshot(report())
        && last.rows() >= SMALL_SNAPSHOT
        && tally.rows() * 100 < last.rows() * (100L - spec.mayShrinkPercent());
  }
}
