package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.CARD;
import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static com.imt.ic.blackbox.MoneyStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payment that was returned, presented again and settled again is paid again. */
class RepresentmentTest {

  private static final SettledPayment SETTLED = line(EFT, "B1", 4, "100.00");
  private static final AchReturn RETURN = achReturn("100.00", "R01", "2026-11-06T10:00:00Z");
  private static final SettledPayment AGAIN = line(EFT, "B2", 11, "100.00");
  private static final AchReturn SECOND = achReturn("100.00", "R01", "2026-11-13T10:00:00Z");

  private static MoneyStory returned(MoneyStory story) {
    story.pay(EFT);
    story.settle(SETTLED);
    story.giveBack(RETURN);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
    return story;
  }

  private static MoneyStory byPeople() {
    return returned(new MoneyStory());
  }

  private static MoneyStory byLedger() {
    return returned(new MoneyStory("{ \"representments\": \"LEDGER\" }"));
  }

  @Test
  void byDefault_itIsKeptForPeopleAndADifference_untilTheyHaveItPostedAnew() {
    MoneyStory story = byPeople();

    assertThat(story.settle(SETTLED, AGAIN))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));
    assertThat(story.settle(SETTLED, AGAIN)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.open()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(story.differences()).containsExactly("SETTLED_AGAIN 100.00");

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);

    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.count(Call.REPRESENTED)).isEqualTo(1);
    assertThat(story.settle(SETTLED, AGAIN)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.count(Call.REPRESENTED)).isEqualTo(1);
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void resolvedByPeople_itIsNeverPostedAnew() {
    MoneyStory story = byPeople();
    story.settle(AGAIN);

    story.resolveOnly();
    story.settle(AGAIN);

    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).containsExactly("SETTLED_AGAIN 100.00");
  }

  @Test
  void whereTheProfileSaysSo_theLedgerPostsItAnewAtOnce() {
    MoneyStory story = byLedger();

    assertThat(story.settle(AGAIN)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(story.settle(AGAIN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  /** As a first poll reads them, and one after an outage: the batches before the returns. */
  @Test
  void returnThatIsReadAfterBothLines_bringsTheLastToPeopleWithTheNextPoll() {
    MoneyStory story = new MoneyStory();
    story.pay(EFT);
    story.settle(SETTLED, AGAIN);
    story.giveBack(RETURN);
    assertThat(story.standing(EFT)).isEqualTo("0.00");

    assertThat(story.settle(AGAIN, SETTLED))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));

    assertThat(story.open()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(story.differences()).containsExactly("SETTLED_AGAIN 100.00");
    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.settle(SETTLED, AGAIN)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnThatIsReadAfterBothLines_isPostedAnewOnce_whereTheLedgerDecides() {
    MoneyStory story = new MoneyStory("{ \"representments\": \"LEDGER\" }");
    story.pay(EFT);
    story.settle(SETTLED, AGAIN);
    story.giveBack(RETURN);

    assertThat(story.settle(SETTLED, AGAIN))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
    story.settle(SETTLED, AGAIN);

    assertThat(story.count(Call.REPRESENTED)).isEqualTo(1);
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void secondReturn_takesItBackOnceMore() {
    MoneyStory story = byLedger();
    story.settle(AGAIN);

    assertThat(story.giveBack(RETURN, SECOND))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));
    assertThat(story.giveBack(RETURN, SECOND)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void secondReturnThatIsToldBeforePeopleHadItPostedAnew_isReversedByTheirRetry() {
    MoneyStory story = byPeople();
    story.settle(AGAIN);
    assertThat(story.giveBack(RETURN, SECOND))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));
    assertThat(story.open())
        .containsExactly(QuarantineKind.SETTLED_AGAIN, QuarantineKind.RETURN_EXCEEDS_PAYMENT);

    story.entries().forEach(entry -> story.desk().retry(entry.id()));

    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.REPRESENTED)).isEqualTo(1);
    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void ledgerThatRefusesIt_isAskedAgain() {
    MoneyStory story = byLedger();
    story.host.ledger.refusal = (call, fact) -> call == Call.REPRESENTED ? "closed" : null;
    assertThat(story.settle(AGAIN)).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    assertThat(story.differences()).containsExactly("SETTLED_AGAIN 100.00");
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.settle(AGAIN)).isEqualTo(Map.of(Outcome.RETRIED, 1L));

    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void chargebackThatWasWonBeforeAnybodyTookItBack_leavesNothingToDo() {
    MoneyStory story = new MoneyStory();
    story.pay(CARD);
    SettledPayment paid = line(CARD, "B1", 4, "100.00");
    SettledPayment charged = line(CARD, "B2", 9, "-100.00");
    story.settle(paid, charged);
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
    assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");

    story.settle(paid, charged, line(CARD, "B3", 14, "100.00"));

    assertThat(story.open()).isEmpty();
    assertThat(story.standing(CARD)).isEqualTo("100.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void chargebackThatWasTakenBackAndWon_isPostedAnew() {
    MoneyStory story =
        new MoneyStory("{ \"chargebacks\": \"LEDGER\", \"representments\": \"LEDGER\" }");
    story.pay(CARD);
    SettledPayment paid = line(CARD, "B1", 4, "100.00");
    SettledPayment charged = line(CARD, "B2", 9, "-100.00");
    story.settle(paid, charged);
    assertThat(story.standing(CARD)).isEqualTo("0.00");

    story.settle(paid, charged, line(CARD, "B3", 14, "100.00"));

    assertThat(story.standing(CARD)).isEqualTo("100.00");
    assertThat(story.differences()).isEmpty();
  }
}
