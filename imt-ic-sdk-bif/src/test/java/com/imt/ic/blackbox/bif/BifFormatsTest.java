package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifLeniency;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.profile.ProfileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that a layout, or one of its columns, has of its own. */
class BifFormatsTest {

  private static final String COLUMN_FORMATS =
      """
      {"bif": {"amountFormat": "cents", "columns": {
        "InvoiceDate": {"field": "invoiceDate", "required": true, "format": "yyyyMMdd"},
        "TotalAmountDue": {"field": "totalAmountDue", "format": "0,00"},
        "BlockPaymentsCC": {"field": "blockPaymentsCc", "format": "Y/N"}
      }}}
      """;

  private static String write(BifLayout layout, List<BifRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BifWriter.of(layout).writeAll(records, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static BifParser.Result parse(BifParser parser, String file) {
    try {
      return parser.parse(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void column_has_a_format_of_its_own_and_the_others_have_the_layouts() {
    String line =
        write(Invoices.layout(COLUMN_FORMATS), List.of(Invoices.added(Invoices.full(1).build())))
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();

    assertThat(line)
        .contains("|20261103|11/27/2026|2141,27|156120|156120|true|12/01/2026|Y|true|11/18/2026|");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        COLUMN_FORMATS,
        "{\"bif\": {\"quoting\": \"always\"}}",
        "{\"bif\": {\"trueText\": \"s\u00ed\", \"newRecord\": \"\u00d1\"}}",
        "{\"bif\": {\"quoting\": \"always\", \"delimiter\": \";\", \"amountFormat\": \"0,00\"}}",
      })
  void formats_are_read_back_equal_and_written_again_equal(String override) {
    long seed = 31;
    Random random = new Random(seed);
    BifLayout layout = Invoices.layout(override);
    List<BifRecord> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      records.add(Invoices.added(Invoices.random(random, i)));
    }
    String file = write(layout, records);

    BifParser.Result result = parse(BifParser.of(layout), file);

    assertThat(result.problems()).as("seed %d", seed).isEmpty();
    assertThat(result.records()).as("seed %d", seed).isEqualTo(records);
    assertThat(write(layout, result.records())).as("seed %d", seed).isEqualTo(file);
  }

  @Test
  void quoting_always_leaves_no_field_without_quotes() {
    String file =
        write(
            Invoices.layout("{\"bif\": {\"quoting\": \"always\"}}"),
            List.of(Invoices.added(Invoices.plain(1).description("a \"b\"").build())));

    assertThat(file.lines().toList().get(1))
        .startsWith("\"I\"|\"1234\"|\"1\"|\"PA-1000001\"|\"INV1\"|\"Zoë Lee\"|\"\"|")
        .endsWith("|\"a \"\"b\"\"\"|\"\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2141,27; 2141.27; (TotalAmountDue): \"2141.27\" is no amount",
        "|156120|156120|; |1561.20|1561.20|; (BalanceDue): \"1561.20\" is no amount",
        "|Y|true|; |true|true|; (BlockPaymentsCC): \"true\" is no yes or no; Y or N",
        "|20261103|; |11/03/2026|; (InvoiceDate): \"11/03/2026\" is no date",
      })
  void other_formats_than_the_columns_are_problems(String from, String to, String problem) {
    BifLayout layout = Invoices.layout(COLUMN_FORMATS);
    String file = write(layout, List.of(Invoices.added(Invoices.full(1).build())));
    assertThat(file).contains(from);

    BifParser.Result result = parse(BifParser.of(layout), file.replace(from, to));

    assertThat(result.records()).isEmpty();
    assertThat(result.problems()).first().asString().contains(problem);
  }

  @Test
  void format_that_its_field_cannot_have_is_a_fault_with_its_path() {
    ProfileException faults =
        catchThrowableOfType(
            ProfileException.class,
            () ->
                Invoices.layout(
                    """
                    {"bif": {"quoting": "sometimes", "amountFormat": "0.0", "columns": {
                      "City": {"field": "city", "format": "yyyyMMdd"},
                      "InvoiceDate": {"field": "invoiceDate", "format": "yy"},
                      "TotalAmountDue": {"field": "totalAmountDue", "format": "0"},
                      "BlockPaymentsCC": {"field": "blockPaymentsCc", "format": "Y|/N"},
                      "BlockPaymentsEFT": {"field": "blockPaymentsEft", "format": "Y/Y"}
                    }}}
                    """));

    assertThat(faults.problems())
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.quoting:").contains("needed, always"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.amountFormat:").contains("cents"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.City.format:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.InvoiceDate.format:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.TotalAmountDue.format:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.BlockPaymentsCC.format:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.BlockPaymentsEFT.format:"))
        .hasSize(7);
  }

  @Test
  void amount_longer_than_its_column_is_refused_in_the_length_of_its_format() {
    String limit =
        "{\"bif\": {\"columns\": {\"TotalAmountDue\":"
            + " {\"field\": \"totalAmountDue\", \"format\": \"%s\", \"maxLength\": 5}}}}";
    BifInvoice invoice = Invoices.plain(1).build(); // 511.14

    assertThat(BifWriter.of(Invoices.layout(limit.formatted("cents"))).check(invoice, 2)).isEmpty();
    assertThat(BifWriter.of(Invoices.layout(limit.formatted("0.00"))).check(invoice, 2))
        .singleElement()
        .asString()
        .contains("(TotalAmountDue): has 6 characters; at most 5 are allowed");
  }

  @Test
  void each_leniency_overlooks_its_fault_and_no_other() {
    List<BifRecord> records = Invoices.plain(1, 2).stream().map(Invoices::added).toList();
    String file = write(Invoices.defaultLayout(), records);
    String secondLine = file.substring(file.indexOf("I|1234|1|PA-1000002"));
    for (BifLeniency overlooked : BifLeniency.values()) {
      String faulty =
          switch (overlooked) {
            case BYTE_ORDER_MARK -> "\uFEFF" + file;
            case ANY_LINE_END -> file.replace("\r\n", "\n");
            case NO_LAST_LINE_END -> file.substring(0, file.length() - 2);
            case EMPTY_LINES -> file.replace("\r\n", "\r\n\r\n");
            case OTHER_MINIMUM_PAYMENT -> file.replace("|511.14|511.14|511.14|", "|9|511.14|8|");
            case REPEATED_INVOICE -> file + secondLine;
          };
      for (BifLeniency allowed : BifLeniency.values()) {
        BifParser.Result result =
            parse(BifParser.of(Invoices.defaultLayout()).lenient(allowed), faulty);
        assertThat(result.isClean())
            .as("%s with %s", overlooked, allowed)
            .isEqualTo(allowed == overlooked);
        // Whether an invoice is repeated is not looked for at all when it does not matter.
        assertThat(result.overlooked())
            .isEqualTo(
                allowed == overlooked && allowed != BifLeniency.REPEATED_INVOICE
                    ? Set.of(allowed)
                    : Set.of());
      }
      assertThat(parse(BifParser.of(Invoices.defaultLayout()), faulty).isClean()).isFalse();
    }
  }
}
