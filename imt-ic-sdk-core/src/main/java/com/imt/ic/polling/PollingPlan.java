package com.imt.ic.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.profile.Profile;
import com.imt.ic.store.IntegrationStore;
import com.imt.ic.store.PollEntry;
import com.imt.ic.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells a host's scheduler what is due, by the cadences of the profile and what the store remembers
 * of all nodes. It schedules nothing itself. Thread-safe.
 *
 * <pre>{@code
 * for (DuePoll due : plan.due(clock.instant())) {
 *   if (due.sweep().isPresent()) {
 *     polling.sweep(due.report(), due.sweep().get());
 *   } else {
 *     polling.poll(due.report());
 *   }
 * }
 * }</pre>
 */
public final class PollingPlan {

  private final IntegrationStore store;
  private final Profile profile;

  /**
   * A plan.
   *
   * @param store the store that the polls use
   * @param profile the cadences
   */
  public PollingPlan(IntegrationStore store, Profile profile) {
    this.store = Objects.requireNonNull(store, "store");
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /**
   * What is due now: polls whose cadence has passed since they last ended well, and sweeps of
   * reports that were polled at all. A failed poll stays due.
   *
   * @param now the moment
   * @return the latest first; a report that was never polled is due and not late
   * @throws com.imt.ic.store.StoreException when the store fails
   */
  public List<DuePoll> due(Instant now) {
    return store.inTransaction(
        transaction -> {
          List<DuePoll> due = new ArrayList<>();
          for (ReportKind report : ReportKind.values()) {
            addPoll(report, now, transaction, due);
            if (Polling.isSwept(report)) {
              for (Sweep sweep : Sweep.values()) {
                addSweep(report, sweep, now, transaction, due);
              }
            }
          }
          due.sort(Comparator.comparing(DuePoll::lateBy).reversed());
          return List.copyOf(due);
        });
  }

  private void addPoll(
      ReportKind report, Instant now, StoreTransaction transaction, List<DuePoll> due) {
    Optional<Instant> last = transaction.polls().find(report.id()).flatMap(PollEntry::finishedAt);
    Instant at = last.map(done -> done.plus(profile.polling(report).cadence())).orElse(now);
    add(new DuePoll(report, Optional.empty(), last, Duration.between(at, now)), due);
  }

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
    add(new DuePoll(report, Optional.of(sweep), last, Duration.between(at, now)), due);
  }

  private static void add(DuePoll poll, List<DuePoll> due) {
    if (!poll.lateBy().isNegative()) {
      due.add(poll);
    }
  }
}
