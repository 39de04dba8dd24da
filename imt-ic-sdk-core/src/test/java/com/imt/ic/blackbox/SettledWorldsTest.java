package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** Worlds of what was reported and how it settled. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class SettledWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-14T10:00");
  private static final Payment EFT = eft(1, "100.00", "2026-12-07T10:00");

  private static List<String> settled(Payment payment, SettledPayment... lines) {
    Worlds world = world();
    world.pay(payment);
    world.settle(lines);
    return world.differences();
  }

  @Test
  void nothingPlanted_isNoDifference() {
    Told told = world().ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.payments).hasSize(5);
  }

  @Test
  void cardThatIsLate_isNotSettled_once() {
    Worlds world = world();
    world.pay(card(1, "100.00", "2026-12-07T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("NOT_SETTLED #1 100.00");
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-07T10:00"));
  }

  @Test
  void eftThatIsLate_isNotSettled() {
    Worlds world = world();
    world.pay(eft(1, "100.00", "2026-12-07T10:00"));
    assertThat(world.differences()).containsExactly("NOT_SETTLED #1 100.00");
  }

  @Test
  void eftWithinItsTerm_isNone() {
    Worlds world = world();
    world.pay(eft(1, "100.00", "2026-12-10T10:00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void lateCart_isNotSettled_once() {
    Worlds world = world();
    Payment roof = card(1, "60.00", "2026-12-07T10:00");
    world.pay(roof, further(roof, "INV-CAR", "40.00"));
    assertThat(world.differences()).containsExactly("NOT_SETTLED #1 100.00");
  }

  @Test
  void cartOfWhichOneInvoiceSettled_isSettledInPart() {
    Payment roof = card(1, "60.00", "2026-12-14T10:00");
    Worlds world = world();
    world.pay(roof, further(roof, "INV-CAR", "40.00"));
    world.settle(
        line(roof, "B1", "2026-12-15", "60.00").toBuilder()
            .invoiceNumber(roof.invoiceNumber().orElseThrow())
            .build());
    assertThat(world.differences()).containsExactly("SETTLED_AMOUNT #1 -40.00");
  }

  @Test
  void cartSettledInOneLine_orInOneForEachInvoice_isNone() {
    Payment roof = card(1, "60.00", "2026-12-14T10:00");
    Payment car = further(roof, "INV-CAR", "40.00");
    Worlds whole = world();
    whole.pay(roof, car);
    whole.settle(line(roof, "B1", "2026-12-15", "100.00"));
    assertThat(whole.differences()).isEmpty();
    Worlds apart = world();
    apart.pay(roof, car);
    apart.settle(line(roof, "B1", "2026-12-15", "60.00"), line(roof, "B1", "2026-12-15", "40.00"));
    Told told = apart.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(roof)).isEqualTo("SETTLED REPORT");
    assertThat(told.of(roof).amount()).hasToString("100.00");
  }

  @Test
  void settledInTwoParts_isNone() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-15", "60.00"),
                line(CARD, "B2", "2026-12-16", "40.00")))
        .isEmpty();
  }

  @Test
  void settledInTwoEqualPartsOfOneBatch_isNone() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-15", "50.00"),
                line(CARD, "B1", "2026-12-15", "50.00")))
        .isEmpty();
  }

  @Test
  void settledInTwoPartsThatComeToLess_isOne() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-15", "60.00"),
                line(CARD, "B2", "2026-12-16", "30.00")))
        .containsExactly("SETTLED_AMOUNT #1 -10.00");
  }

  @Test
  void settledWithLess_isNamedToTheCent() {
    assertThat(settled(CARD, line(CARD, "B1", "2026-12-15", "99.99")))
        .containsExactly("SETTLED_AMOUNT #1 -0.01");
  }

  @Test
  void settledInPart_isAStateOfItsOwn() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "60.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("SETTLED_AMOUNT #1 -40.00");
    assertThat(told.state(CARD)).isEqualTo("PARTLY_SETTLED REPORT");
    assertThat(told.result.total(PaymentState.PARTLY_SETTLED).amount()).hasToString("100.00");
  }

  @Test
  void settledWithMore_isNamedToTheCent() {
    assertThat(settled(CARD, line(CARD, "B1", "2026-12-15", "110.00")))
        .containsExactly("SETTLED_AMOUNT #1 10.00");
  }

  @Test
  void settledTwice_isThePaymentOnceMore() {
    assertThat(
            settled(
                EFT,
                line(EFT, "B1", "2026-12-09", "100.00"),
                line(EFT, "B2", "2026-12-11", "100.00")))
        .containsExactly("SETTLED_TWICE #1 100.00");
  }

  @Test
  void settledOnceMoreWithAnotherAmount_isThatAmount() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-15", "100.00"),
                line(CARD, "B2", "2026-12-16", "1000.00")))
        .containsExactly("SETTLED_TWICE #1 1000.00");
  }

  @Test
  void settledThreeTimes_isTwiceTheAmount() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-14", "100.00"),
                line(CARD, "B2", "2026-12-15", "100.00"),
                line(CARD, "B3", "2026-12-16", "100.00")))
        .containsExactly("SETTLED_TWICE #1 200.00");
  }

  @Test
  void settledTwiceInOneBatch_isTwice() {
    assertThat(
            settled(
                CARD,
                line(CARD, "B1", "2026-12-15", "100.00"),
                line(CARD, "B1", "2026-12-15", "100.00")))
        .containsExactly("SETTLED_TWICE #1 100.00");
  }

  @Test
  void settledUnknownInTwoBatches_isOnePayment() {
    Worlds world = world();
    world.settle(
        line(CARD, "B1", "2026-12-14", "100.00"), line(CARD, "B2", "2026-12-15", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("SETTLED_UNKNOWN #1 200.00");
    assertThat(told.state(CARD)).isEqualTo("UNKNOWN NEITHER");
    assertThat(told.result.total(PaymentState.UNKNOWN).count()).isEqualTo(1);
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-14T00:00"));
  }

  @Test
  void settledUnknownAndTakenBack_isOne() {
    Worlds world = world();
    world.settle(
        line(CARD, "B1", "2026-12-14", "100.00"), line(CARD, "B2", "2026-12-15", "-100.00"));
    assertThat(world.ask().only().kind()).isEqualTo(DifferenceKind.SETTLED_UNKNOWN);
  }

  @Test
  void settledUnknown_thatIsReportedLater_isNone() {
    Worlds world = world();
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(world.differences()).containsExactly("SETTLED_UNKNOWN #1 100.00");
    world.pay(CARD);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("SETTLED REPORT");
  }

  @Test
  void settledAlthoughDeclined_isNotInTheLedger() {
    Payment declined = Samples.declined(CARD);
    assertThat(settled(declined, line(CARD, "B1", "2026-12-15", "100.00")))
        .containsExactly("SETTLED_NOT_POSTED #1 100.00");
  }

  @Test
  void declined_isNone_howeverOldItIs() {
    Worlds world = world();
    Payment declined = Samples.declined(card(1, "100.00", "2026-11-10T10:00"));
    world.pay(declined);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(declined)).isEqualTo("DECLINED REPORT");
  }

  @Test
  void settledAlthoughTheLedgerRefusedIt_isOne() {
    Worlds world = world();
    world.host.ledger.refusal = (call, fact) -> call == Call.POST ? "no such policy" : null;
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(world.ask().only().amount()).hasToString("100.00");
  }

  @Test
  void refusedByTheLedger_isOne() {
    Worlds world = world();
    world.host.ledger.refusal = (call, fact) -> "no such policy";
    world.pay(card(1, "100.00", "2026-12-07T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("REFUSED_BY_LEDGER #1 100.00");
    assertThat(told.result.total(PaymentState.REFUSED).count()).isEqualTo(1);
  }

  @Test
  void keptInCloudStore_isNone_settledOrNot_andLateAsOthersAre() {
    Payment kept = CARD.toBuilder().source("CloudStore").build();
    Worlds world = world();
    world.pay(kept);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(kept)).isEqualTo("KEPT REPORT");
    world.settle(line(kept, "B1", "2026-12-15", "100.00"));
    assertThat(world.differences()).isEmpty();
    Worlds later = world();
    later.pay(card(1, "100.00", "2026-12-07T10:00").toBuilder().source("CloudStore").build());
    assertThat(later.differences()).containsExactly("NOT_SETTLED #1 100.00");
  }

  @Test
  void feeThatSettlesOtherwise_isTheDifference() {
    Payment paid = withFee(CARD, "2.95");
    assertThat(
            settled(
                paid,
                line(paid, "B1", "2026-12-15", "100.00").toBuilder()
                    .convenienceFee(Money.parse("9.95"))
                    .build()))
        .containsExactly("FEE_DIFFERS #1 7.00");
  }

  @Test
  void feeThatSettlesLower_isBelowZero() {
    Payment paid = withFee(CARD, "9.95");
    assertThat(
            settled(
                paid,
                line(paid, "B1", "2026-12-15", "100.00").toBuilder()
                    .convenienceFee(Money.parse("2.95"))
                    .build()))
        .containsExactly("FEE_DIFFERS #1 -7.00");
  }

  @Test
  void feeThatFits_besideTheLine_asALineOfItsOwn_within_orUntold_isNone() {
    Payment paid = withFee(CARD, "2.95");
    SettledPayment principal = line(paid, "B1", "2026-12-15", "100.00");
    assertThat(settled(paid, principal)).isEmpty();
    assertThat(settled(paid, principal.toBuilder().convenienceFee(Money.parse("2.95")).build()))
        .isEmpty();
    assertThat(settled(paid, principal, line(paid, "B1", "2026-12-15", "2.95"))).isEmpty();
    assertThat(settled(paid, line(paid, "B1", "2026-12-15", "102.95"))).isEmpty();
  }

  @Test
  void feeThatSettlesTwice_isOneDifference() {
    Payment paid = withFee(CARD, "2.95");
    Worlds world = world();
    world.pay(paid);
    world.settle(
        line(paid, "B1", "2026-12-15", "100.00"),
        line(paid, "B1", "2026-12-15", "2.95"),
        line(paid, "B2", "2026-12-16", "2.95"));
    assertThat(world.ask().only().amount()).hasToString("2.95");
  }

  @Test
  void feeThatNobodyToldOfAndSettles_isNoneOrAFee() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-15", "100.00").toBuilder()
            .convenienceFee(Money.parse("2.95"))
            .build());
    assertThat(world.ask().differences()).isSubsetOf("FEE_DIFFERS #1 2.95");
  }

  @Test
  void settledBeforeItWasPaid_isImplausible() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-10", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("IMPLAUSIBLE_TIME #1 100.00");
    assertThat(told.state(CARD)).isEqualTo("SETTLED REPORT");
  }

  /** In UTC it was paid on the day after. */
  @Test
  void settledOnTheEveningOnWhichItWasPaid_isNone() {
    Payment evening = card(1, "100.00", "2026-12-14T21:00");
    assertThat(settled(evening, line(evening, "B1", "2026-12-14", "100.00"))).isEmpty();
  }

  @Test
  void paidInTheFarFuture_isImplausible_once() {
    Worlds world = world();
    Payment future = card(1, "100.00", "2099-01-05T10:00");
    world.pay(future);
    assertThat(world.differences()).containsExactly("IMPLAUSIBLE_TIME #1 100.00");
    Worlds settled = world();
    settled.pay(future);
    settled.settle(line(future, "B1", "2026-12-15", "100.00"));
    assertThat(settled.differences()).containsExactly("IMPLAUSIBLE_TIME #1 100.00");
  }

  @Test
  void settledInTheFarFuture_isImplausible_once() {
    assertThat(settled(CARD, line(CARD, "B1", "2099-01-05", "100.00")))
        .containsExactly("IMPLAUSIBLE_TIME #1 100.00");
  }

  @Test
  void clockThatIsAMinuteAhead_isNone() {
    Worlds world = world();
    world.pay(card(1, "100.00", "2026-12-16T12:01"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void paymentOfAGuidThatIsNone_isReconciledAsAnyOther() {
    Worlds world = world();
    Payment odd = CARD.toBuilder().paymentGuid(PaymentGuid.of("Payment-7")).build();
    world.pay(odd);
    world.settle(line(odd, "B1", "2026-12-15", "90.00"));
    assertThat(world.differences()).containsExactly("SETTLED_AMOUNT Payment-7 -10.00");
  }
}
