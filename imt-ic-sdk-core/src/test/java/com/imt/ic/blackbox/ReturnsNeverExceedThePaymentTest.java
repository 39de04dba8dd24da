package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many returns of a payment come: never more is taken back than came in. */
class ReturnsNeverExceedThePaymentTest {

  private static final AchReturn SIXTY = achReturn("60.00", "R01", "2026-11-18T10:00:00Z");
  private static final AchReturn SIXTY_AGAIN = achReturn("60.00", "R01", "2026-11-19T10:00:00Z");
  private static final AchReturn FORTY = achReturn("40.00", "R01", "2026-11-18T10:00:00Z");

  private final MoneyStory story = new MoneyStory();

  @Test
  void sixtyAndSixtyOfAHundred_theSecondIsForPeopleAndADifference() {
    story.pay(EFT);

    assertThat(story.giveBack(SIXTY, SIXTY_AGAIN))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REVIEW, 1L));
    assertThat(story.giveBack(SIXTY, SIXTY_AGAIN)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(story.standing(EFT)).isEqualTo("40.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 60.00");
  }

  @Test
  void sixtyAndSixtyInTheSameWords_areTwoReturnsAsWell() {
    story.pay(EFT);
    assertThat(story.giveBack(SIXTY, SIXTY))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REVIEW, 1L));
    assertThat(story.standing(EFT)).isEqualTo("40.00");
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 60.00");
  }

  @Test
  void sixtyAndFortyOfAHundred_areBothReversed() {
    story.pay(EFT);
    assertThat(story.giveBack(SIXTY, FORTY)).isEqualTo(Map.of(Outcome.ACCEPTED, 2L));
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void fortyThatComesInALaterAnswerBesideTheSixty_isReversedToo() {
    story.pay(EFT);
    story.giveBack(SIXTY);
    assertThat(story.giveBack(SIXTY, FORTY))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));
    assertThat(story.standing(EFT)).isEqualTo("0.00");
  }

  @Test
  void twoReturnsThatWaitForTheirPayment_takeBackNoMoreThanItWas() {
    story.giveBack(
        achReturn("100.00", "R01", "2026-11-18T10:00:00Z"),
        achReturn("100.00", "R02", "2026-11-19T10:00:00Z"));

    story.pay(EFT);

    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 100.00");
  }

  @Test
  void twoEqualReturnsThatWaited_theOneForPeopleIsTheOneThatWasNotReversed() {
    AchReturn whole = achReturn("100.00", "R01", "2026-11-18T10:00:00Z");
    story.giveBack(whole, whole);
    story.pay(EFT);
    assertThat(story.onlyEntry().occurrence()).isEqualTo(2);

    assertThat(story.resolveOnly().state()).isEqualTo(State.RESOLVED);

    assertThat(story.differences()).isEmpty();
    story.giveBack(whole, whole);
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void returnOfTheFeeToo_takesBackThePrincipal() {
    story.pay(EFT.toBuilder().convenienceFee(Money.parse("2.95")).build());
    assertThat(story.giveBack(achReturn("102.95", "R01", "2026-11-18T10:00:00Z")))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnOfACentMore_reversesNothing() {
    story.pay(EFT);
    assertThat(story.giveBack(achReturn("100.01", "R01", "2026-11-18T10:00:00Z")))
        .isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 100.01");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverReturnsCome_noMoreThanThePaymentIsTakenBack(long seed) {
    Random random = new Random(seed);
    String[] codes = {"R01", "R02", "R10", "R61", "C02", "", "X9"};
    if (random.nextBoolean()) {
      story.pay(EFT);
    }
    for (int answer = 0; answer < 6; answer++) {
      AchReturn[] returns = new AchReturn[1 + random.nextInt(4)];
      for (int i = 0; i < returns.length; i++) {
        String at = "2026-11-%dT0%d:00:00Z".formatted(10 + random.nextInt(9), random.nextInt(10));
        String amount = (10 + 10 * random.nextInt(11)) + ".00";
        returns[i] = achReturn(amount, codes[random.nextInt(codes.length)], at);
      }
      story.giveBack(returns);
      story.pay(EFT);
      assertThat(story.host.ledger.standing(EFT.paymentGuid()).isNegative())
          .as("seed %s, answer %s", seed, answer)
          .isFalse();
    }
  }
}
