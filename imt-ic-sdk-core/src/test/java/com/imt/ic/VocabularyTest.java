package com.imt.ic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1 ", "a\nb", "a\u0000", "a\uFFFDb", "\u00A0x", "a\u00A0b", "a\u200Bb"})
  void identifiers_refuseWhatNoIdentifierHolds(String text) {
    assertThatThrownBy(() -> AccountNumber.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InvoiceNumber.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PaymentGuid.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void identifiers_nameTheCharacterThatNobodySees() {
    for (String hidden : List.of("\u200B", "\uFEFF", "\u202E", "\u00AD", "\u200E")) {
      String name = String.format(java.util.Locale.ROOT, "U+%04X", (int) hidden.charAt(0));
      assertThatThrownBy(() -> InvoiceNumber.of("INV" + hidden + "1"))
          .hasMessage(
              "An invoice number holds the character "
                  + name
                  + " at position 4; an identifier never does");
      assertThatThrownBy(() -> BillerId.of(hidden)).hasMessageContaining(name);
    }
  }

  @Test
  void accountNumber_isKeptAsItCame_andShownByItsLastFour() {
    AccountNumber account = AccountNumber.of("HO-0001000200");
    assertThat(account.value()).isEqualTo("HO-0001000200");
    assertThat(account).hasToString("••••0200");
    assertThat(AccountNumber.of("0200")).hasToString("••••");
  }

  @Test
  void paymentGuid_isOneHoweverDotNetWritesIt() {
    PaymentGuid guid = PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
    assertThat(PaymentGuid.of("A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A2")).isEqualTo(guid);
    assertThat(PaymentGuid.of("{a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2}")).isEqualTo(guid);
    assertThat(PaymentGuid.of("(A1B283F1-b7e8-45df-8fea-9e4c4fe8d6a2)")).isEqualTo(guid);
    assertThat(PaymentGuid.of("A1B283F1b7e845df8fea9e4c4fe8d6a2")).isEqualTo(guid);
    assertThat(guid.value()).isEqualTo("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
    assertThatThrownBy(() -> PaymentGuid.of("00000000000000000000000000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none was given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "(",
        "{a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2)",
        "{a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
        "A1B283F1-b7e845df8fea9e4c4fe8d6a2",
        "A1B283F1b7e8-45df-8fea-9e4c4fe8d6a2-",
        "A1B283F1-b7e8-45df-8fea-9e4c4fe8d6ag",
        "A1B283F1b7e845df8fea9e4c4fe8d6a",
        "\uFF21\uFF11B283F1b7e845df8fea9e4c4fe8d6a2"
      })
  void paymentGuid_thatIsNoGuid_isKeptAsItCame(String text) {
    assertThat(PaymentGuid.of(text).value()).isEqualTo(text);
  }

  @Test
  void paymentGuid_keepsOtherTexts() {
    assertThat(PaymentGuid.of("Payment-7").value()).isEqualTo("Payment-7");
    assertThatThrownBy(() -> PaymentGuid.of("00000000-0000-0000-0000-000000000000"))
        .hasMessageContaining("all zeros");
  }

  @Test
  void secrets_areNeverShown() {
    BillerCredentials credentials = BillerCredentials.of("guid-1", "key-2");
    assertThat(credentials.toString()).doesNotContain("guid-1").doesNotContain("key-2");
    assertThat(Secret.of("key-2")).hasToString("***").isEqualTo(Secret.of("key-2"));
    assertThat(Secret.of("key-2").matches("key-3")).isFalse();
    assertThat(Secret.of("key-2").matches("key-2")).isTrue();
    assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void foreignText_isOneLineWithoutWhatIdentifies() {
    String shown =
        Redaction.foreignText(
            "System.Exception: account 4111 1111 1111 1111 of pat@example.com,"
                + " key=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee password: hunter2\n"
                + "   at Secret.Place.In(String stack)");
    assertThat(shown)
        .startsWith("System.Exception: account ***")
        .doesNotContain("4111")
        .doesNotContain("pat@example.com")
        .doesNotContain("hunter2")
        .doesNotContain("aaaaaaaa")
        .doesNotContain("stack");
    assertThat(Redaction.foreignText("x".repeat(5000))).hasSizeLessThan(310);
    assertThat(Redaction.shorten("a\r\nb")).isEqualTo("a??b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SqlDateTime overflow. Must be between 1/1/1753 12:00:00 AM and 12/31/9999 11:59:59 PM.",
        "The value 11/20/2026 is before 11/01/2026 00:00."
      })
  void factsOfAMessage_stayReadable(String message) {
    assertThat(Redaction.foreignText(message)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "account 1/1/1753 12345678 of you, account 1/1/1753 *** of you",
    "phone 555-123 4567 on 1/1/2026, phone *** on 1/1/2026",
    "card 11/20/2026-4111 1111 1111 1111, card 11/20/***",
    "no 12/34/567890123, no 12/34/***",
    "at 2026-11-20 03:07, at 2026-11-20 03:07",
    "at 2026-11-20 4111 1111 1111 1111, at 2026-11-20 ***",
    "of 2026-11-20-4111 1111 1111, of ***"
  })
  void longNumberBesideADate_isHiddenAllTheSame(String message, String shown) {
    assertThat(Redaction.foreignText(message)).isEqualTo(shown);
  }

  @Test
  void rows_showColumnNamesAlone() {
    Map<String, String> raw = Map.of("CustomerName", "Pat Doe");
    assertThat(new ReportRow.NotUnderstood<>(raw, "no amount"))
        .hasToString("NotUnderstood[no amount, columns [CustomerName]]");
    assertThat(new ReportRow.Understood<>(Money.ZERO, raw))
        .hasToString("Understood[0.00, columns [CustomerName]]");
  }

  @Test
  void rows_areUnmodifiable_andOneThatWasNotUnderstoodIsACopy() {
    Map<String, String> raw = new HashMap<>(Map.of("A", "1"));
    ReportRow<Money> understood = new ReportRow.Understood<>(Money.ZERO, raw);
    ReportRow<Money> notUnderstood = new ReportRow.NotUnderstood<>(raw, "why");
    for (ReportRow<Money> row : List.of(understood, notUnderstood)) {
      assertThatThrownBy(() -> row.raw().put("B", "2"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    raw.put("A", "2");
    assertThat(notUnderstood.raw()).containsEntry("A", "1");
  }
}
