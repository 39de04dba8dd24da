package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settled lines, of which no two are of one payment, on their way through one transaction. */
final class SettlementIntake {

  /** How many days a corrected day may lie from the one that was told. */
  static final long NEAR = 5;

  private final SettlementInbox inbox;
  private final Batch batch;
  private final Map<SettlementEntry.Key, SettlementEntry> changed = new LinkedHashMap<>();
  private final List<Long> taken = new ArrayList<>();
  private final Map<PaymentGuid, List<SettlementEntry>> known = new HashMap<>();

  /** The rows as lines, each of which is asked for several times. */
  private final Map<Case<SettledPayment>, SettlementEntry> rows = new HashMap<>();

  /** The known lines that rows tell of. */
  private final Map<Case<SettledPayment>, SettlementEntry> meant = new HashMap<>();

  private Map<Case<SettledPayment>, SettlementEntry> fresh = Map.of();
  private Map<String, List<QuarantineEntry>> standing = Map.of();

  SettlementIntake(SettlementInbox inbox, Batch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  void take(List<Case<SettledPayment>> cases) {
    fresh = claim(cases);
    standing = findStanding(cases);
    SettledBalance balance = SettledBalance.of(inbox, batch, cases, fresh, known);
    for (Case<SettledPayment> each : cases) {
      SettlementEntry stored = fresh.get(each);
      if (stored != null) {
        first(each, stored, balance);
      } else {
        again(each, Batch.known(meant, each), balance);
      }
    }
    balance.write();
    journal().update(List.copyOf(changed.values()));
    batch.transaction().quarantine().taken(taken, batch.now());
  }

  /**
   * Adds what is new. Nothing is locked where no line of the payment was known; where another
   * transaction was faster, what it has added is looked at.
   */
  private Map<Case<SettledPayment>, SettlementEntry> claim(List<Case<SettledPayment>> cases) {
    Set<PaymentGuid> there =
        journal().known(subjects(cases)).stream()
            .map(SettlementEntry.Key::paymentGuid)
            .collect(Collectors.toSet());
    Map<Case<SettledPayment>, SettlementEntry> all = new LinkedHashMap<>();
    List<Case<SettledPayment>> left =
        cases.stream().filter(each -> !there.contains(each.fact.paymentGuid())).toList();
    add(left, all);
    while (all.size() + meant.size() < cases.size()) {
      left =
          cases.stream()
              .filter(each -> !all.containsKey(each) && !meant.containsKey(each))
              .toList();
      known.putAll(lock(left));
      for (Case<SettledPayment> each : left) {
        known(each).ifPresent(line -> meant.put(each, line));
      }
      left = left.stream().filter(each -> !meant.containsKey(each)).toList();
      if (left.isEmpty()) {
        break;
      }
      add(left, all);
    }
    return all;
  }

  private void add(
      List<Case<SettledPayment>> cases, Map<Case<SettledPayment>, SettlementEntry> all) {
    Map<Case<SettledPayment>, SettlementEntry> entries = new LinkedHashMap<>();
    for (Case<SettledPayment> each : cases) {
      long before =
          known.getOrDefault(each.fact.paymentGuid(), List.of()).stream()
              .filter(entry -> entry.batchId().equals(each.fact.batchId()))
              .count();
      entries.put(each, row(each).withLine((int) before + 1));
    }
    Set<SettlementEntry.Key> added = new HashSet<>(journal().add(entries.values()));
    entries.forEach(
        (each, entry) -> {
          if (added.contains(entry.key())) {
            all.put(each, entry);
          }
        });
  }

  private Map<PaymentGuid, List<SettlementEntry>> lock(List<Case<SettledPayment>> cases) {
    return journal().lock(subjects(cases)).values().stream()
        .collect(Collectors.groupingBy(SettlementEntry::paymentGuid));
  }

  /** What is known of a line; empty where it is another one than those that are. */
  private Optional<SettlementEntry> known(Case<SettledPayment> each) {
    SettlementEntry now = row(each);
    List<SettlementEntry> lines = new ArrayList<>();
    for (SettlementEntry entry : known.getOrDefault(now.paymentGuid(), List.of())) {
      if (entry.batchId().equals(now.batchId())) {
        lines.add(entry);
      }
    }
    return ofLine(lines, now, each.occurrence)
        .or(() -> lines.stream().filter(entry -> isRetold(entry, now, lines)).min(likeliest(now)))
        .or(() -> lines.stream().filter(entry -> isContradicted(entry, now, lines)).findFirst())
        .or(() -> refusedAsCorrection(each, now, lines));
  }

  /**
   * The line that the ledger would not take the row for, whose day is asked for no more by now:
   * that the row corrects it was known while it was.
   */
  private Optional<SettlementEntry> refusedAsCorrection(
      Case<SettledPayment> each, SettlementEntry now, List<SettlementEntry> lines) {
    return lines.stream()
        .filter(entry -> !batch.answer().isOf(entry.settledOn()))
        .filter(entry -> entry.amount().equals(now.amount()) && isLike(entry, now))
        .min(likeliest(now))
        .filter(entry -> wasRefused(each, now));
  }

  /** The row as the line that it tells of. */
  private SettlementEntry row(Case<SettledPayment> each) {
    return rows.computeIfAbsent(each, row -> SettlementInbox.entry(row.fact, batch.now()));
  }

  private boolean wasRefused(Case<SettledPayment> each, SettlementEntry now) {
    String subject = inbox.subject(each.fact);
    return batch
        .transaction()
        .quarantine()
        .standing(List.of(inbox.report()), List.of(subject))
        .getOrDefault(subject, List.of())
        .stream()
        .filter(entry -> Batch.isOfTheLedger(entry.kind()))
        .filter(entry -> entry.occurrence() == each.occurrence)
        .anyMatch(
            entry ->
                inbox.line(entry).filter(line -> SettlementInbox.isToldAs(line, now)).isPresent());
  }

  /** What a person decides about is open; else the nearest day. */
  private Comparator<SettlementEntry> likeliest(SettlementEntry now) {
    return Comparator.<SettlementEntry, Boolean>comparing(
            entry -> batch.isByHand() && !SettledBalance.isOpen(entry))
        .thenComparing(entry -> days(entry, now));
  }

  static long days(SettlementEntry one, SettlementEntry other) {
    return Math.abs(ChronoUnit.DAYS.between(one.settledOn(), other.settledOn()));
  }

  /** Of the lines that are told in the same words, the one that is so many-th. */
  static Optional<SettlementEntry> ofLine(
      List<SettlementEntry> lines, SettlementEntry like, int occurrence) {
    int nth = 0;
    for (SettlementEntry entry : lines) {
      if (SettlementInbox.isToldAs(entry, like) && ++nth == occurrence) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** Whether a later report completes or corrects the line. */
  private boolean isRetold(
      SettlementEntry entry, SettlementEntry now, List<SettlementEntry> lines) {
    return entry.amount().equals(now.amount()) && isMeant(entry, now, lines);
  }

  /** Whether a later report has another amount in the place of the line's. */
  private boolean isContradicted(
      SettlementEntry entry, SettlementEntry now, List<SettlementEntry> lines) {
    return entry.amount().isNegative() == now.amount().isNegative()
        && entry.settledOn().equals(now.settledOn())
        && isMeant(entry, now, lines);
  }

  /**
   * Never a line of a day that was not asked for: it may still be told as it was, and the new one
   * be of another batch, whose identifiers begin anew every day.
   */
  private boolean isMeant(SettlementEntry entry, SettlementEntry now, List<SettlementEntry> lines) {
    return batch.answer().isOf(entry.settledOn()) && isGone(entry, lines) && isLike(entry, now);
  }

  private static boolean isLike(SettlementEntry entry, SettlementEntry now) {
    return isSameOrUnsaid(entry.processor(), now.processor())
        && isSameOrUnsaid(entry.invoiceNumber(), now.invoiceNumber())
        && days(entry, now) <= NEAR;
  }

  /** Whether the answer holds fewer rows in the line's words than lines are known by them. */
  private boolean isGone(SettlementEntry entry, List<SettlementEntry> lines) {
    return batch.answer().count(SettlementInbox.content(entry))
        < lines.stream().filter(line -> SettlementInbox.isToldAs(line, entry)).count();
  }

  private static <T> boolean isSameOrUnsaid(Optional<T> one, Optional<T> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private void first(Case<SettledPayment> each, SettlementEntry stored, SettledBalance balance) {
    if (isResolved(each)) {
      change(stored, stored.with(SettlementEntry.State.RESOLVED));
      each.become(Acceptance.closedByHand());
      return;
    }
    tell(each, stored, stored, Outcome.ACCEPTED, balance);
  }

  private void again(Case<SettledPayment> each, SettlementEntry before, SettledBalance balance) {
    SettlementEntry now = row(each);
    if (!before.amount().equals(now.amount())) {
      each.become(
          batch.conflict(
              each,
              inbox,
              "Settled line known with amount %s on %s came again with %s"
                  .formatted(before.amount(), before.settledOn(), now.amount())));
      return;
    }
    // A row that was kept is older than what reports have told since, unless it is a correction
    // that the ledger did not take, or that nobody could read.
    boolean older =
        batch.isKept() && (SettledBalance.isOpen(before) || !before.told() || wasForPeople(each));
    SettlementEntry corrected = older ? before : before.corrected(now);
    if (isResolved(each)) {
      change(before, corrected.told(true));
      taken(each, corrected); // one entry is closed by hand, and another may tell of the same
      each.become(Acceptance.closedByHand());
    } else if (!before.told()) {
      tell(each, before, corrected, Outcome.RETRIED, balance);
    } else if (!corrected.equals(before)) {
      correct(each, before, corrected);
    } else {
      move(each, before, corrected, Acceptance.of(Outcome.DUPLICATE), balance);
    }
  }

  private void correct(
      Case<SettledPayment> each, SettlementEntry before, SettlementEntry corrected) {
    Optional<Acceptance> refused =
        batch.refusal(
            each,
            inbox,
            batch
                .ledger(LedgerCall.SETTLEMENT_CORRECTED)
                .settlementCorrected(SettlementInbox.record(before), each.fact, batch.within()));
    if (refused.isEmpty()) {
      change(before, corrected); // else it is told when it comes again
      taken(each, corrected);
    }
    each.become(refused.orElse(Acceptance.of(Outcome.CORRECTED)));
  }

  private void tell(
      Case<SettledPayment> each,
      SettlementEntry stored,
      SettlementEntry entry,
      Outcome outcome,
      SettledBalance balance) {
    boolean asItCame = SettlementInbox.isToldAs(entry, row(each));
    SettledPayment line = asItCame ? each.fact : SettlementInbox.record(entry);
    Optional<Acceptance> refused =
        batch.refusal(each, inbox, batch.ledger(LedgerCall.SETTLED).settled(line, batch.within()));
    move(
        each,
        stored,
        entry.told(refused.isEmpty()),
        refused.orElse(Acceptance.of(outcome)),
        balance);
  }

  /** Changes the books as far as the line does, once they have taken note of it. */
  private void move(
      Case<SettledPayment> each,
      SettlementEntry stored,
      SettlementEntry entry,
      Acceptance otherwise,
      SettledBalance balance) {
    SettledBalance.Moved moved = balance.move(each, entry);
    change(stored, moved.entry());
    Acceptance became = moved.acceptance().orElse(otherwise);
    boolean nothingLeft = SettledBalance.isOpen(stored) && !SettledBalance.isOpen(moved.entry());
    // What the ledger refused by hand is for people once more, by an entry that says so.
    boolean nowForPeople =
        stored.state() == SettlementEntry.State.WAITING
            && moved.entry().state() == SettlementEntry.State.REVIEW;
    boolean told = !became.outcome().isQuarantined() && became.outcome() != Outcome.DUPLICATE;
    if (told || nothingLeft || nowForPeople) {
      taken(each, moved.entry());
    }
    each.become(became);
  }

  /** Whether people had the line before them in these words, so that it was known by them. */
  private boolean wasForPeople(Case<SettledPayment> each) {
    return standing(each, QuarantineEntry.State.OPEN)
        .anyMatch(
            entry ->
                entry.kind() == QuarantineKind.TAKEN_BACK
                    || entry.kind() == QuarantineKind.SETTLED_AGAIN);
  }

  private boolean isResolved(Case<SettledPayment> each) {
    return standing(each, QuarantineEntry.State.RESOLVED).findAny().isPresent();
  }

  /**
   * The ledger has taken note: what stood in the line's way is closed, but for what people decide.
   *
   * @param now the line as it stands now
   */
  private void taken(Case<SettledPayment> each, SettlementEntry now) {
    Stream.concat(
            standing(each, QuarantineEntry.State.OPEN),
            SettledBalance.isOpen(now) ? Stream.empty() : beyond(each, now))
        .filter(
            entry ->
                now.state() != SettlementEntry.State.REVIEW || Batch.isOfTheLedger(entry.kind()))
        .forEach(entry -> taken.add(entry.id()));
  }

  /**
   * What stands open of a row that was one of more in the same words than there are lines by now,
   * since some were told in others: it is of the last of them that is open, unless it corrects one
   * that is told otherwise.
   */
  private Stream<QuarantineEntry> beyond(Case<SettledPayment> each, SettlementEntry now) {
    List<SettlementEntry> others =
        known.getOrDefault(now.paymentGuid(), List.of()).stream()
            .filter(line -> !line.key().equals(now.key()))
            .filter(line -> line.batchId().equals(now.batchId()))
            .filter(line -> line.amount().equals(now.amount()))
            .toList();
    List<SettlementEntry> alike =
        others.stream().filter(line -> SettlementInbox.isToldAs(line, now)).toList();
    if (alike.stream().anyMatch(SettledBalance::isOpen)) {
      return Stream.empty();
    }
    return standing.getOrDefault(inbox.subject(each.fact), List.of()).stream()
        .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
        .filter(entry -> entry.occurrence() > alike.size() + 1)
        .filter(
            entry ->
                inbox
                    .line(entry)
                    .filter(words -> SettlementInbox.isToldAs(words, now))
                    .filter(words -> others.stream().noneMatch(line -> corrects(words, line)))
                    .isPresent());
  }

  private static boolean corrects(SettlementEntry words, SettlementEntry line) {
    return isLike(line, words) && !line.corrected(words).equals(line);
  }

  /** Those in that state of what stands in the quarantine of a row. */
  private Stream<QuarantineEntry> standing(Case<SettledPayment> each, QuarantineEntry.State state) {
    return standing.getOrDefault(inbox.subject(each.fact), List.of()).stream()
        .filter(entry -> entry.state() == state)
        .filter(entry -> isOf(entry, each));
  }

  /** Whether an entry of the quarantine tells of that line. */
  private boolean isOf(QuarantineEntry entry, Case<SettledPayment> each) {
    if (entry.occurrence() != each.occurrence) {
      return false;
    }
    SettlementEntry now = row(each);
    return inbox
        .line(entry)
        .filter(line -> !SettlementInbox.isToldAs(line, now))
        .filter(line -> !isRetold(line, now, List.of(line)) && !wasToldSo(each, line))
        .isEmpty();
  }

  /**
   * Whether a known line was once told in these words, whose day is asked for no more: of those
   * that may have been, the one that still stands in them, else the nearest.
   */
  private boolean wasToldSo(Case<SettledPayment> each, SettlementEntry words) {
    if (batch.answer().isOf(words.settledOn()) || fresh.containsKey(each)) {
      return false;
    }
    Optional<SettlementEntry> told =
        known.getOrDefault(words.paymentGuid(), List.of()).stream()
            .filter(line -> line.batchId().equals(words.batchId()))
            .filter(line -> line.amount().equals(words.amount()) && isLike(line, words))
            .min(
                Comparator.<SettlementEntry, Boolean>comparing(
                        line -> !SettlementInbox.isToldAs(line, words))
                    .thenComparing(line -> days(line, words)));
    return told.isPresent() && told.get().key().equals(Batch.known(meant, each).key());
  }

  /** What stands in the quarantine of the lines that the ledger would be asked about. */
  private Map<String, List<QuarantineEntry>> findStanding(List<Case<SettledPayment>> cases) {
    List<String> subjects = new ArrayList<>();
    for (Case<SettledPayment> each : cases) {
      SettlementEntry before = meant.get(each);
      boolean settled =
          before != null
              && before.told()
              && before.state() == SettlementEntry.State.SETTLED
              && before.corrected(row(each)).equals(before);
      if (!settled) {
        subjects.add(inbox.subject(each.fact));
      }
    }
    return batch.transaction().quarantine().standing(List.of(inbox.report()), subjects);
  }

  private void change(SettlementEntry stored, SettlementEntry now) {
    if (!now.equals(stored)) {
      changed.put(now.key(), now);
    }
  }

  private Journal<SettlementEntry.Key, SettlementEntry> journal() {
    return batch.transaction().settlements();
  }

  private static List<String> subjects(List<Case<SettledPayment>> cases) {
    return cases.stream().map(each -> each.fact.paymentGuid().value()).distinct().toList();
  }
}
