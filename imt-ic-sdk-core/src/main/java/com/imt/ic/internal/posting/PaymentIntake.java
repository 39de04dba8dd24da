package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Payments of different identities on their way through one transaction. */
final class PaymentIntake {

  /**
   * A payment that the ledger is asked for.
   *
   * @param stored its entry as it stands in the store
   * @param entry the same, seen once more
   */
  private record Posting(
      Case<Payment> payment, PaymentEntry stored, PaymentEntry entry, Outcome outcome) {}

  private final PaymentInbox inbox;
  private final Batch batch;
  private final List<PaymentEntry> changed = new ArrayList<>();
  private final List<PaymentEntry> posted = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Map<String, QuarantineEntry.State> standing = Map.of();

  PaymentIntake(PaymentInbox inbox, Batch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  /**
   * Claims the identities first, so that of two transactions one posts and the other learns. What
   * is new is added before what is known is locked: who waits to add holds no row that another may
   * wait to lock, so that transactions never wait for one another in a ring.
   */
  void take(List<Case<Payment>> payments) {
    Map<PaymentGuid, PaymentEntry> fresh = claim(payments);
    Map<PaymentGuid, PaymentEntry> known =
        journal()
            .lock(
                subjects(
                    payments.stream()
                        .filter(each -> !fresh.containsKey(each.fact.paymentGuid()))
                        .toList()));
    standing = inbox.standing(doubtful(payments, known), batch);
    List<Posting> postings = new ArrayList<>();
    for (Case<Payment> each : payments) {
      PaymentEntry entry = fresh.get(each.fact.paymentGuid());
      if (entry != null) {
        first(each, entry, postings);
      } else {
        again(each, Batch.known(known, each.fact.paymentGuid()), postings);
      }
    }
    post(postings);
    finish();
  }

  /** Whatever the ledger would be asked for. */
  private List<String> doubtful(
      List<Case<Payment>> payments, Map<PaymentGuid, PaymentEntry> known) {
    List<String> doubtful = new ArrayList<>();
    for (Case<Payment> each : payments) {
      PaymentEntry entry = known.get(each.fact.paymentGuid());
      if (each.fact.approved() && (entry == null || isOwed(entry) || isConfirmation(entry))) {
        doubtful.add(inbox.subject(each.fact));
      }
    }
    return doubtful;
  }

  /** Whether a posted payment comes by this channel for the first time. */
  private boolean isConfirmation(PaymentEntry entry) {
    return entry.state() == State.POSTED
        && (inbox.channel() == PaymentChannel.PUSH ? entry.pushedAt() : entry.reportedAt())
            .isEmpty();
  }

  private static boolean isOwed(PaymentEntry entry) {
    return entry.state() == State.REFUSED || entry.state() == State.RECEIVED;
  }

  /** Adds what is new, unless another transaction is faster. */
  private Map<PaymentGuid, PaymentEntry> claim(List<Case<Payment>> payments) {
    Set<PaymentGuid> known = journal().known(subjects(payments));
    Map<PaymentGuid, PaymentEntry> fresh = new HashMap<>();
    for (Case<Payment> each : payments) {
      if (!known.contains(each.fact.paymentGuid())) {
        fresh.put(
            each.fact.paymentGuid(),
            PaymentEntries.of(each.fact, inbox.channel(), batch.now(), initial(each.fact)));
      }
    }
    fresh.keySet().retainAll(journal().add(fresh.values()));
    return fresh;
  }

  /** As it is when all goes well, so that few entries are written twice. */
  private State initial(Payment payment) {
    if (!payment.approved()) {
      return State.DECLINED;
    }
    return batch.isLedgerSeparate() ? State.RECEIVED : State.POSTED;
  }

  private boolean isResolved(Payment payment) {
    return standing.get(inbox.subject(payment)) == QuarantineEntry.State.RESOLVED;
  }

  private void first(Case<Payment> each, PaymentEntry entry, List<Posting> postings) {
    if (!each.fact.approved()) {
      declined(each, entry, Outcome.DECLINED);
    } else if (isResolved(each.fact)) {
      change(entry, entry.with(State.RESOLVED, Optional.empty()));
      each.become(Acceptance.closedByHand());
    } else {
      postings.add(new Posting(each, entry, entry, Outcome.ACCEPTED));
    }
  }

  private void declined(Case<Payment> each, PaymentEntry entry, Outcome whenTold) {
    Optional<Acceptance> refused =
        batch.refusal(
            each, inbox, batch.ledger(LedgerCall.DECLINED).declined(each.fact, batch.within()));
    change(
        entry,
        entry.with(refused.isPresent() ? State.DECLINED_UNTOLD : State.DECLINED, Optional.empty()));
    if (refused.isEmpty() && entry.state() == State.DECLINED_UNTOLD) {
      told.add(inbox.subject(each.fact));
    }
    each.become(refused.orElseGet(() -> Acceptance.declined(whenTold, each.fact.message())));
  }

  private void again(Case<Payment> each, PaymentEntry known, List<Posting> postings) {
    PaymentEntry now = PaymentEntries.of(each.fact, inbox.channel(), batch.now(), known.state());
    Optional<String> difference = PaymentEntries.difference(known, now, each.fact.approved());
    if (difference.isPresent()) {
      each.become(batch.conflict(each, inbox, difference.get()));
      return;
    }
    PaymentEntry seen = known.seen(inbox.channel() == PaymentChannel.PUSH, batch.now());
    switch (known.state()) {
      case REFUSED, RECEIVED -> {
        if (isResolved(each.fact)) {
          change(known, seen.with(State.RESOLVED, Optional.empty()));
          each.become(Acceptance.closedByHand());
        } else {
          postings.add(new Posting(each, known, seen, Outcome.RETRIED));
        }
      }
      case RESOLVED -> {
        change(known, seen);
        each.become(Acceptance.closedByHand());
      }
      case DECLINED -> {
        change(known, seen);
        each.become(Acceptance.declined(Outcome.DUPLICATE, each.fact.message()));
      }
      case DECLINED_UNTOLD -> declined(each, seen, Outcome.RETRIED);
      case POSTED -> confirmed(each, known, seen);
    }
  }

  private void confirmed(Case<Payment> each, PaymentEntry known, PaymentEntry seen) {
    Optional<String> number = known.receiptNumber();
    if (seen.equals(known) || isResolved(each.fact)) {
      change(known, seen);
      each.become(Acceptance.posted(Outcome.DUPLICATE, number));
      return;
    }
    Optional<Acceptance> refused =
        batch.refusal(
            each, inbox, batch.ledger(LedgerCall.CONFIRMED).confirmed(each.fact, batch.within()));
    if (refused.isEmpty()) {
      change(known, seen); // else it is confirmed when it comes again
      if (standing.containsKey(inbox.subject(each.fact))) {
        told.add(inbox.subject(each.fact));
      }
    }
    each.become(
        refused
            .map(acceptance -> acceptance.butPosted(number))
            .orElseGet(() -> Acceptance.posted(Outcome.DUPLICATE, number)));
  }

  private void post(List<Posting> postings) {
    if (postings.isEmpty()) {
      return;
    }
    if (batch.isLedgerSeparate()) {
      for (Posting each : postings) {
        change(each.stored(), each.entry().with(State.RECEIVED, Optional.empty()));
        each.payment().become(Acceptance.received(each.outcome()));
      }
      return;
    }
    List<LedgerAnswer> answers =
        postAll(
            batch.ledger(LedgerCall.POST),
            postings.stream().map(posting -> posting.payment().fact).toList(),
            batch.within());
    for (int i = 0; i < answers.size(); i++) {
      answered(postings.get(i), answers.get(i));
      if (answers.get(i).isAccepted()) {
        batch.accepted();
      }
    }
  }

  static List<LedgerAnswer> postAll(
      Ledger ledger, List<Payment> payments, LedgerTransaction transaction) {
    List<LedgerAnswer> answers = ledger.postAll(payments, transaction);
    if (answers.size() != payments.size()) {
      throw new IllegalStateException(
          "Ledger.postAll answered %s of %s payments; answer each, in their order"
              .formatted(answers.size(), payments.size()));
    }
    answers.forEach(answer -> Objects.requireNonNull(answer, "an answer of Ledger.postAll"));
    return answers;
  }

  /** What a separate ledger has answered. */
  void mark(List<Case<Payment>> received, List<Acceptance> before, List<LedgerAnswer> answers) {
    Map<PaymentGuid, PaymentEntry> known = journal().lock(subjects(received));
    standing =
        inbox.standing(received.stream().map(each -> inbox.subject(each.fact)).toList(), batch);
    for (int i = 0; i < received.size(); i++) {
      Case<Payment> each = received.get(i);
      PaymentEntry entry = Batch.known(known, each.fact.paymentGuid());
      if (entry.state() == State.POSTED) {
        each.become(Acceptance.posted(Outcome.DUPLICATE, entry.receiptNumber()));
      } else {
        answered(new Posting(each, entry, entry, before.get(i).outcome()), answers.get(i));
      }
    }
    finish();
  }

  private void answered(Posting posting, LedgerAnswer answer) {
    Case<Payment> each = posting.payment();
    Optional<Acceptance> refused = batch.refusal(each, inbox, answer);
    if (refused.isPresent()) {
      change(posting.stored(), posting.entry().with(State.REFUSED, Optional.empty()));
      each.become(refused.get());
      return;
    }
    PaymentEntry now = posting.entry().with(State.POSTED, answer.receiptNumber());
    change(posting.stored(), now);
    posted.add(now);
    each.become(Acceptance.posted(posting.outcome(), answer.receiptNumber()));
  }

  private void finish() {
    journal().update(changed);
    inbox.told(told, batch);
    inbox.posted(posted, standing, batch);
  }

  /** Notes an entry that is to be written, unless it says what is there. */
  private void change(PaymentEntry written, PaymentEntry now) {
    if (!now.equals(written)) {
      changed.add(now);
    }
  }

  private Journal<PaymentGuid, PaymentEntry> journal() {
    return batch.transaction().payments();
  }

  private static List<String> subjects(List<Case<Payment>> payments) {
    return payments.stream().map(each -> each.fact.paymentGuid().value()).toList();
  }
}
