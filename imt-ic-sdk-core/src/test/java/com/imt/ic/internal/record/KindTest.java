package com.imt.ic.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.Payment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which a text of InvoiceCloud's is read, pushed or reported. */
class KindTest {

  private static final Map<String, Kind<?>> KINDS =
      Map.of(
          "word", Kind.WORD,
          "code", Kind.CODE,
          "account", Kind.ACCOUNT_NUMBER,
          "invoice", Kind.INVOICE_NUMBER,
          "guid", Kind.PAYMENT_GUID,
          "money", Kind.MONEY,
          "moment", Kind.MOMENT,
          "day", Kind.DAY,
          "flag", Kind.FLAG,
          "method", Payment.recordType().field("method").kind());

  private record Place(boolean trims) implements Reading {
    @Override
    public @Nullable Instant moment(CharSequence text) {
      return TimePolicy.OFFSET.instant(text).orElse(null);
    }

    @Override
    public @Nullable LocalDate day(CharSequence text) {
      return TimePolicy.date(text).orElse(null);
    }

    @Override
    public boolean hasCodes() {
      return true;
    }

    @Override
    public @Nullable String meaning(String code) {
      return code.equals("2") ? "EFT" : code.isEmpty() ? null : code;
    }
  }

  private static final Reading PLACE = new Place(true);

  private static <V> @Nullable String read(Kind<V> kind, String text) {
    return read(kind, text, PLACE);
  }

  private static <V> @Nullable String read(Kind<V> kind, String text, Reading place) {
    V value = kind.read(text, place);
    return value == null ? null : kind.text(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "word| Visa   |Visa",
        "code|R01|R01",
        "code| R01  |R01",
        "code|R01\u00A0|R01",
        "account|HO 1|HO 1",
        "account|HO-1      |HO-1",
        "account|\u00A0HO-1\u2007|HO-1",
        "account|\u2002HO\u20101|HO\u20101",
        "invoice|INV1|INV1",
        "invoice|  INV1|INV1",
        "guid|{A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A2}|a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
        "guid| A1B283F1B7E845DF8FEA9E4C4FE8D6A2 |a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
        "guid|Payment-7|Payment-7",
        "money|20|20.00",
        "money| -1498.9500 |-1498.95",
        "money|5.|5.00",
        "money|.5|0.50",
        "money|20\u00A0|20.00",
        "money|1E+2|100.00",
        "moment| 2026-11-01T14:33:00.1111103-06:00 |2026-11-01T20:33:00.111110300Z",
        "day|2026-11-01T23:00:00-06:00|2026-11-01",
        "day| 2026-11-01 |2026-11-01",
        "flag|true|true",
        "flag| Y |true",
        "flag|0|false",
        "flag|No|false",
        "method|CC|CC",
        "method|cc|CC",
        "method|EFT |EFT",
        "method|eft|EFT",
        "method| 2 |EFT",
        "method| Bitcoin |BITCOIN"
      })
  void text_isReadByTheRuleOfItsKind(String kind, String text, String value) {
    assertThat(read(KINDS.get(kind), text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code|' '",
        "method|'  '",
        "account|'   '",
        "invoice|\u00A0",
        "guid|' '",
        "moment|0001-01-01T00:00:00-05:51",
        "moment|1900-01-01T00:00:00",
        "day|1753-01-01T00:00:00",
        "day|1/1/0001 12:00:00 AM"
      })
  void textThatStandsForNone_isNone(String kind, String text) {
    assertThat(read(KINDS.get(kind), text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"code", "account", "invoice", "guid", "money", "moment", "day", "flag", "method"})
  void emptyText_isNone(String kind) {
    assertThat(read(KINDS.get(kind), "")).isNull();
    assertThat(read(Kind.TEXT, "")).isEmpty();
    assertThat(read(Kind.WORD, "  ")).isEmpty();
  }

  @Test
  void freeText_isKeptToTheLetter() {
    assertThat(read(Kind.TEXT, " x\u200B ")).isEqualTo(" x\u200B ");
  }

  @Test
  void paddingOfAnIdentifier_thatIsNotToBeTrimmed_isAnError() {
    for (Kind<?> kind : List.of(Kind.ACCOUNT_NUMBER, Kind.INVOICE_NUMBER)) {
      assertThatThrownBy(() -> read(kind, "HO-1 ", new Place(false)))
          .isInstanceOf(UnreadableTextException.class)
          .hasMessageContaining("begins or ends with white space");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\u200B, U+200B",
    "\uFEFF, U+FEFF",
    "\u202E, U+202E",
    "\u00AD, U+00AD",
    "\u200E, U+200E",
    "\u2060, U+2060",
    "\u180E, U+180E",
    "\uDB40\uDC41, U+E0041",
    "\uFE0F, U+FE0F",
    "\u3164, U+3164",
    "\uFFFD, U+FFFD",
    "\uD83D, U+D83D",
    "\u0085, U+0085"
  })
  void characterThatNobodySees_isRefusedByName_whereverItStands(String hidden, String name) {
    for (String kind : List.of("account", "invoice", "code", "method", "guid")) {
      for (String text : List.of(hidden + "A1", "A" + hidden + "1", "A1" + hidden)) {
        assertThatThrownBy(() -> read(KINDS.get(kind), text))
            .isInstanceOf(UnreadableTextException.class)
            .hasMessageContaining(
                "the character " + name + " at position " + (text.indexOf(hidden) + 1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"\u00A0, U+00A0", "\u2007, U+2007", "\u2028, U+2028", "'\t', U+0009"})
  void whiteSpaceWithinAnIdentifier_isThePlainSpaceAlone(String space, String name) {
    for (String kind : List.of("account", "invoice", "code")) {
      assertThatThrownBy(() -> read(KINDS.get(kind), "A" + space + "1"))
          .hasMessageContaining("the character " + name + " at position 2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code|A\uFFFDB|the character U+FFFD at position 2|an identifier without one",
        "account|HO\u200B-1|the character U+200B at position 3|an account number",
        "guid|00000000-0000-0000-0000-000000000000|all zeros|a payment GUID",
        "money|20.005|\"20.005\"|an amount with at most 2 decimals",
        "money|1e-3|\"1e-3\"|an amount",
        "money|' '|\" \"|an amount",
        "money|1,000.00|\"1,000.00\"|an amount",
        "moment|yesterday|\"yesterday\"|a time such as 2026-11-01T14:33:00.1111103Z",
        "moment|' '|\" \"|a time",
        "day|11/1/2026|\"11/1/2026\"|a date such as 2026-11-01",
        "flag|maybe|\"maybe\"|true or false",
        "flag|' '|\" \"|true or false"
      })
  void textThatIsNoneOfItsKind_isAnErrorThatSaysSo(
      String kind, String text, String found, String expected) {
    assertThatThrownBy(() -> read(KINDS.get(kind), text))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageMatching("found (?s).*, expected .*")
        .hasMessageContaining(found)
        .hasMessageContaining(", expected " + expected)
        .hasMessageNotContainingAny("HO-1", "INV1");
  }

  @Test
  void code_longerThanAnIdentifier_isAnError() {
    assertThat(read(Kind.CODE, "9".repeat(100))).hasSize(100);
    assertThatThrownBy(() -> read(Kind.CODE, "9".repeat(101)))
        .hasMessage("found 101 characters, expected an identifier of at most 100");
  }

  @Test
  void exponent_isBounded() {
    assertThat(Kind.MONEY.read("1E+2", PLACE)).isEqualTo(Money.parse("100"));
    assertThatThrownBy(() -> Kind.MONEY.read("1E+1000000000", PLACE))
        .isInstanceOf(UnreadableTextException.class);
  }
}
