package com.imt.ic.blackbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.ReconciledPayment.Event;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the page's file, whatever shows it. */
class PageTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATA_START = "<script type=\"application/json\" id=\"page-data\">";

  @TempDir Path folder;

  @Test
  void booksThatFit_areSaidToFitInTheBillersTime() throws IOException {
    String page = write(InventedBooks.thatFit(50), ReconciliationPage.create());

    assertThat(page)
        .contains("<strong>Everything fits to the cent.</strong>")
        .contains("<strong>IMT-4711</strong>")
        .contains("Wednesday, December 16, 2026, 08:00 CST")
        .contains("payments of <strong>2026-11-16</strong> to <strong>2026-12-16</strong>")
        .doesNotContain("class=\"alarm\"");
  }

  @Test
  void page_refersToNothingOutsideItself() throws IOException {
    String page = write(InventedBooks.withTroubles(50), ReconciliationPage.create());

    assertThat(page)
        .doesNotContainIgnoringCase("http://")
        .doesNotContainIgnoringCase("https://")
        .doesNotContain("src=", "<link", "@import", "url(", "{{");
  }

  @Test
  void policy_allowsTheOwnScriptAndStyleAlone() throws Exception {
    String page = write(InventedBooks.withTroubles(50), ReconciliationPage.create());

    assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; form-action 'none'; script-src '%s'; style-src '%s'"
                .formatted(
                    hash(between(page, "<script>", "</script>")),
                    hash(between(page, "<style>", "</style>"))));
    assertThat(page).as("what the policy would block").doesNotContainPattern("<[^>]* style=");
    assertThat(page).doesNotContainPattern("<[^>]* on[a-z]+=");
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
        "漢字 😀 \u0000\u001f \u202e",
      })
  void anyText_staysText(String text) throws IOException {
    InventedBooks books = InventedBooks.thatFit(1);
    books.add(books.difference(DifferenceKind.QUARANTINED, "", Money.parse("1.00"), text, 3));

    String page = write(books, ReconciliationPage.create().allPaymentsIn(text));

    assertThat(data(page).path("differences").path(0).path(3).textValue()).isEqualTo(text);
    assertThat(data(page).path("allPaymentsIn").textValue()).isEqualTo(text);
    assertThat(page.split("<script", -1)).as("the data and the page's own script").hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
    assertThat(between(page, DATA_START, "</script>")).doesNotContain("<", ">", "&");
  }

  @Test
  void accounts_areShownByTheirLastFourUnlessAskedFor() throws IOException {
    ReconciledPayment payment = payment("1", PaymentState.SETTLED, "HO-0001000237");

    assertThat(write(InventedBooks.thatFit(0).add(payment), ReconciliationPage.create()))
        .contains("••••0237")
        .doesNotContain("0001000237");
    assertThat(
            write(
                InventedBooks.thatFit(0).add(payment), ReconciliationPage.create().fullAccounts()))
        .contains("HO-0001000237");
  }

  @Test
  void fewOfMany_areThoseWithDifferences_thenUnsettled_thenTheLatest() throws IOException {
    InventedBooks books = InventedBooks.thatFit(0);
    for (int number = 100; number < 200; number++) {
      books.add(payment("settled-" + number, PaymentState.SETTLED, "A-100000"));
    }
    books.add(payment("waits-1", PaymentState.AWAITING_SETTLEMENT, "A-100000"));
    books.add(
        new ReconciledPayment(
            new PaymentGuid("differs-1"),
            null,
            PaymentState.UNKNOWN,
            Channels.NEITHER,
            null,
            Money.parse("1.00"),
            null,
            null,
            List.of(),
            List.of(
                books.difference(
                    DifferenceKind.SETTLED_UNKNOWN, "differs-1", Money.parse("1.00"), "why", 1))));

    String page = write(books, ReconciliationPage.create().mostPayments(4));

    List<String> shown = new ArrayList<>();
    data(page).path("payments").forEach(row -> shown.add(row.path(0).textValue()));
    assertThat(shown).containsExactly("differs-1", "waits-1", "settled-100", "settled-101");
    assertThat(page).contains("Shown are 4 of 102: those with differences first");
  }

  @Test
  void beginningAnew_forgetsWhatWasSeen() throws IOException {
    ReconciliationPage page = ReconciliationPage.create();
    page.payment(payment("of-a-run-that-was-given-up", PaymentState.SETTLED, "A-100000"));

    assertThat(write(InventedBooks.thatFit(3), page))
        .contains("All 3 payments.")
        .doesNotContain("given-up");
  }

  @Test
  void moreDifferencesThanAreHeld_sayWhereAllAre() throws IOException {
    InventedBooks books = InventedBooks.thatFit(1);
    for (int number = 0; number <= Reconciliation.MOST_DIFFERENCES; number++) {
      books.add(
          books.difference(
              DifferenceKind.NOT_SETTLED, "p-" + number, Money.parse("1.00"), "why", 4));
    }
    assertThat(write(books, ReconciliationPage.create().allDifferencesIn("all.json")))
        .contains("10,001 differences need a person")
        .contains("Shown are the oldest 10,000 of 10,001. All are in all.json.");
  }

  @Test
  void sumsThatDiffer_areAnAlarm() throws IOException {
    assertThat(
            write(
                InventedBooks.thatFit(3).off(Money.parse("-499.00")), ReconciliationPage.create()))
        .contains("role=\"alert\"", "Do not close the books", "off by \u2212$499.00")
        .doesNotContain("Everything fits");
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void eachState_isInTheTableAndInOneTile(PaymentState state) throws IOException {
    String page =
        write(
            InventedBooks.thatFit(0).add(payment("p-1", state, "A-100000")),
            ReconciliationPage.create());

    assertThat(page).contains("data-state=\"" + state.title() + "\"");
    assertThat(page.split("<span class=\"value\">\\$1.00</span>", -1)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void eachStepOfALife_isNamedInWords(EventKind kind) throws IOException {
    JsonNode words =
        data(write(InventedBooks.thatFit(0), ReconciliationPage.create()))
            .path("events")
            .path(kind.name());

    assertThat(words.path("title").textValue()).isNotEmpty().doesNotContain("_");
  }

  @Test
  void emptyBooks_makeAPage() throws IOException {
    assertThat(write(InventedBooks.thatFit(0), ReconciliationPage.create().mostPayments(0)))
        .contains("No money moved.", "All 0 payments.");
  }

  @Test
  void daysFarAway_leaveTheChartToTheOthers() throws IOException {
    InventedBooks books = InventedBooks.thatFit(500);
    books.paidOn(LocalDate.of(2099, 1, 1), Money.parse("5.00"));
    books.paidOn(LocalDate.of(1970, 1, 2), Money.parse("5.00"));

    String page = write(books, ReconciliationPage.create());

    assertThat(page)
        .contains("2 days lie far from the others")
        .contains("<title id=\"days-chart-title\">Money by day</title>");
    assertThat(data(page).path("days").path(0).path(0).textValue()).isEqualTo("1970-01-02");
  }

  @Test
  void years_areShownByTheMonth() throws IOException {
    InventedBooks books = InventedBooks.thatFit(0);
    for (int month = 0; month < 48; month++) {
      books.paidOn(InventedBooks.TODAY.minusDays(30L * month), Money.parse("1000000.00"));
    }
    assertThat(write(books, ReconciliationPage.create()))
        .contains("each bar a month", "<title id=\"days-chart-title\">Money by month</title>")
        .contains(">$1M</text>");
  }

  @Test
  void earlierPage_isReplacedAndNothingLeftBesideIt() throws IOException {
    Path file = folder.resolve("new/page.html");
    InventedBooks.withTroubles(5).write(ReconciliationPage.create(), file);
    InventedBooks.thatFit(5).write(ReconciliationPage.create(), file);

    assertThat(Files.readString(file)).contains("Everything fits");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void pageThatCannotBeReplaced_isNamed() throws IOException {
    Path file = Files.createDirectories(folder.resolve("page.html"));
    Files.createFile(file.resolve("something"));

    assertThatThrownBy(() -> InventedBooks.thatFit(1).write(ReconciliationPage.create(), file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write " + file.toAbsolutePath());
  }

  @Test
  void fewerThanNoPayments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReconciliationPage.create().mostPayments(-1))
        .withMessage("A page shows at least 0 payments, found -1");
  }

  private static ReconciledPayment payment(String guid, PaymentState state, String account) {
    return new ReconciledPayment(
        new PaymentGuid(guid),
        AccountNumber.of(account),
        state,
        Channels.PUSH_AND_REPORT,
        "CC",
        Money.parse("1.00"),
        null,
        InventedBooks.AS_OF,
        List.of(new Event(EventKind.PAID, InventedBooks.TODAY, null, null, "20260100000")),
        List.of());
  }

  private String write(InventedBooks books, ReconciliationPage page) throws IOException {
    Path file = folder.resolve("page.html");
    books.write(page, file);
    return Files.readString(file, UTF_8);
  }

  private static JsonNode data(String page) throws IOException {
    return JSON.readTree(between(page, DATA_START, "</script>"));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String hash(String content) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
