package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.Reconciliation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Worlds that are asked about some days. */
class PeriodWorldsTest {

  private static final Payment BEFORE = card(1, "10.00", "2026-12-03T23:30");
  private static final Payment WITHIN = card(2, "20.00", "2026-12-04T00:30");
  private static final Payment LATE = card(3, "30.00", "2026-12-04T23:30");
  private static final Payment AFTER = card(4, "40.00", "2026-12-05T00:30");

  private static Worlds paid() {
    Worlds world = world();
    world.pay(BEFORE, WITHIN, LATE, AFTER);
    return world;
  }

  private static Told friday(Worlds world) {
    return world.ask("2026-12-04", "2026-12-04");
  }

  @Test
  void paymentsOfThoseDaysOfTheBiller_areAskedAbout() {
    Told told = friday(paid());
    assertThat(told.payments)
        .extracting(each -> each.amount().toString())
        .containsExactly("20.00", "30.00");
    assertThat(told.differences()).containsExactly("NOT_SETTLED #2 20.00", "NOT_SETTLED #3 30.00");
    assertThat(told.result.posted()).isEqualTo(new Reconciliation.Posted(2, Money.parse("50.00")));
  }

  @Test
  void laterLines_count() {
    Worlds world = paid();
    world.settle(
        line(WITHIN, "B1", "2026-12-07", "20.00", "20.00"),
        line(LATE, "B2", "2026-12-14", "29.00", "29.00"));
    Told told = friday(world);
    assertThat(told.differences()).containsExactly("SETTLED_AMOUNT #3 -1.00");
    assertThat(told.batches).extracting(ReconciledBatch::id).containsExactlyInAnyOrder("B1", "B2");
    assertThat(told.state(WITHIN)).isEqualTo("SETTLED REPORT");
  }

  @Test
  void batchIsWhole_alsoWhereItHoldsOtherDaysPayments() {
    Worlds world = paid();
    world.settle(
        line(WITHIN, "B1", "2026-12-07", "20.00", "20.00"),
        line(LATE, "B1", "2026-12-07", "30.00", "30.00"),
        line(AFTER, "B1", "2026-12-07", "40.00", "40.00"));
    Told told = friday(world);
    assertThat(told.differences()).isEmpty();
    assertThat(told.batch("B1").lines()).isEqualTo(3);
    assertThat(told.batch("B1").charged()).hasToString("90.00");
  }

  @Test
  void laterReturns_count() {
    Worlds world = world();
    Payment eft = eft(1, "100.00", "2026-12-04T10:00");
    world.pay(eft);
    world.settle(line(eft, "B1", "2026-12-08", "100.00"));
    world.giveBack(achReturn(eft, "100.00", "", "2026-12-14T10:00"));
    Told told = friday(world);
    assertThat(told.differences()).containsExactly("RETURN_IN_REVIEW #1 100.00");
    assertThat(told.state(eft)).isEqualTo("IN_REVIEW REPORT");
  }

  @Test
  void unknownLines_areOfTheirDay() {
    Worlds world = world();
    world.settle(line(card(7, "70.00", "2026-12-01T10:00"), "B1", "2026-12-04", "70.00"));
    world.settle(line(card(8, "80.00", "2026-12-01T10:00"), "B2", "2026-12-07", "80.00"));
    assertThat(friday(world).differences()).containsExactly("SETTLED_UNKNOWN #7 70.00");
  }

  @Test
  void unknownReturns_areOfTheirDay() {
    Worlds world = world();
    world.giveBack(
        achReturn(eft(7, "70.00", "2026-12-01T10:00"), "70.00", "R01", "2026-12-04T23:00"),
        achReturn(eft(8, "80.00", "2026-12-01T10:00"), "80.00", "R01", "2026-12-05T01:00"));
    assertThat(friday(world).differences()).containsExactly("RETURN_UNKNOWN #7 70.00");
  }

  @Test
  void unknownReceipts_areOfTheDayOnWhichTheyWereRecorded() {
    Worlds world = world();
    world.byHand(Call.POST, card(7, "70.00", "2026-12-01T10:00"), "70.00", "2026-12-04T23:00");
    world.byHand(Call.POST, card(8, "80.00", "2026-12-01T10:00"), "80.00", "2026-12-05T01:00");
    assertThat(friday(world).differences()).containsExactly("LEDGER_UNKNOWN #7 70.00");
  }

  @Test
  void booksOfOtherDays_areNoDifference() {
    Worlds world = paid();
    world.settle(
        line(WITHIN, "B1", "2026-12-07", "20.00"), line(LATE, "B1", "2026-12-07", "30.00"));
    world.lose(Call.POST, AFTER, "40.00");
    assertThat(friday(world).differences()).isEmpty();
    world.lose(Call.POST, WITHIN, "20.00");
    assertThat(friday(world).differences()).containsExactly("NOT_IN_LEDGER #2 20.00");
  }

  @Test
  void daysWithoutAPayment_areEmpty() {
    Told told = world().ask("2026-12-01", "2026-12-02");
    assertThat(told.payments).isEmpty();
    assertThat(told.differences()).isEmpty();
    assertThat(told.result.posted()).isEqualTo(new Reconciliation.Posted(0, Money.ZERO));
  }

  @Test
  void questionAboutDays_leavesWhatIsOpenAsItIs() {
    Worlds world = paid();
    friday(world);
    assertThat(world.ask().payments).hasSize(9);
    friday(world);
    assertThat(world.differences()).hasSize(4);
  }

  @Test
  void moneyOfTheDays_isTold() {
    Worlds world = Worlds.bare("{}");
    world.pay(WITHIN, LATE);
    world.settle(
        line(WITHIN, "B1", "2026-12-07", "20.00", "20.00"),
        line(LATE, "B1", "2026-12-07", "30.00", "30.00"));
    assertThat(friday(world).result.days())
        .contains(
            new Reconciliation.Day(
                LocalDate.of(2026, 12, 4),
                Money.parse("50.00"),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO),
            new Reconciliation.Day(
                LocalDate.of(2026, 12, 7),
                Money.ZERO,
                Money.parse("50.00"),
                Money.ZERO,
                Money.parse("50.00")));
  }

  @Test
  void halfASpan_orOneThatEndsBeforeItBegins_isMisuse() {
    LocalDate day = LocalDate.of(2026, 12, 4);
    assertThatThrownBy(() -> new Reconciliation.Span(day, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A span has both days or none");
    assertThatThrownBy(() -> new Reconciliation.Span(day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-12-03");
  }

  @Test
  void depositOfABatchOfTheirs_isToldInFull_andOthersAreNot() {
    Worlds world = paid();
    world.settle(
        line(WITHIN, "B1", "2026-12-07", "20.00", "20.00"),
        line(LATE, "B1", "2026-12-07", "30.00", "30.00"),
        line(AFTER, "B1", "2026-12-07", "40.00", "39.00"),
        line(BEFORE, "B2", "2026-12-07", "10.00", "9.00"));
    assertThat(friday(world).differences()).containsExactly("DEPOSIT B1 of 2026-12-07 -1.00");
  }

  @Test
  void hostThatGivesItsOwnTransactions_asksAllTheSame() {
    Worlds world = paid();
    InvoiceCloudIntegration joined =
        world.host.builder().transactions(world.host.transactions()).build();
    world.clock(Worlds.AS_OF);
    Told told = Told.by(joined, Reconciliation.Span.EVERYTHING);
    assertThat(told.differences()).isEqualTo(world.all(Worlds.AS_OF).differences()).hasSize(4);
    assertThat(Told.by(joined, Reconciliation.Span.OPEN).differences()).hasSize(4);
  }
}
