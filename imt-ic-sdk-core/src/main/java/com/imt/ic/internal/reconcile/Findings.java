package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the totals and differences of one reconciliation. */
final class Findings {

  private final Instant asOf;
  private final Map<PaymentState, StateTotal> totals = new EnumMap<>(PaymentState.class);
  private final List<Difference> differences = new ArrayList<>();
  private long postedCount;
  private Money postedAmount = Money.ZERO;

  Findings(Instant asOf) {
    this.asOf = asOf;
    for (PaymentState state : PaymentState.values()) {
      totals.put(state, new StateTotal(state, 0, Money.ZERO));
    }
  }

  Duration age(Instant moment) {
    Duration age = Duration.between(moment, asOf);
    return age.isNegative() ? Duration.ZERO : age;
  }

  void payment(PaymentEntry payment, PaymentState state) {
    count(state, payment.amount());
    if (payment.state() == PaymentEntry.State.POSTED) {
      postedCount++;
      postedAmount = postedAmount.plus(payment.amount());
    }
  }

  void add(DifferenceKind kind, PaymentEntry payment, String reason) {
    add(kind, payment.paymentGuid().value(), payment.amount(), reason, payment.paidAt());
  }

  void add(DifferenceKind kind, String subject, Money amount, String reason, Instant since) {
    differences.add(new Difference(kind, subject, amount, reason, age(since)));
  }

  void settledUnknown(SettlementEntry line) {
    count(PaymentState.UNKNOWN, line.amount());
    add(
        DifferenceKind.SETTLED_UNKNOWN,
        line.paymentGuid().value(),
        line.amount(),
        "Settled in batch %s, and never pushed nor reported; poll payments from before %s"
            .formatted(line.batchId(), line.settledOn()),
        line.settledOn().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  void returnOfUnknown(RejectEntry entry) {
    count(PaymentState.UNKNOWN, entry.amount());
    add(
        DifferenceKind.RETURN_UNKNOWN,
        entry.paymentGuid().value(),
        entry.amount(),
        "Returned (%s), and its payment was never pushed nor reported; it waits. Poll payments from before %s"
            .formatted(entry.code(), entry.returnedAt()),
        entry.returnedAt());
  }

  void ledgerUnknown(PaymentGuid guid, Money amount) {
    add(
        DifferenceKind.LEDGER_UNKNOWN,
        guid.value(),
        amount,
        "In the ledger, and never posted by this integration; see who posted it, and take it out if it is wrong",
        asOf);
  }

  void quarantined(QuarantineEntry entry, Optional<Money> amount) {
    String subject = entry.subject();
    add(
        DifferenceKind.QUARANTINED,
        subject == null ? "" : subject,
        amount.orElse(Money.ZERO),
        "Row %s of the quarantine (%s, %s)%s: %s. %s it"
            .formatted(
                entry.id(),
                entry.report(),
                entry.kind(),
                amount.isPresent() ? "" : ", of an amount that cannot be read",
                entry.reason().endsWith(".")
                    ? entry.reason().substring(0, entry.reason().length() - 1)
                    : entry.reason(),
                entry.kind().isRetryable() ? "Retry or resolve" : "Resolve"),
        entry.firstSeenAt());
  }

  Reconciliation reconciliation() {
    differences.sort(
        Comparator.comparing(Difference::age)
            .reversed()
            .thenComparing(Difference::kind)
            .thenComparing(Difference::subject));
    return new Reconciliation(
        asOf,
        List.copyOf(totals.values()),
        new Reconciliation.Posted(postedCount, postedAmount),
        differences);
  }

  private void count(PaymentState state, Money amount) {
    totals.computeIfPresent(state, (same, total) -> total.plus(amount));
  }
}
