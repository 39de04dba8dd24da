package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A return that a later report tells in other words is the same return: neither its time nor its
 * code is its identity. What was taken back is not taken back again.
 */
class ReturnToldAgainTest {

  private static final AchReturn FIRST = achReturn("100.00", "R01", "2026-11-18T00:00:00Z");

  private final MoneyStory story = new MoneyStory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-18T14:05:09Z", // refined
        "2026-11-18T00:00:00.123Z", // of another precision
        "2026-11-18T06:00:00Z", // read as local time since the profile was corrected
        "2026-11-17T10:00:00Z", // read in a zone far to the east
        "2026-11-19T11:59:59.999999Z"
      })
  void returnWithAnotherTime_isCorrectedAndNotReversedAgain(String later) {
    story.pay(EFT);
    story.giveBack(FIRST);

    assertThat(story.giveBack(achReturn("100.00", "R01", later)))
        .isEqualTo(Map.of(Outcome.CORRECTED, 1L));
    assertThat(story.giveBack(achReturn("100.00", "R01", later)))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.count(Call.RETURNED)).isEqualTo(1);
    assertThat(story.count(Call.RETURN_CORRECTED)).isEqualTo(1);
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"R10", "R09", "r02", "R29 Corporate"})
  void returnWithACorrectedCode_isCorrectedAndNotReversedAgain(String code) {
    story.pay(EFT);
    story.giveBack(FIRST);

    assertThat(story.giveBack(achReturn("100.00", code, "2026-11-18T00:00:00Z")))
        .isEqualTo(Map.of(Outcome.CORRECTED, 1L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void returnWithAnotherTimeAndCodeWhileItWaits_isReversedOnceWhenItsPaymentComes() {
    story.giveBack(FIRST);
    story.giveBack(achReturn("100.00", "R02", "2026-11-18T09:30:00Z"));

    story.pay(EFT);

    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.host.ledger.lines(Call.REVERSE).get(0).facts()).contains("code=R02");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void twoReturnsOfOneAmount_areEachKnownAgainAfterTheTimePolicyChanged() {
    AchReturn half = achReturn("50.00", "R01", "2026-11-17T00:00:00Z");
    AchReturn otherHalf = achReturn("50.00", "R01", "2026-11-18T00:00:00Z");
    story.pay(EFT);
    story.giveBack(half, otherHalf);
    assertThat(story.standing(EFT)).isEqualTo("0.00");

    assertThat(
            story.giveBack(
                achReturn("50.00", "R01", "2026-11-18T06:00:00Z"),
                achReturn("50.00", "R01", "2026-11-17T06:00:00Z")))
        .isEqualTo(Map.of(Outcome.CORRECTED, 2L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnThatBecomesDisputed_staysReversedAndIsForPeople() {
    story.pay(EFT);
    story.giveBack(FIRST);

    assertThat(story.giveBack(achReturn("100.00", "R61", "2026-11-18T00:00:00Z")))
        .isEqualTo(Map.of(Outcome.REVIEW, 1L));

    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_DISPUTED);
  }

  @Test
  void correctionThatTheLedgerRefuses_isToldWhenItComesAgain() {
    story.pay(EFT);
    story.giveBack(FIRST);
    AchReturn corrected = achReturn("100.00", "R10", "2026-11-18T00:00:00Z");
    story.host.ledger.refusal = (call, fact) -> "period is closed";
    assertThat(story.giveBack(corrected)).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.giveBack(corrected)).isEqualTo(Map.of(Outcome.CORRECTED, 1L));

    assertThat(story.count(Call.RETURN_CORRECTED)).isEqualTo(1);
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }
}
