package com.imt.ic.blackbox.bif;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifLeniency;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.bif.InvalidInvoicesException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BifParserTest {

  private static final BifLayout DEFAULT = Invoices.defaultLayout();

  private static byte[] write(BifLayout layout, List<BifRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BifWriter.of(layout).writeAll(records, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static BifParser.Result parse(BifLayout layout, byte[] file) {
    try {
      return BifParser.of(layout).parse(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BifRecord> threeRecords() {
    return Invoices.plain(1, 3).stream().map(Invoices::added).toList();
  }

  /** Parses three plain invoices after a change of the text. */
  private static BifParser.Result parseChanged(UnaryOperator<String> change) {
    String file = new String(write(DEFAULT, threeRecords()), StandardCharsets.UTF_8);
    String changed = change.apply(file);
    assertThat(changed).as("the change must change something").isNotEqualTo(file);
    return parse(DEFAULT, changed.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problemsAfter(UnaryOperator<String> change) {
    return parseChanged(change).problems().stream().map(BifProblem::message).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        Invoices.NOTIFY_COLUMNS,
        "{\"bif\": {\"header\": false, \"lineEnd\": \"LF\", \"delimiter\": \",\","
            + " \"dateFormat\": \"yyyyMMdd\"}}",
        "{\"bif\": {\"delimiter\": \"\\t\", \"quote\": \"'\", \"columns\": {\"Agency\":"
            + " {\"custom\": \"agency\"}, \"Source\": {\"constant\": \"a'b\", \"after\":"
            + " \"BID\"}}}}",
      })
  void what_was_written_is_read_back_equal_and_written_again_equal(String override) {
    long seed = 4711;
    Random random = new Random(seed);
    BifLayout layout = Invoices.layout(override);
    List<BifRecord> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      BifInvoice.Builder invoice = Invoices.random(random, i).toBuilder();
      if (layout.has(BifField.SECOND_NOTIFY_REQUESTED_DATE)) {
        invoice.secondNotifyRequestedDate(LocalDate.of(2026, 11, 20));
      }
      if (override.contains("agency")) {
        invoice.custom("agency", Invoices.text(random));
      }
      records.add(
          new BifRecord(
              random.nextBoolean() ? BifRecord.Type.NEW : BifRecord.Type.REWRITTEN,
              Invoices.BID,
              invoice.build()));
    }
    byte[] file = write(layout, records);

    BifParser.Result result = parse(layout, file);

    assertThat(result.problems()).as("seed %d", seed).isEmpty();
    assertThat(result.records()).as("seed %d", seed).isEqualTo(records);
    assertThat(write(layout, result.records())).as("seed %d", seed).isEqualTo(file);
  }

  @Test
  void bad_line_yields_problems_beside_the_records_of_the_others() {
    BifParser.Result result =
        parseChanged(
            file ->
                file.replace(
                    "INV2|Zoë Lee||||||||||11/03/2026|11/27/2026|511.14|511.14",
                    "INV2|Zoë Lee||||||||||13/03/2026|02/30/2026|511.1a|12.345"));

    assertThat(result.records())
        .extracting(r -> r.invoice().invoiceNumber().value())
        .containsExactly("INV1", "INV3");
    assertThat(result.problems())
        .extracting(BifProblem::message)
        .containsExactly(
            "BIF line 3, column 16 (InvoiceDate): \"13/03/2026\" is no date; one in the form"
                + " MM/dd/yyyy is expected.",
            "BIF line 3, column 17 (InvoiceDueDate): \"02/30/2026\" is no date; one in the form"
                + " MM/dd/yyyy is expected.",
            "BIF line 3, column 18 (TotalAmountDue): \"511.1a\" is no amount; digits with 2 decimals"
                + " and no grouping are expected, such as 1234.50.",
            "BIF line 3, column 19 (BalanceDue): \"12.345\" has 3 decimals; at most 2 are allowed.");
    assertThatThrownBy(result::orThrow).isInstanceOf(InvalidInvoicesException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "|INV2| ~ |INV1| ~ line 3, column 5 (InvoiceNumber): \"INV1\" stands in line 2 too ~ DUPLICATE_INVOICE",
        "I|1234|1|PA-1000002 ~ X|1234|1|PA-1000002 ~ \"X\" is no record type; I (new) or R ~ BAD_RECORD_TYPE",
        "I|1234|1|PA-1000002 ~ |1234|1|PA-1000002 ~ column 1 (RecordType): \"\" is no record type ~ BAD_RECORD_TYPE",
        "1234|1|PA-1000002 ~ 1234|01|PA-1000002 ~ \"01\" is no whole number ~ BAD_NUMBER",
        "1234|1|PA-1000002 ~ 1234|2147483648|PA-1000002 ~ \"2147483648\" is no whole number ~ BAD_NUMBER",
        "1234|1|PA-1000002 ~ 1234|-1|PA-1000002 ~ \"-1\" is no whole number ~ BAD_NUMBER",
        "1|PA-1000002 ~ 1| ~ column 4 (AccountNumber): is empty; a value is required ~ MISSING",
        "1|PA-1000002 ~ 1| PA ~ column 4 (AccountNumber): is no identifier ~ BAD_IDENTIFIER",
        "INV2|Zoë Lee| ~ INV2|| ~ column 6 (CustomerName): is empty; a value is required ~ MISSING",
        "INV2|Zoë Lee| ~ INV2|Zoë| Lee| ~ has 28 columns; 27 are expected ~ COLUMN_COUNT",
        "INV2|Zoë Lee| ~ INV2 ~ has 25 columns; 27 are expected ~ COLUMN_COUNT",
        "INV2|Zoë Lee| ~ INV2|\"Zoë Lee| ~ field 6 opens a quote at character 26 ~ BAD_QUOTE",
        "INV2|Zoë Lee| ~ INV2|Zoë \"Lee| ~ field 6 has a quote inside, at character 30 ~ BAD_QUOTE",
        "INV2|Zoë Lee| ~ INV2|\"Zoë\" Lee| ~ field 6 goes on after its closing quote ~ BAD_QUOTE",
      })
  void fault_in_the_second_invoice_is_named_and_the_others_are_read(
      String from, String to, String problem, Kind kind) {
    BifParser.Result result = parseChanged(file -> file.replace(from, to == null ? "" : to));

    assertThat(result.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.line()).isEqualTo(3))
        .satisfies(p -> assertThat(p.kind()).isEqualTo(kind))
        .extracting(BifProblem::message)
        .asString()
        .contains(problem);
    assertThat(result.records()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.00",
    "0.5, 0.50",
    "000.10, 0.10",
    "999999999999999.99, 999999999999999.99",
    "-0, 0.00"
  })
  void amounts_with_fewer_decimals_are_the_amounts_they_are(String text, String amount) {
    BifParser.Result result =
        parseChanged(file -> file.replace("511.14|511.14|511.14", "511.14|" + text + "|" + text));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records().get(0).invoice().balanceDue()).hasToString(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,234.50",
        "$1",
        "+1",
        ".5",
        "1.",
        "-",
        "1e3",
        " 1",
        "1 ",
        "--1",
        "1.2.3",
        "0x1",
        "١",
        "-1.00",
        "1000000000000000.00",
        "99999999999999999999999999",
        "NaN",
        "1.000"
      })
  void other_texts_are_no_balance(String text) {
    BifParser.Result result =
        parseChanged(file -> file.replace("511.14|511.14|511.14", "511.14|" + text + "|" + text));

    assertThat(result.records()).isEmpty();
    assertThat(result.problems()).extracting(BifProblem::line).contains(2L, 3L, 4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999999999.99", "-0.01", "99999999999999.99", "0"})
  void total_is_read_to_its_last_digit_whatever_its_sign(String text) {
    BifParser.Result result =
        parseChanged(file -> file.replace("|511.14|511", "|" + text + "|511"));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records())
        .allSatisfy(r -> assertThat(r.invoice().totalAmountDue()).contains(Money.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 1_000_000_000, Integer.MAX_VALUE})
  void whole_numbers_are_read_up_to_the_greatest(int type) {
    BifParser.Result result = parseChanged(file -> file.replace("|1234|1|", "|1234|" + type + "|"));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records())
        .allSatisfy(r -> assertThat(r.invoice().invoiceTypeId()).hasValue(type));
  }

  @Test
  void empty_flag_is_no() {
    BifLayout layout =
        Invoices.layout("{\"bif\": {\"columns\": {\"BlockPaymentsCC\": {\"required\": false}}}}");
    String file = new String(write(layout, threeRecords()), StandardCharsets.UTF_8);
    String changed = file.replace("|false||false|false|", "|false|||false|");
    assertThat(changed).isNotEqualTo(file);

    BifParser.Result result = parse(layout, changed.getBytes(StandardCharsets.UTF_8));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records()).isEqualTo(threeRecords());
  }

  @Test
  void empty_balance_is_one_problem_and_no_nought() {
    BifParser.Result result =
        parseChanged(file -> file.replaceFirst("511.14\\|511.14\\|511.14", "511.14||511.14"));

    assertThat(result.records()).hasSize(2);
    assertThat(result.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Kind.MISSING))
        .satisfies(p -> assertThat(p.message()).contains("(BalanceDue): is empty"));
  }

  @Test
  void minimum_payment_other_than_the_balance_is_a_problem() {
    assertThat(problemsAfter(f -> f.replaceFirst("511.14\\|511.14\\|511.14", "9.00|8.00|7.00")))
        .containsExactly(
            "BIF line 2, column 20 (MinimumPayment): \"7.00\" is not the balance due; \"8.00\" is"
                + " expected, since MinimumPayment carries BalanceDue.");
  }

  @Test
  void every_fault_of_a_file_has_its_kind() {
    Map<UnaryOperator<String>, Kind> faults =
        Map.ofEntries(
            entry(f -> "", Kind.BAD_HEADER),
            entry(f -> f.replace("|City|", "|Town|"), Kind.BAD_HEADER),
            entry(f -> f.replace("City|State|", "State|City|"), Kind.BAD_HEADER),
            entry(f -> "\uFEFF" + f, Kind.BYTE_ORDER_MARK),
            entry(f -> f.replace("\r\n", "\n"), Kind.BAD_LINE_END),
            entry(f -> f.substring(0, f.length() - 2), Kind.BAD_LINE_END),
            entry(f -> f + "\r\n", Kind.COLUMN_COUNT),
            entry(f -> f.replace("INV3", "x".repeat(1 << 20)), Kind.LINE_TOO_LONG),
            entry(f -> f.replace("INV3|Zoë", "INV3|Zo\u0000"), Kind.BAD_CHARACTER),
            entry(f -> f.replace("|511.14|511.14|511.14", "|1|1|2"), Kind.OTHER_MINIMUM_PAYMENT),
            entry(f -> f.replace("|511.14|511.14|511.14", "|1|-1|-1"), Kind.NEGATIVE_BALANCE),
            entry(f -> f.replace("|511.14|511.14|511.14", "|1|1.234|1"), Kind.BAD_AMOUNT),
            entry(f -> f.replace("|11/03/2026|", "|11/31/2026|"), Kind.BAD_DATE),
            entry(f -> f.replace("|false|", "|no|"), Kind.BAD_FLAG));

    faults.forEach(
        (change, kind) ->
            assertThat(parseChanged(change).problems())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.kind()).as(p.message()).isEqualTo(kind)));
  }

  /** Beyond some ten thousand lines a duplicate shows only when all are known. */
  @Test
  void invoice_that_stands_again_after_very_many_lines_is_found() {
    int many = 66_000;
    List<BifRecord> records = Invoices.plain(1, many).stream().map(Invoices::added).toList();
    String file = new String(write(DEFAULT, records), StandardCharsets.UTF_8);
    int rows = file.length() - file.lines().skip(1).mapToInt(line -> line.length() + 2).sum();
    String first = file.substring(rows, file.indexOf("\r\n", rows) + 2);

    BifParser.Result result = parse(DEFAULT, (file + first).getBytes(StandardCharsets.UTF_8));

    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_INVOICE))
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(many + 2))
        .satisfies(problem -> assertThat(problem.message()).contains("stands in line 2 too"));
  }

  @Test
  void header_is_checked_by_name() {
    assertThat(problemsAfter(f -> f.replace("|BalanceDue|", "|Balance|")))
        .hasSize(2)
        .anySatisfy(p -> assertThat(p).contains("BIF line 1: the header lacks [BalanceDue]"))
        .anySatisfy(p -> assertThat(p).contains("has 1 names that the layout has not"));
    assertThat(problemsAfter(f -> f.replace("City|State|", "State|City|")))
        .singleElement()
        .asString()
        .contains("in another order");
    assertThat(parseChanged(f -> f.replace("City|State|", "State|City|")).records()).isEmpty();
  }

  @Test
  void header_line_that_cannot_be_read_lets_no_row_through() {
    BifParser.Result result = parseChanged(f -> f.replaceFirst("\r\n", "\n"));

    assertThat(result.records()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.line()).isEqualTo(1))
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Kind.BAD_LINE_END));
  }

  @Test
  void missing_header_is_noticed_and_shows_no_customers_data() {
    assertThat(problemsAfter(f -> f.substring(f.indexOf('\n') + 1)))
        .allSatisfy(p -> assertThat(p).doesNotContain("Zoë", "PA-1000001"))
        .anySatisfy(p -> assertThat(p).contains("the header lacks [RecordType"));
  }

  @Test
  void byte_order_mark_is_a_problem_and_hides_no_record() {
    BifParser.Result result = parseChanged(file -> "\uFEFF" + file);

    assertThat(result.records()).isEqualTo(threeRecords());
    assertThat(result.problems())
        .extracting(BifProblem::message)
        .containsExactly(
            "BIF line 1: begins with a byte order mark; none is expected. Write the file without"
                + " it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"bif\": {\"header\": false}}", "{\"bif\": {\"quoting\": \"always\"}}"})
  void byte_order_mark_is_known_as_one_without_a_header_and_before_a_quote(String override)
      throws IOException {
    BifLayout layout = Invoices.layout(override);
    byte[] file =
        ("\uFEFF" + new String(write(layout, threeRecords()), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);

    assertThat(parse(layout, file).problems())
        .extracting(BifProblem::message)
        .containsExactly(
            "BIF line 1: begins with a byte order mark; none is expected. Write the file without"
                + " it.");
    BifParser.Result lenient =
        BifParser.of(layout)
            .lenient(BifLeniency.BYTE_ORDER_MARK)
            .parse(new ByteArrayInputStream(file));
    assertThat(lenient.isClean()).isTrue();
    assertThat(lenient.records()).isEqualTo(threeRecords());
    assertThat(lenient.overlooked()).containsExactly(BifLeniency.BYTE_ORDER_MARK);
  }

  @Test
  void bids_that_differ_in_their_quotes_alone_stay_different() {
    BifInvoice invoice = Invoices.plain(1).build();
    List<BifRecord> records =
        List.of(
            new BifRecord(BifRecord.Type.NEW, BillerId.of("a\"\"b"), invoice),
            new BifRecord(BifRecord.Type.NEW, BillerId.of("a\"b"), Invoices.plain(2).build()));

    assertThat(parse(DEFAULT, write(DEFAULT, records)).records()).isEqualTo(records);
  }

  @Test
  void empty_minimum_payment_is_not_the_balance() {
    BifLayout layout =
        Invoices.layout("{\"bif\": {\"columns\": {\"MinimumPayment\": {\"required\": false}}}}");
    byte[] file =
        new String(write(layout, threeRecords()), StandardCharsets.UTF_8)
            .replaceFirst("511.14\\|511.14\\|511.14", "511.14|511.14|")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(parse(layout, file).problems())
        .extracting(BifProblem::message)
        .singleElement()
        .asString()
        .contains("MinimumPayment", "is empty", "\"511.14\" is expected");
  }

  @Test
  void file_that_was_cut_off_is_noticed_wherever_it_was() {
    byte[] file = write(DEFAULT, threeRecords());
    for (int length = 0; length < file.length; length++) {
      boolean wholeLines = length > 1 && file[length - 1] == '\n';
      BifParser.Result result = parse(DEFAULT, Arrays.copyOf(file, length));

      assertThat(result.isClean()).as("cut to %d bytes", length).isEqualTo(wholeLines);
      assertThat(threeRecords()).as("cut to %d bytes", length).containsAll(result.records());
    }
  }

  @Test
  void other_line_ends_and_empty_lines_are_problems_of_their_lines() {
    assertThat(
            problemsAfter(f -> f.replace("|||\r\nI|1234|1|PA-1000003", "|||\nI|1234|1|PA-1000003")))
        .containsExactly(
            "BIF line 3: ends with LF; CR LF is expected. Copy the file without converting its line"
                + " ends.");
    assertThat(problemsAfter(f -> f + "\r\n"))
        .singleElement()
        .asString()
        .contains("BIF line 5: is empty; 27 are expected");
  }

  @Test
  void line_break_in_quotes_is_no_way_to_hide_a_record() {
    BifParser.Result result = parseChanged(f -> f.replace("INV2|Zoë Lee", "INV2|\"Zoë\r\nLee\""));

    assertThat(result.records()).hasSize(2);
    assertThat(result.problems()).extracting(BifProblem::line).containsExactly(3L, 4L);
  }

  @Test
  void bytes_of_another_charset_are_named_with_their_position() {
    byte[] file =
        new String(write(DEFAULT, threeRecords()), StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.ISO_8859_1);

    BifParser.Result result = parse(DEFAULT, file);

    assertThat(result.records()).isEmpty();
    assertThat(result.problems())
        .hasSize(3)
        .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Kind.BAD_BYTE))
        .first()
        .extracting(BifProblem::message)
        .asString()
        .isEqualTo(
            "BIF line 2: holds byte 0xEB at position 28; a character of UTF-8 is expected. Check in"
                + " which charset the file was written.");
  }

  @Test
  void endless_line_costs_no_memory_and_the_next_line_is_read() throws IOException {
    byte[] file = write(DEFAULT, threeRecords());
    int header = new String(file, StandardCharsets.UTF_8).indexOf('\n') + 1;
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(file, 0, header),
                    new ByteArrayInputStream(new byte[5 << 20]),
                    new ByteArrayInputStream(new byte[] {'\r', '\n'}),
                    new ByteArrayInputStream(file, header, file.length - header))));

    BifParser.Result result = BifParser.of(DEFAULT).parse(in);

    assertThat(result.problems())
        .singleElement()
        .extracting(BifProblem::message)
        .asString()
        .contains("BIF line 2: is longer than 1048576 bytes");
    assertThat(result.records()).hasSize(3);
  }

  @Test
  void longest_line_that_is_written_is_read_and_one_byte_more_is_too_long() {
    int others = write(DEFAULT, List.of(Invoices.added(Invoices.plain(1).build()))).length;
    int header = String.join("|", DEFAULT.columnNames()).length() + 2;
    int description = (1 << 20) - (others - header - 2);
    BifRecord longest =
        Invoices.added(Invoices.plain(1).description("x".repeat(description)).build());
    BifRecord after = Invoices.added(Invoices.plain(2).build());
    byte[] file = write(DEFAULT, List.of(longest, after));

    assertThat(parse(DEFAULT, file).records()).containsExactly(longest, after);
    String longer = new String(file, StandardCharsets.UTF_8).replaceFirst("xx", "xxx");
    BifParser.Result result = parse(DEFAULT, longer.getBytes(StandardCharsets.UTF_8));
    assertThat(result.records()).containsExactly(after);
    assertThat(result.problems())
        .singleElement()
        .extracting(BifProblem::message)
        .asString()
        .contains("BIF line 2: is longer than 1048576 bytes");
  }

  @Test
  void file_is_the_same_however_its_bytes_arrive() throws IOException {
    Random texts = new Random(4711);
    List<BifRecord> records = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      BifInvoice.Builder invoice = Invoices.random(texts, i).toBuilder();
      if (i % 100 == 7) {
        invoice.description("long ".repeat(texts.nextInt(40_000))); // beyond what is read at once
      }
      records.add(Invoices.added(invoice.build()));
    }
    String text = new String(write(DEFAULT, records), StandardCharsets.UTF_8);
    byte[] file = text.replace("false", "perhaps").getBytes(StandardCharsets.UTF_8);
    BifParser.Result atOnce = parse(DEFAULT, file);
    assertThat(atOnce.problems()).isNotEmpty();

    for (long seed = 0; seed < 20; seed++) {
      BifParser.Result result =
          BifParser.of(DEFAULT).parse(new InPieces(file, 1 << (seed % 18), new Random(seed)));

      assertThat(result.records()).as("seed %d", seed).isEqualTo(atOnce.records());
      assertThat(result.problems()).as("seed %d", seed).isEqualTo(atOnce.problems());
    }
  }

  /** Bytes that arrive in pieces of random sizes, now and then of none. */
  private static final class InPieces extends ByteArrayInputStream {
    private final int largest;
    private final Random random;

    InPieces(byte[] bytes, int largest, Random random) {
      super(bytes);
      this.largest = largest;
      this.random = random;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, random.nextInt(largest + 1)));
    }
  }

  @Test
  void layout_may_have_thousands_of_columns() {
    StringJoiner columns = new StringJoiner(", ");
    BifInvoice.Builder invoice = Invoices.plain(1);
    for (int i = 0; i < 2_000; i++) {
      columns.add("\"Own" + i + "\": {\"custom\": \"own" + i + "\"}");
      if (i % 3 == 0) {
        invoice.custom("own" + i, "text " + i);
      }
    }
    BifLayout layout = Invoices.layout("{\"bif\": {\"columns\": {" + columns + "}}}");
    BifRecord wide = Invoices.added(invoice.build());

    BifParser.Result result = parse(layout, write(layout, List.of(wide)));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records()).containsExactly(wide);
  }

  @Test
  void every_byte_of_the_charset_is_text_where_there_is_no_quote() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"charset\": \"ISO-8859-1\", \"quote\": null}}");
    BifRecord last = Invoices.added(Invoices.plain(1).customerName("L\u00FF \"Lee\"").build());

    BifParser.Result result = parse(layout, write(layout, List.of(last)));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records()).containsExactly(last);
  }

  @Test
  void empty_bid_is_one_problem() {
    assertThat(problemsAfter(f -> f.replaceFirst("I\\|1234", "I|")))
        .singleElement()
        .asString()
        .contains("BIF line 2, column 2 (BID): is empty; a value is required.");
  }

  @Test
  void constant_that_differs_is_a_problem() {
    BifLayout ours = Invoices.layout("{\"bif\":{\"columns\":{\"Source\":{\"constant\":\"IMT\"}}}}");
    BifLayout theirs = Invoices.layout("{\"bif\":{\"columns\":{\"Source\":{\"constant\":\"X\"}}}}");

    assertThat(parse(ours, write(theirs, threeRecords())).problems())
        .hasSize(3)
        .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Kind.OTHER_CONSTANT))
        .extracting(BifProblem::message)
        .contains(
            "BIF line 2, column 28 (Source): is not the layout's constant; \"IMT\" is expected.");
  }

  @Test
  void failure_of_the_stream_is_passed_on() {
    InputStream broken = InputStream.nullInputStream();
    try {
      broken.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    assertThatThrownBy(() -> BifParser.of(DEFAULT).parse(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("Stream closed");
  }

  @Test
  void random_bytes_give_problems_and_never_an_exception() {
    BifLayout headless = Invoices.layout("{\"bif\":{\"header\":false}}");
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] garbage = new byte[random.nextInt(2_000)];
      random.nextBytes(garbage);
      BifLayout layout = seed % 2 == 0 ? DEFAULT : headless;

      BifParser.Result result = parse(layout, garbage);

      assertThat(result.records()).as("seed %d", seed).isEmpty();
      assertThat(result.isClean())
          .as("seed %d", seed)
          .isEqualTo(garbage.length == 0 && !layout.hasHeader());
    }
  }

  @Test
  void mutated_files_give_only_records_that_can_be_written_again() {
    byte[] file =
        write(
            DEFAULT,
            List.of(
                Invoices.added(Invoices.full(1).build()),
                Invoices.added(Invoices.plain(2).build()),
                Invoices.added(Invoices.full(3).build())));
    byte[] spice = "|\"\r\n0.9/-,IR \u00EB\u0000".getBytes(StandardCharsets.UTF_8);
    int header = new String(file, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int damaged = 0;
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      byte[] mutated = file.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        mutated[random.nextInt(header, mutated.length)] = spice[random.nextInt(spice.length)];
      }

      BifParser.Result result = parse(DEFAULT, mutated);

      damaged += result.isClean() ? 0 : 1;
      BifParser.Result again = parse(DEFAULT, write(DEFAULT, result.records()));
      assertThat(again.problems()).as("seed %d", seed).isEmpty();
      assertThat(again.records()).as("seed %d", seed).isEqualTo(result.records());
    }
    assertThat(damaged).isGreaterThan(1_000);
  }
}
