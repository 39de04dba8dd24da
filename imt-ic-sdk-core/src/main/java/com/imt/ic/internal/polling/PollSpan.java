package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.PollEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Clock;
import java.time.Duration;
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
 * @param kind the report
 * @param spec how it is polled
 * @param sweep which sweep, or empty for a poll
 * @param from from where it is read
 * @param lateBefore new rows before this moment are found by a sweep alone
 * @param last what is remembered of the last time
 * @param trusted whether somebody said that a snapshot is to be believed, however few it lists
 */
record PollSpan(
    ReportKind kind,
    PollingSpec spec,
    Optional<Sweep> sweep,
    Instant from,
    Instant lateBefore,
    PollEntry last,
    boolean trusted) {

  private static final Duration SKEW_WORTH_A_WORD = Duration.ofMinutes(2);

  /** Below this many customers a snapshot may shrink as it likes. */
  private static final long SMALL_SNAPSHOT = 10;

  /** Finds the span and keeps its beginning, so that a first poll that fails can go on. */
  static PollSpan begin(
      ReportKind kind,
      PollingSpec spec,
      @Nullable Instant startAt,
      Optional<Sweep> sweep,
      Clock clock,
      StoreTransaction transaction) {
    Optional<PollEntry> known = transaction.polls().find(kind.id());
    Optional<Instant> checkpoint = transaction.checkpoints().find(kind.id());
    PollEntry entry = entry(kind, known, checkpoint, startAt, sweep, clock);
    if (!known.equals(Optional.of(entry))) {
      transaction.polls().put(entry);
    }
    Instant usual =
        checkpoint
            .map(reached -> later(entry.notBefore(), reached.minus(spec.lookBack())))
            .orElse(entry.notBefore());
    Instant from =
        sweep
            .map(each -> later(entry.notBefore(), clock.instant().minus(each.span())))
            .orElse(startAt != null && startAt.isBefore(usual) ? startAt : usual);
    return new PollSpan(
        kind,
        spec,
        sweep,
        from,
        sweep.isPresent() ? usual : Instant.MIN,
        entry,
        // Of a report from a moment on, the moment says where to begin and nothing of the rows: its
        // first poll is the one that meets a limit, should there be any.
        startAt != null && !Polling.isSwept(kind));
  }

  private static PollEntry entry(
      ReportKind kind,
      Optional<PollEntry> known,
      Optional<Instant> checkpoint,
      @Nullable Instant startAt,
      Optional<Sweep> sweep,
      Clock clock) {
    if (known.isPresent()) {
      PollEntry entry = known.get();
      return startAt != null && startAt.isBefore(entry.notBefore())
          ? new PollEntry(kind.id(), startAt, entry.finishedAt(), entry.rows())
          : entry;
    }
    Instant notBefore = startAt;
    if (notBefore == null && !Polling.isSwept(kind)) {
      notBefore = clock.instant(); // a snapshot has no beginning
    }
    if (notBefore == null) {
      notBefore = checkpoint.map(reached -> Instant.EPOCH).orElse(null);
    }
    if (notBefore == null || (sweep.isPresent() && checkpoint.isEmpty())) {
      throw new FirstPollException(kind);
    }
    return new PollEntry(kind.id(), notBefore.truncatedTo(ChronoUnit.MICROS), Optional.empty(), 0);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Writes that the answer was read to its end: the checkpoint last, and only if it is believed.
   */
  PollResult end(PollTally tally, AnswerTimes times, Clock clock, StoreTransaction transaction) {
    List<Warning> warnings = new ArrayList<>();
    boolean believed = judge(tally, times, warnings);
    if (believed) {
      if (sweep.isEmpty()) {
        transaction
            .checkpoints()
            .advance(
                kind.id(), times.safe().minus(spec.settleLag()).truncatedTo(ChronoUnit.MICROS));
      }
      String job = sweep.map(each -> each.job(kind.id())).orElse(kind.id());
      transaction
          .polls()
          .put(
              new PollEntry(
                  job,
                  sweep.isPresent() ? from : last.notBefore(),
                  Optional.of(clock.instant()),
                  tally.rows()));
    }
    if (sweep.isEmpty() && (believed || tally.rows() > 0)) {
      new SilenceWatch(kind, spec.silentAfter())
          .note(tally.rows(), clock.instant(), transaction.silences())
          .ifPresent(warnings::add);
    }
    Instant reached = transaction.checkpoints().find(kind.id()).orElse(from);
    return tally.result(kind, from, reached, warnings);
  }

  /** Whether the answer may count as complete. */
  private boolean judge(PollTally tally, AnswerTimes times, List<Warning> warnings) {
    boolean believed = true;
    if (times.skew().abs().compareTo(SKEW_WORTH_A_WORD) > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.CLOCK_SKEW,
              "Report "
                  + kind.id()
                  + ": InvoiceCloud's clock differs from ours by "
                  + times.skew()
                  + ", expected less than "
                  + SKEW_WORTH_A_WORD
                  + "; check this machine's clock"));
    }
    if (tally.future() > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.FUTURE_ROWS,
              "Report "
                  + kind.id()
                  + ": "
                  + tally.future()
                  + " of "
                  + tally.rows()
                  + " rows lie in the future; check the time policies of the profile's columns and"
                  + " this machine's clock"));
    }
    if (tally.late() > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.LATE_ROWS,
              "Report "
                  + kind.id()
                  + ": the sweep found "
                  + tally.late()
                  + " rows that no poll would have; raise $.polling."
                  + kind.id()
                  + ".lookBack, now "
                  + spec.lookBack()));
    }
    if (!trusted && isCut(tally)) {
      believed = false;
      warnings.add(
          new Warning(
              Warning.Kind.ROUND_ROW_COUNT,
              "Report "
                  + kind.id()
                  + ": exactly "
                  + tally.rows()
                  + " rows came, a multiple of "
                  + spec.suspectMultiple()
                  + ", as if the answer were cut; the checkpoint stays and the next poll asks again."
                  + " If that happens often, ask InvoiceCloud whether it limits the rows; where it"
                  + " does not, set $.polling."
                  + kind.id()
                  + ".suspectMultiple to 0"));
    }
    if (!trusted && hasShrunk(tally)) {
      believed = false;
      warnings.add(
          new Warning(
              Warning.Kind.SHRUNK_SNAPSHOT,
              "Report "
                  + kind.id()
                  + ": "
                  + tally.rows()
                  + " customers came, "
                  + last.rows()
                  + " the last time; nobody is taken as unenrolled. If that many are gone indeed,"
                  + " poll once from a given moment"));
    }
    return believed;
  }

  private boolean isCut(PollTally tally) {
    return spec.suspectMultiple() > 0
        && tally.rows() > 0
        && tally.rows() % spec.suspectMultiple() == 0;
  }

  private boolean hasShrunk(PollTally tally) {
    return !Polling.isSwept(kind)
        && last.rows() >= SMALL_SNAPSHOT
        && tally.rows() * 100 < last.rows() * (100L - spec.mayShrinkPercent());
  }
}
