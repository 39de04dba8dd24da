package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Warning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift is told whichever way it goes; a quiet night, an outage and one odd row are none. */
class TimeCanaryTest {

  private static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(30);

  /** Payments all day and all night long, until now. */
  private static List<Instant> since(Duration back, Duration each) {
    List<Instant> times = new ArrayList<>();
    for (Instant time = NOW.minus(each); !time.isBefore(NOW.minus(back)); time = time.minus(each)) {
      times.add(time);
    }
    return times;
  }

  /** The same, but at daytime alone. */
  private static List<Instant> byDay(Duration back, int opens, int closes) {
    return since(back, Duration.ofMinutes(7)).stream()
        .filter(time -> time.atOffset(ZoneOffset.UTC).getHour() >= opens)
        .filter(time -> time.atOffset(ZoneOffset.UTC).getHour() < closes)
        .toList();
  }

  private static Optional<String> warning(List<Instant> times, Duration asked, String shift) {
    TimeCanary canary = new TimeCanary("paidAt", NOW.minus(asked));
    List<Instant> shuffled = new ArrayList<>(times);
    Collections.shuffle(shuffled, new Random(4));
    shuffled.forEach(time -> canary.see(time.plus(Duration.parse(shift))));
    Optional<Warning> warning = canary.warning(Optional.of(NOW));
    warning.ifPresent(each -> assertThat(each.kind()).isEqualTo(Warning.Kind.TIMES_LOOK_SHIFTED));
    return warning.map(Warning::detail);
  }

  @ParameterizedTest
  @CsvSource({
    "PT6H, ahead",
    "PT5H30M, ahead",
    "PT1H, ahead",
    "PT30M, ahead",
    "PT-6H, before",
    "PT-5H30M, before",
    "PT-1H, before",
    "PT-30M, before"
  })
  void shiftOfALookBack_isTold_whicheverWayItGoes(String shift, String word) {
    for (int minutes : new int[] {2, 7}) {
      List<Instant> rows = since(LOOK_BACK, Duration.ofMinutes(minutes));
      assertThat(warning(rows, LOOK_BACK, shift)).as("%s", minutes).get().asString().contains(word);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT6H, about 6 h ahead", "PT1H, ahead", "PT-6H, about 6 h behind", "PT-5H, behind"})
  void shiftOfAFirstPoll_isTold_thoughNothingWasPaidWhereItBegan(String shift, String word) {
    List<Instant> rows = since(MONTH, Duration.ofMinutes(7));
    assertThat(warning(rows, MONTH.plusDays(2), shift)).get().asString().contains(word);
  }

  @Test
  void rightTimes_areNotDoubted() {
    for (Duration span : List.of(Duration.ofHours(26), Duration.ofDays(2), MONTH)) {
      for (int minutes : new int[] {1, 7, 40, 300}) {
        List<Instant> rows = since(span, Duration.ofMinutes(minutes));
        assertThat(warning(rows, span, "PT0S")).isEmpty();
        assertThat(warning(rows, span.plusDays(30), "PT0S")).isEmpty();
      }
    }
  }

  @Test
  void quietNight_isNoShift_howeverLongItIs() {
    for (int closes = 1; closes <= 13; closes++) {
      for (Duration span : List.of(LOOK_BACK, Duration.ofDays(2), MONTH)) {
        int opens = Math.max(0, closes - 8);
        List<Instant> rows = byDay(span, opens, closes);
        assertThat(warning(rows, span, "PT0S")).as("until %s, %s", closes, span).isEmpty();
      }
    }
  }

  @Test
  void fewOrOldRows_areNoShift() {
    List<Instant> old =
        since(MONTH, Duration.ofMinutes(7)).stream()
            .filter(time -> time.isBefore(NOW.minus(Duration.ofDays(3))))
            .toList();
    assertThat(warning(old, MONTH, "PT0S")).isEmpty();
    assertThat(warning(List.of(NOW.minus(Duration.ofHours(7))), LOOK_BACK, "PT0S")).isEmpty();
    assertThat(warning(List.of(), LOOK_BACK, "PT0S")).isEmpty();
  }

  @Test
  void backlogAfterAnOutage_isNoShift() {
    List<Instant> rows =
        new ArrayList<>(
            since(Duration.ofDays(2), Duration.ofMinutes(7)).stream()
                .filter(time -> time.isBefore(NOW.minus(Duration.ofHours(8))))
                .toList());
    for (int i = 1; i < 200; i++) {
      rows.add(NOW.minusSeconds(i));
    }
    assertThat(warning(rows, Duration.ofDays(2), "PT0S")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT5H", "PT-29H", "PT200000H", "PT-200000H", "PT20H"})
  void oneOddRow_isNoShift(String away) {
    List<Instant> rows = new ArrayList<>(since(LOOK_BACK, Duration.ofMinutes(7)));
    rows.add(NOW.plus(Duration.parse(away)));
    assertThat(warning(rows, LOOK_BACK, "PT0S")).isEmpty();
  }

  @Test
  void onlyRow_thatIsAhead_isTold() {
    assertThat(warning(List.of(NOW), LOOK_BACK, "PT5H")).isPresent();
    assertThat(warning(List.of(NOW), LOOK_BACK, "PT4M")).isEmpty();
  }

  @Test
  void withoutTheServersClock_onlyWhatWasAskedForTells() {
    TimeCanary canary = new TimeCanary("paidAt", NOW.minus(LOOK_BACK));
    since(LOOK_BACK, Duration.ofMinutes(7)).forEach(time -> canary.see(time.minusSeconds(21_600)));
    assertThat(canary.warning(Optional.empty())).isPresent();
    TimeCanary ahead = new TimeCanary("paidAt", NOW.minus(LOOK_BACK));
    since(LOOK_BACK, Duration.ofMinutes(7)).forEach(time -> ahead.see(time.plusSeconds(21_600)));
    assertThat(ahead.warning(Optional.empty())).isEmpty();
  }
}
