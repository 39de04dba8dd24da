package com.imt.ic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "20, 20.00",
    "811.9, 811.90",
    "0, 0.00",
    "-0, 0.00",
    "12.340000, 12.34",
    "-1498.95, -1498.95",
    "+7.5, 7.50",
    ".5, 0.50",
    "92233720368547758.07, 92233720368547758.07"
  })
  void decimalsOfAnyScale_areReadToTheCent(String text, String expected) {
    assertThat(Money.parse(text)).hasToString(expected);
    assertThat(Money.of(new BigDecimal(text))).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "5.",
        "1..5",
        "12.345",
        "1,234.50",
        "$5.00",
        "1E+2",
        " 5",
        "5 ",
        "INF",
        "NaN",
        "٣",
        "0.001",
        "--1",
        "1.2.3",
        "92233720368547758.08",
        "99999999999999999999"
      })
  void anythingElse_isRefusedWithTheValueQuoted(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void thirdDecimal_isNeverRounded() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("0.005")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Money.of(new BigDecimal("0.0050000").movePointRight(2))).hasToString("0.50");
  }

  @Test
  void equalAmounts_areEqualHoweverTheyWereWritten() {
    assertThat(Money.parse("10"))
        .isEqualTo(Money.parse("10.0000"))
        .hasSameHashCodeAs(Money.ofCents(1000));
    assertThat(Money.parse("10")).isNotEqualTo(Money.parse("-10"));
  }

  @Test
  void parse_readsBackWhatToStringWrites() {
    long seed = 20261123L;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Money money = Money.ofCents(random.nextLong() >> random.nextInt(56));
      assertThat(Money.parse(money.toString())).as("seed %d, round %d", seed, i).isEqualTo(money);
    }
  }

  @Test
  void arithmetic_isExactAndRefusesOverflow() {
    assertThat(Money.parse("0.10").plus(Money.parse("0.20"))).isEqualTo(Money.parse("0.30"));
    assertThat(Money.parse("0.10").minus(Money.parse("0.20"))).hasToString("-0.10");
    assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
