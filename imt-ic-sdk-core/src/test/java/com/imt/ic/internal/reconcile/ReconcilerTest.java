package com.imt.ic.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.Recording;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
  private final AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
  private final PaymentInbox payments = new PaymentInbox(store, ledger, rejects, clock);

  private Reconciliation reconcile(String asOf) {
    return new Reconciler(
            store,
            ledger,
            ReconciliationTerms.USUAL,
            Clock.fixed(Instant.parse(asOf), ZoneOffset.UTC))
        .reconcile();
  }

  private void settle(Payment payment, String batch, String amount, String deposit) {
    SettledPayment line =
        SettledPayment.builder()
            .batchId(batch)
            .settledOn(LocalDate.of(2026, 11, 21))
            .paymentGuid(payment.paymentGuid())
            .amount(Money.parse(amount))
            .depositAmount(Money.parse(deposit))
            .build();
    store.<SettlementInbox.Outcome>inTransaction(
        tx -> new SettlementInbox(ledger, clock).accept(line, tx));
  }

  private static List<DifferenceKind> kinds(Reconciliation reconciliation) {
    return reconciliation.differences().stream().map(Difference::kind).toList();
  }

  @Test
  void everyPayment_isInOneState_andTheStatesAddUpToThePosted() {
    Payment pushed = Recording.payment(1, "1.00");
    Payment reported = Recording.payment(2, "2.00");
    Payment settled = Recording.payment(3, "4.00");
    Payment returned = Recording.payment(4, "8.00");
    Payment declined = Recording.payment(5, "16.00").toBuilder().approved(false).build();
    payments.accept(pushed, PaymentChannel.PUSH);
    for (Payment payment : List.of(reported, settled, returned, declined)) {
      payments.accept(payment, PaymentChannel.POLL);
    }
    settle(settled, "B1", "4.00", "4.00");
    store.<AchReturnInbox.Outcome>inTransaction(
        tx -> rejects.accept(Recording.reject(returned, "R01", "2026-11-20T15:30:00Z"), tx));

    Reconciliation result = reconcile("2026-11-20T17:00:00Z");

    assertThat(result.total(PaymentState.AWAITING_REPORT).amount()).hasToString("1.00");
    assertThat(result.total(PaymentState.AWAITING_SETTLEMENT).amount()).hasToString("2.00");
    assertThat(result.total(PaymentState.SETTLED).amount()).hasToString("4.00");
    assertThat(result.total(PaymentState.RETURNED).amount()).hasToString("8.00");
    assertThat(result.total(PaymentState.DECLINED).amount()).hasToString("16.00");
    assertThat(result.posted()).isEqualTo(new Reconciliation.Posted(4, Money.parse("15.00")));
    assertThat(result.differences()).isEmpty();
  }

  @Test
  void whatIsLate_isADifferenceWithItsAge() {
    payments.accept(Recording.payment(1, "1.00"), PaymentChannel.PUSH);
    payments.accept(Recording.payment(2, "2.00"), PaymentChannel.POLL);
    assertThat(reconcile("2026-11-21T15:00:00Z").differences()).isEmpty();
    assertThat(kinds(reconcile("2026-11-22T15:00:00Z")))
        .containsExactly(DifferenceKind.NOT_REPORTED);
    Reconciliation later = reconcile("2026-11-25T15:00:00Z");
    assertThat(kinds(later))
        .containsExactlyInAnyOrder(
            DifferenceKind.NOT_REPORTED, DifferenceKind.NOT_SETTLED, DifferenceKind.NOT_SETTLED);
    assertThat(later.differences().get(0).age()).isGreaterThan(Duration.ofDays(4));
  }

  @Test
  void settlementThatDoesNotFit_isNamedToTheCent() {
    Payment payment = Recording.payment(1, "10.00");
    Payment twice = Recording.payment(2, "5.00");
    Payment declined = Recording.payment(3, "7.00").toBuilder().approved(false).build();
    Payment unknown = Recording.payment(4, "9.00");
    for (Payment known : List.of(payment, twice, declined)) {
      payments.accept(known, PaymentChannel.POLL);
    }
    settle(payment, "B1", "9.99", "9.99");
    settle(twice, "B1", "5.00", "5.00");
    settle(twice, "B2", "5.00", "4.00");
    settle(declined, "B1", "7.00", "7.00");
    settle(unknown, "B1", "9.00", "9.00");

    Reconciliation result = reconcile("2026-11-21T16:00:00Z");

    assertThat(kinds(result))
        .containsExactlyInAnyOrder(
            DifferenceKind.SETTLED_AMOUNT,
            DifferenceKind.SETTLED_TWICE,
            DifferenceKind.SETTLED_NOT_POSTED,
            DifferenceKind.SETTLED_UNKNOWN,
            DifferenceKind.DEPOSIT);
    assertThat(result.differences())
        .filteredOn(d -> d.kind() == DifferenceKind.SETTLED_AMOUNT)
        .singleElement()
        .satisfies(d -> assertThat(d.amount()).hasToString("-0.01"));
    assertThat(result.total(PaymentState.UNKNOWN).amount()).hasToString("9.00");
  }

  @Test
  void returnWithoutPayment_waits_andReturnOfAnotherAmountIsNamed() {
    Payment payment = Recording.payment(1, "10.00");
    payments.accept(payment, PaymentChannel.POLL);
    var half =
        Recording.reject(payment, "R01", "2026-11-20T15:30:00Z").toBuilder()
            .amount(Money.parse("5.00"))
            .build();
    var stray = Recording.reject(Recording.payment(2, "3.00"), "R02", "2026-11-20T15:30:00Z");
    for (var reject : List.of(half, stray)) {
      store.<AchReturnInbox.Outcome>inTransaction(tx -> rejects.accept(reject, tx));
    }
    assertThat(kinds(reconcile("2026-11-20T17:00:00Z")))
        .containsExactlyInAnyOrder(DifferenceKind.RETURN_AMOUNT, DifferenceKind.RETURN_UNKNOWN);
  }

  @Test
  void ledgerThatLostOrInvented_isFound() {
    Payment lost = Recording.payment(1, "10.00");
    Payment refused = Recording.payment(2, "3.00");
    payments.accept(lost, PaymentChannel.POLL);
    ledger.answer = p -> LedgerAnswer.refused("no such policy");
    payments.accept(refused, PaymentChannel.POLL);
    ledger.posted.clear();
    ledger.posted.add(Recording.payment(3, "7.00"));
    assertThat(kinds(reconcile("2026-11-20T17:00:00Z")))
        .containsExactlyInAnyOrder(
            DifferenceKind.NOT_IN_LEDGER,
            DifferenceKind.REFUSED_BY_LEDGER,
            DifferenceKind.LEDGER_UNKNOWN);
  }
}
