package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.AmountForm.Minus;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFormTest {

  private static final List<String> SIGNS = List.of("$", "US$", "USD", "EUR");

  private static AmountForm form(String grouping, String decimal, Minus minus) {
    return new AmountForm(SIGNS, grouping, decimal, minus);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FRONT|$1,900.49|1900.49",
        "FRONT|1900.49|1900.49",
        "FRONT|1,234,567.8|1234567.8",
        "FRONT|$ 12|12",
        "FRONT|US$12|12",
        "FRONT|12 USD|12",
        "FRONT|-$40.00|-40.00",
        "FRONT|$-40.00|-40.00",
        "FRONT|-40.00|-40.00",
        "FRONT|-$\u00A040.00|-40.00",
        "FRONT|-40.00 USD|-40.00",
        "FRONT|$.50|0.50",
        "FRONT|-0.00|-0.00",
        "BEHIND|40.00-|-40.00",
        "BEHIND|$40.00-|-40.00",
        "BEHIND|40.00- EUR|-40.00",
        "BEHIND|40.00 EUR-|-40.00",
        "BEHIND|1,040.00|1040.00",
        "PARENTHESES|($40.00)|-40.00",
        "PARENTHESES|$(1,040.00)|-1040.00",
        "PARENTHESES|$40.00|40.00"
      })
  void amount_isReadAsItIsWritten(Minus minus, String text, String plain) {
    assertThat(form(",", ".", minus).plain(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'.'|1.234,56 EUR|1234.56",
        "'.'|1234,56|1234.56",
        "' '|1 234,56|1234.56",
        "' '|1\u00A0234\u00A0567,56 EUR|1234567.56",
        "' '|1\u202F234,56|1234.56",
        "'\u00A0'|1 234,56|1234.56",
        "''|1234,56|1234.56"
      })
  void signsOfEurope_areReadAsTheProfileSays(String grouping, String text, String plain) {
    assertThat(form(grouping, ",", Minus.FRONT).plain(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FRONT|1,90.49",
        "FRONT|1,9000.49",
        "FRONT|1234,567.00",
        "FRONT|1,234567.00",
        "FRONT|1,234.567,89",
        "FRONT|,234.00",
        "FRONT|1,,234.00",
        "FRONT|1 234.00",
        "FRONT|1,234,.00",
        "FRONT|$",
        "FRONT|.",
        "FRONT|-",
        "FRONT|$-",
        "FRONT|5.",
        "FRONT|--1",
        "FRONT|-$-1",
        "FRONT|- 1",
        "FRONT|+1",
        "FRONT|$$1",
        "FRONT|$1 USD",
        "FRONT|£1",
        "FRONT|1-",
        "FRONT|(1)",
        "FRONT|1E+2",
        "FRONT|1.2.3",
        "FRONT|1.500",
        "FRONT|$1.230",
        "FRONT|\u0661\u0662",
        "FRONT|NaN",
        "BEHIND|-1",
        "BEHIND|1--",
        "PARENTHESES|-1",
        "PARENTHESES|(1",
        "PARENTHESES|1)",
        "PARENTHESES|((1))",
        "PARENTHESES|()",
        "PARENTHESES|($)"
      })
  void anythingElse_isNoAmount(Minus minus, String text) {
    assertThatThrownBy(() -> form(",", ".", minus).plain(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as the profile says, such as ");
  }

  @Test
  void message_showsTheForm() {
    assertThatThrownBy(() -> form(".", ",", Minus.PARENTHESES).plain("x"))
        .hasMessage("as the profile says, such as ($1.234,56)");
  }

  @Test
  void everyAmount_isReadBackFromEveryForm() {
    long seed = Long.getLong("seed", 1);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(2_000_000_000_000L) - (1L << 39), 2);
      Minus minus = List.of(Minus.values()).get(random.nextInt(3));
      boolean european = random.nextBoolean();
      DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(Locale.ROOT);
      signs.setGroupingSeparator(european ? '.' : ',');
      signs.setMonetaryGroupingSeparator(european ? '.' : ',');
      signs.setDecimalSeparator(european ? ',' : '.');
      signs.setMonetaryDecimalSeparator(european ? ',' : '.');
      String pattern =
          switch (minus) {
            case FRONT -> "'$'#,##0.00;'-$'#,##0.00";
            case BEHIND -> "'$'#,##0.00;'$'#,##0.00'-'";
            case PARENTHESES -> "'$'#,##0.00;'($'#,##0.00')'";
          };
      String text = new DecimalFormat(pattern, signs).format(amount);
      AmountForm form = form(european ? "." : ",", european ? "," : ".", minus);
      assertThat(Money.parse(form.plain(text)))
          .as("%s, seed %s", text, seed)
          .isEqualTo(Money.of(amount));
    }
  }
}
