package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.ReconciledBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worlds of batches and their deposits. */
class BatchWorldsTest {

  private static final String DAY = "2026-12-15";
  private static final Payment ONE = card(1, "200.00", "2026-12-14T10:00");
  private static final Payment TWO = card(2, "400.00", "2026-12-14T11:00");
  private static final Payment BACK = eft(3, "50.00", "2026-12-08T10:00");
  private static final Payment OTHER = eft(4, "30.00", "2026-12-08T10:00");

  /** Beside its two payments one that settled before, to be returned. */
  private static Worlds paid(String profile) {
    Worlds world = world(profile);
    world.pay(ONE, TWO, BACK, OTHER);
    world.settle(
        line(BACK, "E", "2026-12-10", "50.00", "50.00"),
        line(OTHER, "E", "2026-12-10", "30.00", "30.00"));
    return world;
  }

  private static Worlds deposited(String one, String two) {
    Worlds world = paid("{}");
    world.settle(line(ONE, "B", DAY, "200.00", one), line(TWO, "B", DAY, "400.00", two));
    return world;
  }

  private static AchReturn returned(Payment payment, String at) {
    return achReturn(payment, payment.amount().toString(), "R01", at);
  }

  @Test
  void depositOfTheSum_fits() {
    Told told = deposited("200.00", "400.00").ask();
    assertThat(told.differences()).isEmpty();
    ReconciledBatch batch = told.batch("B");
    assertThat(batch.check()).isEqualTo(ReconciledBatch.Check.FITS);
    assertThat(batch.lines()).isEqualTo(2);
    assertThat(batch.charged()).hasToString("600.00");
    assertThat(batch.deposited()).hasToString("600.00");
    assertThat(batch.name()).isEqualTo("B of 2026-12-15");
  }

  @Test
  void depositThatIsShort_isNamed_andNoCauseClaimed() {
    Told told = deposited("200.00", "350.00").ask();
    assertThat(told.differences()).containsExactly("DEPOSIT B of 2026-12-15 -50.00");
    assertThat(told.only().reason())
        .doesNotContainIgnoringCase("return")
        .doesNotContainIgnoringCase("chargeback");
    assertThat(told.only().since()).isEqualTo(Worlds.at("2026-12-15T00:00"));
  }

  @Test
  void depositThatIsShortInOneLineAndLongInAnother_fits() {
    assertThat(deposited("250.00", "350.00").differences()).isEmpty();
  }

  @Test
  void depositOfMore_isNamed() {
    assertThat(deposited("200.00", "403.00").differences())
        .containsExactly("DEPOSIT B of 2026-12-15 3.00");
  }

  @Test
  void depositLessAReturnOfTheDay_fits() {
    Worlds world = deposited("200.00", "350.00");
    world.giveBack(returned(BACK, "2026-12-15T09:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B").check()).isEqualTo(ReconciledBatch.Check.FITS);
    assertThat(told.batch("B").returned()).hasToString("50.00");
  }

  /** By UTC it is of the next day. */
  @Test
  void depositLessAReturnOfTheDaysEvening_fits() {
    Worlds world = deposited("200.00", "350.00");
    world.giveBack(returned(BACK, "2026-12-15T20:30"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void depositLessTwoReturnsOfTheDay_fits() {
    Worlds world = deposited("200.00", "320.00");
    world.giveBack(returned(BACK, "2026-12-15T09:00"), returned(OTHER, "2026-12-15T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B").returned()).hasToString("80.00");
  }

  /** The other was debited by itself. */
  @Test
  void depositLessOneOfTwoReturnsOfTheDay_fits() {
    Worlds world = deposited("200.00", "350.00");
    world.giveBack(returned(BACK, "2026-12-15T09:00"), returned(OTHER, "2026-12-15T10:00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void depositInFullBesideAReturnOfTheDay_fits() {
    Worlds world = deposited("200.00", "400.00");
    world.giveBack(returned(BACK, "2026-12-15T09:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B").returned()).hasToString("0.00");
  }

  @Test
  void depositThatIsShortBesideAReturnOfAnotherDay_isNamed() {
    Worlds world = deposited("200.00", "350.00");
    world.giveBack(returned(BACK, "2026-12-11T09:00"));
    assertThat(world.differences()).containsExactly("DEPOSIT B of 2026-12-15 -50.00");
  }

  @Test
  void depositsOfTwoBatchesThatAreShort_byOneReturn_areOneDifference() {
    Worlds world = paid("{}");
    world.settle(
        line(ONE, "B1", DAY, "200.00", "150.00"), line(TWO, "B2", DAY, "400.00", "350.00"));
    world.giveBack(returned(BACK, "2026-12-15T09:00"));
    Difference only = world.ask().only();
    assertThat(only.kind()).isEqualTo(DifferenceKind.DEPOSIT);
    assertThat(only.amount()).hasToString("-50.00");
  }

  @Test
  void returnsOfTwoBatchesOfTheDay_areEachNettedWhereTheyBelong() {
    Worlds world = paid("{}");
    world.settle(
        line(ONE, "B1", DAY, "200.00", "150.00"), line(TWO, "B2", DAY, "400.00", "370.00"));
    world.giveBack(returned(BACK, "2026-12-15T09:00"), returned(OTHER, "2026-12-15T10:00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B1").returned()).hasToString("50.00");
    assertThat(told.batch("B2").returned()).hasToString("30.00");
  }

  @Test
  void depositOnSomeLinesAlone_isUnchecked() {
    Worlds world = paid("{}");
    world.settle(line(ONE, "B", DAY, "200.00", "200.00"), line(TWO, "B", DAY, "400.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B").check()).isEqualTo(ReconciledBatch.Check.UNCHECKED);
  }

  @Test
  void depositOnNoLine_isUnchecked_untilItIsTold() {
    Worlds world = paid("{}");
    world.settle(line(ONE, "B", DAY, "200.00"), line(TWO, "B", DAY, "400.00"));
    Told told = world.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B").check()).isEqualTo(ReconciledBatch.Check.UNCHECKED);
    assertThat(told.batch("B").deposited()).isNull();

    world.settle(line(ONE, "B", DAY, "200.00", "200.00"), line(TWO, "B", DAY, "400.00", "399.00"));
    assertThat(world.differences()).containsExactly("DEPOSIT B of 2026-12-15 -1.00");
  }

  @Test
  void negativeLine_isNettedOutOfItsBatch_whetherItTellsADepositOrNot() {
    for (boolean told : new boolean[] {true, false}) {
      Worlds world = paid(Worlds.LEDGER_DECIDES);
      world.settle(
          line(ONE, "B", DAY, "200.00", "200.00"),
          line(TWO, "B", DAY, "400.00", told ? "400.00" : "300.00"),
          told ? line(ONE, "B", DAY, "-100.00", "-100.00") : line(ONE, "B", DAY, "-100.00"));
      Told answer = world.ask();
      assertThat(answer.differences()).isEmpty();
      assertThat(answer.batch("B").takenBack()).hasToString("-100.00");
      assertThat(answer.batch("B").check()).isEqualTo(ReconciledBatch.Check.FITS);
    }
  }

  @Test
  void batchThatIsReportedAgainUnderAnotherIdentifier_isOne_andNoPaymentIsSettledTwice() {
    Worlds world = deposited("200.00", "400.00");
    world.settle(
        line(ONE, "B-AGAIN", DAY, "200.00", "200.00"),
        line(TWO, "B-AGAIN", DAY, "400.00", "400.00"));
    Told told = world.ask();
    assertThat(told.only().kind()).isEqualTo(DifferenceKind.BATCH_REPORTED_AGAIN);
    assertThat(told.only().amount()).hasToString("600.00");
    assertThat(told.only().subject()).isEqualTo("B-AGAIN of 2026-12-15");
    assertThat(told.state(ONE)).isEqualTo("SETTLED REPORT");
    assertThat(told.state(TWO)).isEqualTo("SETTLED REPORT");
  }

  @Test
  void batchThatComesAgainOnAnotherDay_isEachPaymentTwice() {
    Worlds world = deposited("200.00", "400.00");
    world.settle(
        line(ONE, "B2", "2026-12-16", "200.00", "200.00"),
        line(TWO, "B2", "2026-12-16", "400.00", "400.00"));
    assertThat(world.differences())
        .containsExactly("SETTLED_TWICE #1 200.00", "SETTLED_TWICE #2 400.00");
  }

  @Test
  void partOfABatchThatComesAgainTheSameDay_isThatPaymentTwice() {
    Worlds world = deposited("200.00", "400.00");
    world.settle(line(ONE, "B2", DAY, "200.00", "200.00"));
    assertThat(world.differences()).containsExactly("SETTLED_TWICE #1 200.00");
  }

  @Test
  void identifierThatBeginsAnewEachDay_isTwoBatches() {
    Worlds world = paid("{}");
    world.settle(
        line(ONE, "1", "2026-12-14", "200.00", "197.00"),
        line(TWO, "1", "2026-12-15", "400.00", "403.00"));
    assertThat(world.differences())
        .containsExactly("DEPOSIT 1 of 2026-12-14 -3.00", "DEPOSIT 1 of 2026-12-15 3.00");
  }

  @Test
  void identifierOfTwoProcessors_isTwoBatches() {
    Worlds world = paid("{}");
    world.settle(
        line(ONE, "1", DAY, "200.00", "197.00").toBuilder().processor("Chase").build(),
        line(TWO, "1", DAY, "400.00", "403.00").toBuilder().processor("Vantiv").build());
    assertThat(world.differences())
        .containsExactly(
            "DEPOSIT 1 of 2026-12-15 (Chase) -3.00", "DEPOSIT 1 of 2026-12-15 (Vantiv) 3.00");
  }

  @Test
  void batchOfUnknownPayments_isCheckedToo() {
    Worlds world = paid("{}");
    world.settle(line(card(9, "70.00", "2026-12-14T10:00"), "B", DAY, "70.00", "60.00"));
    assertThat(world.differences())
        .containsExactly("DEPOSIT B of 2026-12-15 -10.00", "SETTLED_UNKNOWN #9 70.00");
  }

  /** What is deposited beside the principals is the fees that settled in lines of their own. */
  @Test
  void depositWithFeesOfLinesOfTheirOwn_fits() {
    Payment paid = withFee(card(9, "70.00", "2026-12-14T10:00"), "2.00");
    Worlds world = paid("{}");
    world.pay(paid);
    world.settle(line(paid, "B", DAY, "70.00", "70.00"), line(paid, "B", DAY, "2.00", "2.00"));
    assertThat(world.differences()).isEmpty();
  }

  /** A processor may deposit principal and fee, whose fee stands beside the line. */
  @Test
  void depositWithTheFeesBesideTheLines_isNamedAtMost() {
    Payment paid = withFee(card(9, "70.00", "2026-12-14T10:00"), "2.00");
    Worlds world = paid("{}");
    world.pay(paid);
    world.settle(
        line(paid, "B", DAY, "70.00", "72.00").toBuilder()
            .convenienceFee(Money.parse("2.00"))
            .build());
    assertThat(world.ask().differences()).isSubsetOf("DEPOSIT B of 2026-12-15 2.00");
  }

  @Test
  void batchThatIsReportedThreeTimes_isTwo() {
    Worlds world = deposited("200.00", "400.00");
    for (String again : List.of("B-2", "B-3")) {
      world.settle(
          line(ONE, again, DAY, "200.00", "200.00"), line(TWO, again, DAY, "400.00", "400.00"));
    }
    assertThat(world.differences())
        .containsExactly(
            "BATCH_REPORTED_AGAIN B-2 of 2026-12-15 600.00",
            "BATCH_REPORTED_AGAIN B-3 of 2026-12-15 600.00");
  }

  @Test
  void twoBatchesOfTheSameSumAndOtherPayments_areNotTheSame() {
    Payment three = card(5, "600.00", "2026-12-14T12:00");
    Worlds world = deposited("200.00", "400.00");
    world.pay(three);
    world.settle(line(three, "B-2", DAY, "600.00", "600.00"));
    assertThat(world.differences()).isEmpty();
  }
}
