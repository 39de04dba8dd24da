package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import org.junit.jupiter.api.Test;

/** Worlds of chargebacks and refunds: negative lines. */
class ChargedBackWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-07T10:00");
  private static final SettledPayment SETTLED = line(CARD, "B1", "2026-12-08", "100.00");
  private static final SettledPayment BACK = line(CARD, "B2", "2026-12-14", "-100.00");

  private static Worlds settled(String profile, SettledPayment... lines) {
    Worlds world = world(profile);
    world.pay(CARD);
    world.settle(SETTLED);
    world.settle(lines);
    return world;
  }

  @Test
  void refundInALaterBatch_isTakenBackAndStillInTheLedger() {
    Worlds world = settled("{}", BACK);
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("TAKEN_BACK #1 -100.00");
    assertThat(told.state(CARD)).isEqualTo("TAKEN_BACK REPORT");
    world.retryAll();
    told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("TAKEN_BACK REPORT");
  }

  @Test
  void chargebackThatTheLedgerTook_isNone() {
    Told told = settled(Worlds.LEDGER_DECIDES, BACK).ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("TAKEN_BACK REPORT");
    assertThat(told.result.total(PaymentState.TAKEN_BACK).amount()).hasToString("100.00");
  }

  @Test
  void refundOfAPart_isThatPart() {
    Worlds world = settled("{}", line(CARD, "B2", "2026-12-14", "-30.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -30.00");
    world.retryAll();
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("PARTLY_TAKEN_BACK REPORT");
  }

  @Test
  void twoEqualRefundsOfOneBatch_areOneDifferenceOfBoth() {
    SettledPayment refund = line(CARD, "B2", "2026-12-14", "-10.00");
    assertThat(settled("{}", refund, refund).differences()).containsExactly("TAKEN_BACK #1 -20.00");
  }

  @Test
  void refundsOfTwoBatches_areOneDifferenceOfBoth() {
    assertThat(
            settled(
                    "{}",
                    line(CARD, "B2", "2026-12-14", "-10.00"),
                    line(CARD, "B3", "2026-12-15", "-20.00"))
                .differences())
        .containsExactly("TAKEN_BACK #1 -30.00");
  }

  @Test
  void chargebackThatWasWon_beforeAnybodyActed_isNone() {
    assertThat(settled("{}", BACK, line(CARD, "B3", "2026-12-15", "100.00")).differences())
        .isEmpty();
  }

  @Test
  void chargebackThatWasWon_afterTheLedgerTookItBack_isWhatTheLedgerLacks() {
    Worlds world = settled("{}", BACK);
    world.retryAll();
    world.settle(line(CARD, "B3", "2026-12-15", "100.00"));
    assertThat(world.differences()).containsExactly("SETTLED_AGAIN #1 100.00");
  }

  @Test
  void chargebackThatWasWon_whereTheLedgerDecides_isNone() {
    Told told =
        settled(Worlds.LEDGER_DECIDES, BACK, line(CARD, "B3", "2026-12-15", "100.00")).ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("REPRESENTED REPORT");
  }

  @Test
  void chargebackThatAPersonResolvedAndDidNotBook_isADifference_untilItIsBooked() {
    Worlds world = settled("{}", BACK);
    world.resolveAll();
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
    world.byHand(Call.REVERSE, CARD, "100.00", "2026-12-16T11:30");
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void chargebackOfMoreThanWasPaid_isOne() {
    assertThat(settled("{}", line(CARD, "B2", "2026-12-14", "-150.00")).ask().only().kind())
        .isEqualTo(DifferenceKind.TAKEN_BACK);
  }

  @Test
  void negativeLineOfAnEftWithoutItsReturn_isTakenBackAndStillInTheLedger() {
    Payment eft = eft(1, "100.00", "2026-12-03T10:00");
    Worlds world = world();
    world.pay(eft);
    world.settle(line(eft, "B1", "2026-12-07", "100.00"), line(eft, "B2", "2026-12-09", "-100.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
  }

  @Test
  void refundOfTheFeeAlone_isNone() {
    Payment paid = withFee(CARD, "2.95");
    Worlds world = world();
    world.pay(paid);
    world.settle(SETTLED, line(paid, "B1", "2026-12-08", "2.95"));
    world.settle(line(paid, "B2", "2026-12-14", "-2.95"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void settledTwiceAndOneRefunded_isNone() {
    Worlds world = settled("{}", line(CARD, "B2", "2026-12-09", "100.00"));
    assertThat(world.differences()).containsExactly("SETTLED_TWICE #1 100.00");
    world.settle(line(CARD, "B3", "2026-12-14", "-100.00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void negativeLine_thenTheReturnOfIt_isNone() {
    Payment eft = eft(1, "100.00", "2026-12-03T10:00");
    Worlds world = world();
    world.pay(eft);
    world.settle(line(eft, "B1", "2026-12-07", "100.00"), line(eft, "B2", "2026-12-09", "-100.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
    world.giveBack(achReturn(eft, "100.00", "R01", "2026-12-09T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(eft)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void refundOfWhatIsKept_isNone() {
    Payment kept = CARD.toBuilder().source("CloudStore").build();
    Worlds world = world();
    world.pay(kept);
    world.settle(SETTLED, BACK);
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(kept)).isEqualTo("KEPT REPORT");
  }

  @Test
  void declinedThatSettledAndWasRefunded_isOneAtMost() {
    Worlds world = world();
    world.pay(Samples.declined(CARD));
    world.settle(SETTLED, BACK);
    assertThat(world.differences()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void chargebackOfOneInvoiceOfACart_isThatInvoice() {
    Payment car = further(CARD, "INV-CAR", "40.00");
    Worlds world = world();
    world.pay(CARD, car);
    world.settle(line(CARD, "B1", "2026-12-08", "140.00"));
    world.settle(
        line(CARD, "B2", "2026-12-14", "-40.00").toBuilder()
            .invoiceNumber(InvoiceNumber.of("INV-CAR"))
            .build());
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -40.00");
    world.retryAll();
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnInTheDepositOfItsDay_andItsNegativeLineInTheBatch_isNone() {
    Payment eft = eft(1, "100.00", "2026-12-03T10:00");
    Payment other = eft(2, "300.00", "2026-12-07T10:00");
    Worlds world = world();
    world.pay(eft, other);
    world.settle(
        line(eft, "B1", "2026-12-07", "100.00", "100.00"),
        line(other, "B2", "2026-12-09", "300.00", "300.00"),
        line(eft, "B2", "2026-12-09", "-100.00", "-100.00"));
    world.giveBack(achReturn(eft, "100.00", "R01", "2026-12-09T10:00"));
    assertThat(world.differences()).isEmpty();
  }
}
