package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifLeniency;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first and a last line that tell of the file, as banks have them. */
class ControlRecordsTest {

  private static final Instant TIME = Instant.parse("2026-11-24T03:30:05Z");

  private static final String BANK =
      """
      {"bif": {"header": false,
        "headerRecord": ["H", "{bid}", "{fileName}",
          {"value": "{time}", "pattern": "yyyyMMdd HHmm", "time": "America/Chicago"}, "{time}"],
        "trailerRecord": ["T{count:6}", "{new}/{rewritten}", "{lines:3}", "{sum:balanceDue}",
          {"value": "{sum:totalAmountDue:12}", "format": "cents"}, ""]
      }}
      """;
  private static final String COUNT_FIRST =
      """
      {"bif": {"headerRecord": ["HDR", "{count:8}", "{sum:totalAmountDue}"]}}
      """;

  @TempDir Path folder;

  private static String write(BifLayout layout, List<BifRecord> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BifWriter.of(layout).forFile(Invoices.BID, "a.bif", TIME).writeAll(records, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<BifRecord> records() {
    return List.of(
        Invoices.added(Invoices.plain(1).build()),
        new BifRecord(
            BifRecord.Type.REWRITTEN,
            Invoices.BID,
            Invoices.plain(2).totalAmountDue(Money.parse("-600.00")).build()),
        Invoices.added(Invoices.plain(3).balanceDue(Money.parse("0.01")).build()));
  }

  private static BifParser.Result parse(BifParser parser, String file) throws IOException {
    return parser.parse(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> problems(BifLayout layout, String file) throws IOException {
    return parse(BifParser.of(layout), file).problems().stream().map(BifProblem::message).toList();
  }

  @Test
  void records_stand_around_the_rows_with_counts_sums_and_the_moment() throws IOException {
    List<String> lines = write(Invoices.layout(BANK), records()).lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).isEqualTo("H|1234|a.bif|20261123 2130|20261124T033005");
    assertThat(lines.get(1)).startsWith("I|1234|1|PA-1000001|INV1|");
    assertThat(lines.get(4)).isEqualTo("T000003|2/1|005|1022.29|000000042228|");
  }

  @Test
  void negative_sum_has_its_sign_before_the_zeros() throws IOException {
    List<BifRecord> records = List.of(records().get(1));

    assertThat(write(Invoices.layout(BANK), records)).endsWith("|-00000060000|\r\n");
  }

  @Test
  void cells_are_quoted_and_separated_as_the_rows_are() throws IOException {
    BifLayout layout =
        Invoices.layout(
            """
            {"bif": {"delimiter": ";", "quoting": "always", "lineEnd": "LF",
              "trailerRecord": ["T", "a;\\"b\\"", "{count}"]}}
            """);

    assertThat(write(layout, records())).endsWith("\n\"T\";\"a;\"\"b\"\"\";\"3\"\n");
    assertThat(problems(layout, write(layout, records()))).isEmpty();
  }

  @Test
  void header_record_counts_the_rows_behind_it() throws IOException {
    BifLayout layout = Invoices.layout(COUNT_FIRST);
    String file = write(layout, records());

    assertThat(file.lines().findFirst()).contains("HDR|00000003|422.28");
    assertThat(file.lines().skip(1).findFirst().orElseThrow()).startsWith("RecordType|BID|");
    assertThat(file.lines().skip(1).toList())
        .isEqualTo(write(Invoices.defaultLayout(), records()).lines().toList());
    assertThat(parse(BifParser.of(layout), file).orThrow()).isEqualTo(records());
  }

  @Test
  void header_record_counts_more_rows_than_any_buffer_holds() throws IOException {
    BifLayout layout = Invoices.layout(COUNT_FIRST);
    List<BifRecord> records = Invoices.plain(1, 5_000).stream().map(Invoices::added).toList();

    String file = write(layout, records);

    assertThat(file).startsWith("HDR|00005000|2555700.00\r\n");
    assertThat(parse(BifParser.of(layout), file).orThrow()).isEqualTo(records);
  }

  @Test
  void records_are_no_invoices_when_a_file_is_read() throws IOException {
    BifLayout layout = Invoices.layout(BANK);

    BifParser.Result result = parse(BifParser.of(layout), write(layout, records()));

    assertThat(result.problems()).isEmpty();
    assertThat(result.records()).isEqualTo(records());
    assertThat(problems(layout, write(layout, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "T000003; T000004; BIF line 5, column 1 (trailerRecord): the text does not agree with the rows; \"T000003\" is expected for T{count:6}. The file was cut off or changed: ask for it again.",
        "|2/1|; |1/2|; (trailerRecord): the text does not agree with the rows; \"2/1\" is expected for {new}/{rewritten}.",
        "|1022.29|; |1022.30|; BIF line 5, column 4 (trailerRecord): \"1022.30\" does not agree with the rows; \"1022.29\" is expected for {sum:balanceDue}.",
        "|005|; |5|; (trailerRecord): \"5\" does not agree with the rows; \"005\" is expected for {lines:3}.",
        "|000000042228|; |000000042228||; (trailerRecord): has 7 cells; 6 are expected.",
        "H|1234|; H|1235|; BIF line 1, column 2 (headerRecord): \"1235\" is not what the layout says; \"1234\" is expected.",
        "20261123 2130; 2026-11-23; (headerRecord): \"2026-11-23\" is not what the layout says; \"{time}\" is expected.",
        "|511.14|511.14|false; |511.14|x|false; (MinimumPayment): \"x\" is no amount",
      })
  void record_that_says_something_else_is_a_problem(String from, String to, String problem)
      throws IOException {
    BifLayout layout = Invoices.layout(BANK);
    String file = write(layout, records());
    assertThat(file).contains(from);

    int at = file.indexOf(from);
    String changed = file.substring(0, at) + to + file.substring(at + from.length());

    assertThat(problems(layout, changed)).singleElement().asString().contains(problem);
  }

  @Test
  void file_that_is_cut_off_behind_a_row_has_no_trailer() throws IOException {
    BifLayout layout = Invoices.layout(BANK);
    String file = write(layout, records());

    BifParser.Result cut = parse(BifParser.of(layout), file.substring(0, file.indexOf("T000003")));

    assertThat(cut.records()).hasSize(3);
    assertThat(cut.problems())
        .singleElement()
        .hasToString(
            "BIF: ends at line 4 without its trailer record; a last line that begins with \"T\" is"
                + " expected. The file is cut off: ask for it again.");
    assertThat(cut.problems().get(0).kind()).isEqualTo(BifProblem.Kind.NO_TRAILER);
  }

  @Test
  void row_that_was_lost_within_a_file_is_found_by_the_counts() throws IOException {
    BifLayout layout = Invoices.layout(BANK);
    List<String> lines = new ArrayList<>(write(layout, records()).lines().toList());
    lines.remove(2);

    assertThat(problems(layout, String.join("\r\n", lines) + "\r\n"))
        .hasSize(5)
        .allMatch(problem -> problem.contains("does not agree with the rows"));
  }

  @Test
  void lost_header_record_and_lines_behind_the_trailer_are_named() throws IOException {
    BifLayout layout = Invoices.layout(BANK);
    String file = write(layout, records());
    String headless = file.substring(file.indexOf('\n') + 1);

    BifParser.Result result = parse(BifParser.of(layout), headless);
    assertThat(result.records()).isEqualTo(records());
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("BIF: has no header record; a first line that begins with \"H\" is expected.");
    assertThat(problems(layout, file + "T000003|0\r\n"))
        .singleElement()
        .asString()
        .contains("BIF line 6: stands behind the trailer record; the file ends with it.");
    assertThat(
            parse(BifParser.of(layout).lenient(BifLeniency.EMPTY_LINES), file + "\r\n").isClean())
        .isTrue();
    assertThat(problems(layout, "")).singleElement().asString().contains("the file is empty");
  }

  @Test
  void number_that_is_wider_than_its_place_is_refused_and_never_cut() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"trailerRecord\": [\"T\", \"{count:1}\"]}}");
    List<BifRecord> ten = Invoices.plain(1, 10).stream().map(Invoices::added).toList();

    assertThatThrownBy(() -> write(layout, ten))
        .isInstanceOf(InvalidInvoicesException.class)
        .hasMessageContaining(
            "BIF line 12, column 2 (trailerRecord): \"10\" is longer than its 1 characters");
  }

  @Test
  void writer_that_does_not_know_the_file_says_so_before_it_writes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> BifWriter.of(Invoices.layout(BANK)).writeAll(records(), out))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("$.bif.headerRecord holds {bid}")
        .hasMessageContaining("forFile");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[\"T\", \"{cnt}\"]; $.bif.trailerRecord[1]: \"{cnt}\": is not a text with values in braces",
        "[\"T\", \"{sum:colour}\"]; $.bif.trailerRecord[1].value: \"{sum:colour}\": adds colour up, which is no amount; the amounts are [totalAmountDue, balanceDue, minimumPayment]",
        "[\"T\", \"{sum:city}\"]; adds city up, which is no amount",
        "[\"T\", \"{sum}\"]; is not a text with values in braces",
        "[\"T\", \"{bid:4}\"]; is not a text with values in braces",
        "[\"T\", \"{count:0}\"]; is not a text with values in braces",
        "[\"T\", \"{count\"]; is not a text with values in braces",
        "[\"T\", 7]; $.bif.trailerRecord[1]: is 7 where a text or an object is expected",
        "[\"T\", {\"value\": \"x\", \"pattern\": \"dd\"}]; $.bif.trailerRecord[1].pattern: is there, and no {time}",
        "[\"T\", {\"value\": \"x\", \"time\": \"GMT\"}]; $.bif.trailerRecord[1].time: is there, and no {time}",
        "[\"T\", {\"value\": \"{time}\", \"pattern\": \"bad\"}]; $.bif.trailerRecord[1].pattern: \"bad\"",
        "[\"T\", {\"value\": \"{time}\", \"time\": \"Mars\"}]; $.bif.trailerRecord[1].time: \"Mars\"",
        "[\"T\", {\"value\": \"{count}\", \"format\": \"cents\"}]; $.bif.trailerRecord[1].format: is there, and no {sum",
        "[\"T\", {\"value\": \"{sum:balanceDue}\", \"format\": \"0\"}]; $.bif.trailerRecord[1].format: \"0\": is none of [0.00, 0,00, cents]",
        "[\"T\", {\"value\": \"1\", \"with\": 3}]; $.bif.trailerRecord[1].with: is no setting here",
        "[\"T\", {}]; $.bif.trailerRecord[1].value: is missing",
        "[\"T\", \"a\\nb\"]; $.bif.trailerRecord[1].value: it holds a line feed",
        "[\"{count}\"]; $.bif.trailerRecord: begins with no text of its own",
        "[\"I\", \"{count}\"]; $.bif.trailerRecord: begins with \"I\", as invoices do",
        "\"T\"; $.bif.trailerRecord: is \"T\" where a list is expected",
      })
  void fault_of_a_record_is_told_when_the_profile_is_read(String cells, String problem) {
    ProfileException faults =
        catchThrowableOfType(
            ProfileException.class,
            () ->
                Profile.defaults().override("{\"bif\": {\"trailerRecord\": %s}}".formatted(cells)));

    assertThat(faults.problems()).singleElement().asString().contains(problem);
  }

  @Test
  void record_cannot_hold_the_delimiter_without_quotes_nor_look_like_a_row() {
    String unquoted =
        """
        {"bif": {"quote": null, "delimiter": "_", "trailerRecord": ["T", "{fileName}"]}}
        """;
    assertThatThrownBy(() -> Profile.defaults().override(unquoted))
        .hasMessageContaining("$.bif.trailerRecord[1].value: it holds the delimiter '_'");

    String accountFirst =
        """
                {"bif": {"trailerRecord": ["T", "1", "2", "3", "4"], "leftOut": ["minimumPayment"],
                  "columns": {"InvoiceTypeID": null, "CustomerName": null, "CustomerName2": null,
                    "Address1": null, "Address2": null, "City": null, "State": null, "Zip": null,
                    "Phone": null, "EmailAddress": null, "EmailAddressCC": null,
                    "InvoiceDate": null, "InvoiceDueDate": null, "TotalAmountDue": null,
                    "MinimumPayment": null, "AllowPartialPayments": null,
                    "AutoPayCollectionDate": null, "BlockPaymentsCC": null,
                    "BlockPaymentsEFT": null, "FirstNotifyRequestedDate": null,
                    "Description": null, "BillImageFileName": null, "RecordType": null,
                    "Kind": {"field": "recordType"}}}}
                """;
    assertThatThrownBy(() -> Profile.defaults().override(accountFirst))
        .hasMessageContaining("$.bif.trailerRecord: has as many cells as an invoice");
  }

  @Test
  void file_tells_its_own_name_and_moment_and_goes_out_again_as_it_was() throws IOException {
    SendingHost host = host();
    host.cloud.answer(host.cloud::takeAndLoseTheAnswer);
    assertThatThrownBy(() -> host.files().send(List.of(invoice(1, "10.00"), negative(2))))
        .isInstanceOf(CallFailedException.class);
    String name = "1234_20261123T150000.bif";
    String sent = Files.readString(host.spool.resolve(name));
    host.cloud.answerWell();
    host.now = host.now.plusSeconds(60);

    host.files().submitQueued(); // which fails where the content is another one

    assertThat(sent.lines().findFirst())
        .contains("H|1234|1234_20261123T150000.bif|20261123 0900|20261123T150000");
    assertThat(sent)
        .endsWith("T000001|1/0|003|10.00|000000051114|\r\n"); // the invalid one stays out
    assertThat(host.cloud.asked).containsExactly(name, name);
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 10.00");
    assertThat(host.states()).containsExactly(name + " ACCEPTED");
  }

  @Test
  void file_of_which_some_invoices_were_not_accepted_is_settled() {
    SendingHost host = host();
    host.files().send(List.of(invoice(1, "10.00"), invoice(2, "20.00")));

    host.files().settle("1234_20261123T150000.bif", List.of(InvoiceNumber.of("INV2")));
    host.now = host.now.plusSeconds(60);
    host.files().send(List.of(invoice(1, "10.00"), invoice(2, "20.00")));

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV1 10.00", "NEW INV2 20.00", "NEW INV2 20.00");
  }

  @Test
  void second_file_of_a_second_tells_the_name_that_it_has() throws IOException {
    SendingHost host = host();
    host.files().send(List.of(invoice(1, "10.00")));
    host.files().send(List.of(invoice(1, "11.00")));

    assertThat(Files.readString(host.spool.resolve("1234_20261123T150000_2.bif")))
        .startsWith("H|1234|1234_20261123T150000_2.bif|")
        .endsWith("T000001|0/1|003|11.00|000000051114|\r\n");
  }

  private SendingHost host() {
    Profile profile = SendingHost.profile("1234").override(BANK);
    return new SendingHost(SendingHost.emptyDatabase(), folder.resolve("spool"), profile);
  }

  private static BifInvoice negative(int number) {
    return invoice(number, "-1.00");
  }
}
