package com.imt.ic.internal.polling;

import com.imt.ic.Outcome;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what became of the rows of one answer. Confined to one poll. */
final class PollTally {

  /**
   * What became of one row, what it is about, when what it tells of happened, and whether one of
   * its identifiers is made to do harm.
   */
  record Seen(
      Acceptance acceptance, String subject, Optional<Instant> time, boolean activeIdentifier) {}

  private final Instant lateBefore;
  private final Instant futureAfter;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final List<PollResult.Failure> failures = new ArrayList<>();
  private List<String> newSources = List.of();
  private @Nullable String firstUnreadable;
  private long rows;
  private long late;
  private long future;
  private long activeIdentifiers;

  PollTally(Instant lateBefore, Instant futureAfter) {
    this.lateBefore = lateBefore;
    this.futureAfter = futureAfter;
  }

  void count(Seen seen) {
    Acceptance acceptance = seen.acceptance();
    rows++;
    counts.merge(acceptance.outcome(), 1L, Long::sum);
    noteFailure(acceptance, seen.subject());
    if (isNew(acceptance.outcome()) && seen.time().filter(lateBefore::isAfter).isPresent()) {
      late++;
    }
    if (isNew(acceptance.outcome()) && seen.activeIdentifier()) {
      activeIdentifiers++;
    }
    if (seen.time().filter(futureAfter::isBefore).isPresent()) {
      future++;
    }
  }

  /** What the outcomes do not count was known before. */
  private static boolean isNew(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED, KEPT, WAITING, DECLINED -> true;
      case RETRIED, DUPLICATE, CORRECTED, REFUSED, CONFLICT, REVIEW, UNREADABLE -> false;
    };
  }

  private void noteFailure(Acceptance acceptance, String subject) {
    if (acceptance.outcome() == Outcome.UNREADABLE && firstUnreadable == null) {
      firstUnreadable = acceptance.reason().orElse("no reason given");
    }
    if (acceptance.kind() != null && failures.size() < PollResult.MOST_FAILURES) {
      failures.add(
          new PollResult.Failure(
              acceptance.kind(), subject, acceptance.reason().orElse("no reason given")));
    }
  }

  /** A row that was counted as a duplicate turned out to be this. */
  void recount(Acceptance acceptance) {
    counts.merge(Outcome.DUPLICATE, -1L, Long::sum);
    counts.merge(acceptance.outcome(), 1L, Long::sum);
    noteFailure(acceptance, "");
  }

  /** Sources of payments that people are to be told of. */
  void tell(List<String> sources) {
    newSources = sources;
  }

  List<String> newSources() {
    return newSources;
  }

  /** A row that was counted as a conflict, for which there may be no reason any more. */
  void recountConflict(Seen seen) {
    if (seen.acceptance().outcome() != Outcome.CONFLICT) {
      counts.merge(Outcome.CONFLICT, -1L, Long::sum);
      counts.merge(seen.acceptance().outcome(), 1L, Long::sum);
      failures.stream()
          .filter(failure -> failure.kind() == QuarantineKind.CONFLICT)
          .filter(failure -> failure.subject().equals(seen.subject()))
          .findFirst()
          .ifPresent(failures::remove);
      noteFailure(seen.acceptance(), seen.subject());
    }
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

  long activeIdentifiers() {
    return activeIdentifiers;
  }

  long unreadable() {
    return counts.getOrDefault(Outcome.UNREADABLE, 0L);
  }

  /** Why the first of the unreadable ones is; empty where there is none. */
  String firstUnreadable() {
    return firstUnreadable == null ? "" : firstUnreadable;
  }

  Map<Outcome, Long> counts() {
    Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
    all.putAll(counts);
    all.values().removeIf(count -> count == 0);
    return all;
  }

  List<PollResult.Failure> failures() {
    return List.copyOf(failures);
  }
}
