package com.imt.ic.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.Payment;
import java.time.Instant;
import java.time.LocalDate;
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
          "text", Kind.TEXT,
          "code", Kind.CODE,
          "account", Kind.ACCOUNT_NUMBER,
          "invoice", Kind.INVOICE_NUMBER,
          "guid", Kind.PAYMENT_GUID,
          "money", Kind.MONEY,
          "moment", Kind.MOMENT,
          "day", Kind.DAY,
          "flag", Kind.FLAG,
          "method", Payment.recordType().field("method").kind());

  private record Place(boolean mayHaveExponent) implements Reading {
    @Override
    public @Nullable Instant moment(CharSequence text) {
      return TimePolicy.OFFSET.instant(text).orElse(null);
    }

    @Override
    public @Nullable LocalDate day(CharSequence text) {
      return TimePolicy.date(text).orElse(null);
    }

    @Override
    public String code(String code) {
      return code.equals("2") ? "EFT" : code;
    }
  }

  private static final Reading PLACE = new Place(false);

  private static <V> @Nullable String read(Kind<V> kind, String text) {
    V value = kind.read(text, PLACE);
    return value == null ? null : kind.text(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "text| x | x ",
        "text| | ",
        "code|R01|R01",
        "code| R01  |R01",
        "account|HO 1|HO 1",
        "invoice|INV1|INV1",
        "guid|{A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A2}|a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
        "guid| A1B283F1B7E845DF8FEA9E4C4FE8D6A2 |a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
        "guid|Payment-7|Payment-7",
        "money|20|20.00",
        "money| -1498.9500 |-1498.95",
        "money|5.|5.00",
        "money|.5|0.50",
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
        "method| Bitcoin |Bitcoin"
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
        "moment|0001-01-01T00:00:00-05:51",
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
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code|A\uFFFDB|a character that XML forbids|an identifier without one",
        "account|' HO-1'|begins or ends with white space|an account number",
        "account|' '|white space|an account number",
        "invoice|'INV1 '|begins or ends with white space|an invoice number",
        "guid|00000000-0000-0000-0000-000000000000|all zeros|a payment GUID",
        "guid|' '|is empty|a payment GUID",
        "money|20.005|\"20.005\"|an amount with at most 2 decimals",
        "money|1e3|\"1e3\"|an amount",
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
  void exponent_onlyWhereAnAmountMayHaveOne_andBounded() {
    Reading doubles = new Place(true);
    assertThat(Kind.MONEY.read("1E+2", doubles)).isEqualTo(Money.parse("100"));
    assertThatThrownBy(() -> Kind.MONEY.read("1E+1000000000", doubles))
        .isInstanceOf(UnreadableTextException.class);
    assertThatThrownBy(() -> Kind.MONEY.read("1E+2", PLACE))
        .isInstanceOf(UnreadableTextException.class);
  }
}
