package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectEntry.State;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Returns of different payments on their way through one transaction. */
final class AchReturnIntake {

  private final AchReturnInbox inbox;
  private final Batch batch;
  private final List<RejectEntry> changed = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private Map<PaymentGuid, PaymentEntry> payments = Map.of();
  private Map<String, QuarantineEntry.State> standing = Map.of();

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
    payments = batch.transaction().payments().lock(guids);
    Map<RejectEntry.Key, RejectEntry> known = new HashMap<>(journal().lock(guids));
    standing =
        batch
            .transaction()
            .quarantine()
            .standing(
                List.of(inbox.report()),
                returns.stream().map(each -> inbox.subject(each.fact)).toList());
    Set<RejectEntry.Key> added = claim(returns, known, guids);
    for (Case<AchReturn> each : returns) {
      RejectEntry now = entry(each.fact, each.raw, batch.now());
      if (added.contains(now.key())) {
        first(each, initial(each, now));
      } else {
        again(each, now, Batch.known(known, now.key()));
      }
    }
    finish();
  }

  private Set<RejectEntry.Key> claim(
      List<Case<AchReturn>> returns, Map<RejectEntry.Key, RejectEntry> known, List<String> guids) {
    List<RejectEntry> fresh = new ArrayList<>();
    for (Case<AchReturn> each : returns) {
      RejectEntry entry = entry(each.fact, each.raw, batch.now());
      if (!known.containsKey(entry.key())) {
        fresh.add(initial(each, entry));
      }
    }
    Set<RejectEntry.Key> added = journal().add(fresh);
    if (added.size() < fresh.size()) {
      known.putAll(journal().lock(guids)); // another transaction was faster
    }
    return added;
  }

  /** As it is when all goes well, so that few entries are written twice. */
  private RejectEntry initial(Case<AchReturn> each, RejectEntry entry) {
    if (isResolved(each)) {
      return entry.with(State.RESOLVED);
    }
    return posted(entry.paymentGuid()) != null ? entry.with(State.REVERSED) : entry;
  }

  private boolean isResolved(Case<AchReturn> each) {
    return standing.get(inbox.subject(each.fact)) == QuarantineEntry.State.RESOLVED;
  }

  private void first(Case<AchReturn> each, RejectEntry stored) {
    if (stored.state() == State.RESOLVED) {
      each.become(Acceptance.closedByHand());
      return;
    }
    Optional<Acceptance> refused = returned(each);
    if (each.fact.returnCode().needsReview()) {
      batch.review(
          each, inbox, QuarantineKind.RETURN_CODE, AchReturnInbox.review(each.fact.returnCode()));
    }
    PaymentEntry payment = posted(stored.paymentGuid());
    RejectEntry now = stored.told(refused.isEmpty());
    Acceptance became = Acceptance.of(Outcome.WAITING);
    if (payment != null) {
      Optional<Acceptance> unreversed = reverse(each, now, payment);
      now = now.with(unreversed.isEmpty() ? State.REVERSED : State.WAITING);
      became = unreversed.orElse(Acceptance.of(Outcome.ACCEPTED));
    }
    change(stored, now);
    Acceptance all = refused.orElse(became);
    if (!all.outcome().isQuarantined() && standing.containsKey(inbox.subject(each.fact))) {
      taken.add(inbox.subject(each.fact));
    }
    each.become(all);
  }

  private void again(Case<AchReturn> each, RejectEntry now, RejectEntry known) {
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
      change(
          known,
          known.told(true).with(known.state() == State.WAITING ? State.RESOLVED : known.state()));
      each.become(Acceptance.closedByHand());
      return;
    }
    Optional<Acceptance> refused = known.told() ? Optional.empty() : returned(each);
    RejectEntry after = known.told(refused.isEmpty());
    boolean retried = !known.told() && refused.isEmpty();
    // The payment may have been posted by another transaction while this return first came, and
    // neither saw the other; the report's overlap brings the return again, and here it heals. So
    // does a reversal that the ledger refused.
    PaymentEntry payment = posted(known.paymentGuid());
    if (known.state() == State.WAITING && payment != null) {
      Optional<Acceptance> unreversed = reverse(each, after, payment);
      after = after.with(unreversed.isEmpty() ? State.REVERSED : State.WAITING);
      refused = refused.or(() -> unreversed);
      retried = refused.isEmpty();
    }
    change(known, after);
    if (retried) {
      taken.add(inbox.subject(each.fact));
    }
    each.become(refused.orElse(Acceptance.of(retried ? Outcome.RETRIED : Outcome.DUPLICATE)));
  }

  /** Reverses returns that waited for these payments. */
  void reverseWaiting(List<RejectEntry> waiting, List<PaymentEntry> posted) {
    payments = new HashMap<>();
    posted.forEach(payment -> payments.put(payment.paymentGuid(), payment));
    for (RejectEntry entry : waiting) {
      AchReturn achReturn = AchReturn.recordType().parse(entry.fields());
      Case<AchReturn> each = new Case<>(achReturn, entry.raw());
      PaymentEntry payment = payments.get(entry.paymentGuid());
      if (payment != null && reverse(each, entry, payment).isEmpty()) {
        change(entry, entry.with(State.REVERSED));
        taken.add(inbox.subject(achReturn));
      }
    }
    finish();
  }

  private Optional<Acceptance> returned(Case<AchReturn> each) {
    return batch.refusal(
        each, inbox, batch.ledger(LedgerCall.RETURNED).returned(each.fact, batch.within()));
  }

  /** Empty where it was reversed; else it waits on, so that the next report of it tries again. */
  private Optional<Acceptance> reverse(
      Case<AchReturn> each, RejectEntry entry, PaymentEntry payment) {
    Reversal reversal = new Reversal(each.fact, PaymentEntries.posted(payment));
    Optional<Acceptance> refused =
        batch.refusal(
            each, inbox, batch.ledger(LedgerCall.REVERSE).reverse(reversal, batch.within()));
    if (refused.isEmpty() && entry.amount().compareTo(payment.amount()) > 0) {
      batch.review(
          each,
          inbox,
          QuarantineKind.RETURN_EXCEEDS_PAYMENT,
          "ACH return %s of %s, more than the %s that were paid, is reversed as it stands; people must decide what else to do"
              .formatted(Redaction.shorten(entry.code()), entry.amount(), payment.amount()));
    }
    return refused;
  }

  private void finish() {
    journal().update(changed);
    if (!taken.isEmpty()) {
      batch.transaction().quarantine().taken(List.of(inbox.report()), taken, batch.now());
    }
  }

  private void change(RejectEntry stored, RejectEntry now) {
    if (!now.equals(stored)) {
      changed.add(now);
    }
  }

  private Journal<RejectEntry.Key, RejectEntry> journal() {
    return batch.transaction().rejects();
  }

  static RejectEntry entry(AchReturn achReturn, Map<String, String> raw, Instant now) {
    return new RejectEntry(
        achReturn.paymentGuid(),
        achReturn.returnCode().code(), // case and padding make no second return
        achReturn.returnedAt(),
        achReturn.amount(),
        State.WAITING,
        now,
        AchReturn.recordType().texts(achReturn),
        raw,
        true);
  }

  private @Nullable PaymentEntry posted(PaymentGuid guid) {
    PaymentEntry payment = payments.get(guid);
    return payment != null && payment.state() == PaymentEntry.State.POSTED ? payment : null;
  }
}
