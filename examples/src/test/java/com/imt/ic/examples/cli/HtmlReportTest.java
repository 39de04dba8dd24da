package com.imt.ic.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.Money;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATA_START = "<script type=\"application/json\" id=\"report-data\">";

  private static final Map<String, String> PAYMENT =
      Map.of(
          "paymentGuid", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
          "accountNumber", "HO-0001000200",
          "invoiceNumber", "20260100000",
          "customerName", "Zoë D'Angelo",
          "paidAt", "2026-11-20T15:04:05.1234567Z",
          "amount", "1234.50",
          "convenienceFee", "2.95",
          "method", "CC",
          "source", "Portal");

  @TempDir Path folder;

  @Test
  void figures_of_the_reconciliation_stand_in_the_page() throws IOException {
    String page = page(SampleReconciliation.withTwoDifferences(), List.of());

    assertThat(page)
        .contains("IMT &lt;4711&gt;")
        .contains("<time datetime=\"2026-11-23T14:05:09.120Z\">November 23, 2026, 14:05:09 UTC<")
        .contains(tile("Posted", "$1,262,844.35", "1,210 payments"))
        .contains(tile("Settled", "$1,039,829.00", "998 payments"))
        .contains(tile("Awaiting", "$222,844.35", "209 payments"))
        .contains(tile("Returned", "$61.00", "1 payment"))
        .contains(tile("Taken back", "$110.00", "2 payments"))
        .contains(tile("Declined", "$28,770.45", "31 payments"))
        .contains(tile("Differences", "2", "see the table below"))
        .contains("<strong>2 differences need a look</strong>, the oldest 2 days old.");
  }

  @Test
  void no_difference_and_nothing_in_quarantine_is_said_to_fit() throws IOException {
    String page = write(empty(SampleReconciliation.thatFits()));

    assertThat(page)
        .contains("<strong>Everything fits to the cent.</strong></p>")
        .contains(tile("Differences", "0", "nothing to do"));
  }

  @Test
  void chart_shows_each_state_to_eyes_and_ears() throws IOException {
    String page = page(SampleReconciliation.thatFits(), List.of());

    String chart = between(page, "<svg", "</svg>");
    assertThat(chart)
        .contains("<title id=\"chart-title\">Money by state</title>")
        .contains("Settled: $1,039,829.00 in 998 payments. Returned (ACH): $61.00 in 1 payment.")
        .contains(
            "class=\"bar state-settled\" x=\"0\" y=\"123\" height=\"12\" rx=\"3\" width=\"100")
        .contains(">207 payments</tspan><tspan class=\"amount\" dx=\"12\">$218,640.25</tspan>")
        .contains("class=\"bar state-awaiting-settlement\"")
        .contains("width=\"21.03%\"")
        .as("61.00 beside a million can still be seen")
        .contains("width=\"0.5%\"")
        .as("nothing refused")
        .contains("width=\"0%\"");
  }

  @Test
  void rows_are_read_back_as_they_were() throws IOException {
    JsonNode payments = table(page(SampleReconciliation.thatFits(), List.of(PAYMENT)), "payments");

    assertThat(rows(payments))
        .containsExactly(
            Map.ofEntries(
                Map.entry("Paid at (UTC)", "2026-11-20T15:04:05.1234567Z"),
                Map.entry("Account", "HO-0001000200"),
                Map.entry("Invoice", "20260100000"),
                Map.entry("Customer", "Zoë D'Angelo"),
                Map.entry("Amount", "1234.50"),
                Map.entry("Fee", "2.95"),
                Map.entry("Method", "CC"),
                Map.entry("Source", "Portal"),
                Map.entry("Came by", ""),
                Map.entry("Settled in batch", "20261406"),
                Map.entry("Taken back by", "R01"),
                Map.entry("Payment", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;b&gt; & \"quoted\" 'single' \\ back\u2028slash",
        "{{data}} {{verdict}}",
        "漢字 😀 \u0000\u001f \u202e"
      })
  void any_name_stays_text(String name) throws IOException {
    Map<String, String> payment = new TreeMap<>(PAYMENT);
    payment.put("customerName", name);

    String page = page(SampleReconciliation.withTwoDifferences(), List.of(payment));

    assertThat(rows(table(page, "payments")).get(0)).containsEntry("Customer", name);
    assertThat(page.split("<script", -1)).as("the data and the page's own script").hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
    assertThat(between(page, DATA_START, "</script>")).doesNotContain("<", ">", "&");
  }

  @Test
  void half_a_surrogate_pair_does_not_stop_the_report() throws IOException {
    Map<String, String> payment = new TreeMap<>(PAYMENT);
    payment.put("customerName", "broken \ud83d name");

    String page = page(SampleReconciliation.thatFits(), List.of(payment));

    assertThat(rows(table(page, "payments")).get(0).get("Customer"))
        .startsWith("broken ")
        .endsWith(" name");
  }

  @Test
  void lines_are_summed_by_batch() throws IOException {
    ReportData data =
        new ReportData(
            "4711",
            SampleReconciliation.thatFits(),
            List.of(),
            List.of(
                line("20261406", "2026-11-20", "100.10", "100.10"),
                line("20261407", "2026-11-21", "7.00", ""),
                line("20261406", "2026-11-20", "200.20", "139.20")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(rows(table(write(data), "batches")))
        .containsExactly(
            Map.of(
                "Settled on", "2026-11-20",
                "Batch", "20261406 of 2026-11-20",
                "Lines", "2",
                "Amount", "300.30",
                "Deposit", "239.30",
                "Difference", "-61.00"),
            Map.of(
                "Settled on", "2026-11-21",
                "Batch", "20261407 of 2026-11-21",
                "Lines", "1",
                "Amount", "7.00",
                "Deposit", "",
                "Difference", ""));
  }

  @Test
  void batches_of_one_identifier_are_told_apart_as_differences_tell_them() throws IOException {
    Map<String, String> chase = new TreeMap<>(line("1", "2026-11-20", "100.00", "97.00"));
    chase.put("processor", "Chase");
    ReportData data =
        new ReportData(
            "4711",
            SampleReconciliation.thatFits(),
            List.of(),
            List.of(
                chase,
                line("1", "2026-11-20", "5.00", "5.00"),
                line("1", "2026-11-21", "7.00", "")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(rows(table(write(data), "batches")))
        .extracting(row -> row.get("Batch") + ": " + row.get("Difference"))
        .containsExactly(
            "1 of 2026-11-20 (Chase): -3.00", "1 of 2026-11-20: 0.00", "1 of 2026-11-21: ");
  }

  @ParameterizedTest
  @EnumSource(DifferenceKind.class)
  void each_kind_of_difference_has_a_title_in_words(DifferenceKind kind) throws IOException {
    Reconciliation one =
        new Reconciliation(
            SampleReconciliation.AS_OF,
            SampleReconciliation.thatFits().totals(),
            SampleReconciliation.thatFits().posted(),
            List.of(new Difference(kind, "x", Money.ZERO, "why", Duration.ZERO)));

    assertThat(rows(table(write(empty(one)), "differences")).get(0).get("Kind"))
        .isNotEmpty()
        .doesNotContain("_")
        .isNotEqualTo(kind.name());
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void each_state_has_a_colour(PaymentState state) throws IOException {
    String name = "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(write(empty(SampleReconciliation.thatFits())))
        .contains("rect." + name + " {", ".dot." + name + " {", "class=\"bar " + name + "\"");
  }

  @Test
  void differences_are_named_in_words_with_their_age() throws IOException {
    JsonNode differences =
        table(page(SampleReconciliation.withTwoDifferences(), List.of()), "differences");

    assertThat(rows(differences))
        .extracting(row -> row.get("Kind") + " " + row.get("Amount") + " " + row.get("Age"))
        .containsExactly("Not reported 1204.10 52", "Deposit differs from its lines -61.00 0");
  }

  @Test
  void returns_declines_and_enrollments_have_their_tables() throws IOException {
    String page = page(SampleReconciliation.thatFits(), List.of());

    assertThat(rows(table(page, "returns")))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("Code", "R01")
                    .containsEntry("Reason", "Insufficient funds")
                    .containsEntry("Returned at (UTC)", "2026-11-22T10:00:00Z"));
    assertThat(rows(table(page, "declined")))
        .extracting(row -> row.get("Processor's message"))
        .containsExactly("Do not honor");
    assertThat(rows(table(page, "enrollments")))
        .extracting(row -> row.get("Program") + ": " + row.get("Now"))
        .containsExactly("AutoPay: Enrolled", "Paperless: Not enrolled");
  }

  @Test
  void quarantine_shows_the_reason_and_never_the_raw_row() throws IOException {
    String page = page(SampleReconciliation.thatFits(), List.of());

    assertThat(page)
        .contains("<strong>No differences, but 1 report row waits in quarantine</strong>.")
        .contains("has no PaymentGUID")
        .doesNotContain("raw-secret-text");
  }

  @Test
  void page_refers_to_nothing_outside_itself() throws IOException {
    String page = page(SampleReconciliation.withTwoDifferences(), List.of(PAYMENT));

    assertThat(page)
        .doesNotContainIgnoringCase("http://")
        .doesNotContainIgnoringCase("https://")
        .doesNotContain("src=", "<link", "@import", "url(", "{{");
  }

  @Test
  void policy_allows_the_own_script_and_style_alone() throws Exception {
    String page = page(SampleReconciliation.thatFits(), List.of(PAYMENT));

    assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; form-action 'none'; script-src '"
                + hash(between(page, "<script>", "</script>"))
                + "'; style-src '"
                + hash(between(page, "<style>", "</style>"))
                + "'");
    assertThat(page).as("what the policy would block").doesNotContainPattern("<[^>]* style=");
    assertThat(page).doesNotContainPattern("<[^>]* on[a-z]+=");
  }

  @Test
  void fifty_thousand_payments_are_all_in_the_page() throws IOException {
    List<Map<String, String>> payments = new ArrayList<>();
    IntStream.range(0, 50_000)
        .forEach(
            number -> {
              Map<String, String> payment = new TreeMap<>(PAYMENT);
              payment.put("invoiceNumber", "INV" + number);
              payments.add(payment);
            });

    JsonNode table = table(page(SampleReconciliation.thatFits(), payments), "payments");

    assertThat(table.get("rows")).hasSize(50_000);
    assertThat(table.get("rows").get(49_999).get(2).textValue()).isEqualTo("INV49999");
  }

  private String page(Reconciliation reconciliation, List<Map<String, String>> payments)
      throws IOException {
    return write(
        new ReportData(
            "IMT <4711>",
            reconciliation,
            payments,
            List.of(
                Map.of(
                    "batchId", "20261406",
                    "settledOn", "2026-11-21",
                    "paymentGuid", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
                    "amount", "1234.50",
                    "depositAmount", "1234.50")),
            List.of(
                Map.of(
                    "paymentGuid", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
                    "rejectedAt", "2026-11-22T10:00:00Z",
                    "code", "R01",
                    "reason", "Insufficient funds",
                    "amount", "1234.50")),
            List.of(
                Map.of(
                    "paymentGuid", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
                    "code", "R01",
                    "amount", "1234.50")),
            List.of(
                Map.of("kind", "AUTOPAY", "accountNumber", "0001000237", "enrolled", "true"),
                Map.of("kind", "PAPERLESS", "accountNumber", "0001000237", "enrolled", "false")),
            List.of(Map.of("message", "Do not honor", "amount", "20.00")),
            List.of(
                Map.of(
                    "report", "PAYMENTS",
                    "reason", "The row has no PaymentGUID",
                    "raw", "raw-secret-text"))));
  }

  private static ReportData empty(Reconciliation reconciliation) {
    return new ReportData(
        "4711",
        reconciliation,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String write(ReportData data) throws IOException {
    Path file = folder.resolve("report.html");
    HtmlReport.write(data, file);
    return Files.readString(file);
  }

  private static Map<String, String> line(
      String batchId, String settledOn, String amount, String deposit) {
    return deposit.isEmpty()
        ? Map.of("batchId", batchId, "settledOn", settledOn, "amount", amount)
        : Map.of(
            "batchId", batchId,
            "settledOn", settledOn,
            "amount", amount,
            "depositAmount", deposit);
  }

  private static String tile(String name, String value, String note) {
    return "<dt>%s</dt><dd><span class=\"value\">%s</span><span class=\"note\">%s</span></dd>"
        .formatted(name, value, note);
  }

  private static JsonNode table(String page, String id) throws IOException {
    JsonNode tables = JSON.readTree(between(page, DATA_START, "</script>"));
    return StreamSupport.stream(tables.spliterator(), false)
        .filter(table -> table.get("id").textValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, String>> rows(JsonNode table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode cells : table.get("rows")) {
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.get("columns").get(i).get("name").textValue(), cells.get(i).textValue());
      }
      rows.add(row);
    }
    return rows;
  }

  private static String between(String page, String start, String end) {
    int from = page.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return page.substring(from + start.length(), page.indexOf(end, from + start.length()));
  }

  private static String hash(String content) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
