package com.imt.ic.examples.cli;

import com.imt.ic.Money;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Invented reconciliations. */
final class SampleReconciliation {

  static final Instant AS_OF = Instant.parse("2026-11-23T14:05:09.120Z");

  private SampleReconciliation() {}

  static Reconciliation withTwoDifferences() {
    return new Reconciliation(
        AS_OF,
        totals(),
        new Reconciliation.Posted(1210, Money.parse("1262844.35")),
        List.of(
            new Difference(
                DifferenceKind.NOT_REPORTED,
                "7d0c1d5e-2f9a-4d8e-9a34-0c8f2b7d1e55",
                Money.parse("1204.10"),
                "Pushed, and still in no report; ask InvoiceCloud whether it stands",
                Duration.ofHours(52).plusMinutes(10)),
            new Difference(
                DifferenceKind.DEPOSIT,
                "20261123",
                Money.parse("-61.00"),
                "Deposited 939.00 for lines of 1000.00; returns of that day were netted",
                Duration.ofMinutes(30))));
  }

  static Reconciliation thatFits() {
    return new Reconciliation(
        AS_OF, totals(), new Reconciliation.Posted(1210, Money.parse("1262844.35")), List.of());
  }

  private static List<StateTotal> totals() {
    return List.of(
        total(PaymentState.AWAITING_REPORT, 2, "4204.10"),
        total(PaymentState.AWAITING_SETTLEMENT, 207, "218640.25"),
        total(PaymentState.SETTLED, 998, "1039829.00"),
        total(PaymentState.RETURNED, 1, "61.00"),
        total(PaymentState.PARTLY_TAKEN_BACK, 1, "10.00"),
        total(PaymentState.TAKEN_BACK, 1, "100.00"),
        total(PaymentState.KEPT, 0, "0.00"),
        total(PaymentState.DECLINED, 31, "28770.45"),
        total(PaymentState.REFUSED, 0, "0.00"),
        total(PaymentState.UNKNOWN, 0, "0.00"));
  }

  private static StateTotal total(PaymentState state, long count, String amount) {
    return new StateTotal(state, count, Money.parse(amount));
  }
}
