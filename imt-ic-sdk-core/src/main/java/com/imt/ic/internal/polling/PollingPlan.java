package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.PollEntry;
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

/**
 * What is due, by the cadences of the profile and what the store remembers of all nodes.
 *
 * @param profile the cadences
 */
public record PollingPlan(Profile profile) {

  /** Polls and sweeps whose time has come, the latest first. */
  public List<DuePoll> due(Instant now, StoreTransaction transaction) {
    List<DuePoll> due = new ArrayList<>();
    for (ReportKind report : ReportKind.values()) {
      addPoll(report, now, transaction, due);
      if (!PollRequest.isSnapshot(report)) {
        for (Sweep sweep : Sweep.values()) {
          addSweep(report, sweep, now, transaction, due);
        }
      }
    }
    due.sort(Comparator.comparing(DuePoll::lateBy).reversed());
    return due;
  }

  private void addPoll(
      ReportKind report, Instant now, StoreTransaction transaction, List<DuePoll> due) {
    Optional<Instant> last = transaction.polls().find(report.id()).flatMap(PollEntry::finishedAt);
    Instant at = last.map(done -> done.plus(profile.polling(report).cadence())).orElse(now);
    add(report, null, last, Duration.between(at, now), due);
  }

  /** A report that was never polled is not swept. */
  private static void addSweep(
      ReportKind report,
      Sweep sweep,
      Instant now,
      StoreTransaction transaction,
      List<DuePoll> due) {
    Optional<PollEntry> poll = transaction.polls().find(report.id());
    if (poll.flatMap(PollEntry::finishedAt).isEmpty()) {
      return;
    }
    Optional<Instant> last =
        transaction.polls().find(sweep.job(report.id())).flatMap(PollEntry::finishedAt);
    Instant at = last.orElse(poll.get().notBefore()).plus(sweep.cadence());
    add(report, sweep, last, Duration.between(at, now), due);
  }

  private static void add(
      ReportKind report,
      @Nullable Sweep sweep,
      Optional<Instant> last,
      Duration lateBy,
      List<DuePoll> due) {
    if (!lateBy.isNegative()) {
      due.add(new DuePoll(report, sweep, last.orElse(null), lateBy));
    }
  }
}
