package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fee may come in and go out with its payment, and never counts as what stands in the books. */
class FeesOfWhatComesBackTest {

  private static final Payment CARD = withFee(MoneyStory.CARD);
  private static final Payment EFT = withFee(MoneyStory.EFT);

  private final MoneyStory story = new MoneyStory();

  private static Payment withFee(Payment payment) {
    return payment.toBuilder().convenienceFee(Money.parse("3.00")).build();
  }

  /** A line that tells no fee. */
  private static SettledPayment line(Payment payment, String batch, int day, String amount) {
    return MoneyStory.line(payment, batch, day, amount).toBuilder().convenienceFee(null).build();
  }

  private static SettledPayment besides(Payment payment, String batch, int day) {
    return MoneyStory.line(payment, batch, day, "100.00").toBuilder()
        .convenienceFee(Money.parse("3.00"))
        .build();
  }

  private SettledPayment[] lines(Payment payment, String amounts) {
    String[] each = amounts.split(" ", -1);
    SettledPayment[] lines = new SettledPayment[each.length];
    Arrays.setAll(lines, i -> line(payment, "B" + i, 10 + i, each[i]));
    return lines;
  }

  @Test
  void chargebackOfPrincipalAndFee_takesThePrincipalBack_andLeavesNothingOver() {
    story.pay(CARD);
    story.settle(besides(CARD, "B1", 17), line(CARD, "B2", 19, "-103.00"));
    assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");

    story.retryOnly();

    assertThat(story.standing(CARD)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"103.00", "100.00 3.00", "3.00 100.00", "60.00 43.00"})
  void feeThatSettledWithThePayment_doesNotComeAgainWhenItIsReturned(String amounts) {
    story.pay(EFT);
    story.settle(lines(EFT, amounts));
    assertThat(story.differences()).isEmpty();

    story.giveBack(achReturn("103.00", "R01", "2026-11-13T10:00:00Z"));
    story.settle(lines(EFT, amounts));

    assertThat(story.standing(EFT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void feeThatSettlesAfterTheReturn_postsNothingAnew() {
    story.pay(EFT);
    story.settle(lines(EFT, "100.00"));
    story.giveBack(achReturn("100.00", "R01", "2026-11-11T10:00:00Z"));
    story.settle(lines(EFT, "100.00 3.00"));
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void principalAndFeeThatAreWon_standAgainAsThePrincipal() {
    story.pay(CARD);
    story.settle(lines(CARD, "103.00 -103.00"));
    story.retryOnly();
    story.settle(lines(CARD, "103.00 -103.00 103.00"));
    assertThat(story.differences()).containsExactly("SETTLED_AGAIN 100.00");

    story.retryOnly();

    assertThat(story.standing(CARD)).isEqualTo("100.00");
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100.00 3.00 3.00, SETTLED_TWICE 3.00",
    "100.00 100.00, SETTLED_TWICE 100.00",
    "100.00 4.00, SETTLED_TWICE 4.00",
    "104.00, SETTLED_AMOUNT 4.00",
    "100.00 -3.00, TAKEN_BACK -3.00",
    "100.00 3.00 -3.00 -3.00, TAKEN_BACK -3.00"
  })
  void moreThanOneFee_isToldOf(String amounts, String difference) {
    story.pay(CARD);
    story.settle(lines(CARD, amounts));
    assertThat(story.differences()).containsExactly(difference);
  }

  @Test
  void feeAlone_mayBeRefunded() {
    story.pay(CARD);
    story.settle(lines(CARD, "100.00 3.00 -3.00"));
    assertThat(story.open()).doesNotContain(QuarantineKind.TAKEN_BACK);
    assertThat(story.differences()).isEmpty();
  }
}
