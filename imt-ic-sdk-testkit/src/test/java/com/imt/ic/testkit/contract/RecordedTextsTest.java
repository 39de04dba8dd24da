package com.imt.ic.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What recorded texts show of how amounts and times are written, and what they leave open. */
class RecordedTextsTest {

  @Test
  void amounts() {
    assertThat(AmountTexts.of(List.of("12.50", "-3", "1E2"))).isEmpty();
    assertThat(AmountTexts.of(List.of("$1,900.49", "-$3.00")))
        .hasValue(new AmountTexts(Set.of("$"), ",", ".", "FRONT"));
    assertThat(AmountTexts.of(List.of("1.900,49-", "3,00")))
        .hasValue(new AmountTexts(Set.of(), ".", ",", "BEHIND"));
    assertThat(AmountTexts.of(List.of("(12.00)", "USD 7.00")))
        .hasValue(new AmountTexts(Set.of("USD"), "", ".", "PARENTHESES"));
    assertThat(AmountTexts.isUnclear(List.of("1,5", "1.5"))).isTrue();
    assertThat(AmountTexts.isUnclear(List.of("twelve"))).isTrue();
  }

  @Test
  void times() {
    assertThat(TimeTexts.isUsual(List.of("2026-11-20T03:07:11Z", "2026-11-20"))).isTrue();
    assertThat(TimeTexts.patterns(List.of("11/20/2026 03:07:11 PM")))
        .containsExactly("M/d/yyyy h:mm:ss a");
    assertThat(TimeTexts.patterns(List.of("20.11.2026 15:07"))).containsExactly("d.M.yyyy H:mm");
    assertThat(TimeTexts.patterns(List.of("20261120"))).containsExactly("yyyyMMdd");
    assertThat(TimeTexts.patterns(List.of("20-Nov-2026"))).containsExactly("d-MMM-yyyy");
    assertThat(TimeTexts.patterns(List.of("01/02/2026", "03/04/2026")))
        .as("a day of either order")
        .containsExactly("M/d/yyyy", "d/M/yyyy");
    assertThat(TimeTexts.patterns(List.of("yesterday"))).isEmpty();
  }

  @Test
  void personalTexts_areNotShown_numbersAre() {
    assertThat(Shown.values(new Column("", "Payer", "string", "", List.of("Dana Whitaker"))))
        .isEqualTo(" (string)");
    assertThat(Shown.values(new Column("", "EmailAddress", "", "", List.of("a1@example.com"))))
        .isEmpty();
    assertThat(Shown.values(new Column("", "Phone", "", "", List.of("5125551234")))).isEmpty();
    assertThat(Shown.values(new Column("", "ConfirmationNo", "", "", List.of("10048800008"))))
        .isEqualTo(" (10048800008)");
  }
}
