package com.imt.ic.billimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillImageNameTest {

  private static BillImageName of(String bid, String account, String invoice) {
    return BillImageName.of(BillerId.of(bid), AccountNumber.of(account), InvoiceNumber.of(invoice));
  }

  @Test
  void three_parts_make_the_name_of_the_integration_page() {
    assertThat(of("1234", "1000000026", "20260100000").fileName())
        .isEqualTo("1234_1000000026_20260100000.pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "1234, PA-100.5, 2026-01",
    "B, 1, ..2",
    "Ünïted, 日本, a b c",
    "x, 👍👎, CON",
    "1, 1, 1.pdf",
  })
  void a_name_is_read_back_as_it_was_built(String bid, String account, String invoice) {
    BillImageName name = of(bid, account, invoice);

    assertThat(BillImageName.parse(name.fileName())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1_2, an underscore at character 2",
        "a/b, '/' at character 2",
        "..\\b, '\\' at character 3",
        "abc:, ':' at character 4",
        "a*, '*' at character 2",
        "a?, '?' at character 2",
        "a\"b, '\"' at character 2",
        "a<b, '<' at character 2",
        "a|b, '|' at character 2",
        ".., dots alone",
        "...., dots alone",
      })
  void a_part_that_is_ambiguous_or_unsafe_is_refused_by_name(String part, String reason) {
    assertThatThrownBy(() -> of(part, "1", "2")).hasMessageContainingAll("BID", reason);
    assertThatThrownBy(() -> of("1", part, "2")).hasMessageContainingAll("account number", reason);
    assertThatThrownBy(() -> of("1", "2", part)).hasMessageContainingAll("invoice number", reason);
  }

  @Test
  void bid_that_would_hide_the_file_is_refused() {
    assertThatThrownBy(() -> of(".1234", "1", "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BID: it has a dot at character 1");
    assertThat(of("1", ".2", ".3").fileName()).isEqualTo("1_.2_.3.pdf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202Eb", "a\u200Bb", "a\u2028b", "a\uD83Db", "a\uDC4Db"})
  void a_part_with_invisible_characters_is_refused(String part) {
    assertThatThrownBy(() -> of("1", part, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the character U+")
        .hasMessageContaining("at position 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", " a", "a "})
  void controls_and_outer_spaces_do_not_even_make_an_identifier(String part) {
    assertThatThrownBy(() -> BillImageName.parse("1_" + part + "_2.pdf"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_device_of_windows_is_refused_where_windows_would_open_it() {
    assertThatThrownBy(() -> of("nul.1", "1", "2")).hasMessageContaining("Windows device");
    assertThat(of("NUL", "1", "2").fileName()).isEqualTo("NUL_1_2.pdf");
  }

  @Test
  void the_whole_name_may_have_255_bytes_and_no_more() {
    String longest = "x".repeat(100);

    assertThat(of("b".repeat(49), longest, longest).fileName()).hasSize(255);
    assertThatThrownBy(() -> of("b".repeat(50), longest, longest))
        .hasMessageContaining("has 256 bytes in UTF-8; at most 255 are allowed");
    assertThatThrownBy(() -> of("1", "ü".repeat(100), longest)).hasMessageContaining("has 307");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".pdf",
        "1_2.pdf",
        "1_2_3_4.pdf",
        "1_2_3.PDF",
        "1_2_3",
        "_2_3.pdf",
        "1__3.pdf",
        "1_2_.pdf",
        "a/1_2_3.pdf",
        "__.pdf",
        "1_2_3.pdf.exe"
      })
  void other_file_names_are_refused(String fileName) {
    assertThatThrownBy(() -> BillImageName.parse(fileName))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void messages_and_toString_hide_the_account_number() {
    assertThat(of("1234", "SECRET5678", "77")).hasToString("1234_••••5678_77.pdf");
    assertThatThrownBy(() -> of("1234", "SECRET/5678", "77")).message().doesNotContain("SECRET");
  }
}
