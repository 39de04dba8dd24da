package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What undoes or disputes a return, or only tells of an account, takes nothing back. */
class DisputedReturnTest {

  private static final String AT = "2026-11-18T10:00:00Z";

  private final MoneyStory story = new MoneyStory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R61",
        "R62",
        "R67",
        "R68",
        "R69",
        "R70",
        "R71",
        "R72",
        "R73",
        "R74",
        "R75",
        "R76",
        "R77",
        " r61 ",
        "R68 Untimely return"
      })
  void dishonouredOrContestedReturn_isForPeopleWithItsAmount(String code) {
    story.pay(EFT);

    assertThat(story.giveBack(achReturn("100.00", code, AT))).isEqualTo(Map.of(Outcome.REVIEW, 1L));

    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.count(Call.RETURNED)).isZero();
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_DISPUTED);
    assertThat(story.differences()).containsExactly("QUARANTINED 100.00");
    assertThat(story.retryOnly().state()).as("no fact for the books").isEqualTo(State.OPEN);
    assertThat(story.resolveOnly().state()).isEqualTo(State.RESOLVED);
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnThenDishonoured_staysReversedOnce() {
    story.pay(EFT);
    story.giveBack(achReturn("100.00", "R01", AT));
    for (String code : List.of("R61", "R68", "R73")) {
      story.giveBack(
          achReturn("100.00", "R01", AT), achReturn("100.00", code, "2026-11-19T10:00:00Z"));
    }
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.standing(EFT)).isEqualTo("0.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C02: incorrect routing", "C02", "NOC", "CO2", "c01", "C03 - account"})
  void notificationOfChange_reversesNothing(String code) {
    story.pay(EFT);

    assertThat(story.giveBack(achReturn("100.00", code, AT))).isEqualTo(Map.of(Outcome.REVIEW, 1L));

    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.open()).containsExactly(QuarantineKind.NOTIFICATION_OF_CHANGE);
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void returnWithoutACode_isForPeople_andReversedByTheirRetry(String code) {
    story.pay(EFT);

    assertThat(story.giveBack(achReturn("100.00", code, AT))).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_UNCLEAR);
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 100.00");

    story.retryOnly();

    assertThat(story.standing(EFT)).isEqualTo("0.00");
  }

  @Test
  void returnWhoseCodeIsToldLater_isReversedThenAndClosesItsEntry() {
    story.pay(EFT);
    story.giveBack(achReturn("100.00", "", AT));
    assertThat(story.giveBack(achReturn("100.00", "R03", AT)))
        .isEqualTo(Map.of(Outcome.RETRIED, 1L));
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }
}
