package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifSummary;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.bif.InvalidInvoicesException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BifWriterTest {

  private static final String HEADER =
      "RecordType|BID|InvoiceTypeID|AccountNumber|InvoiceNumber|CustomerName|CustomerName2|Address1"
          + "|Address2|City|State|Zip|Phone|EmailAddress|EmailAddressCC|InvoiceDate|InvoiceDueDate"
          + "|TotalAmountDue|BalanceDue|MinimumPayment|AllowPartialPayments|AutoPayCollectionDate"
          + "|BlockPaymentsCC|BlockPaymentsEFT|FirstNotifyRequestedDate|Description"
          + "|BillImageFileName\r\n";

  private static byte[] write(BifLayout layout, BifRecord... records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BifWriter.of(layout).writeAll(List.of(records), out);
    return out.toByteArray();
  }

  @Test
  void default_layout_is_written_byte_for_byte_as_the_contract_says() throws IOException {
    byte[] file =
        write(
            Invoices.defaultLayout(),
            Invoices.added(Invoices.plain(1).build()),
            new BifRecord(BifRecord.Type.REWRITTEN, Invoices.BID, Invoices.full(2).build()));

    assertThat(new String(file, StandardCharsets.UTF_8))
        .isEqualTo(
            HEADER
                + "I|1234|1|PA-1000001|INV1|Zoë Lee||||||||||11/03/2026|11/27/2026|511.14|511.14"
                + "|511.14|false||false|false|||\r\n"
                + "R|1234|2|PA-1000002|INV2|\"Prairie|Wind \"\"Farms\"\"\"|c/o Ó Briain"
                + "|6445 Main St|Suite 5|Peoria|IL|01602|5155391414|payer2@example.com"
                + "|copy@example.com|11/03/2026|11/27/2026|2141.27|1561.20|1561.20|true|12/01/2026"
                + "|true|true|11/18/2026| audit |1234_1_2.pdf\r\n");
  }

  @Test
  void layout_of_another_biller_is_followed_in_everything() throws IOException {
    BifLayout layout =
        Invoices.layout(
            """
            {"bif": {
              "charset": "windows-1252", "delimiter": "\\t", "quote": "'", "lineEnd": "LF",
              "header": false, "dateFormat": "yyyy-MM-dd", "trueText": "Y", "falseText": "N",
              "newRecord": "ADD", "rewrittenRecord": "CHG",
              "columns": {
                "CustomerName2": null, "Address1": null, "Address2": null, "City": null,
                "State": null, "Zip": null, "Phone": null, "EmailAddress": null,
                "EmailAddressCC": null, "Description": null, "BillImageFileName": null,
                "AutoPayCollectionDate": null, "FirstNotifyRequestedDate": null,
                "Source": {"constant": "IMT", "after": "BID"},
                "Agency": {"custom": "agency"}
              }}}
            """);

    byte[] file =
        write(
            layout,
            new BifRecord(
                BifRecord.Type.REWRITTEN,
                Invoices.BID,
                Invoices.plain(1)
                    .customerName("Zoë's")
                    .balanceDue(Money.ofCents(7))
                    .blockPaymentsEft(true)
                    .custom("agency", "A-1")
                    .build()));

    assertThat(new String(file, Charset.forName("windows-1252")))
        .isEqualTo(
            "CHG\t1234\tIMT\t1\tPA-1000001\tINV1\t'Zoë''s'\t2026-11-03\t2026-11-27\t511.14\t0.07"
                + "\t0.07\tN\tN\tY\tA-1\n");
  }

  @Test
  void summary_holds_the_control_totals() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BifSummary summary =
        BifWriter.of(Invoices.defaultLayout())
            .write(
                List.of(
                        Invoices.added(Invoices.plain(1).build()),
                        new BifRecord(
                            BifRecord.Type.REWRITTEN, Invoices.BID, Invoices.full(2).build()),
                        Invoices.added(Invoices.plain(3).build()))
                    .iterator(),
                out);

    assertThat(summary)
        .isEqualTo(
            new BifSummary(
                3,
                2,
                1,
                Money.parse("2583.48"),
                out.size(),
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()))));
  }

  @Test
  void independent_reader_finds_every_field_as_it_was_given() throws IOException {
    long seed = 20261123;
    Random random = new Random(seed);
    List<BifInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      invoices.add(Invoices.random(random, i));
    }
    byte[] file =
        write(
            Invoices.defaultLayout(),
            invoices.stream().map(Invoices::added).toArray(BifRecord[]::new));

    List<NamedCsvRecord> lines;
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator('|')
            .skipEmptyLines(false)
            .ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8))) {
      lines = reader.stream().toList();
    }

    assertThat(lines).as("seed %d", seed).hasSameSizeAs(invoices);
    for (int i = 0; i < lines.size(); i++) {
      assertEqual(lines.get(i), invoices.get(i), "seed " + seed + ", invoice " + i);
    }
  }

  private static void assertEqual(NamedCsvRecord line, BifInvoice invoice, String where) {
    List<String> expected =
        Stream.<Object>of(
                "I",
                "1234",
                invoice.invoiceTypeId().orElseThrow(),
                invoice.accountNumber().value(),
                invoice.invoiceNumber().value(),
                invoice.customerName(),
                invoice.customerName2(),
                invoice.address1(),
                invoice.address2(),
                invoice.city(),
                invoice.state(),
                invoice.zip(),
                invoice.phone(),
                invoice.emailAddress(),
                invoice.emailAddressCc(),
                invoice.invoiceDate(),
                invoice.invoiceDueDate(),
                invoice.totalAmountDue(),
                invoice.balanceDue(),
                invoice.balanceDue(),
                invoice.allowPartialPayments(),
                invoice.autoPayCollectionDate(),
                invoice.blockPaymentsCc(),
                invoice.blockPaymentsEft(),
                invoice.firstNotifyRequestedDate(),
                invoice.description(),
                invoice.billImageFileName())
            .map(
                value ->
                    value instanceof Optional<?> o ? o.map(Object.class::cast).orElse("") : value)
            .map(
                value ->
                    value instanceof LocalDate date
                        ? String.format(
                            Locale.ROOT,
                            "%02d/%02d/%04d",
                            date.getMonthValue(),
                            date.getDayOfMonth(),
                            date.getYear())
                        : value.toString())
            .toList();
    assertThat(line.getFields()).as(where).isEqualTo(expected);
  }

  @Test
  void nothing_is_written_when_one_of_all_records_is_wrong() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<BifRecord> records =
        List.of(
            Invoices.added(Invoices.plain(1).build()),
            Invoices.added(Invoices.plain(2).city("\r\nI|1234").build()),
            Invoices.added(Invoices.plain(1).build()));

    assertThatThrownBy(() -> BifWriter.of(Invoices.defaultLayout()).writeAll(records, out))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class,
            e -> assertThat(e.problems()).extracting(BifProblem::line).containsExactly(3L, 4L))
        .hasMessageStartingWith(
            "The invoices have 2 faults: BIF line 3, column 10 (City): holds a carriage return");
    assertThat(out.size()).isZero();
  }

  @Test
  void stream_of_records_stops_at_the_first_wrong_one() {
    Stream<BifRecord> records =
        Stream.iterate(1, i -> i + 1)
            .map(i -> Invoices.added(Invoices.plain(i).phone(i == 50 ? "\t" : null).build()));

    assertThatThrownBy(
            () ->
                BifWriter.of(Invoices.defaultLayout())
                    .write(records.iterator(), OutputStream.nullOutputStream()))
        .isInstanceOf(InvalidInvoicesException.class)
        .hasMessageContaining("BIF line 51, column 13 (Phone)");
  }

  @Test
  void bid_keeps_the_rules_of_texts() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"charset\": \"US-ASCII\"}}");
    BifRecord foreign =
        new BifRecord(
            BifRecord.Type.NEW, BillerId.of("BÜ"), Invoices.plain(1).customerName("Zoe").build());

    assertThatThrownBy(() -> write(layout, foreign))
        .hasMessageContaining("BIF line 2, column 2 (BID): holds U+00DC at character 2");
  }

  @Test
  void total_that_cannot_be_counted_is_an_error_and_no_wrong_sum() {
    Money most = Money.ofCents(99_999_999_999_999_999L);
    Stream<BifRecord> records =
        Stream.iterate(1, i -> i + 1)
            .map(i -> Invoices.added(Invoices.plain(i).balanceDue(most).build()));

    assertThatThrownBy(
            () ->
                BifWriter.of(Invoices.defaultLayout())
                    .write(records.iterator(), OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class,
            e ->
                assertThat(e.problems())
                    .extracting(BifProblem::kind)
                    .containsExactly(BifProblem.Kind.TOTAL_TOO_LARGE))
        .hasMessageContaining("BIF line 94: the amounts up to here are beyond");
  }

  @Test
  void text_that_begins_with_a_byte_order_mark_never_begins_a_file() throws IOException {
    String nameFirst =
        """
        {"bif": {"header": false%s, "columns": {
          "BID": null, "MyBID": {"field": "bid", "after": "Description"},
          "RecordType": null, "Type": {"field": "recordType", "after": "Description"},
          "InvoiceTypeID": null, "AccountNumber": null,
          "Account": {"field": "accountNumber", "after": "Description"},
          "InvoiceNumber": null, "Invoice": {"field": "invoiceNumber", "after": "Description"}}}}
        """;
    BifRecord invoice = Invoices.added(Invoices.plain(1).customerName("\uFEFFZoë Lee").build());

    BifLayout quoted = Invoices.layout(nameFirst.formatted(""));
    BifInvoice untyped = invoice.invoice().toBuilder().invoiceTypeId(null).build();
    byte[] file = write(quoted, Invoices.added(untyped));
    assertThat(new String(file, StandardCharsets.UTF_8)).startsWith("\"\uFEFFZoë Lee\"|");
    assertThat(BifParser.of(quoted).parse(new ByteArrayInputStream(file)).records())
        .containsExactly(Invoices.added(untyped));

    BifLayout unquoted = Invoices.layout(nameFirst.formatted(", \"quote\": null"));
    assertThatThrownBy(() -> write(unquoted, Invoices.added(untyped)))
        .isInstanceOf(InvalidInvoicesException.class)
        .hasMessageContaining("CustomerName")
        .hasMessageContaining("begins with a byte order mark (U+FEFF)");
  }

  @Test
  void line_longer_than_the_parser_reads_is_refused() throws IOException {
    BifRecord longest =
        Invoices.added(Invoices.plain(1).description("x".repeat((1 << 20) - 200)).build());
    assertThat(write(Invoices.defaultLayout(), longest)).hasSizeGreaterThan((1 << 20) - 200);

    BifRecord longer = Invoices.added(Invoices.plain(2).description("x".repeat(1 << 20)).build());
    assertThatThrownBy(() -> write(Invoices.defaultLayout(), longest, longer))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class,
            e ->
                assertThat(e.problems())
                    .extracting(BifProblem::kind)
                    .containsExactly(BifProblem.Kind.LINE_TOO_LONG))
        .hasMessageContaining("line 3")
        .hasMessageContaining("at most 1048576 are allowed");
  }
}
