package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.testkit.ReceivedInvoiceFile;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** EXAMPLE: bif, against an InvoiceCloud over HTTP. */
class BifCommandTest extends BifOverHttp {

  /** The column of the BIF for each column of the CSV. */
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("accountNumber", "AccountNumber");
    COLUMNS.put("invoiceNumber", "InvoiceNumber");
    COLUMNS.put("invoiceTypeId", "InvoiceTypeID");
    COLUMNS.put("customerName", "CustomerName");
    COLUMNS.put("customerName2", "CustomerName2");
    COLUMNS.put("address1", "Address1");
    COLUMNS.put("address2", "Address2");
    COLUMNS.put("city", "City");
    COLUMNS.put("state", "State");
    COLUMNS.put("zip", "Zip");
    COLUMNS.put("phone", "Phone");
    COLUMNS.put("email", "EmailAddress");
    COLUMNS.put("emailCc", "EmailAddressCC");
    COLUMNS.put("invoiceDate", "InvoiceDate");
    COLUMNS.put("dueDate", "InvoiceDueDate");
    COLUMNS.put("totalAmountDue", "TotalAmountDue");
    COLUMNS.put("balanceDue", "BalanceDue");
    COLUMNS.put("allowPartialPayments", "AllowPartialPayments");
    COLUMNS.put("autoPayCollectionDate", "AutoPayCollectionDate");
    COLUMNS.put("blockPaymentsCC", "BlockPaymentsCC");
    COLUMNS.put("blockPaymentsEFT", "BlockPaymentsEFT");
    COLUMNS.put("firstNotifyDate", "FirstNotifyRequestedDate");
    COLUMNS.put("secondNotifyDate", "SecondNotifyRequestedDate");
    COLUMNS.put("thirdNotifyDate", "ThirdNotifyRequestedDate");
    COLUMNS.put("description", "Description");
  }

  private static Map<String, Map<String, String>> byInvoice(
      String csv, char separator, String key) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(csv)) {
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      for (NamedCsvRecord row : reader) {
        assertThat(rows.put(row.getField(key), row.getFieldsAsMap())).isNull();
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Map<String, String>> received(int file) {
    ReceivedInvoiceFile received = fake.receivedFiles().get(file);
    return byInvoice(new String(received.content(), StandardCharsets.UTF_8), '|', "InvoiceNumber");
  }

  private static String expected(String column, String value) {
    return column.toLowerCase(Locale.ROOT).endsWith("date") && !value.isEmpty()
        ? LocalDate.parse(value).format(DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT))
        : value;
  }

  @Test
  void whatTheServerReceives_equalsTheInvoicesFieldByField_andTheNextHourHoldsWhatChanged()
      throws IOException {
    String hour1 = resource("hour-1.csv");
    String hour2 = resource("hour-2.csv");
    assertThat(bif(csv("hour-1.csv", hour1)).status()).isZero();
    assertThat(bif(csv("hour-2.csv", hour2)).status()).isZero();

    Map<String, Map<String, String>> first = byInvoice(hour1, ',', "invoiceNumber");
    Map<String, Map<String, String>> second = byInvoice(hour2, ',', "invoiceNumber");
    compare(first, received(0), "I");
    Map<String, Map<String, String>> changed = new LinkedHashMap<>(second);
    changed.entrySet().removeIf(invoice -> invoice.getValue().equals(first.get(invoice.getKey())));
    Map<String, Map<String, String>> rewritten = new LinkedHashMap<>(received(1));
    Map<String, Map<String, String>> added = new LinkedHashMap<>(rewritten);
    rewritten.keySet().retainAll(first.keySet());
    added.keySet().removeAll(first.keySet());
    Map<String, Map<String, String>> expectedNew = new LinkedHashMap<>(changed);
    expectedNew.keySet().removeAll(first.keySet());
    Map<String, Map<String, String>> expectedChanged = new LinkedHashMap<>(changed);
    expectedChanged.keySet().retainAll(first.keySet());
    assertThat(expectedChanged).hasSize(108);
    compare(expectedChanged, rewritten, "R");
    compare(expectedNew, added, "I");

    CommandRun again = bif(folder.resolve("hour-2.csv"));
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("nothing new and nothing changed");
    assertThat(fake.receivedFiles()).hasSize(2);
  }

  private static void compare(
      Map<String, Map<String, String>> invoices,
      Map<String, Map<String, String>> records,
      String type) {
    assertThat(records.keySet()).isEqualTo(invoices.keySet());
    invoices.forEach(
        (number, invoice) -> {
          Map<String, String> bif = records.get(number);
          assertThat(bif).containsEntry("RecordType", type).containsEntry("BID", "1234");
          assertThat(bif.get("MinimumPayment")).isEqualTo(bif.get("BalanceDue"));
          COLUMNS.forEach(
              (column, name) ->
                  assertThat(bif.get(name))
                      .as("%s of invoice %s", name, number)
                      .isEqualTo(expected(column, invoice.get(column))));
        });
  }

  @Test
  void badLine_isNamedWithItsColumn_andNothingIsSent() throws IOException {
    String[] lines = resource("hour-1.csv").split("\n", -1);
    String header = lines[0];
    String bad = lines[2].replace("3053.52,3053.52", "3053.52,12.345");
    Path file = csv("bad.csv", String.join("\n", header, lines[1], bad, lines[3]) + "\n");
    CommandRun run = bif(file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine())
        .contains("bad.csv line 3, column 17 (balanceDue)")
        .contains("\"12.345\"")
        .contains("Nothing was sent");
    assertThat(fake.receivedFiles()).isEmpty();

    CommandRun skipped = bif(file, "--skip-invalid");
    assertThat(skipped.status()).isZero();
    assertThat(skipped.err()).contains("skipped: bad.csv line 3");
    assertThat(received(0)).hasSize(2);
  }

  @Test
  void quoteThatIsNeverClosed_isTold_andNothingIsSent_skippedOrNot() throws IOException {
    String[] lines = resource("hour-1.csv").split("\n", -1);
    String open = lines[3].replaceFirst("^([^,]*,[^,]*,[^,]*),", "$1,\"");
    Path file = csv("open.csv", String.join("\n", lines[0], lines[1], lines[2], open, lines[4]));
    for (String[] more : new String[][] {{}, {"--skip-invalid"}}) {
      CommandRun run = bif(file, more);
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.errorLine()).contains("open.csv: ", "line 4", "Nothing was taken");
    }
    assertThat(fake.receivedFiles()).isEmpty();
  }

  @Test
  void invoicesThatTheSdkRejects_areNamedByTheirLinesOfTheCsv_andHoldBackThemselvesAlone()
      throws IOException {
    String header = resource("hour-1.csv").lines().findFirst().orElseThrow();
    String line =
        "77,INV%d,1,Zoë Lee,,,,,,,,,,2026-11-03,2026-11-27,9.00,%s,false,,false,false,,,,";
    Path file =
        csv(
            "mixed.csv",
            Stream.of(
                    header,
                    line.formatted(1, "9.00"),
                    line.formatted(2, "-9.00"),
                    line.formatted(3, "nine"),
                    line.formatted(4, "9.00"),
                    line.formatted(5, "9.00"),
                    line.formatted(4, "8.00"))
                .collect(Collectors.joining("\n", "", "\n")));

    CommandRun run = bif(file, "--skip-invalid");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err().lines())
        .hasSize(4)
        .anyMatch(text -> text.startsWith("skipped: mixed.csv line 4, column 17 (balanceDue): "))
        .anyMatch(text -> text.startsWith("skipped: mixed.csv line 3 (BalanceDue): "))
        .anyMatch(
            text ->
                text.startsWith("skipped: mixed.csv line 5, column 2 (invoiceNumber): INV4 stands")
                    && text.contains("on line 7 too"))
        .anyMatch(text -> text.contains("line 7, column 2 (invoiceNumber): INV4 stands on line 5"));
    assertThat(run.err()).doesNotContain("Zoë");
    assertThat(run.out()).contains("2 new").contains("; 3 invoices rejected");
    assertThat(received(0).keySet()).containsExactly("INV1", "INV5");
  }

  @Test
  void everyKindOfBadLine_isRefusedInOneLine() throws IOException {
    String[] lines = resource("hour-1.csv").split("\n", -1);
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put(lines[1] + ",extra", "line 2: has 26 columns; expected 25");
    cases.put(lines[1].replace("2026-11-27", "27.11.2026"), "(dueDate): \"27.11.2026\" is no date");
    cases.put(lines[1].replace(",false,,", ",maybe,,"), "(allowPartialPayments): \"maybe\"");
    cases.put(lines[1].replace("1000000026,", ","), "(accountNumber): is empty");
    cases.put(
        lines[1] + "\n" + lines[1],
        "line 2, column 2 (invoiceNumber): 20260100000 stands on line 3 too");
    cases.put(lines[1].replace("511.14,511.14", "511.14,-1.00"), "line 2");
    cases.put(
        lines[1].replaceFirst("^([^,]*,[^,]*),[0-9]+,", "$1,-1,"),
        "line 2, column 3 (invoiceTypeId): \"-1\" is negative");
    cases.forEach(
        (text, expected) -> {
          try {
            CommandRun run = bif(csv("bad.csv", lines[0] + "\n" + text + "\n"));
            assertThat(run.status()).as(text).isEqualTo(1);
            assertThat(run.errorLine()).contains(expected);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(bif(csv("bad.csv", "a,b\n1,2\n")).errorLine()).contains("line 1, column 1");
    assertThat(bif(csv("bad.csv", "")).errorLine()).contains("is empty");
    assertThat(bif(folder.resolve("none.csv")).errorLine()).contains("there is no such file");
    Files.write(
        folder.resolve("latin1.csv"),
        (lines[0] + "\nZo\u00eb").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(bif(folder.resolve("latin1.csv")).errorLine()).contains("is not UTF-8");
    assertThat(fake.receivedFiles()).isEmpty();
  }

  @Test
  void serverThatIsDown_leavesTheFileQueued_andTheNextRunSendsIt() throws IOException {
    Path hour1 = csv("hour-1.csv", resource("hour-1.csv"));
    CommandRun down = bif("http://127.0.0.1:9/", hour1);
    assertThat(down.status()).isEqualTo(1);
    assertThat(down.errorLine()).contains("127.0.0.1:9");
    CommandRun up = bif(hour1);
    assertThat(up.status()).isZero();
    assertThat(up.out()).contains("nothing new").contains("of an earlier run");
    assertThat(fake.receivedFiles()).hasSize(1);
    try (Stream<Path> files = Files.list(folder.resolve("out").resolve("bif"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".bif"))).hasSize(1);
    }
  }

  @Test
  void wrongKey_isOneLineThatDoesNotShowIt() throws IOException {
    CommandRun run =
        CommandRun.spectrum(
            "bif",
            "--invoices",
            csv("hour-1.csv", resource("hour-1.csv")).toString(),
            "--out",
            folder.resolve("out").toString(),
            "--ic-url",
            server.baseAddress().toString(),
            "--biller-guid",
            "nobody",
            "--web-service-key",
            "wrong-key-4711");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine())
        .contains("credentials")
        .doesNotContain("4711")
        .doesNotContain("nobody");
    assertThat(fake.receivedFiles()).isEmpty();
  }

  @Test
  void accountThatTheIvrCannotFind_isSentWithAWarningThatNamesItsLine() throws IOException {
    Path profile = csv("profile.json", "{ \"products\": [\"IVR\"] }");
    CommandRun run =
        bif(csv("hour-1.csv", resource("hour-1.csv")), "--profile", profile.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err().lines().toList())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("warning: hour-1.csv line "))
        .noneMatch(line -> line.contains("line 2 "));
    assertThat(received(0)).hasSize(1000);
  }
}
