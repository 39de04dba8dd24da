package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.PostingSpec.Cart;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final List<Long> taken = new ArrayList<>();
  private Map<String, List<QuarantineEntry>> standing = Map.of();

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
    Map<Case<Payment>, PaymentEntry> fresh = claim(payments);
    List<Case<Payment>> others =
        payments.stream().filter(each -> !fresh.containsKey(each)).toList();
    Map<PaymentGuid, List<PaymentEntry>> known = lock(others);
    fresh.putAll(claimFurther(others, known));
    standing = inbox.standing(doubtful(payments, fresh, known), batch);
    List<Posting> postings = new ArrayList<>();
    for (Case<Payment> each : payments) {
      PaymentEntry entry = fresh.get(each);
      if (entry != null) {
        first(each, entry, postings);
      } else {
        again(each, known(each, known), postings);
      }
    }
    post(postings);
    finish();
  }

  private Map<PaymentGuid, List<PaymentEntry>> lock(List<Case<Payment>> payments) {
    return journal().lock(subjects(payments)).values().stream()
        .collect(Collectors.groupingBy(PaymentEntry::paymentGuid));
  }

  /** The entry that a known payment is compared with: that of its invoice, else the first. */
  private static PaymentEntry known(
      Case<Payment> each, Map<PaymentGuid, List<PaymentEntry>> known) {
    List<PaymentEntry> entries = Batch.known(known, each.fact.paymentGuid());
    return PaymentEntries.ofInvoice(entries, each.fact).orElse(entries.get(0));
  }

  /** Whatever the ledger would be asked for. */
  private List<String> doubtful(
      List<Case<Payment>> payments,
      Map<Case<Payment>, PaymentEntry> fresh,
      Map<PaymentGuid, List<PaymentEntry>> known) {
    List<String> doubtful = new ArrayList<>();
    for (Case<Payment> each : payments) {
      if (fresh.containsKey(each) ? each.fact.approved() : isAsked(known(each, known))) {
        doubtful.add(inbox.subject(each.fact));
      }
    }
    return doubtful;
  }

  private boolean isAsked(PaymentEntry entry) {
    return entry.state() == State.REFUSED
        || entry.state() == State.RECEIVED
        || entry.state() == State.DECLINED_UNTOLD
        || isConfirmation(entry);
  }

  /** Whether a posted payment comes by this channel for the first time. */
  private boolean isConfirmation(PaymentEntry entry) {
    return entry.state() == State.POSTED
        && (inbox.channel() == PaymentChannel.PUSH ? entry.pushedAt() : entry.reportedAt())
            .isEmpty();
  }

  /** Adds what is new, unless another transaction is faster. */
  private Map<Case<Payment>, PaymentEntry> claim(List<Case<Payment>> payments) {
    Set<PaymentGuid> known =
        journal().known(subjects(payments)).stream()
            .map(PaymentEntry.Key::paymentGuid)
            .collect(Collectors.toSet());
    Map<Case<Payment>, PaymentEntry> fresh = new LinkedHashMap<>();
    for (Case<Payment> each : payments) {
      if (!known.contains(each.fact.paymentGuid())) {
        fresh.put(each, entry(each.fact));
      }
    }
    return added(fresh);
  }

  private Map<Case<Payment>, PaymentEntry> added(Map<Case<Payment>, PaymentEntry> fresh) {
    Set<PaymentEntry.Key> added = new HashSet<>(journal().add(fresh.values()));
    fresh.values().removeIf(entry -> !added.contains(entry.key()));
    return fresh;
  }

  /** Adds the further invoices that known payments pay. */
  private Map<Case<Payment>, PaymentEntry> claimFurther(
      List<Case<Payment>> payments, Map<PaymentGuid, List<PaymentEntry>> known) {
    Map<Case<Payment>, PaymentEntry> all = new LinkedHashMap<>();
    List<Case<Payment>> further = payments;
    while (true) {
      further = further.stream().filter(each -> isFurther(each.fact, known)).toList();
      if (further.isEmpty()) {
        return all;
      }
      Map<Case<Payment>, PaymentEntry> fresh = new LinkedHashMap<>();
      for (Case<Payment> each : further) {
        int before = Batch.known(known, each.fact.paymentGuid()).size();
        fresh.put(each, entry(each.fact).withAllocation(before + 1));
      }
      all.putAll(added(fresh));
      further = further.stream().filter(each -> !all.containsKey(each)).toList();
      known.putAll(lock(further)); // another transaction was faster
    }
  }

  /**
   * Whether it is for an invoice that the payment is not known to pay, and the profile takes it.
   */
  private boolean isFurther(Payment payment, Map<PaymentGuid, List<PaymentEntry>> known) {
    List<PaymentEntry> entries = Batch.known(known, payment.paymentGuid());
    Cart cart = inbox.spec().cart();
    return cart != Cart.NEVER
        && PaymentEntries.ofInvoice(entries, payment).isEmpty()
        && (cart == Cart.ALWAYS || entries.stream().anyMatch(this::isInTheAnswer));
  }

  private boolean isInTheAnswer(PaymentEntry entry) {
    return batch.answer().has(PaymentEntries.content(entry.paymentGuid(), entry.invoiceNumber()));
  }

  /** As it is when all goes well, so that few entries are written twice. */
  private PaymentEntry entry(Payment payment) {
    return PaymentEntries.of(payment, inbox.channel(), batch.now(), initial(payment));
  }

  private State initial(Payment payment) {
    if (!payment.approved()) {
      return State.DECLINED;
    }
    if (inbox.isUnposted(payment)) {
      return State.KEPT;
    }
    return batch.isLedgerSeparate() ? State.RECEIVED : State.POSTED;
  }

  /** Those in that state of what stands in the quarantine of a payment. */
  private Stream<QuarantineEntry> standing(Payment payment, QuarantineEntry.State state) {
    return standing.getOrDefault(inbox.subject(payment), List.of()).stream()
        .filter(entry -> entry.state() == state)
        .filter(entry -> inbox.isOf(entry, payment));
  }

  private boolean isResolved(Payment payment) {
    return standing(payment, QuarantineEntry.State.RESOLVED).findAny().isPresent();
  }

  /** The ledger has it, or has taken note: what stood in its way is closed. */
  private void taken(Payment payment) {
    standing(payment, QuarantineEntry.State.OPEN).forEach(entry -> taken.add(entry.id()));
    batch.withdraw(inbox.subject(payment), row -> inbox.isOf(row.report(), row.raw(), payment));
  }

  private void first(Case<Payment> each, PaymentEntry entry, List<Posting> postings) {
    if (entry.state() == State.KEPT) {
      taken(each.fact);
      each.become(Acceptance.kept(Outcome.KEPT));
    } else if (!each.fact.approved()) {
      declined(each, entry, entry, Outcome.DECLINED);
    } else if (isResolved(each.fact)) {
      change(entry, entry.with(State.RESOLVED, Optional.empty()));
      each.become(Acceptance.closedByHand());
    } else {
      postings.add(new Posting(each, entry, entry, Outcome.ACCEPTED));
    }
  }

  private void declined(
      Case<Payment> each, PaymentEntry stored, PaymentEntry seen, Outcome whenTold) {
    Optional<Acceptance> refused =
        inbox.isUnposted(each.fact)
            ? Optional.empty()
            : batch.refusal(
                each, inbox, batch.ledger(LedgerCall.DECLINED).declined(each.fact, batch.within()));
    State now = refused.isPresent() ? State.DECLINED_UNTOLD : State.DECLINED;
    change(stored, seen.with(now, Optional.empty()));
    if (refused.isEmpty() && stored.state() == State.DECLINED_UNTOLD) {
      taken(each.fact);
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
    PaymentEntry seen =
        known.seen(
            inbox.channel() == PaymentChannel.PUSH,
            each.fact.invoiceNumber(),
            each.fact.convenienceFee(),
            batch.now());
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
      case KEPT -> {
        change(known, seen);
        each.become(Acceptance.kept(Outcome.DUPLICATE));
      }
      case DECLINED -> {
        change(known, seen);
        each.become(Acceptance.declined(Outcome.DUPLICATE, each.fact.message()));
      }
      case DECLINED_UNTOLD -> declined(each, known, seen, Outcome.RETRIED);
      case POSTED -> confirmed(each, known, seen);
    }
  }

  private void confirmed(Case<Payment> each, PaymentEntry known, PaymentEntry seen) {
    Optional<String> number = known.receiptNumber();
    if (!isConfirmation(known) || isResolved(each.fact)) {
      change(known, seen);
      each.become(Acceptance.posted(Outcome.DUPLICATE, number));
      return;
    }
    Optional<Acceptance> refused =
        batch.refusal(
            each, inbox, batch.ledger(LedgerCall.CONFIRMED).confirmed(each.fact, batch.within()));
    if (refused.isEmpty()) {
      change(known, seen); // else it is confirmed when it comes again
      taken(each.fact);
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
    answers.forEach(Batch::requireAnswer);
    return answers;
  }

  /** What a separate ledger has answered. */
  void mark(List<Case<Payment>> received, List<Acceptance> before, List<LedgerAnswer> answers) {
    Map<PaymentGuid, List<PaymentEntry>> known = lock(received);
    standing = inbox.standing(subjects(received), batch);
    for (int i = 0; i < received.size(); i++) {
      Case<Payment> each = received.get(i);
      PaymentEntry entry = known(each, known);
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
    taken(each.fact);
    each.become(Acceptance.posted(posting.outcome(), answer.receiptNumber()));
  }

  private void finish() {
    journal().update(changed);
    batch.transaction().quarantine().taken(taken, batch.now());
    batch.posted(posted);
  }

  /** Notes an entry that is to be written, unless it says what is there. */
  private void change(PaymentEntry written, PaymentEntry now) {
    if (!now.equals(written)) {
      changed.add(now);
    }
  }

  private Journal<PaymentEntry.Key, PaymentEntry> journal() {
    return batch.transaction().payments();
  }

  private static List<String> subjects(Collection<Case<Payment>> payments) {
    return payments.stream().map(each -> each.fact.paymentGuid().value()).toList();
  }
}
