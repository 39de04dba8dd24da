package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MutableClockTest {

  private static final Instant START = Instant.parse("2026-11-01T06:30:00Z");
  private final MutableClock clock = MutableClock.at(START);

  @Test
  void advance_movesItAndNothingElseDoes() {
    assertThat(clock.advance(Duration.ofHours(2)).instant()).isEqualTo(START.plusSeconds(7200));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(7200));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void goingBack_isRefusedUnlessAskedFor() {
    Instant before = START.minusSeconds(1);

    assertThatThrownBy(() -> clock.setTo(before)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.goBackTo(before).instant()).isEqualTo(before);
  }

  @Test
  void clockOfAnotherZone_movesWithIt() {
    Clock chicago = clock.withZone(ZoneId.of("America/Chicago"));
    clock.setTo(START.plusSeconds(1));

    assertThat(chicago.instant()).isEqualTo(START.plusSeconds(1));
  }
}
