package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** Worlds in which the ledger is not what it was told to be. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class LedgerWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-14T10:00");
  private static final Payment EFT = eft(1, "100.00", "2026-12-03T10:00");

  private static Worlds settled() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    return world;
  }

  private static Worlds returned() {
    Worlds world = world();
    world.pay(EFT);
    world.settle(line(EFT, "B1", "2026-12-07", "100.00"));
    world.giveBack(achReturn(EFT, "100.00", "R01", "2026-12-09T10:00"));
    return world;
  }

  @Test
  void lostReceipt_isNotInTheLedger() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("NOT_IN_LEDGER #1 100.00");
    assertThat(told.state(CARD)).isEqualTo("SETTLED REPORT");
  }

  @Test
  void lostReceiptOfOneInvoiceOfACart_isWhatTheLedgerLacks() {
    Worlds world = world();
    Payment roof = card(1, "60.00", "2026-12-14T10:00");
    world.pay(roof, further(roof, "INV-CAR", "40.00"));
    world.lose(Call.POST, roof, "40.00");
    assertThat(world.differences()).containsExactly("LEDGER_AMOUNT #1 -40.00");
  }

  @Test
  void receiptThatIsDoubled_isPostedTwice() {
    Worlds world = settled();
    world.byHand(Call.POST, CARD, "100.00", "2026-12-15T10:00");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #1 100.00");
  }

  @Test
  void receiptThatIsThere_threeTimes_isTheSurplus() {
    Worlds world = settled();
    world.byHand(Call.POST, CARD, "100.00", "2026-12-15T10:00");
    world.byHand(Call.POST, CARD, "100.00", "2026-12-15T11:00");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #1 200.00");
  }

  @Test
  void receiptThatIsDoubledAndOneTakenBack_isNone() {
    Worlds world = settled();
    world.byHand(Call.POST, CARD, "100.00", "2026-12-15T10:00");
    world.byHand(Call.REVERSE, CARD, "100.00", "2026-12-15T11:00");
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void receiptOfMore_isTheDifference() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    world.byHand(Call.POST, CARD, "100.01", "2026-12-14T10:00");
    assertThat(world.differences()).containsExactly("LEDGER_AMOUNT #1 0.01");
  }

  @Test
  void receiptOfLess_isTheDifference() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    world.byHand(Call.POST, CARD, "90.00", "2026-12-14T10:00");
    assertThat(world.differences()).containsExactly("LEDGER_AMOUNT #1 -10.00");
  }

  @Test
  void receiptInTwoParts_isNone() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    world.byHand(Call.POST, CARD, "60.00", "2026-12-14T10:00");
    world.byHand(Call.POST, CARD, "40.00", "2026-12-14T10:00");
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void receiptOfNoKnownPayment_isAsOldAsItIs() {
    Worlds world = settled();
    world.byHand(Call.POST, card(7, "70.00", "2026-12-01T10:00"), "70.00", "2026-12-11T12:00");
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("LEDGER_UNKNOWN #7 70.00");
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-11T12:00"));
    assertThat(told.only().age()).isEqualTo(Duration.ofDays(5));
  }

  @Test
  void receiptsOfNoKnownPayment_areOneDifference_asOldAsTheOldest() {
    Worlds world = settled();
    Payment unknown = card(7, "70.00", "2026-12-01T10:00");
    world.byHand(Call.POST, unknown, "70.00", "2026-12-12T12:00");
    world.byHand(Call.POST, unknown, "30.00", "2026-12-11T12:00");
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("LEDGER_UNKNOWN #7 100.00");
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-11T12:00"));
  }

  @Test
  void receiptOfNoKnownPayment_thatWasTakenBack_isNoneOrNothing() {
    Worlds world = settled();
    Payment unknown = card(7, "70.00", "2026-12-01T10:00");
    world.byHand(Call.POST, unknown, "70.00", "2026-12-11T12:00");
    world.byHand(Call.REVERSE, unknown, "70.00", "2026-12-11T13:00");
    assertThat(world.ask().differences()).isSubsetOf("LEDGER_UNKNOWN #7 0.00");
  }

  @Test
  void receiptOfADeclinedPayment_isUnknownHere() {
    Worlds world = world();
    world.pay(Samples.declined(CARD));
    world.byHand(Call.POST, CARD, "100.00", "2026-12-14T10:00");
    assertThat(world.differences()).containsExactly("LEDGER_UNKNOWN #1 100.00");
  }

  @Test
  void receiptOfAPaymentThatIsKept_isUnknownHere() {
    Worlds world = world();
    world.pay(CARD.toBuilder().source("CloudStore").build());
    world.byHand(Call.POST, CARD, "100.00", "2026-12-14T10:00");
    assertThat(world.ask().only().amount()).hasToString("100.00");
  }

  @Test
  void receiptByHandOfWhatTheLedgerRefused_isNoneOnceItIsResolved() {
    Worlds world = world();
    world.host.ledger.refusal = (call, fact) -> "no such policy";
    world.pay(CARD);
    assertThat(world.differences()).containsExactly("REFUSED_BY_LEDGER #1 100.00");
    world.byHand(Call.POST, CARD, "100.00", "2026-12-16T11:30");
    world.resolveAll();
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void settledUnknownThatTheLedgerHolds_isOne() {
    Worlds world = world();
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    world.byHand(Call.POST, CARD, "100.00", "2026-12-14T10:00");
    assertThat(world.ask().only().amount()).hasToString("100.00");
  }

  @Test
  void lostReversal_isTheDifference() {
    Worlds world = returned();
    world.lose(Call.REVERSE, EFT, "100.00");
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("LEDGER_REVERSAL #1 100.00");
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
  }

  @Test
  void reversalOfLess_isTheDifference() {
    Worlds world = returned();
    world.lose(Call.REVERSE, EFT, "100.00");
    world.byHand(Call.REVERSE, EFT, "60.00", "2026-12-09T11:00");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 40.00");
  }

  @Test
  void reversalThatIsDoubled_isTheDifference() {
    Worlds world = returned();
    world.byHand(Call.REVERSE, EFT, "100.00", "2026-12-09T11:00");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 -100.00");
  }

  @Test
  void reversalThatIsInvented_isTheDifference() {
    Worlds world = settled();
    world.byHand(Call.REVERSE, CARD, "40.00", "2026-12-15T11:00");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 -40.00");
  }

  @Test
  void reversalOfNoKnownPayment_isOne() {
    Worlds world = settled();
    world.byHand(Call.REVERSE, card(7, "70.00", "2026-12-01T10:00"), "70.00", "2026-12-11T12:00");
    assertThat(world.differences())
        .isSubsetOf("LEDGER_UNKNOWN #7 -70.00", "LEDGER_REVERSAL #7 -70.00")
        .hasSize(1);
  }

  @Test
  void lostReceiptOfAReturnedPayment_whoseReversalStands_isOne() {
    Worlds world = returned();
    world.lose(Call.POST, EFT, "100.00");
    assertThat(world.differences()).containsExactly("NOT_IN_LEDGER #1 100.00");
  }

  @Test
  void lostReversalOfAChargeback_isTheDifference() {
    Worlds world = world(Worlds.LEDGER_DECIDES);
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-14", "100.00"), line(CARD, "B2", "2026-12-15", "-100.00"));
    world.lose(Call.CHARGED_BACK, CARD, "100.00");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 100.00");
  }

  @Test
  void lostReceiptOfWhatWasPostedAnew_isTheDifference() {
    Worlds world = world(Worlds.LEDGER_DECIDES);
    SettledPayment settled = line(EFT, "B1", "2026-12-07", "100.00");
    world.pay(EFT);
    world.settle(settled);
    world.giveBack(achReturn(EFT, "100.00", "R01", "2026-12-08T10:00"));
    world.settle(settled, line(EFT, "B2", "2026-12-14", "100.00"));
    assertThat(world.differences()).isEmpty();
    world.lose(Call.REPRESENTED, EFT, "100.00");
    assertThat(world.differences()).containsExactly("LEDGER_AMOUNT #1 -100.00");
  }

  @Test
  void booksThatTellNothing_areLeftOut() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    world.host.ledger.isRead = false;
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.result.ledgerRead()).isFalse();
  }

  @Test
  void lostReceiptAndSettledWithLess_areTwoTroubles() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "90.00"));
    world.lose(Call.POST, CARD, "100.00");
    assertThat(world.differences())
        .containsExactly("NOT_IN_LEDGER #1 100.00", "SETTLED_AMOUNT #1 -10.00");
  }

  @Test
  void moreDifferencesThanAreHeld_areCountedAndVisited() {
    Worlds world = Worlds.bare("{}");
    world.host.ledger.execute(
        """
        INSERT INTO book_line (call_name, channel, biller, payment_guid, amount, facts, recorded_at)
        SELECT 'POST', 'POLL', '10999', LPAD(X, 8, '0') || '-0000-4000-8000-000000000000', 1.00, '',
          TIMESTAMP WITH TIME ZONE '2026-12-01 00:00:00+00:00' + X * INTERVAL '1' SECOND
        FROM SYSTEM_RANGE(1, 10003)
        """);
    Told told = world.all(Worlds.AS_OF);
    assertThat(told.differences()).hasSize(10_003);
    assertThat(told.result.differenceCount()).isEqualTo(10_003);
    assertThat(told.result.differences())
        .hasSize(Reconciliation.MOST_DIFFERENCES)
        .extracting(Difference::since)
        .endsWith(Instant.parse("2026-12-01T02:46:40Z"));
  }

  @Test
  void receiptOfOneInvoiceOfACart_thatIsDoubled_isPostedTwice() {
    Worlds world = world();
    Payment roof = card(1, "60.00", "2026-12-14T10:00");
    world.pay(roof, further(roof, "INV-CAR", "40.00"));
    world.byHand(Call.POST, roof, "40.00", "2026-12-15T10:00");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #1 40.00");
  }

  @Test
  void receiptOfAReturnedPayment_thatIsDoubled_isPostedTwice() {
    Worlds world = returned();
    world.byHand(Call.POST, EFT, "100.00", "2026-12-09T11:00");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #1 100.00");
  }

  /** Both legs of what a person took out of the books as a whole. */
  @Test
  void lostReceiptAndReversal_makeUpForOneAnother() {
    Worlds world = returned();
    world.lose(Call.POST, EFT, "100.00");
    world.lose(Call.REVERSE, EFT, "100.00");
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void receiptUnderAnotherPaymentsIdentity_isTwo() {
    Worlds world = settled();
    world.lose(Call.POST, CARD, "100.00");
    world.byHand(Call.POST, card(7, "100.00", "2026-12-14T10:00"), "100.00", "2026-12-14T11:00");
    assertThat(world.differences())
        .containsExactly("LEDGER_UNKNOWN #7 100.00", "NOT_IN_LEDGER #1 100.00");
  }

  @Test
  void reversalUnderAnotherPaymentsIdentity_isTwo() {
    Worlds world = returned();
    Payment other = card(2, "100.00", "2026-12-14T10:00");
    world.pay(other);
    world.lose(Call.REVERSE, EFT, "100.00");
    world.byHand(Call.REVERSE, other, "100.00", "2026-12-14T11:00");
    assertThat(world.differences())
        .containsExactly("LEDGER_REVERSAL #1 100.00", "LEDGER_REVERSAL #2 -100.00");
  }

  @Test
  void chargebackThatIsTakenBackTwice_isTheDifference() {
    Worlds world = world(Worlds.LEDGER_DECIDES);
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-14", "100.00"), line(CARD, "B2", "2026-12-15", "-100.00"));
    world.byHand(Call.REVERSE, CARD, "100.00", "2026-12-15T11:00");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 -100.00");
  }
}
