package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** Worlds of ACH returns. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class ReturnedWorldsTest {

  private static final Payment EFT = eft(1, "100.00", "2026-12-03T10:00");
  private static final SettledPayment SETTLED = line(EFT, "B1", "2026-12-07", "100.00", "100.00");
  private static final AchReturn RETURN = achReturn(EFT, "100.00", "R01", "2026-12-09T10:00");

  private static Worlds settled(String profile) {
    Worlds world = world(profile);
    world.pay(EFT);
    world.settle(SETTLED);
    return world;
  }

  private static Worlds returned(String profile) {
    Worlds world = settled(profile);
    world.giveBack(RETURN);
    return world;
  }

  @Test
  void returnBeforeItSettled_isNone() {
    Worlds world = world();
    world.pay(EFT);
    world.giveBack(RETURN);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_BEFORE_SETTLEMENT REPORT");
  }

  @Test
  void returnAfterItSettled_isNone() {
    Told told = returned("{}").ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
    assertThat(told.result.total(PaymentState.RETURNED_AFTER_SETTLEMENT).amount())
        .hasToString("155.00");
  }

  @Test
  void returnOfAPart_isNone_andThePartIsSaid() {
    Worlds world = settled("{}");
    world.giveBack(achReturn(EFT, "60.00", "R01", "2026-12-09T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("PARTLY_TAKEN_BACK REPORT");
  }

  @Test
  void returnThatIsToldTwice_byReportAndLine_isNone() {
    Worlds world = returned("{}");
    world.settle(line(EFT, "B2", "2026-12-09", "-100.00", "-100.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void returnOfACart_isNone() {
    Worlds world = world();
    Payment roof = eft(1, "60.00", "2026-12-03T10:00");
    world.pay(roof, further(roof, "INV-CAR", "40.00"));
    world.settle(line(roof, "B1", "2026-12-07", "100.00"));
    world.giveBack(achReturn(roof, "100.00", "R01", "2026-12-09T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(roof)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void returnThatSettledAgain_isWhatTheLedgerLacks_untilItIsPostedAnew() {
    Worlds world = returned("{}");
    world.settle(SETTLED, line(EFT, "B2", "2026-12-14", "100.00", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("SETTLED_AGAIN #1 100.00");
    assertThat(told.state(EFT)).isEqualTo("REPRESENTED REPORT");
    world.retryAll();
    told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("REPRESENTED REPORT");
  }

  @Test
  void returnThatSettledAgain_whereTheLedgerDecides_isNone() {
    Worlds world = returned(Worlds.LEDGER_DECIDES);
    world.settle(SETTLED, line(EFT, "B2", "2026-12-14", "100.00", "100.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("REPRESENTED REPORT");
  }

  /** It settled but once, days after the return. */
  @Test
  void returnBeforeItSettled_thatSettledLater_isWhatTheLedgerLacks() {
    Worlds world = world();
    world.pay(EFT);
    world.giveBack(achReturn(EFT, "100.00", "R01", "2026-12-07T10:00"));
    world.settle(line(EFT, "B2", "2026-12-14", "100.00", "100.00"));
    assertThat(world.differences()).containsExactly("SETTLED_AGAIN #1 100.00");
  }

  @Test
  void returnedTwice_withASettlementBetween_isNone() {
    Worlds world = returned(Worlds.LEDGER_DECIDES);
    world.settle(SETTLED, line(EFT, "B2", "2026-12-11", "100.00", "100.00"));
    world.giveBack(RETURN, achReturn(EFT, "100.00", "R01", "2026-12-15T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void returnedTwice_forOneSettlement_isOne() {
    Worlds world = returned("{}");
    world.giveBack(RETURN, achReturn(EFT, "100.00", "R10", "2026-12-14T10:00"));
    assertThat(world.differences()).containsExactly("RETURN_IN_REVIEW #1 100.00");
  }

  @Test
  void returnedForMoreThanWasPaid_isOne() {
    Worlds world = settled("{}");
    world.giveBack(achReturn(EFT, "115.00", "R01", "2026-12-09T10:00"));
    assertThat(world.differences()).containsExactly("RETURN_IN_REVIEW #1 115.00");
  }

  @Test
  void returnedInTwoPartsThatComeToMore_isTheSecond() {
    Worlds world = settled("{}");
    world.giveBack(
        achReturn(EFT, "60.00", "R01", "2026-12-08T10:00"),
        achReturn(EFT, "60.00", "R10", "2026-12-14T10:00"));
    assertThat(world.differences()).containsExactly("RETURN_IN_REVIEW #1 60.00");
  }

  @Test
  void returnThatWaitsForAPerson_isOne_untilItIsReversed() {
    Worlds world = settled("{}");
    world.giveBack(achReturn(EFT, "100.00", "", "2026-12-09T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("RETURN_IN_REVIEW #1 100.00");
    assertThat(told.state(EFT)).isEqualTo("IN_REVIEW REPORT");
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-09T10:00"));
    world.retryAll();
    told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void returnThatWaitedAndWasResolved_isNone() {
    Worlds world = settled("{}");
    world.giveBack(achReturn(EFT, "100.00", "", "2026-12-09T10:00"));
    world.resolveAll();
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnThatTheLedgerRefused_isStillInTheLedger() {
    Worlds world = settled("{}");
    world.host.ledger.refusal = (call, fact) -> call == Call.REVERSE ? "closed" : null;
    world.giveBack(RETURN);
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
    world.host.ledger.refusal = (call, fact) -> null;
    world.giveBack(RETURN);
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnThatTheLedgerFailsOn_isStillInTheLedger() {
    Worlds world = settled("{}");
    world.host.ledger.refusal =
        (call, fact) -> {
          if (call == Call.REVERSE) {
            throw new IllegalStateException("down");
          }
          return null;
        };
    world.giveBack(RETURN);
    assertThat(world.ask().only().amount().toBigDecimal().abs()).hasToString("100.00");
  }

  @Test
  void returnOfNoKnownPayment_isOne_untilItIsReported() {
    Worlds world = world();
    world.giveBack(RETURN);
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("RETURN_UNKNOWN #1 100.00");
    assertThat(told.state(EFT)).isEqualTo("UNKNOWN NEITHER");
    world.pay(EFT);
    told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("RETURNED_BEFORE_SETTLEMENT REPORT");
  }

  @Test
  void returnAndLineOfNoKnownPayment_isOne() {
    Worlds world = world();
    world.settle(SETTLED);
    world.giveBack(RETURN);
    assertThat(world.ask().only().amount()).hasToString("100.00");
  }

  @Test
  void returnOfADeclinedPayment_isOne() {
    Worlds world = world();
    world.pay(Samples.declined(EFT));
    world.giveBack(RETURN);
    assertThat(world.differences()).containsExactly("RETURN_UNKNOWN #1 100.00");
  }

  @Test
  void notificationOfChange_isNone() {
    Worlds world = settled("{}");
    world.giveBack(achReturn(EFT, "100.00", "C02", "2026-12-09T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(EFT)).isEqualTo("SETTLED REPORT");
  }

  @Test
  void disputedReturn_isMoneyInTheQuarantine() {
    Worlds world = returned("{}");
    world.giveBack(RETURN, achReturn(EFT, "100.00", "R61", "2026-12-14T10:00"));
    assertThat(world.differences()).containsExactly("QUARANTINED #1 100.00");
  }

  @Test
  void returnThatIsToldOtherwiseLater_isNone() {
    Worlds world = returned("{}");
    world.giveBack(achReturn(EFT, "100.00", "R02", "2026-12-09T10:03"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnedPayment_isNotLate() {
    Worlds world = world();
    Payment old = eft(1, "100.00", "2026-11-12T10:00");
    world.pay(old);
    world.giveBack(achReturn(old, "100.00", "R01", "2026-11-16T10:00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnOfAPart_ofWhatNeverSettled_isLateForTheRest() {
    Worlds world = world();
    Payment old = eft(1, "100.00", "2026-11-12T10:00");
    world.pay(old);
    world.giveBack(achReturn(old, "60.00", "R01", "2026-11-16T10:00"));
    Difference only = world.ask().only();
    assertThat(only.kind()).isEqualTo(DifferenceKind.NOT_SETTLED);
    assertThat(only.amount()).hasToString("40.00");
  }

  @Test
  void returnOfPrincipalAndFee_isNone() {
    Payment paid = withFee(EFT, "2.95");
    Worlds world = world();
    world.pay(paid);
    world.settle(line(paid, "B1", "2026-12-07", "102.95"));
    world.giveBack(achReturn(paid, "102.95", "R01", "2026-12-09T10:00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void life_isTold() {
    Worlds world = returned(Worlds.LEDGER_DECIDES);
    world.settle(SETTLED, line(EFT, "B2", "2026-12-14", "100.00", "100.00"));
    List<ReconciledPayment.Event> events = world.ask().of(EFT).events();
    assertThat(events)
        .extracting(ReconciledPayment.Event::kind)
        .contains(
            ReconciledPayment.EventKind.PAID,
            ReconciledPayment.EventKind.RETURNED,
            ReconciledPayment.EventKind.REVERSED,
            ReconciledPayment.EventKind.POSTED_AGAIN);
    assertThat(events)
        .filteredOn(each -> each.kind() == ReconciledPayment.EventKind.SETTLED)
        .extracting(ReconciledPayment.Event::text)
        .containsExactly("B1 of 2026-12-07", "B2 of 2026-12-14");
    assertThat(events)
        .filteredOn(each -> each.kind() == ReconciledPayment.EventKind.RETURNED)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.text()).isEqualTo("R01");
              assertThat(each.at()).isEqualTo(RETURN.returnedAt());
              assertThat(each.amount()).hasToString("100.00");
            });
  }
}
