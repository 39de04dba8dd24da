package com.imt.ic.internal.posting;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectEntry.State;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Returns, of which no two are of one payment, on their way through one transaction. */
final class AchReturnIntake {

  private final AchReturnInbox inbox;
  private final Batch batch;
  private final Map<RejectEntry.Key, RejectEntry> changed = new LinkedHashMap<>();
  private final List<Long> taken = new ArrayList<>();
  private final Map<Case<AchReturn>, RejectEntry> rows = new HashMap<>();
  private PostedPayments payments = PostedPayments.NONE;
  private Map<PaymentGuid, List<RejectEntry>> known = Map.of();
  private Map<String, List<QuarantineEntry>> standing = Map.of();

  AchReturnIntake(AchReturnInbox inbox, Batch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  void take(List<Case<AchReturn>> returns) {
    if (returns.isEmpty()) {
      return;
    }
    List<String> guids = returns.stream().map(each -> each.fact.paymentGuid().value()).toList();
    // Locking the payments first lets a posting of one and its return meet in one order only.
    payments = PostedPayments.lock(guids, batch);
    known = lock(guids);
    standing = inbox.standing(returns.stream().map(each -> each.fact).toList(), batch);
    Map<Case<AchReturn>, RejectEntry> fresh = claim(returns);
    for (Case<AchReturn> each : returns) {
      RejectEntry stored = fresh.get(each);
      if (stored != null) {
        first(each, stored);
      } else {
        again(each, known(each).orElseThrow());
      }
    }
    finish();
  }

  private Map<PaymentGuid, List<RejectEntry>> lock(List<String> guids) {
    return journal().lock(guids).values().stream()
        .collect(Collectors.groupingBy(RejectEntry::paymentGuid));
  }

  /** Adds what is new; where another transaction was faster, what it has added is looked at. */
  private Map<Case<AchReturn>, RejectEntry> claim(List<Case<AchReturn>> returns) {
    Map<Case<AchReturn>, RejectEntry> all = new LinkedHashMap<>();
    List<Case<AchReturn>> left = returns;
    while (true) {
      left = left.stream().filter(each -> known(each).isEmpty()).toList();
      if (left.isEmpty()) {
        return all;
      }
      Map<Case<AchReturn>, RejectEntry> fresh = new LinkedHashMap<>();
      for (Case<AchReturn> each : left) {
        int before = known.getOrDefault(each.fact.paymentGuid(), List.of()).size();
        fresh.put(each, entry(each).withNumber(before + 1));
      }
      Set<RejectEntry.Key> added = new HashSet<>(journal().add(fresh.values()));
      fresh.values().removeIf(entry -> !added.contains(entry.key()));
      all.putAll(fresh);
      left = left.stream().filter(each -> !fresh.containsKey(each)).toList();
      known.putAll(lock(left.stream().map(each -> each.fact.paymentGuid().value()).toList()));
    }
  }

  /** What is known of a return; empty where it is another one than those that are. */
  private Optional<RejectEntry> known(Case<AchReturn> each) {
    List<RejectEntry> entries = known.getOrDefault(each.fact.paymentGuid(), List.of());
    RejectEntry now = entry(each);
    return new KnownReturns(entries, inbox.names())
        .find(now, each.nth, batch.answer(), batch.isByHand());
  }

  /** A row as an entry, which is asked for several times. */
  private RejectEntry entry(Case<AchReturn> each) {
    return rows.computeIfAbsent(
        each,
        row -> {
          RejectEntry entry = entry(row.fact, row.raw, batch.now());
          return isResolved(row) ? entry.with(State.RESOLVED) : entry;
        });
  }

  private List<QuarantineEntry> standing(Case<AchReturn> each) {
    return inbox.standing(each, standing, batch.answer());
  }

  private boolean isResolved(Case<AchReturn> each) {
    return standing(each).stream()
        .anyMatch(entry -> entry.state() == QuarantineEntry.State.RESOLVED);
  }

  /**
   * The ledger has taken note: what stood in its way is closed, but for what people decide.
   *
   * @param now the return as it stands now
   */
  private void taken(Case<AchReturn> each, RejectEntry now) {
    standing(each).stream()
        .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
        .filter(entry -> now.state() != State.REVIEW || Batch.isOfTheLedger(entry.kind()))
        .forEach(entry -> taken.add(entry.id()));
  }

  private void first(Case<AchReturn> each, RejectEntry stored) {
    if (stored.state() == State.RESOLVED) {
      each.become(Acceptance.closedByHand());
      return;
    }
    Optional<Acceptance> refused = returned(each);
    if (isHeld(each, stored)) {
      change(stored, stored.with(State.REVIEW).told(refused.isEmpty()));
      each.become(
          refused.orElseGet(
              () ->
                  batch.review(
                      each,
                      inbox,
                      QuarantineKind.RETURN_UNCLEAR,
                      AchReturnInbox.unclear(each.fact))));
      return;
    }
    if (each.fact.returnCode().needsReview()) {
      batch.review(
          each, inbox, QuarantineKind.RETURN_CODE, AchReturnInbox.review(each.fact.returnCode()));
    }
    RejectEntry told = stored.told(refused.isEmpty());
    Acceptance became = Acceptance.of(Outcome.WAITING);
    if (payments.has(stored.paymentGuid())) {
      became = reverse(each, stored, told).orElse(Acceptance.of(Outcome.ACCEPTED));
    } else {
      change(stored, told);
    }
    Acceptance all = refused.orElse(became);
    if (!all.outcome().isQuarantined()) {
      taken(each, told);
    }
    each.become(all);
  }

  private void again(Case<AchReturn> each, RejectEntry known) {
    RejectEntry now = entry(each);
    if (!known.amount().equals(now.amount())) {
      each.become(
          batch.conflict(
              each,
              inbox,
              "ACH return known with amount %s came again with %s"
                  .formatted(known.amount(), now.amount())));
      return;
    }
    if (known.state() == State.RESOLVED || isResolved(each)) {
      RejectEntry closed =
          known.told(true).with(KnownReturns.isOpen(known) ? State.RESOLVED : known.state());
      change(known, closed);
      taken(each, closed); // one entry is closed by hand, and another may tell of the same
      each.become(Acceptance.closedByHand());
      return;
    }
    // A row that was kept is older than what reports have told since.
    boolean older = batch.isKept() && KnownReturns.isOpen(known);
    boolean retold = !older && !words(known).equals(words(now));
    Optional<Acceptance> refused = known.told() ? Optional.empty() : returned(each);
    if (known.told() && retold) {
      AchReturn before = AchReturn.recordType().parse(known.fields());
      refused =
          batch.refusal(
              each,
              inbox,
              batch
                  .ledger(LedgerCall.RETURN_CORRECTED)
                  .returnCorrected(before, each.fact, batch.within()));
    }
    boolean retried = !known.told() && refused.isEmpty();
    RejectEntry after =
        (retold && refused.isEmpty() ? known.corrected(now) : known)
            .told(known.told() || refused.isEmpty());
    // Another transaction may have posted the payment while this return first came, and neither
    // saw the other: here it heals, when it comes again. So does a reversal that was refused.
    boolean due =
        known.state() == State.WAITING
            || (known.state() == State.REVIEW
                && (batch.isByHand() || (retold && isClearNow(each, known))));
    if (due && payments.has(known.paymentGuid())) {
      Optional<Acceptance> unreversed = reverse(each, known, after);
      refused = refused.or(() -> unreversed);
      retried = refused.isEmpty();
    } else {
      change(known, after);
    }
    if (retried || (retold && refused.isEmpty())) {
      taken(each, changed.getOrDefault(known.key(), after));
    }
    Outcome otherwise = retold ? Outcome.CORRECTED : Outcome.DUPLICATE;
    each.become(refused.orElse(Acceptance.of(retried ? Outcome.RETRIED : otherwise)));
  }

  /** Reverses returns that waited for their payments, which were posted in this transaction. */
  void reverseWaiting(List<RejectEntry> returns) {
    List<RejectEntry> waiting =
        returns.stream().filter(entry -> entry.state() == State.WAITING).toList();
    List<String> guids = waiting.stream().map(RejectEntry::subject).distinct().toList();
    payments = PostedPayments.lock(guids, batch);
    known = returns.stream().collect(Collectors.groupingBy(RejectEntry::paymentGuid));
    Map<RejectEntry.Key, AchReturn> told = new LinkedHashMap<>();
    waiting.forEach(entry -> told.put(entry.key(), AchReturn.recordType().parse(entry.fields())));
    standing = inbox.standing(List.copyOf(told.values()), batch);
    for (RejectEntry entry : waiting) {
      AchReturn achReturn = Batch.known(told, entry.key());
      Case<AchReturn> each = new Case<>(achReturn, entry.raw(), occurrence(entry, returns));
      if (payments.has(entry.paymentGuid()) && reverse(each, entry).isEmpty()) {
        taken(each, entry);
      }
    }
    finish();
  }

  /** Whether a person has yet to say what its code means. */
  private boolean isHeld(Case<AchReturn> each, RejectEntry entry) {
    return inbox.isUnclear(each.fact) && !batch.isByHand() && entry.state() != State.REVERSED;
  }

  private boolean isClearNow(Case<AchReturn> each, RejectEntry known) {
    return !inbox.isUnclear(each.fact)
        && inbox.isUnclear(AchReturn.recordType().parse(known.fields()));
  }

  /** Which of those of a payment that were told in the same words it is. */
  private int occurrence(RejectEntry entry, List<RejectEntry> returns) {
    String words = words(entry);
    return (int)
        returns.stream()
            .filter(other -> other.number() <= entry.number())
            .filter(other -> words(other).equals(words))
            .count();
  }

  private String words(RejectEntry entry) {
    return inbox.names().words(entry);
  }

  private Optional<Acceptance> returned(Case<AchReturn> each) {
    return batch.refusal(
        each, inbox, batch.ledger(LedgerCall.RETURNED).returned(each.fact, batch.within()));
  }

  private Optional<Acceptance> reverse(Case<AchReturn> each, RejectEntry entry) {
    return reverse(each, entry, entry);
  }

  /**
   * Empty where it was reversed; else it waits on, so that the next report of it tries again, or
   * for people, who alone know what else a return of more than stands may mean.
   */
  private Optional<Acceptance> reverse(
      Case<AchReturn> each, RejectEntry stored, RejectEntry entry) {
    Money left = entry.amount().minus(entry.reversed());
    Money doubtful = doubtful(each, entry);
    if (doubtful.isPositive()
        && left.compareTo(payments.standing(entry.paymentGuid()).minus(doubtful)) > 0) {
      return exceeds(
          each,
          stored,
          entry,
          "ACH return %s of %s is not reversed: the ledger, which shares no transaction, has failed on another return of this payment, of %s, and may have reversed that all the same. Have that one taken first; then retry or resolve this"
              .formatted(Redaction.shorten(entry.code()), left, doubtful));
    }
    Optional<List<PostedPayments.Part>> parts =
        payments.split(entry.paymentGuid(), left, each.fact.invoiceNumber());
    if (parts.isEmpty()) {
      return exceeds(
          each,
          stored,
          entry,
          "ACH return %s of %s is not reversed: of the payment %s stand in the books, and never more is taken back. Ask InvoiceCloud whether it is the same return again, or was paid again in between; then retry or resolve this"
              .formatted(
                  Redaction.shorten(entry.code()), left, payments.standing(entry.paymentGuid())));
    }
    RejectEntry now = entry;
    for (PostedPayments.Part part : parts.get()) {
      Reversal reversal =
          new Reversal(
              each.fact,
              PaymentEntries.posted(part.payment()),
              part.amount(),
              part.key(name(entry)));
      Optional<Acceptance> refused =
          batch.refusal(
              each, inbox, batch.ledger(LedgerCall.REVERSE).reverse(reversal, batch.within()));
      if (refused.isPresent()) {
        change(stored, now.with(State.WAITING));
        return refused;
      }
      payments.takenBack(part);
      now = now.reversed(part.amount());
    }
    change(stored, now.with(State.REVERSED));
    return Optional.empty();
  }

  /**
   * Names it to books that share no transaction, by its amount and not by its number alone: of two
   * that are new the other one may be the first where the transaction was undone.
   */
  private String name(RejectEntry entry) {
    long before =
        known.getOrDefault(entry.paymentGuid(), List.of()).stream()
            .filter(other -> other.number() < entry.number())
            .filter(other -> other.amount().equals(entry.amount()))
            .count();
    return "R%s-%s".formatted(entry.amount(), before + 1);
  }

  private Optional<Acceptance> exceeds(
      Case<AchReturn> each, RejectEntry stored, RejectEntry entry, String reason) {
    change(stored, entry.with(State.REVIEW));
    return Optional.of(batch.review(each, inbox, QuarantineKind.RETURN_EXCEEDS_PAYMENT, reason));
  }

  /**
   * How much other returns may have taken back though nobody knows: a ledger that shares no
   * transaction and fails may have written by then, and only the same call once more tells.
   */
  private Money doubtful(Case<AchReturn> each, RejectEntry entry) {
    if (!batch.isLedgerSeparate() || !hasFailedOnAnother(each)) {
      return Money.ZERO;
    }
    return known.getOrDefault(entry.paymentGuid(), List.of()).stream()
        .filter(other -> other.number() != entry.number())
        .map(other -> changed.getOrDefault(other.key(), other))
        .filter(other -> other.state() == State.WAITING)
        .map(other -> other.amount().minus(other.reversed()))
        .reduce(Money.ZERO, Money::plus);
  }

  private boolean hasFailedOnAnother(Case<AchReturn> each) {
    List<QuarantineEntry> own = standing(each);
    return standing.getOrDefault(inbox.subject(each.fact), List.of()).stream()
        .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
        .filter(entry -> entry.kind() == QuarantineKind.FAILED)
        .anyMatch(entry -> !own.contains(entry));
  }

  private void finish() {
    journal().update(List.copyOf(changed.values()));
    payments.write(batch);
    batch.transaction().quarantine().taken(taken, batch.now());
  }

  private void change(RejectEntry stored, RejectEntry now) {
    if (!now.equals(stored)) {
      changed.put(now.key(), now);
    }
  }

  private Journal<RejectEntry.Key, RejectEntry> journal() {
    return batch.transaction().rejects();
  }

  static RejectEntry entry(AchReturn achReturn, Map<String, String> raw, Instant now) {
    return new RejectEntry(
        achReturn.paymentGuid(),
        1,
        achReturn.returnCode().code(), // case, padding and text beside it make no second return
        achReturn.returnedAt(),
        achReturn.amount(),
        Money.ZERO,
        State.WAITING,
        now,
        AchReturn.recordType().texts(achReturn),
        raw,
        true);
  }
}
