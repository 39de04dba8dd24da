package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.reconcile.SortedBooks.Entry;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.PaymentFacts;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through batches and payments, some hundreds of these at a time, and tells what it finds. It
 * keeps open what differs, and in a run over open items what is not done. Not thread-safe.
 */
final class Payments {

  private static final int TOGETHER = 500;

  private final Facts facts;
  private final AsOf asOf;
  private final Span span;
  private final HeldBooks held;
  private final OpenMoney money;
  private final Reconciliation.Visitor visitor;
  private final Findings findings;
  private final Bridge bridge = new Bridge();
  private final Batches batches;
  private final List<PaymentFacts> waiting = new ArrayList<>();
  private final List<OpenItem> stillOpen = new ArrayList<>();
  private FactSums moved = FactSums.NOTHING;

  Payments(
      Facts facts,
      AsOf asOf,
      Span span,
      HeldBooks held,
      OpenMoney money,
      Reconciliation.Visitor visitor) {
    this.facts = facts;
    this.asOf = asOf;
    this.span = span;
    this.held = held;
    this.money = money;
    this.visitor = visitor;
    findings = new Findings(visitor);
    batches = new Batches(asOf, facts, new BatchResult());
  }

  Findings findings() {
    return findings;
  }

  Bridge bridge() {
    return bridge;
  }

  /** Batches first: a payment's line in one that was reported again counts for nothing. */
  void batches(FactScope scope) {
    facts.batches(scope, batches::add);
    batches.end();
  }

  private final class BatchResult implements Batches.Result {

    @Override
    public void batch(BatchFacts of, ReconciledBatch batch, Money off) {
      bridge.batch(of, batch, off);
      if (!of.isAsked()) {
        return;
      }
      visitor.batch(batch);
      if (batch.check() == ReconciledBatch.Check.REPORTED_AGAIN) {
        return;
      }
      Money deposited = batch.deposited();
      findings.day(
          batch.settledOn(),
          Money.ZERO,
          of.sum(),
          Money.ZERO,
          deposited == null ? Money.ZERO : deposited);
    }

    /** The day is looked at again, until the deposit fits. */
    @Override
    public void difference(DifferenceKind kind, BatchFacts batch, Money amount, String reason) {
      if (!batch.isAsked()) {
        return;
      }
      findings.difference(
          asOf.difference(
              kind,
              BatchNames.of(batch.key()),
              amount,
              reason,
              asOf.start(batch.key().settledOn())));
      keepOpen(new OpenItem(batch.onePayment().value(), Optional.of(batch.key().settledOn())));
    }
  }

  void read(FactScope scope) {
    facts.read(scope, this::add);
    compare();
    held.rest(this::beside);
    money.rest(
        row -> {
          if (isOfSpan(asOf.day(row.since()))) {
            findings.difference(row.alone(asOf));
          }
        });
    reopen(1);
  }

  private boolean isOfSpan(LocalDate day) {
    LocalDate from = span.from();
    LocalDate to = span.to();
    return from == null || to == null || (!day.isBefore(from) && !day.isAfter(to));
  }

  private void add(PaymentFacts payment) {
    waiting.add(payment);
    if (waiting.size() == TOGETHER) {
      compare();
    }
  }

  private void compare() {
    if (waiting.isEmpty()) {
      return;
    }
    List<PaymentFacts> some = List.copyOf(waiting);
    waiting.clear();
    Map<PaymentGuid, InBooks> books =
        held.of(some.stream().map(PaymentFacts::paymentGuid).toList(), this::beside);
    for (PaymentFacts each : some) {
      compare(each, books == null ? null : books.getOrDefault(each.paymentGuid(), InBooks.NOTHING));
    }
  }

  private void compare(PaymentFacts of, @Nullable InBooks books) {
    OnePayment payment = payment(of);
    tell(of, payment, books, Comparison.of(payment, asOf, books, money.take(payment)));
    if (span.isOpen() && isOpen(payment, payment.state(asOf))) {
      keepOpen(OpenItem.of(payment.guid().value()));
    }
    bridge.linesOfDays(of.lines());
  }

  private void tell(
      PaymentFacts of, OnePayment payment, @Nullable InBooks books, List<Difference> differences) {
    differences.forEach(findings::difference);
    if (!differences.isEmpty()) {
      keepOpen(OpenItem.of(payment.guid().value()));
    }
    bridge.books(beyond(payment, books), differences);
    if (isSubjectAlone(of)) {
      return;
    }
    PaymentState state = payment.state(asOf);
    findings.payment(payment, state);
    bridge.payment(payment, state);
    of.lines().stream()
        .filter(this::isReportedAgain)
        .forEach(line -> bridge.lineAgain(line.amount()));
    payment.came().forEach(entry -> paid(asOf.day(entry.paidAt()), entry.amount()));
    of.returns().forEach(entry -> returned(asOf.day(entry.returnedAt()), entry.amount()));
    visitor.payment(Life.of(payment, of.lines(), state, asOf, differences));
  }

  /** What the books hold of payments that were not asked about: closed ones, or unknown ones. */
  private void beside(List<Entry> entries) {
    Map<PaymentGuid, PaymentFacts> known = new HashMap<>();
    facts.read(
        new FactScope.Payments(entries.stream().map(Entry::payment).toList()),
        each -> known.put(each.paymentGuid(), each));
    List<PaymentGuid> now = new ArrayList<>();
    for (Entry entry : entries) {
      PaymentFacts of = known.get(entry.payment());
      if (of == null) {
        besideUnknown(entry);
      } else if (span.isOpen() && moved(of, entry.held())) {
        now.add(entry.payment());
      } else {
        bridge.booksBeside(entry.held().standing());
      }
    }
    if (!now.isEmpty()) {
      moved = moved.plus(facts.sums(new FactScope.Payments(now)).withoutDays());
    }
  }

  private void besideUnknown(Entry entry) {
    Instant since = entry.held().firstAt();
    if (span.isOpen() || (since != null && isOfSpan(asOf.day(since)))) {
      PaymentFacts nothing = new PaymentFacts(entry.payment(), List.of(), List.of(), List.of());
      compare(nothing, entry.held());
    } else {
      bridge.booksBeside(entry.held().standing());
    }
  }

  /** Whether the books have moved a payment that was closed; then it is asked about after all. */
  private boolean moved(PaymentFacts of, InBooks books) {
    OnePayment payment = payment(of);
    List<Difference> differences = Comparison.of(payment, asOf, books, List.of());
    boolean ofLedger =
        differences.stream().anyMatch(difference -> Bridge.isOfLedger(difference.kind()));
    if (ofLedger) {
      tell(of, payment, books, differences);
    }
    return ofLedger;
  }

  /** Sums of what was asked about after all. */
  FactSums moved() {
    return moved;
  }

  private OnePayment payment(PaymentFacts of) {
    List<SettlementEntry> lines = new ArrayList<>(of.lines());
    lines.removeIf(this::isReportedAgain);
    return new OnePayment(of.paymentGuid(), of.entries(), lines, of.returns());
  }

  private boolean isReportedAgain(SettlementEntry line) {
    return batches.isReportedAgain(BatchFacts.Key.of(line));
  }

  private static Money beyond(OnePayment payment, @Nullable InBooks books) {
    return books == null ? Money.ZERO : books.standing().minus(payment.standing());
  }

  /** An open item of something that only the books, or the quarantine, told of. */
  private static boolean isSubjectAlone(PaymentFacts of) {
    return of.entries().isEmpty() && of.lines().isEmpty() && of.returns().isEmpty();
  }

  private static boolean isOpen(OnePayment payment, PaymentState state) {
    return switch (state) {
      case AWAITING_REPORT, AWAITING_SETTLEMENT, PARTLY_SETTLED, IN_REVIEW, UNKNOWN -> true;
      case KEPT -> payment.charges().isEmpty();
      case PARTLY_TAKEN_BACK -> !payment.isReported() || payment.charges().isEmpty();
      case SETTLED,
          TAKEN_BACK,
          RETURNED_BEFORE_SETTLEMENT,
          RETURNED_AFTER_SETTLEMENT,
          REPRESENTED ->
          !payment.isReported();
      case DECLINED, REFUSED -> false;
    };
  }

  private void paid(LocalDate day, Money amount) {
    findings.day(day, amount, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  private void returned(LocalDate day, Money amount) {
    findings.day(day, Money.ZERO, Money.ZERO, amount, Money.ZERO);
  }

  /** A difference that a look at some days finds stays open for the daily ones. */
  private void keepOpen(OpenItem item) {
    stillOpen.add(item);
    reopen(TOGETHER);
  }

  private void reopen(int atLeast) {
    if (stillOpen.size() >= atLeast) {
      facts.reopen(stillOpen);
      stillOpen.clear();
    }
  }
}
