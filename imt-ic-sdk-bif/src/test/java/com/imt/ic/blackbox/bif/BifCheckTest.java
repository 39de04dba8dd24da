package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BifCheckTest {

  private static List<String> problems(BifLayout layout, BifInvoice.Builder invoice) {
    return BifWriter.of(layout).check(invoice.build(), 12).stream()
        .map(BifProblem::message)
        .toList();
  }

  private static List<Kind> kinds(BifLayout layout, BifInvoice.Builder invoice) {
    return BifWriter.of(layout).check(invoice.build(), 12).stream().map(BifProblem::kind).toList();
  }

  private static List<String> problems(BifInvoice.Builder invoice) {
    return problems(Invoices.defaultLayout(), invoice);
  }

  private static List<BifRecord> added(List<BifInvoice> invoices) {
    return invoices.stream().map(Invoices::added).toList();
  }

  @Test
  void plain_and_full_invoice_have_no_problem() {
    assertThat(problems(Invoices.plain(1))).isEmpty();
    assertThat(problems(Invoices.full(1))).isEmpty();
  }

  @Test
  void every_missing_value_is_named_with_its_column() {
    BifInvoice bare =
        BifInvoice.builder()
            .accountNumber(AccountNumber.of("1"))
            .invoiceNumber(InvoiceNumber.of("2"))
            .balanceDue(Money.ZERO)
            .build();

    assertThat(problems(bare.toBuilder()))
        .containsExactly(
            "BIF line 12, column 3 (InvoiceTypeID): is empty; a value is required.",
            "BIF line 12, column 6 (CustomerName): is empty; a value is required.",
            "BIF line 12, column 16 (InvoiceDate): is empty; a value is required.",
            "BIF line 12, column 17 (InvoiceDueDate): is empty; a value is required.",
            "BIF line 12, column 18 (TotalAmountDue): is empty; a value is required.");
  }

  @Test
  void value_that_the_integration_page_does_not_support_is_refused_in_its_words() {
    assertThat(problems(Invoices.plain(1).custom("PreviousBalance", "12.00")))
        .containsExactly(
            "BIF line 12 (PreviousBalance): has a value; the layout has no column for it. \"Billing"
                + " Options - Balance Forward\" is not supported between InvoiceCloud and IMT"
                + " Spectrum (integration page, features). Take \"Billing Options - Open Item"
                + " Billing\" instead. Leave it out.");
    assertThatThrownBy(() -> Invoices.plain(1).billImageFileName("https://bills.example/1.pdf"))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageStartingWith("\"Bill Images - PDF Linking\" is not supported")
        .hasMessageEndingWith("Take \"Bill Images - PDF Extraction (link by file name)\" instead.");
  }

  @Test
  void value_without_a_column_is_refused() {
    assertThat(
            problems(
                Invoices.plain(1)
                    .secondNotifyRequestedDate(LocalDate.of(2026, 11, 20))
                    .custom("agency", "A-1")))
        .containsExactly(
            "BIF line 12 (secondNotifyRequestedDate): has a value; the layout has no column for it."
                + " Add a column with \"field\": \"secondNotifyRequestedDate\" to $.bif.columns of"
                + " the profile, name it in $.bif.leftOut to drop it, or leave it out.",
            "BIF line 12 (agency): has a value; the layout has no column for it. Add a column with"
                + " \"custom\": \"agency\" to $.bif.columns of the profile, or leave it out.");
  }

  @Test
  void flag_without_a_column_is_refused_only_when_it_is_set() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"columns\": {\"BlockPaymentsCC\": null}}}");

    assertThat(problems(layout, Invoices.plain(1))).isEmpty();
    assertThat(problems(layout, Invoices.plain(1).blockPaymentsCc(true)))
        .singleElement()
        .asString()
        .contains("(blockPaymentsCc): has a value");
  }

  @Test
  void value_longer_than_its_column_is_refused_without_showing_it() {
    BifLayout layout =
        Invoices.layout("{\"bif\": {\"columns\": {\"CustomerName\": {\"maxLength\": 7}}}}");

    assertThat(problems(layout, Invoices.plain(1))).isEmpty();
    assertThat(problems(layout, Invoices.plain(1).customerName("Zoë Leee")))
        .containsExactly(
            "BIF line 12, column 6 (CustomerName): has 8 characters; at most 7 are allowed.");
  }

  @ParameterizedTest
  @CsvSource({
    "10, a line feed",
    "13, a carriage return",
    "9, a tab",
    "0, the control character U+0000",
    "127, the control character U+007F",
    "133, the control character U+0085",
    "8232, a line separator",
  })
  void control_character_or_line_break_is_refused_by_name(int c, String name) {
    assertThat(problems(Invoices.plain(1).city("ab" + (char) c + "c")))
        .containsExactly(
            "BIF line 12, column 10 (City): holds "
                + name
                + " at character 3; an invoice is one line without control characters. Take the"
                + " character out.");
  }

  @Test
  void half_a_character_is_refused() {
    for (String half : List.of("\uD83D", "\uDC4D", "\uD83Dx", "\uDC4D\uD83D")) {
      assertThat(problems(Invoices.plain(1).city("a" + half)))
          .singleElement()
          .asString()
          .contains("unpaired surrogate) at character 2");
    }
    assertThat(problems(Invoices.plain(1).city("a👍"))).isEmpty();
  }

  @Test
  void character_that_the_charset_lacks_is_refused() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"charset\": \"ISO-8859-1\"}}");

    assertThat(problems(layout, Invoices.plain(1).city("Zoë"))).isEmpty();
    assertThat(problems(layout, Invoices.plain(1).city("Wrocław")))
        .containsExactly(
            "BIF line 12, column 10 (City): holds U+0142 at character 5; the layout's charset"
                + " ISO-8859-1 has no such character. Replace it, or let the layout name another"
                + " charset.");
    assertThat(problems(layout, Invoices.plain(1).city("👍")))
        .singleElement()
        .asString()
        .contains("U+1F44D");
  }

  @Test
  void delimiter_in_a_value_is_legal_with_quotes_and_refused_without() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"quote\": null}}");

    assertThat(problems(Invoices.plain(1).city("a|b"))).isEmpty();
    assertThat(problems(layout, Invoices.plain(1).city("a\"b"))).isEmpty();
    assertThat(problems(layout, Invoices.plain(1).city("a|b")))
        .singleElement()
        .asString()
        .contains("holds the delimiter '|' at character 2");
  }

  @Test
  void negative_balance_is_refused() {
    assertThat(problems(Invoices.plain(1).balanceDue(Money.parse("-0.01"))))
        .containsExactly(
            "BIF line 12, column 19 (BalanceDue): \"-0.01\" is negative; a balance due is 0.00 or"
                + " more. Send a credit as a balance of 0.00.");
  }

  @Test
  void balance_above_the_total_and_early_due_date_are_legal() {
    assertThat(
            problems(
                Invoices.plain(1)
                    .totalAmountDue(Money.parse("-5.00"))
                    .balanceDue(Money.parse("600.00"))
                    .invoiceDueDate(LocalDate.of(2026, 1, 1))))
        .isEmpty();
  }

  @Test
  void amount_or_date_that_no_reader_would_take_is_refused() {
    assertThat(
            problems(
                Invoices.plain(1)
                    .totalAmountDue(Money.ofCents(100_000_000_000_000_000L))
                    .invoiceDate(LocalDate.of(10_000, 1, 1))))
        .containsExactly(
            "BIF line 12, column 16 (InvoiceDate): \"+10000-01-01\" is no date of four-digit years;"
                + " years run from 0001 to 9999.",
            "BIF line 12, column 18 (TotalAmountDue): \"1000000000000000.00\" is too large; at most"
                + " 15 digits and 2 decimals are allowed.");
  }

  @Test
  void invoice_that_stands_twice_is_named_with_both_lines() throws IOException {
    List<BifInvoice> invoices =
        List.of(
            Invoices.plain(1).build(),
            Invoices.plain(2).build(),
            Invoices.plain(1).city("x").build());

    assertThat(BifWriter.of(Invoices.defaultLayout()).checkAll(added(invoices)))
        .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Kind.DUPLICATE_INVOICE))
        .extracting(BifProblem::message)
        .containsExactly(
            "BIF line 4, column 5 (InvoiceNumber): \"INV1\" stands in line 2 too; an invoice stands"
                + " once in a file. Keep the line that is current.");
  }

  @Test
  void problems_of_all_invoices_come_in_the_order_of_the_lines() throws IOException {
    List<BifInvoice> invoices =
        List.of(
            Invoices.plain(1).customerName(null).build(),
            Invoices.plain(2).build(),
            Invoices.plain(3).city("\n").state("\t").build());

    assertThat(BifWriter.of(Invoices.defaultLayout()).checkAll(added(invoices)))
        .extracting(BifProblem::line, BifProblem::columnName)
        .containsExactly(
            Tuple.tuple(2L, "CustomerName"), Tuple.tuple(4L, "City"), Tuple.tuple(4L, "State"));
  }

  @Test
  void every_fault_of_an_invoice_has_its_kind_and_its_field() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"columns\": {\"City\": {\"maxLength\": 3}}}}");

    assertThat(kinds(layout, Invoices.plain(1).customerName(null))).containsExactly(Kind.MISSING);
    assertThat(kinds(layout, Invoices.plain(1).city("abcd"))).containsExactly(Kind.TOO_LONG);
    assertThat(kinds(layout, Invoices.plain(1).city("\n"))).containsExactly(Kind.BAD_CHARACTER);
    assertThat(kinds(layout, Invoices.plain(1).custom("x", "y"))).containsExactly(Kind.NO_COLUMN);
    assertThat(kinds(layout, Invoices.plain(1).invoiceDate(LocalDate.of(10_000, 1, 1))))
        .containsExactly(Kind.BAD_DATE);
    assertThat(kinds(layout, Invoices.plain(1).totalAmountDue(Money.ofCents(Long.MAX_VALUE))))
        .containsExactly(Kind.BAD_AMOUNT);
    assertThat(kinds(layout, Invoices.plain(1).balanceDue(Money.ofCents(-1))))
        .containsExactly(Kind.NEGATIVE_BALANCE);
    assertThat(
            BifWriter.of(layout).check(Invoices.plain(1).city("abcd").custom("x", "y").build(), 2))
        .extracting(BifProblem::field)
        .containsExactly(BifField.CITY, null);
  }
}
