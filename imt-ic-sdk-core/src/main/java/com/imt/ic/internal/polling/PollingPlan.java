package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is due, by the cadences of the profile and what the store remembers of all nodes. */
public record PollingPlan(Profile profile) {

  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

  /** So many doublings are longer than any cadence. */
  private static final int MOST_DOUBLINGS = 20;

  /** Polls and sweeps whose time has come, the latest first. */
  public List<DuePoll> due(Instant now, StoreTransaction transaction) {
    List<DuePoll> due = new ArrayList<>();
    for (ReportKind report : ReportKind.values()) {
      Optional<JobEntry> poll = transaction.jobs().find(report.id());
      add(report, null, poll.orElse(null), dueAt(report, poll, now), now, due);
      // A report that was never polled is not swept.
      if (profile.polling(report).since() && poll.map(JobEntry::finishedAt).isPresent()) {
        for (Sweep sweep : Sweep.values()) {
          addSweep(poll.get(), sweep, report, now, transaction, due);
        }
      }
    }
    due.sort(Comparator.comparing(DuePoll::lateBy).reversed());
    return due;
  }

  /** When a poll or a sweep is to run next. */
  public Instant dueAgain(DuePoll poll, Instant now, StoreTransaction transaction) {
    ReportKind report = poll.report();
    Optional<JobEntry> polled = transaction.jobs().find(report.id());
    return poll.sweep() == null || polled.isEmpty()
        ? dueAt(report, polled, now)
        : dueAt(
            polled.get(),
            transaction.jobs().find(poll.sweep().job(report.id())),
            poll.sweep(),
            now);
  }

  /** When a report is to be polled; now, where it never was. */
  public Instant dueAt(ReportKind report, Optional<JobEntry> poll, Instant now) {
    Duration cadence = profile.polling(report).cadence();
    Instant usual = poll.map(JobEntry::finishedAt).map(done -> done.plus(cadence)).orElse(now);
    return poll.map(entry -> dueAt(entry, usual, cadence, now)).orElse(usual);
  }

  private static void addSweep(
      JobEntry poll,
      Sweep sweep,
      ReportKind report,
      Instant now,
      StoreTransaction transaction,
      List<DuePoll> due) {
    Optional<JobEntry> swept = transaction.jobs().find(sweep.job(report.id()));
    Instant at = dueAt(poll, swept, sweep, now);
    if (swept.isEmpty() && at.isBefore(now)) {
      at = now; // what never ran is not late, however long ago reading began
    }
    add(report, sweep, swept.orElse(null), at, now, due);
  }

  private static Instant dueAt(JobEntry poll, Optional<JobEntry> swept, Sweep sweep, Instant now) {
    Instant usual = swept.map(JobEntry::finishedAt).orElse(poll.notBefore()).plus(sweep.cadence());
    return swept.map(entry -> dueAt(entry, usual, sweep.cadence(), now)).orElse(usual);
  }

  /**
   * What failed is tried again after a minute, then two, four and so on. Nothing waits for longer
   * than its cadence: what seems to was written under a clock that ran ahead and was put right.
   */
  private static Instant dueAt(JobEntry entry, Instant usual, Duration cadence, Instant now) {
    Instant due = usual;
    Instant failedAt = entry.failedAt();
    if (entry.failures() > 0 && failedAt != null) {
      Duration wait =
          FIRST_RETRY.multipliedBy(1L << Math.min(entry.failures() - 1, MOST_DOUBLINGS));
      due = failedAt.plus(wait.compareTo(cadence) < 0 ? wait : cadence);
    }
    return due.isAfter(now.plus(cadence).plus(AnswerTimes.TOLERANCE)) ? now : due;
  }

  private static void add(
      ReportKind report,
      @Nullable Sweep sweep,
      @Nullable JobEntry entry,
      Instant at,
      Instant now,
      List<DuePoll> due) {
    if (!at.isAfter(now)) {
      due.add(
          new DuePoll(
              report, sweep, entry == null ? null : entry.finishedAt(), Duration.between(at, now)));
    }
  }
}
