package com.imt.ic.internal.posting;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.PostingSpec.Decider;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.SettlementEntry.State;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What settled lines do to payments that are in the books: a negative line takes back what stands
 * beyond what is to stand, a line that settles once more brings back what lacks. Looks only at
 * payments of which a line may do so. Confined to one transaction.
 */
final class SettledBalance {

  /** A line as it stands now, and what became of it where that is more than being told. */
  record Moved(SettlementEntry entry, Optional<Acceptance> acceptance) {}

  private final SettlementInbox inbox;
  private final Batch batch;
  private final Map<PaymentGuid, List<SettlementEntry>> lines = new HashMap<>();
  private final Set<SettlementEntry.Key> fresh = new HashSet<>();
  private Set<PaymentGuid> returned = Set.of();
  private Map<PaymentGuid, List<RejectEntry>> returns = Map.of();
  private PostedPayments payments = PostedPayments.NONE;

  private SettledBalance(SettlementInbox inbox, Batch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  static SettledBalance of(
      SettlementInbox inbox,
      Batch batch,
      List<Case<SettledPayment>> cases,
      Map<Case<SettledPayment>, SettlementEntry> fresh,
      Map<PaymentGuid, List<SettlementEntry>> known) {
    SettledBalance balance = new SettledBalance(inbox, batch);
    balance.returned =
        batch
            .transaction()
            .rejects()
            .known(cases.stream().map(each -> each.fact.paymentGuid().value()).toList())
            .stream()
            .map(RejectEntry.Key::paymentGuid)
            .collect(Collectors.toSet());
    for (Case<SettledPayment> each : cases) {
      List<SettlementEntry> all =
          new ArrayList<>(known.getOrDefault(each.fact.paymentGuid(), List.of()));
      boolean first = all.isEmpty();
      Optional.ofNullable(fresh.get(each))
          .ifPresent(
              line -> {
                all.add(line);
                balance.fresh.add(line.key());
              });
      boolean moves =
          fresh.containsKey(each)
              ? each.fact.amount().isNegative() || !first
              : all.stream().anyMatch(SettledBalance::isOpen);
      if (moves || balance.returned.contains(each.fact.paymentGuid())) {
        balance.lines.put(each.fact.paymentGuid(), all);
      }
    }
    if (!balance.lines.isEmpty()) {
      balance.look();
    }
    return balance;
  }

  static boolean isOpen(SettlementEntry line) {
    return line.state() == State.REVIEW || line.state() == State.WAITING;
  }

  private void look() {
    List<String> guids = lines.keySet().stream().map(PaymentGuid::value).toList();
    payments = PostedPayments.lock(guids, batch);
    returns =
        batch.transaction().rejects().lock(guids).values().stream()
            .collect(Collectors.groupingBy(RejectEntry::paymentGuid));
  }

  /**
   * @param entry the line; one that is neither new nor open stays as it is, unless its payment was
   *     returned: a return that was read only after the line may make it one that brings money
   *     again
   */
  Moved move(Case<SettledPayment> each, SettlementEntry entry) {
    PaymentGuid guid = entry.paymentGuid();
    boolean settledBefore = !fresh.contains(entry.key()) && !isOpen(entry);
    if (!lines.containsKey(guid) || (settledBefore && !mayComeAgain(entry))) {
      return new Moved(entry, Optional.empty());
    }
    if (!payments.has(guid)) {
      if (!entry.amount().isNegative() || payments.isUnposted(guid)) {
        return settled(entry);
      }
      return waiting(entry);
    }
    Netted netted = Netted.of(payments.of(guid), of(guid), returns.getOrDefault(guid, List.of()));
    Money beyond = payments.standing(guid).minus(netted.expected());
    if (settledBefore && !beyond.isNegative()) {
      return new Moved(entry, Optional.empty());
    }
    return entry.amount().isNegative()
        ? takeBack(each, entry, beyond)
        : postAgain(
            each,
            entry,
            Money.ZERO.minus(beyond),
            netted.surplus().isPositive() || payments.isIncomplete(guid));
  }

  /** Whether it is the last that brought money of a payment of which there is a return. */
  private boolean mayComeAgain(SettlementEntry entry) {
    return entry.state() == State.SETTLED
        && returned.contains(entry.paymentGuid())
        && of(entry.paymentGuid()).stream()
            .filter(line -> !line.amount().isNegative())
            .max(Comparator.comparing(SettlementEntry::settledOn))
            .filter(last -> last.key().equals(entry.key()))
            .isPresent();
  }

  private List<SettlementEntry> of(PaymentGuid guid) {
    return lines.getOrDefault(guid, List.of());
  }

  /**
   * @param beyond how much more stands in the books than is to stand
   */
  private Moved takeBack(Case<SettledPayment> each, SettlementEntry entry, Money beyond) {
    // What may be written is found out by the same call alone, whatever is to stand by now.
    boolean mayBeWritten = isInDoubt(entry);
    Money amount =
        smaller(
            mayBeWritten ? payments.standing(entry.paymentGuid()) : beyond,
            Money.ZERO.minus(entry.amount()));
    if (!amount.isPositive() || isByEft(each)) {
      // A return takes an EFT payment back by a report of its own.
      return settled(entry);
    }
    Money doubtful = doubtful(entry);
    if (doubtful.isPositive()
        && amount.compareTo(payments.standing(entry.paymentGuid()).minus(doubtful)) > 0) {
      return review(
          each,
          entry,
          QuarantineKind.TAKEN_BACK,
          "Batch %s takes %s of this payment back, but the ledger, which shares no transaction, has failed on other lines of it, of %s, and may have taken that back all the same. Have those taken first; then retry or resolve this"
              .formatted(entry.batchId(), amount, doubtful));
    }
    if (inbox.spec().chargebacks() == Decider.PEOPLE && !batch.isByHand() && !mayBeWritten) {
      return review(
          each,
          entry,
          QuarantineKind.TAKEN_BACK,
          "Batch %s takes %s of this payment back: a chargeback or a refund. Retry this to have the books take it back (Ledger.chargedBack), or book it by hand and resolve this"
              .formatted(entry.batchId(), amount));
    }
    return bring(
        each,
        entry,
        State.TAKEN_BACK,
        payments.split(entry.paymentGuid(), amount, entry.invoiceNumber()),
        part ->
            batch
                .ledger(LedgerCall.CHARGED_BACK)
                .chargedBack(
                    new Chargeback(
                        each.fact,
                        PaymentEntries.posted(part.payment()),
                        part.amount(),
                        part.key(name(entry))),
                    batch.within()),
        PostedPayments::takenBack);
  }

  /** Whether the line may have taken money back though nobody knows. */
  private boolean isInDoubt(SettlementEntry entry) {
    return batch.isLedgerSeparate()
        && entry.state() == State.WAITING
        && standing(List.of(entry)).anyMatch(this::hasFailed);
  }

  private boolean hasFailed(QuarantineEntry entry) {
    return entry.kind() == QuarantineKind.FAILED && takesBack(entry);
  }

  /**
   * How much other lines may have taken back though nobody knows: a ledger that shares no
   * transaction and fails may have written by then, and only the same call once more tells.
   */
  private Money doubtful(SettlementEntry entry) {
    if (!batch.isLedgerSeparate()) {
      return Money.ZERO;
    }
    List<SettlementEntry> others =
        of(entry.paymentGuid()).stream()
            .filter(line -> line.state() == State.WAITING && line.amount().isNegative())
            .filter(line -> !line.key().equals(entry.key()))
            .toList();
    return standing(others).anyMatch(this::hasFailed)
        ? Money.ZERO.minus(
            others.stream().map(SettlementEntry::amount).reduce(Money.ZERO, Money::plus))
        : Money.ZERO;
  }

  /** What stands open in the quarantine of lines. */
  private Stream<QuarantineEntry> standing(List<SettlementEntry> of) {
    if (of.isEmpty()) {
      return Stream.empty();
    }
    List<String> subjects =
        of.stream().map(line -> inbox.subject(SettlementInbox.record(line))).toList();
    return batch
        .transaction()
        .quarantine()
        .standing(List.of(inbox.report()), subjects)
        .values()
        .stream()
        .flatMap(List::stream)
        .filter(each -> each.state() == QuarantineEntry.State.OPEN);
  }

  /**
   * @param lacking how much less stands in the books than is to stand
   * @param unclear whether more settled than was paid and taken back, so that the line may be of an
   *     invoice that the books do not have, and people decide
   */
  private Moved postAgain(
      Case<SettledPayment> each, SettlementEntry entry, Money lacking, boolean unclear) {
    Money amount = smaller(lacking, entry.amount());
    if (!amount.isPositive()) {
      if (doubtful(entry).isPositive()) {
        return waiting(entry); // what it brings again may have been taken back unheard
      }
      if (lacking.isZero()) {
        closeOpen(entry);
      }
      return settled(entry);
    }
    boolean people = unclear || inbox.spec().representments() == Decider.PEOPLE;
    if (people && !batch.isByHand()) {
      return review(
          each,
          entry,
          QuarantineKind.SETTLED_AGAIN,
          "Of this payment, which was taken back, %s settled once more in batch %s: presented again, or a chargeback that was won. Retry this to have the books post it anew (Ledger.represented), or book it by hand and resolve this"
              .formatted(amount, entry.batchId()));
    }
    return bring(
        each,
        entry,
        State.POSTED_AGAIN,
        payments.splitOfTakenBack(entry.paymentGuid(), amount, entry.invoiceNumber()),
        part ->
            batch
                .ledger(LedgerCall.REPRESENTED)
                .represented(
                    new Representment(
                        each.fact,
                        PaymentEntries.posted(part.payment()),
                        part.amount(),
                        part.keyAgain()),
                    batch.within()),
        PostedPayments::postedAgain);
  }

  private boolean isByEft(Case<SettledPayment> each) {
    return each.fact
        .method()
        .map(PaymentMethod::code)
        .or(() -> payments.of(each.fact.paymentGuid()).get(0).method())
        .filter(PaymentMethod.EFT.code()::equals)
        .isPresent();
  }

  /**
   * Names it to books that share no transaction, by its amount and not by its number alone: of two
   * that are new the other one may be the first where the transaction was undone.
   */
  private String name(SettlementEntry entry) {
    long before =
        of(entry.paymentGuid()).stream()
            .filter(other -> other.batchId().equals(entry.batchId()))
            .filter(other -> other.line() < entry.line())
            .filter(other -> other.amount().equals(entry.amount()))
            .count();
    return "S%s-%s-%s".formatted(Money.ZERO.minus(entry.amount()), before + 1, entry.batchId());
  }

  private static Moved waiting(SettlementEntry entry) {
    return entry.state() == State.WAITING
        ? new Moved(entry, Optional.empty())
        : new Moved(entry.with(State.WAITING), Optional.of(Acceptance.of(Outcome.WAITING)));
  }

  private Moved settled(SettlementEntry entry) {
    return new Moved(entry.with(State.SETTLED), Optional.empty());
  }

  /** For people; in the quarantine once, and still open where they brought it in vain. */
  private Moved review(
      Case<SettledPayment> each, SettlementEntry entry, QuarantineKind kind, String reason) {
    return entry.state() == State.REVIEW && !batch.isByHand()
        ? new Moved(entry, Optional.empty())
        : new Moved(entry.with(State.REVIEW), Optional.of(batch.review(each, inbox, kind, reason)));
  }

  private Moved bring(
      Case<SettledPayment> each,
      SettlementEntry entry,
      State done,
      Optional<List<PostedPayments.Part>> parts,
      Function<PostedPayments.Part, LedgerAnswer> ledger,
      BiConsumer<PostedPayments, PostedPayments.Part> note) {
    if (parts.isEmpty()) {
      return review(
          each,
          entry,
          entry.amount().isNegative() ? QuarantineKind.TAKEN_BACK : QuarantineKind.SETTLED_AGAIN,
          "Batch %s moves %s of a payment of which %s stand in the books, and nobody knows of which invoice or why; book it by hand and resolve this"
              .formatted(entry.batchId(), entry.amount(), payments.standing(entry.paymentGuid())));
    }
    boolean again = !fresh.contains(entry.key());
    for (PostedPayments.Part part : parts.get()) {
      Optional<Acceptance> refused = batch.refusal(each, inbox, ledger.apply(part));
      if (refused.isPresent()) {
        return new Moved(entry.with(State.WAITING), refused);
      }
      note.accept(payments, part);
    }
    return new Moved(
        entry.with(done), again ? Optional.of(Acceptance.of(Outcome.RETRIED)) : Optional.empty());
  }

  /** What was to be taken back has come again, before anybody took it back. */
  private void closeOpen(SettlementEntry entry) {
    List<SettlementEntry> open =
        of(entry.paymentGuid()).stream()
            .filter(SettledBalance::isOpen)
            .filter(line -> !line.key().equals(entry.key()))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    List<Long> ids = standing(open).filter(this::takesBack).map(QuarantineEntry::id).toList();
    batch.transaction().quarantine().taken(ids, batch.now());
    batch
        .transaction()
        .settlements()
        .update(open.stream().map(line -> line.with(State.SETTLED)).toList());
  }

  private boolean takesBack(QuarantineEntry entry) {
    return inbox
        .mapping()
        .amount(entry.report(), entry.raw())
        .filter(Money::isNegative)
        .isPresent();
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  void write() {
    payments.write(batch);
  }
}
