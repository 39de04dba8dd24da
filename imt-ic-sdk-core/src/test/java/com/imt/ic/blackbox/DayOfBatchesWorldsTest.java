package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What several batches of one day say together: parts, repeats, and what came off which deposit.
 */
class DayOfBatchesWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-04T10:00");
  private static final Payment OLD = card(2, "600.00", "2026-12-04T10:00");
  private static final Payment EFT = eft(3, "600.00", "2026-12-03T10:00");

  private final Worlds world = world();

  @Test
  void twoPartsOfOnePayment_inTwoBatchesOfADay_areNoRepeat() {
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-07", "50.00", "50.00"),
        line(CARD, "B2", "2026-12-07", "50.00", "50.00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void twoInvoicesOfACart_inTwoBatchesOfADay_areNoRepeat() {
    Payment half = Samples.withAmount(CARD, "50.00");
    Payment other = further(half, "INV-OTHER", "50.00");
    world.pay(half, other);
    world.settle(
        line(half, "B1", "2026-12-07", "50.00").toBuilder()
            .invoiceNumber(half.invoiceNumber().orElseThrow())
            .build(),
        line(other, "B2", "2026-12-07", "50.00").toBuilder()
            .invoiceNumber(other.invoiceNumber().orElseThrow())
            .build());
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void twoEqualRefundsOfADay_areTwo() {
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-07", "100.00"),
        line(CARD, "B2", "2026-12-08", "-10.00"),
        line(CARD, "B3", "2026-12-08", "-10.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -20.00");
  }

  @Test
  void returnThatIsALineToo_isNettedOnce() {
    Payment returned = eft(4, "50.00", "2026-12-02T10:00");
    world.pay(EFT, returned);
    world.settle(
        line(returned, "B0", "2026-12-04", "50.00"),
        line(EFT, "B1", "2026-12-07", "600.00", "500.00"),
        line(returned, "B1", "2026-12-07", "-50.00"));
    world.giveBack(achReturn(returned, "50.00", "R01", "2026-12-07T10:00"));
    assertThat(world.differences()).containsExactly("DEPOSIT B1 of 2026-12-07 -50.00");
  }

  @Test
  void chargebackInABatchOfItsOwn_goesOffAnotherDepositOfTheDay() {
    world.pay(CARD, OLD);
    world.settle(
        line(CARD, "B0", "2026-12-07", "100.00"),
        line(OLD, "B1", "2026-12-10", "600.00", "500.00"),
        line(CARD, "B2", "2026-12-10", "-100.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
  }

  @Test
  void chargebackWithADepositOfNothing_goesOffAnotherDepositOfTheDay() {
    world.pay(CARD, OLD);
    world.settle(
        line(CARD, "B0", "2026-12-07", "100.00"),
        line(OLD, "B1", "2026-12-10", "600.00", "500.00"),
        line(CARD, "B2", "2026-12-10", "-100.00", "0.00"));
    assertThat(world.differences()).containsExactly("TAKEN_BACK #1 -100.00");
  }

  /** 40 and 20, 50, and 10: whichever return is tried first. */
  @ParameterizedTest
  @ValueSource(strings = {"50 10 40 20", "10 50 20 40", "40 50 10 20", "20 10 40 50"})
  void returnsOfADay_areGivenToItsDeposits_soThatMostAreExplained(String order) {
    List<Payment> returned = new ArrayList<>();
    List<SettledPayment> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Payment payment = eft(10 + i, "1000.00", "2026-12-03T10:00");
      world.pay(payment);
      lines.add(
          line(
              payment,
              "B" + i,
              "2026-12-07",
              "1000.00",
              List.of("940.00", "950.00", "990.00").get(i)));
    }
    int number = 20;
    for (String amount : order.split(" ", -1)) {
      returned.add(eft(number++, amount + ".00", "2026-12-01T10:00"));
    }
    world.pay(returned.toArray(Payment[]::new));
    returned.forEach(each -> lines.add(line(each, "B9", "2026-12-03", each.amount().toString())));
    world.settle(lines.toArray(SettledPayment[]::new));
    int minute = 10;
    for (Payment each : returned) {
      world.giveBack(achReturn(each, each.amount().toString(), "R01", "2026-12-07T10:" + minute++));
    }
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnOfAWeekend_goesOffTheDepositOfMonday() {
    Payment returned = eft(4, "50.00", "2026-12-01T10:00");
    world.pay(EFT, returned);
    world.settle(
        line(returned, "B0", "2026-12-03", "50.00"),
        line(EFT, "B1", "2026-12-07", "600.00", "550.00"));
    world.giveBack(achReturn(returned, "50.00", "R01", "2026-12-05T10:00"));
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void returnOfAnotherProcessor_explainsNothing() {
    Payment returned = eft(4, "50.00", "2026-12-01T10:00");
    world.pay(OLD, returned);
    world.settle(
        line(returned, "B0", "2026-12-03", "50.00").toBuilder().processor("ACHX").build(),
        line(OLD, "B1", "2026-12-07", "600.00", "550.00").toBuilder().processor("Chase").build());
    world.giveBack(achReturn(returned, "50.00", "R01", "2026-12-07T10:00"));
    assertThat(world.differences()).containsExactly("DEPOSIT B1 of 2026-12-07 (Chase) -50.00");
  }

  @Test
  void dayOfABatchThatWasReportedAgain_countsOnce() {
    world.pay(CARD);
    world.settle(
        line(CARD, "B1", "2026-12-07", "100.00", "100.00"),
        line(CARD, "B2", "2026-12-07", "100.00", "100.00"));
    Told told = world.ask();
    assertThat(told.all(DifferenceKind.BATCH_REPORTED_AGAIN)).hasSize(1);
    assertThat(told.result.days())
        .filteredOn(day -> day.day().toString().equals("2026-12-07"))
        .allSatisfy(
            day -> {
              assertThat(day.settled()).hasToString("100.00");
              assertThat(day.deposited()).hasToString("100.00");
            });
  }
}
