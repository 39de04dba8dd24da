package com.imt.ic.internal.reconcile;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static com.imt.ic.internal.reconcile.Planted.push;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.Told;
import com.imt.ic.blackbox.Worlds;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.Reconciliation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** Worlds of what was pushed, for which core has no public door. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class PushedWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-14T10:00");
  private static final Payment OLD = card(1, "100.00", "2026-12-07T10:00");

  /** A world whose five fitting payments were pushed as well. */
  private static Worlds pushing(String pushes) {
    Worlds world = Worlds.bare("{ \"reconciliation\": { \"pushes\": \"%s\" } }".formatted(pushes));
    push(world, Worlds.fitting().toArray(Payment[]::new));
    world.fit();
    return world;
  }

  @Test
  void pushedAndReported_isNone() {
    Worlds world = pushing("REQUIRED");
    push(world, CARD);
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("SETTLED PUSH_AND_REPORT");
  }

  @Test
  void pushedToday_awaitsItsReport() {
    Worlds world = world();
    Payment today = card(1, "100.00", "2026-12-16T10:00");
    push(world, today);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(today)).isEqualTo("AWAITING_REPORT PUSH");
    assertThat(told.result.total(PaymentState.AWAITING_REPORT).amount()).hasToString("100.00");
  }

  @Test
  void pushedNineDaysAgo_andNeverReportedNorSettled_isOne() {
    Worlds world = world();
    world.clock("2026-12-07T10:00");
    push(world, OLD);
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("NOT_REPORTED #1 100.00");
    assertThat(told.state(OLD)).isEqualTo("AWAITING_REPORT PUSH");
  }

  /** As a pump that was down brings it. */
  @Test
  void paidNineDaysAgo_andPushedAnHourAgo_isOneAtMost() {
    Worlds world = world();
    push(world, OLD);
    assertThat(world.differences())
        .isSubsetOf("NOT_REPORTED #1 100.00", "NOT_SETTLED #1 100.00")
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void pushedYesterday_isWithinTheTermOfTheReport() {
    Worlds world = world();
    world.clock("2026-12-15T10:00");
    push(world, card(1, "100.00", "2026-12-15T10:00"));
    assertThat(world.differences("2026-12-16T13:59")).isEmpty();
    assertThat(world.differences("2026-12-16T14:01")).containsExactly("NOT_REPORTED #1 100.00");
  }

  @Test
  void termOfTheReport_isTheProfiles() {
    Worlds world = world("{ \"reconciliation\": { \"report\": \"PT4H\" } }");
    world.clock("2026-12-16T07:00");
    push(world, card(1, "100.00", "2026-12-16T07:00"));
    assertThat(world.differences("2026-12-16T10:59")).isEmpty();
    assertThat(world.differences("2026-12-16T11:01")).containsExactly("NOT_REPORTED #1 100.00");
  }

  @Test
  void lateReport_closesIt() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    assertThat(world.differences()).containsExactly("NOT_REPORTED #1 100.00");
    world.pay(CARD);
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void pushedCartOfWhichOneInvoiceIsReported_isThatInvoice() {
    Worlds world = world();
    Payment roof = card(1, "60.00", "2026-12-14T10:00");
    world.clock("2026-12-14T10:00");
    push(world, roof, further(roof, "INV-CAR", "40.00"));
    world.pay(roof);
    assertThat(world.differences()).containsExactly("NOT_REPORTED #1 40.00");
  }

  @Test
  void pushedAndSettled_andNeverReported_isOne() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("NOT_REPORTED #1 100.00");
    assertThat(told.of(CARD).channels()).isEqualTo(ReconciledPayment.Channels.PUSH);
  }

  @Test
  void pushedAndReturned_andNeverReported_isOneAtMost() {
    Payment eft = eft(1, "100.00", "2026-12-08T10:00");
    Worlds world = world();
    world.clock("2026-12-08T10:00");
    push(world, eft);
    world.giveBack(achReturn(eft, "100.00", "R01", "2026-12-10T10:00"));
    assertThat(world.differences()).isSubsetOf("NOT_REPORTED #1 100.00");
  }

  @Test
  void reportedWithAnotherAmount_isThatDifferenceAlone() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    world.pay(Samples.withAmount(CARD, "110.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("AMOUNT_DIFFERS #1 10.00");
  }

  @Test
  void reportedWithLess_isBelowZero() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    world.pay(Samples.withAmount(CARD, "90.00"));
    assertThat(world.differences()).containsExactly("AMOUNT_DIFFERS #1 -10.00");
  }

  @Test
  void reportedFirst_andPushedWithAnotherAmount_isThatDifferenceAlone() {
    Worlds world = world();
    world.pay(Samples.withAmount(CARD, "110.00"));
    push(world, CARD);
    assertThat(world.differences()).containsExactly("AMOUNT_DIFFERS #1 10.00");
  }

  @Test
  void reportedWithAnotherAmount_andSettledWithThat_isThatDifferenceAlone() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    world.pay(Samples.withAmount(CARD, "110.00"));
    world.settle(line(CARD, "B1", "2026-12-15", "110.00"));
    assertThat(world.differences()).containsExactly("AMOUNT_DIFFERS #1 10.00");
  }

  @Test
  void reportedWithAnotherAmount_andSettledAsPushed_isThatDifferenceAlone() {
    Worlds world = world();
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    world.pay(Samples.withAmount(CARD, "110.00"));
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(world.differences()).containsExactly("AMOUNT_DIFFERS #1 10.00");
  }

  @Test
  void conflictThatAPersonResolved_isNone() {
    Worlds world = world();
    push(world, CARD);
    world.pay(Samples.withAmount(CARD, "110.00"));
    world.resolveAll();
    assertThat(world.differences()).doesNotContain("AMOUNT_DIFFERS #1 10.00");
  }

  @Test
  void feeThatIsReportedOtherwise_isTheDifference() {
    Worlds world = world();
    push(world, withFee(CARD, "2.95"));
    world.pay(withFee(CARD, "9.95"));
    assertThat(world.differences()).containsExactly("FEE_DIFFERS #1 7.00");
  }

  @Test
  void feeThatIsReportedAndSettledOtherwise_isOne() {
    Worlds world = world();
    push(world, withFee(CARD, "2.95"));
    world.pay(withFee(CARD, "9.95"));
    world.settle(
        line(CARD, "B1", "2026-12-15", "100.00").toBuilder()
            .convenienceFee(Money.parse("9.95"))
            .build());
    assertThat(world.differences()).containsExactly("FEE_DIFFERS #1 7.00");
  }

  @Test
  void feeThatIsReportedAndSettlesAsItWasPushed_isOne() {
    Worlds world = world();
    push(world, withFee(CARD, "2.95"));
    world.pay(withFee(CARD, "9.95"));
    world.settle(
        line(CARD, "B1", "2026-12-15", "100.00").toBuilder()
            .convenienceFee(Money.parse("2.95"))
            .build());
    assertThat(world.differences()).containsExactly("FEE_DIFFERS #1 7.00");
  }

  @Test
  void feeThatOneChannelAloneTells_isNone() {
    Worlds world = world();
    push(world, CARD);
    world.pay(withFee(CARD, "2.95"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void reportedAndNeverPushed_isCounted_andNoAlarm() {
    Worlds world = pushing("MAY_FAIL");
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("SETTLED REPORT");
    assertThat(told.result.channels())
        .contains(
            new Reconciliation.ChannelTotal(
                ReconciledPayment.Channels.REPORT, 1, Money.parse("100.00")))
        .contains(
            new Reconciliation.ChannelTotal(
                ReconciledPayment.Channels.PUSH_AND_REPORT, 5, Money.parse("225.00")));
  }

  @Test
  void reportedAndNeverPushed_whereEveryPaymentIsPushed_isOne() {
    Worlds world = pushing("REQUIRED");
    world.clock("2026-12-14T12:00");
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(world.differences()).containsExactly("NOT_PUSHED #1 100.00");
    push(world, CARD);
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void declinedAndNeverPushed_whereEveryPaymentIsPushed_isNone() {
    Worlds world = pushing("REQUIRED");
    world.clock("2026-12-14T12:00");
    world.pay(Samples.declined(CARD));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void pushedAndReported_paidInTheFuture_isImplausible_once() {
    Worlds world = world();
    Payment future = card(1, "100.00", "2099-01-05T10:00");
    push(world, future);
    world.pay(future);
    assertThat(world.differences()).containsExactly("IMPLAUSIBLE_TIME #1 100.00");
  }

  @Test
  void pushedInTheFuture_andNeverReported_isOne() {
    Worlds world = world();
    world.clock("2026-12-07T10:00");
    push(world, card(1, "100.00", "2099-01-05T10:00"));
    assertThat(world.ask().only().amount()).hasToString("100.00");
  }

  @Test
  void pushedCardThatTheReportCallsEft_isTheConflictAlone() {
    Worlds world = world();
    world.clock("2026-12-07T10:00");
    push(world, OLD);
    world.pay(OLD.toBuilder().method(PaymentMethod.EFT).build());
    world.settle(line(OLD, "B1", "2026-12-09", "100.00"));
    assertThat(world.differences()).containsExactly("QUARANTINED #1 100.00");
  }

  @Test
  void pushThatTheLedgerRefused_isOne() {
    Worlds world = world();
    world.host.ledger.refusal = (call, fact) -> "no such policy";
    world.clock("2026-12-14T10:00");
    push(world, CARD);
    assertThat(world.differences()).containsExactly("REFUSED_BY_LEDGER #1 100.00");
  }

  @Test
  void pushedAgainAndAgain_isNone() {
    Worlds world = pushing("REQUIRED");
    push(world, CARD);
    push(world, CARD);
    world.pay(CARD);
    push(world, CARD);
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void life_isTold() {
    Worlds world = world();
    push(world, CARD);
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00", "100.00"));
    ReconciledPayment life = world.ask().of(CARD);
    assertThat(life.events())
        .extracting(ReconciledPayment.Event::kind)
        .contains(
            ReconciledPayment.EventKind.PAID,
            ReconciledPayment.EventKind.PUSHED,
            ReconciledPayment.EventKind.REPORTED,
            ReconciledPayment.EventKind.POSTED,
            ReconciledPayment.EventKind.SETTLED)
        .startsWith(ReconciledPayment.EventKind.PAID);
    assertThat(life.events())
        .filteredOn(each -> each.kind() == ReconciledPayment.EventKind.SETTLED)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.day()).isEqualTo(LocalDate.of(2026, 12, 15));
              assertThat(each.amount()).hasToString("100.00");
              assertThat(each.text()).isEqualTo("B1 of 2026-12-15");
            });
    assertThat(life.paidAt()).isEqualTo(CARD.paidAt());
    assertThat(life.method()).isEqualTo("CC");
    assertThat(life.accountNumber()).isEqualTo(CARD.accountNumber());
  }
}
