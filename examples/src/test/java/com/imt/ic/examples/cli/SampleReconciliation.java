package com.imt.ic.examples.cli;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.ChannelTotal;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.reconcile.Reconciliation.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Invented reconciliations. */
final class SampleReconciliation {

  static final Instant AS_OF = Instant.parse("2026-11-23T14:05:09.120Z");

  static final Difference DEPOSIT =
      new Difference(
          DifferenceKind.DEPOSIT,
          "20261123 of 2026-11-23",
          Money.parse("-61.00"),
          "Deposited 939.00 for lines of 1000.00",
          AS_OF.minus(Duration.ofMinutes(30)),
          Duration.ofMinutes(30),
          LocalDate.of(2026, 11, 25));

  private SampleReconciliation() {}

  static Reconciliation withOneDifference() {
    return reconciliation(
        new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 23)),
        List.of(DEPOSIT),
        1,
        Money.parse("10.00"));
  }

  static Reconciliation thatFits() {
    return reconciliation(Span.OPEN, List.of(), 0, Money.parse("15.00"));
  }

  /** More of one kind than a reconciliation holds. */
  static Reconciliation withMany(long all) {
    return reconciliation(Span.OPEN, List.of(DEPOSIT), all, Money.parse("15.00"));
  }

  private static Reconciliation reconciliation(
      Span span, List<Difference> differences, long all, Money found) {
    return new Reconciliation(
        BillerId.of("4711"),
        AS_OF,
        ZoneId.of("America/Chicago"),
        span,
        List.of(
            new StateTotal(PaymentState.SETTLED, 2, Money.parse("17.00")),
            new StateTotal(PaymentState.DECLINED, 1, Money.parse("1.00"))),
        List.of(new ChannelTotal(Channels.PUSH_AND_REPORT, 3, Money.parse("18.00"))),
        new Reconciliation.Posted(2, Money.parse("17.00")),
        all == 0
            ? List.of()
            : List.of(new KindTotal(DifferenceKind.DEPOSIT, all, Money.parse("-61.00"))),
        differences,
        true,
        List.of(
            new Balance(
                "From posted to deposited",
                List.of(
                    new Term("Posted", Money.parse("17.00")),
                    new Term("Not settled yet", Money.parse("-2.00"))),
                "Deposited",
                found)),
        List.of());
  }
}
