package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.CARD;
import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static com.imt.ic.blackbox.MoneyStory.day;
import static com.imt.ic.blackbox.MoneyStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A settled line may be completed or corrected by a later report, and this is told. */
class SettledLineCompletedTest {

  private static final SettledPayment FIRST = line(CARD, "1", 18, "100.00");

  private final MoneyStory story = new MoneyStory();

  static Stream<UnaryOperator<SettledPayment.Builder>> completions() {
    return Stream.of(
        line -> line.depositAmount(Money.parse("100.00")),
        line -> line.convenienceFee(Money.parse("2.95")),
        line -> line.processor("Chase"),
        line -> line.invoiceNumber(InvoiceNumber.of("INV2")),
        line -> line.settledOn(day(19)),
        line -> line.settledOn(day(17)),
        line -> line.settledOn(day(21)).processor("Chase").depositAmount(Money.parse("100.00")));
  }

  @ParameterizedTest
  @MethodSource("completions")
  void lineWithMoreOrAnotherDay_isTheSameLine_andTold(
      UnaryOperator<SettledPayment.Builder> completion) {
    SettledPayment later = completion.apply(FIRST.toBuilder()).build();
    story.pay(CARD);
    story.settle(FIRST);

    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.CORRECTED, 1L));
    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.count(Call.SETTLED)).isEqualTo(1);
    assertThat(story.host.ledger.lines(Call.SETTLEMENT_CORRECTED))
        .singleElement()
        .satisfies(each -> assertThat(each.facts()).isEqualTo(Facts.of(later)));
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("completions")
  void lineThatLacksWhatWasKnown_forgetsNothing(UnaryOperator<SettledPayment.Builder> completion) {
    SettledPayment whole = completion.apply(FIRST.toBuilder()).settledOn(day(18)).build();
    story.pay(CARD);
    story.settle(whole);
    assertThat(story.settle(FIRST)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(story.count(Call.SETTLED)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void depositThatIsToldLater_isCompared() {
    story.pay(CARD);
    story.settle(FIRST);
    assertThat(story.differences()).isEmpty();

    story.settle(FIRST.toBuilder().depositAmount(Money.parse("60.00")).build());

    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).containsExactly("DEPOSIT -40.00");
  }

  @Test
  void olderRowThatIsBroughtAgain_takesNoCorrectionBack() {
    SettledPayment later = FIRST.toBuilder().settledOn(day(19)).build();
    story.pay(CARD);
    story.host.ledger.refusal = (call, fact) -> "period is closed";
    story.settle(FIRST);
    story.settle(later);
    story.host.ledger.refusal = (call, fact) -> null;

    story.desk().retry(story.entries().get(0).id());

    assertThat(story.host.ledger.lines(Call.SETTLED))
        .singleElement()
        .satisfies(each -> assertThat(each.facts()).isEqualTo(Facts.of(later)));
    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  /** Seeds 5210 and 5376 of the simulation. */
  @Test
  void ofTwoEqualLinesOneIsCompleted_whatWasRefusedOfTheOther_isClosedWhenItIsTaken() {
    SettledPayment line = line(EFT, "1", 18, "100.00");
    story.pay(EFT);
    story.giveBack(achReturn("100.00", "R01", "2026-11-17T10:00:00Z"));
    story.settle(line);
    story.settle(line, line);
    story.settle(line, line);
    story.settle(line, line.toBuilder().processor("Chase").build());
    List<QuarantineEntry> entries = story.entries();
    assertThat(entries).extracting(QuarantineEntry::occurrence).containsExactly(2, 1);
    story.host.ledger.refusal = (call, fact) -> "period is closed";
    story.desk().retry(entries.get(0).id());
    assertThat(story.open()).containsExactly(QuarantineKind.SETTLED_AGAIN, QuarantineKind.REFUSED);
    story.host.ledger.refusal = (call, fact) -> null;

    story.desk().retry(entries.get(1).id());

    assertThat(story.count(Call.REPRESENTED)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void ofTwoEqualLinesOneIsCompleted_whatWasRefusedAsACorrectionOfTheOther_standsOpen() {
    SettledPayment other = FIRST.toBuilder().settledOn(day(19)).build();
    story.pay(CARD);
    story.settle(FIRST, other);
    story.host.ledger.refusal =
        (call, fact) -> call == Call.SETTLEMENT_CORRECTED ? "period is closed" : null;
    assertThat(story.settle(FIRST, FIRST)).containsEntry(Outcome.REFUSED, 1L);
    story.host.ledger.refusal = (call, fact) -> null;

    story.settle(FIRST.toBuilder().depositAmount(Money.parse("100.00")).build());

    assertThat(story.open()).containsExactly(QuarantineKind.REFUSED);
  }

  @Test
  void correctionThatTheLedgerRefuses_isToldWhenItComesAgain() {
    SettledPayment later = FIRST.toBuilder().settledOn(day(19)).build();
    story.pay(CARD);
    story.settle(FIRST);
    story.host.ledger.refusal = (call, fact) -> "period is closed";
    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.CORRECTED, 1L));

    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.SETTLEMENT_CORRECTED)).isEqualTo(1);
  }

  @Test
  void anotherAmount_isAConflictAndOpenMoney() {
    story.pay(CARD);
    story.settle(FIRST);
    assertThat(story.settle(line(CARD, "1", 18, "90.00"))).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
    assertThat(story.differences()).containsExactly("QUARANTINED 90.00");
  }

  @Test
  void batchIdentifiersThatBeginAnewEachDay_areOtherBatches() {
    Payment other = Samples.payment(3, "100.00").toBuilder().paidAt(CARD.paidAt()).build();
    story.pay(CARD, other);
    SettledPayment monday = FIRST.toBuilder().depositAmount(Money.parse("97.00")).build();
    SettledPayment tuesday =
        line(other, "1", 19, "100.00").toBuilder().depositAmount(Money.parse("103.00")).build();
    story.settle(monday, tuesday);
    assertThat(story.differences()).containsExactly("DEPOSIT -3.00", "DEPOSIT 3.00");
  }

  @Test
  void refundsOfOneAmountInBatchesOfOneIdentifier_areEachTaken() {
    story.pay(CARD);
    SettledPayment refund = line(CARD, "1", 12, "-10.00");
    SettledPayment nextDay = line(CARD, "1", 13, "-10.00");
    SettledPayment daysLater = line(CARD, "1", 16, "-10.00");
    story.settle(FIRST.toBuilder().settledOn(day(11)).build(), refund, nextDay);
    assertThat(story.settle(daysLater)).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.settle(nextDay, daysLater)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.differences()).containsExactly("TAKEN_BACK -30.00");
  }

  @Test
  void refundThatAPersonClosed_leavesTheNextOneOfThatBatchIdentifierOpen() {
    story.pay(CARD);
    SettledPayment refund = line(CARD, "1", 12, "-10.00");
    SettledPayment nextDay = line(CARD, "1", 13, "-10.00");
    story.settle(refund);
    story.resolveOnly();

    assertThat(story.settle(refund, nextDay))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));

    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
  }

  @Test
  void oneIdentifierOfTwoProcessors_isTwoBatches() {
    SettledPayment chase = FIRST.toBuilder().processor("Chase").build();
    SettledPayment other = FIRST.toBuilder().processor("Worldpay").build();
    story.pay(CARD);
    story.settle(chase);
    assertThat(story.settle(other)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(story.differences()).containsExactly("SETTLED_TWICE 100.00");
  }

  @Test
  void correctedDayOfALineForPeople_leavesItToThem_andTheirRetryTakesItBack() {
    story.pay(CARD);
    SettledPayment charged = line(CARD, "7", 17, "-100.00");
    story.settle(FIRST, charged);
    SettledPayment corrected = charged.toBuilder().settledOn(day(18)).build();
    assertThat(story.settle(FIRST, corrected))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.CORRECTED, 1L));
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);

    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.standing(CARD)).isEqualTo("0.00");
    assertThat(story.settle(FIRST, corrected)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void correctedDayOfALineForPeople_leavesItToThem_andWhatTheyCloseStaysClosed() {
    story.pay(CARD);
    SettledPayment charged = line(CARD, "7", 17, "-100.00");
    SettledPayment corrected = charged.toBuilder().settledOn(day(18)).build();
    story.settle(FIRST, charged);
    story.settle(FIRST, corrected);

    story.resolveOnly();

    assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");
    assertThat(story.settle(FIRST, corrected)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.CHARGED_BACK)).isZero();
  }

  @Test
  void chargebackRefusedInItsFirstWords_standsOpenOnce_whenTheirDayIsAskedForNoMore() {
    story.pay(CARD);
    SettledPayment charged = line(CARD, "7", 17, "-100.00");
    SettledPayment corrected = charged.toBuilder().settledOn(day(18)).processor("Chase").build();
    story.settle(FIRST, charged);
    story.settle(FIRST, corrected);
    story.host.clock.advance(Duration.ofDays(1));
    story.settle(FIRST, corrected);
    story.host.ledger.refusal = (call, fact) -> call == Call.CHARGED_BACK ? "closed" : null;
    story.retryOnly();
    assertThat(story.open()).containsExactly(QuarantineKind.REFUSED);
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.settle(FIRST, corrected))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));

    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);
    assertThat(story.standing(CARD)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void correctionThatTheLedgerRefuses_isNoNewLine_whenTheFirstDayIsAskedForNoMore() {
    SettledPayment later = FIRST.toBuilder().settledOn(day(21)).build();
    story.pay(CARD);
    story.settle(FIRST);
    story.host.ledger.refusal = (call, fact) -> call == Call.SETTLEMENT_CORRECTED ? "closed" : null;

    for (int poll = 1; poll <= 3; poll++) {
      assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.REFUSED, 1L));
      story.host.clock.advance(Duration.ofDays(2));
    }
    story.host.ledger.refusal = (call, fact) -> null;
    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.CORRECTED, 1L));
    assertThat(story.settle(later)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.count(Call.SETTLED)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }
}
