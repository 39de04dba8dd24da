package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.Reconciliation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds that are asked about again: open items, and what came since. */
@ParameterizedClass(name = "books in parts: {0}")
@ValueSource(booleans = {false, true})
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class IncrementWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-07T10:00");
  private static final Payment EFT = eft(2, "200.00", "2026-12-03T10:00");
  private static final SettledPayment CARD_SETTLED =
      line(CARD, "B1", "2026-12-08", "100.00", "100.00");
  private static final SettledPayment EFT_SETTLED =
      line(EFT, "B2", "2026-12-07", "200.00", "200.00");

  private final Worlds world = Worlds.bare("{}");

  IncrementWorldsTest(boolean inParts) {
    world.host.ledger.isReadInParts = inParts;
  }

  /** All is settled, and was asked about once. */
  private void close() {
    world.clock("2026-12-16T10:30");
    world.pay(CARD, EFT);
    world.settle(CARD_SETTLED, EFT_SETTLED);
    assertThat(world.differences("2026-12-16T11:00")).isEmpty();
    world.clock("2026-12-16T11:30");
  }

  @Test
  void afterACleanRun_theNextHasNothing() {
    close();
    Told told = world.ask();
    assertThat(told.payments).isEmpty();
    assertThat(told.batches).isEmpty();
    assertThat(told.differences()).isEmpty();
    assertThat(world.ask("2026-12-30T12:00").payments).isEmpty();
  }

  @Test
  void whatIsNotSettledYet_staysOpen_untilItIs() {
    world.clock("2026-12-07T10:30");
    world.pay(CARD);
    assertThat(world.ask("2026-12-07T12:00").state(CARD)).isEqualTo("AWAITING_SETTLEMENT REPORT");
    assertThat(world.ask("2026-12-08T12:00").has(CARD)).isTrue();
    assertThat(world.differences("2026-12-11T12:00")).containsExactly("NOT_SETTLED #1 100.00");
    world.settle(CARD_SETTLED);
    Told told = world.ask("2026-12-11T13:00");
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("SETTLED REPORT");
    assertThat(world.ask("2026-12-11T14:00").has(CARD)).isFalse();
  }

  @Test
  void openDifference_staysUntilItIsMended() {
    close();
    world.byHand(Call.POST, CARD, "100.00", "2026-12-16T11:30");
    for (int day = 17; day < 20; day++) {
      assertThat(world.differences("2026-12-" + day + "T12:00"))
          .containsExactly("POSTED_TWICE #1 100.00");
    }
    world.byHand(Call.REVERSE, CARD, "100.00", "2026-12-20T11:30");
    assertThat(world.differences("2026-12-20T12:00")).isEmpty();
    assertThat(world.ask("2026-12-21T12:00").payments).isEmpty();
  }

  @Test
  void openDifference_isMendedByTakingOutOfTheLedgerWhatIsTooMuch() {
    close();
    world.byHand(Call.POST, CARD, "100.00", "2026-12-16T11:30");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #1 100.00");
    world.host.ledger.execute("DELETE FROM book_line WHERE channel = 'POLL' AND facts = ''");
    assertThat(world.differences("2026-12-17T12:00")).isEmpty();
  }

  @Test
  void lateReturn_opensItAgain() {
    close();
    world.giveBack(achReturn(EFT, "200.00", "R01", "2026-12-16T11:20"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.payments).hasSize(1);
    assertThat(told.state(EFT)).isEqualTo("RETURNED_AFTER_SETTLEMENT REPORT");
    assertThat(world.ask("2026-12-16T13:00").payments).isEmpty();
  }

  @Test
  void chargeback_opensItAgain() {
    close();
    world.settle(line(CARD, "B3", "2026-12-15", "-100.00", "-100.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
    world.retryAll();
    Told told = world.ask("2026-12-17T12:00");
    assertThat(told.differences()).isEmpty();
    assertThat(told.state(CARD)).isEqualTo("TAKEN_BACK REPORT");
  }

  @Test
  void correctionOfALine_opensItAgain() {
    close();
    world.settle(line(CARD, "B1", "2026-12-08", "100.00", "90.00"));
    Told told = world.ask();
    assertThat(told.differences()).containsExactly("DEPOSIT B1 of 2026-12-08 -10.00");
    assertThat(world.differences("2026-12-17T12:00"))
        .containsExactly("DEPOSIT B1 of 2026-12-08 -10.00");
    world.settle(CARD_SETTLED);
    assertThat(world.differences("2026-12-18T12:00")).isEmpty();
    assertThat(world.ask("2026-12-19T12:00").batches).isEmpty();
  }

  @Test
  void secondSettlement_opensItAgain() {
    close();
    world.settle(line(EFT, "B9", "2026-12-15", "200.00", "200.00"));
    assertThat(world.differences()).containsExactly("SETTLED_TWICE #2 200.00");
  }

  @Test
  void personWhoResolves_closesIt() {
    close();
    world.giveBack(achReturn(EFT, "200.00", "", "2026-12-16T11:20"));
    assertThat(world.differences()).containsExactly("RETURN_IN_REVIEW #2 200.00");
    world.clock("2026-12-16T12:30");
    world.resolveAll();
    assertThat(world.differences("2026-12-16T13:00")).isEmpty();
    assertThat(world.ask("2026-12-16T14:00").payments).isEmpty();
  }

  @Test
  void rowInTheQuarantine_staysUntilItIsClosed() {
    close();
    Payment other = card(3, "30.00", "2026-12-15T10:00");
    Map<String, String> noTime = new HashMap<>(Samples.columns(other));
    noTime.put("PaymentDateGMT", "yesterday");
    world.host.cloud.payments.clear();
    world.host.cloud.payments.add(ScriptedCloud.unreadable("PaymentDateGMT is no time", noTime));
    Host.pollUnreadable(world.integration, ReportKind.PAYMENTS);
    assertThat(world.differences()).containsExactly("QUARANTINED #3 30.00");
    assertThat(world.differences("2026-12-16T13:00")).containsExactly("QUARANTINED #3 30.00");
    world.resolveAll();
    assertThat(world.differences("2026-12-16T14:00")).isEmpty();
  }

  @Test
  void receiptByHand_opensItAgain() {
    close();
    world.byHand(Call.POST, EFT, "200.00", "2026-12-16T11:25");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #2 200.00");
  }

  @Test
  void receiptThatNobodyKnows_isFound() {
    close();
    world.byHand(Call.POST, card(7, "70.00", "2026-12-01T10:00"), "70.00", "2026-12-16T11:25");
    assertThat(world.differences()).containsExactly("LEDGER_UNKNOWN #7 70.00");
    assertThat(world.differences("2026-12-18T12:00")).containsExactly("LEDGER_UNKNOWN #7 70.00");
  }

  @Test
  void reversalByHand_opensItAgain() {
    close();
    world.byHand(Call.REVERSE, CARD, "40.00", "2026-12-16T11:25");
    assertThat(world.differences()).containsExactly("LEDGER_REVERSAL #1 -40.00");
  }

  /** It was committed after the books were read, in a transaction that began before. */
  @Test
  void receiptByHand_thatWasRecordedShortlyBeforeTheLastRun_isFound() {
    close();
    world.byHand(Call.POST, EFT, "200.00", "2026-12-16T10:59:30");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #2 200.00");
  }

  @Test
  void receiptThatIsLostOfWhatIsOpen_isFound() {
    world.clock("2026-12-07T10:30");
    world.pay(CARD);
    assertThat(world.ask("2026-12-07T12:00").differences()).isEmpty();
    world.lose(Call.POST, CARD, "100.00");
    assertThat(world.differences("2026-12-07T13:00")).containsExactly("NOT_IN_LEDGER #1 100.00");
  }

  @Test
  void settledUnknown_staysUntilThePaymentIsReported() {
    close();
    Payment unknown = card(3, "30.00", "2026-12-14T10:00");
    world.settle(line(unknown, "B3", "2026-12-15", "30.00", "30.00"));
    assertThat(world.differences()).containsExactly("SETTLED_UNKNOWN #3 30.00");
    assertThat(world.differences("2026-12-16T13:00")).containsExactly("SETTLED_UNKNOWN #3 30.00");
    world.pay(unknown);
    assertThat(world.differences("2026-12-16T14:00")).isEmpty();
    assertThat(world.ask("2026-12-16T15:00").payments).isEmpty();
  }

  @Test
  void returnThatWaits_staysUntilThePaymentIsReported() {
    close();
    Payment unknown = eft(3, "30.00", "2026-12-09T10:00");
    world.giveBack(achReturn(unknown, "30.00", "R01", "2026-12-14T10:00"));
    assertThat(world.differences()).containsExactly("RETURN_UNKNOWN #3 30.00");
    world.pay(unknown);
    assertThat(world.differences("2026-12-16T14:00")).isEmpty();
  }

  @Test
  void depositThatDiffers_staysOpen_untilAReturnOfThatDayIsTold() {
    close();
    Payment other = card(3, "300.00", "2026-12-14T10:00");
    world.pay(other);
    world.settle(line(other, "B3", "2026-12-15", "300.00", "100.00"));
    assertThat(world.differences()).containsExactly("DEPOSIT B3 of 2026-12-15 -200.00");
    assertThat(world.differences("2026-12-16T13:00"))
        .containsExactly("DEPOSIT B3 of 2026-12-15 -200.00");
    world.giveBack(achReturn(EFT, "200.00", "R01", "2026-12-15T10:00"));
    assertThat(world.differences("2026-12-16T14:00")).isEmpty();
  }

  @Test
  void runThatFailsHalfWay_changesNothing() {
    world.pay(CARD, EFT);
    world.settle(CARD_SETTLED, EFT_SETTLED);
    world.clock("2026-12-16T11:00");
    assertThatThrownBy(
            () ->
                world.integration.reconcile(
                    new Reconciliation.Visitor() {
                      private int seen;

                      @Override
                      public void payment(ReconciledPayment payment) {
                        if (++seen == 2) {
                          throw new IllegalStateException("the disk is full");
                        }
                      }
                    }))
        .hasStackTraceContaining("the disk is full");
    Told told = world.ask();
    assertThat(told.payments).hasSize(2);
    assertThat(world.ask("2026-12-16T13:00").payments).isEmpty();
  }

  @Test
  void runWhoseBooksFail_changesNothing() {
    close();
    world.byHand(Call.POST, EFT, "200.00", "2026-12-16T11:25");
    world.host.ledger.execute("ALTER TABLE book_line RENAME TO gone");
    assertThatThrownBy(() -> world.integration.reconcile()).isNotNull();
    world.host.ledger.execute("ALTER TABLE gone RENAME TO book_line");
    assertThat(world.differences()).containsExactly("POSTED_TWICE #2 200.00");
  }

  @Test
  void visitorIsOptional_andTheResultTheSame() {
    world.pay(CARD);
    world.clock(Worlds.AS_OF);
    Reconciliation result = world.integration.reconcile();
    assertThat(result.span()).isEqualTo(Reconciliation.Span.OPEN);
    assertThat(result.differences())
        .extracting(Difference::kind)
        .containsExactly(DifferenceKind.NOT_SETTLED);
    assertThat(world.integration.reconcile().differences()).isEqualTo(result.differences());
  }

  @Test
  void differenceKeepsItsBeginning_andGrowsOld() {
    world.pay(CARD);
    Difference first = world.ask("2026-12-11T12:00").only();
    Difference later = world.ask("2026-12-14T12:00").only();
    assertThat(later.since()).isEqualTo(first.since());
    assertThat(later.age()).isEqualTo(first.age().plusDays(3));
  }

  @Test
  void feeThatIsToldLater_opensItAgain() {
    Payment paid = withFee(card(3, "30.00", "2026-12-07T10:00"), "2.95");
    world.pay(paid);
    world.settle(line(paid, "B3", "2026-12-08", "30.00", "30.00"));
    close();
    world.settle(
        line(paid, "B3", "2026-12-08", "30.00", "30.00").toBuilder()
            .convenienceFee(Money.parse("9.95"))
            .build());
    assertThat(world.differences()).containsExactly("FEE_DIFFERS #3 7.00");
  }

  @Test
  void reportThatSaysAnotherAmountLater_opensItAgain_untilItIsResolved() {
    close();
    world.pay(Samples.withAmount(CARD, "120.00"));
    assertThat(world.ask().only().subject()).isEqualTo(CARD.paymentGuid().value());
    assertThat(world.ask("2026-12-16T13:00").only().subject())
        .isEqualTo(CARD.paymentGuid().value());
    world.resolveAll();
    assertThat(world.differences("2026-12-16T14:00")).isEmpty();
    assertThat(world.ask("2026-12-16T15:00").payments).isEmpty();
  }

  @Test
  void batchThatIsReportedAgainLater_isOne_andStays() {
    close();
    world.settle(line(CARD, "B1-AGAIN", "2026-12-08", "100.00", "100.00"));
    assertThat(world.differences())
        .containsExactly("BATCH_REPORTED_AGAIN B1-AGAIN of 2026-12-08 100.00");
    assertThat(world.differences("2026-12-18T12:00"))
        .containsExactly("BATCH_REPORTED_AGAIN B1-AGAIN of 2026-12-08 100.00");
  }

  @Test
  void booksThatAreReadOnlyLater_areComparedThen() {
    world.host.ledger.isRead = false;
    world.host.ledger.isReadInParts = false;
    world.clock("2026-12-16T10:30");
    world.pay(CARD);
    world.settle(CARD_SETTLED);
    world.lose(Call.POST, CARD, "100.00");
    assertThat(world.differences("2026-12-16T11:00")).isEmpty();
    world.host.ledger.isRead = true;
    assertThat(world.all("2026-12-16T12:00").differences())
        .containsExactly("NOT_IN_LEDGER #1 100.00");
  }
}
