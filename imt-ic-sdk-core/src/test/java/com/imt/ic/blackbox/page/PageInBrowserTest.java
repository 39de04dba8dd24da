package com.imt.ic.blackbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.ReconciledPayment.Event;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do with the page, in a real browser. */
@EnabledOnJre(JRE.JAVA_17) // a page does not depend on the JDK
class PageInBrowserTest {

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;
  private static Reconciliation reconciliation;
  private static InventedBooks books;

  @BeforeAll
  static void opens() throws IOException {
    browser = Browser.open(folder);
    page = folder.resolve("page.html");
    books = InventedBooks.withTroubles(400);
    reconciliation = books.write(ReconciliationPage.create(), page);
  }

  @AfterAll
  static void closes() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void begin() {
    browser.media("", "light");
    browser.size(1280, 900);
    browser.show(page);
  }

  @Test
  void opening_asksNoNetworkAndBreaksNoRule() {
    browser.requests();
    browser.complaints();
    begin();
    browser.click("#payments .open");
    browser.click("#batches .open");

    assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith("file:"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void amounts_sortByTheirSizeAndBack() {
    begin();
    browser.click("#differences th:nth-child(2) button");
    List<String> up = browser.texts("#differences .row td:nth-child(2)");
    assertThat(up.get(0)).isEqualTo("\u221250.00");
    assertThat(up.get(up.size() - 1)).isEqualTo("1,234.10");

    browser.click("#differences th:nth-child(2) button");
    assertThat(browser.texts("#differences .row td:nth-child(2)").get(0)).isEqualTo("1,234.10");
    assertThat(browser.one("#differences th:nth-child(2)").getAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void filters_sumToTheCentWhatTheyLeave() {
    begin();
    List<Difference> late =
        reconciliation.differences().stream()
            .filter(difference -> difference.kind() == DifferenceKind.NOT_SETTLED)
            .toList();
    browser.set(
        "#differences select",
        (String)
            browser.run(
                "return [...document.querySelector('#differences select').options]"
                    + ".find(o => o.value === 'Not settled').value"));
    browser.awaitText(
        "#differences .foot", "2 differences found in 11, in sum " + figure(sum(late)));

    browser.click("#differences .fields .plain");
    browser.awaitText("#differences .foot", "11 differences, in sum ");

    browser.type("#differences [inputmode=decimal]", "1,000");
    browser.awaitText("#differences .foot", "2 differences found in 11, in sum 2,234.10");
    browser.type("#differences input[type=search]", "settled TWICE");
    browser.awaitText("#differences .foot", "1 difference found in 11, in sum 1,000.00");
  }

  @Test
  void ages_countWhatTheOtherFiltersLeave() {
    begin();
    assertThat(browser.texts("#differences .chip"))
        .containsExactly(
            "Today 1", "1–2 days 2", "3–7 days 4", "8–30 days 3", "Older 1", "Overdue 9");

    browser.click("#differences .chip:nth-of-type(4)");
    browser.awaitText("#differences .foot", "3 differences found in 11");
    assertThat(browser.texts("#differences .second").stream().filter(t -> t.endsWith("days")))
        .containsExactly("16 days", "12 days", "9 days");

    browser.set("#differences input[type=date]", "2026-12-04");
    browser.awaitText("#differences .foot", "2 differences found in 11");
    assertThat(browser.texts("#differences .chip").get(0)).isEqualTo("Today 1");
    assertThat(browser.texts("#differences .chip").get(4)).isEqualTo("Older 0");
  }

  @Test
  void difference_tellsReasonAdviceAndDay_andOpensToItsPaymentsLife() {
    begin();
    Difference twice = of(DifferenceKind.SETTLED_TWICE);
    WebElement row = row("#differences", twice.subject());
    assertThat(row.getText())
        .contains(twice.reason(), twice.kind().advice(), "1,000.00", twice.due().toString());

    browser.click(row.findElement(By.cssSelector(".open")));
    assertThat(browser.texts("#differences .life .what"))
        .first()
        .asString()
        .startsWith("Paid · invoice 2026999");
    assertThat(browser.texts("#differences .life .what").get(3))
        .isEqualTo("Settled · batch B-14 of 2026-12-14 (Vantiv)");

    browser.click("#differences .life .link");
    browser.await("the batch to open", () -> browser.isShown("#batches .opened"));
    assertThat(browser.text("#batches .opened")).contains("Its lines", twice.subject());
  }

  @Test
  void life_opensAndClosesByTheKeyboard() {
    begin();
    WebElement open = browser.one("#payments .open");
    browser.run("arguments[0].focus()", open);
    open.sendKeys(Keys.ENTER);
    assertThat(open.getAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.text("#payments .life")).contains("Posted to the ledger");
    open.sendKeys(Keys.SPACE);
    assertThat(open.getAttribute("aria-expanded")).isEqualTo("false");
    assertThat(browser.all("#payments .life")).isEmpty();
  }

  @Test
  void batch_saysItsCheckAndShowsItsLines() {
    begin();
    assertThat(browser.texts("#batches .row td:last-child").subList(0, 3))
        .containsExactlyInAnyOrder("Unchecked", "Differs", "Fits");
    browser.click("#batches .open");
    List<String> lines = browser.texts("#batches .lines tbody tr");
    assertThat(lines).hasSize(Integer.parseInt(browser.text("#batches .row td:nth-child(4)")));
  }

  @Test
  void state_leadsToItsPayments() {
    begin();
    browser.click("#states [data-state='Settled'] .link");
    long settled = reconciliation.total(PaymentState.SETTLED).count();
    browser.awaitText(
        "#payments .foot",
        "%s payments found in %s, amount %s"
            .formatted(
                settled,
                books.payments().size(),
                figure(reconciliation.total(PaymentState.SETTLED).amount())));
  }

  @Test
  void tiles_sayWhatTheTableOfStatesSays() {
    begin();
    List<String> tiles = browser.texts(".tile .value");
    List<String> blocks = browser.texts("#states .group td:last-child");
    assertThat(tiles.subList(0, 5))
        .containsExactlyElementsOf(blocks.stream().map(b -> "$" + b).toList());
    assertThat(tiles.get(5)).isEqualTo("11");
  }

  @Test
  void days_haveAChartAndItsFigures() {
    begin();
    assertThat(browser.all("#days svg g")).hasSize(31);
    assertThat(browser.one("#days svg").getAttribute("aria-labelledby")).isNotEmpty();
    browser.click("#days summary");
    Money paid =
        reconciliation.days().stream()
            .map(Reconciliation.Day::paid)
            .reduce(Money.ZERO, Money::plus);
    assertThat(browser.text("#days .foot")).contains("paid " + figure(paid));
    assertThat(browser.text("#days .legend")).contains("Paid$" + figure(paid));
  }

  @Test
  void csv_holdsWhatIsShownInItsOrder() throws IOException {
    begin();
    Path saved = folder.resolve("differences-IMT-4711-2026-12-16.csv");
    Files.deleteIfExists(saved);
    browser.type("#differences [inputmode=decimal]", "1000");
    browser.awaitText("#differences .foot", "2 differences found");
    browser.click("#differences th:nth-child(2) button");
    browser.click("#differences .tools > .plain");

    String csv = browser.saved(saved);
    assertThat(csv).startsWith("\ufeffKind,Amount,Since,Age in hours,Due,Payment or batch,");
    List<String> lines = csv.lines().toList();
    assertThat(csv).endsWith("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("Settled twice,1000.00,2026-12-14T07:00:00-06:00,49,");
    assertThat(lines.get(2)).startsWith("Not settled,1234.10,");
    assertThat(lines.get(1)).contains("\"Ask the processor which line stands; the customer was");
  }

  @Test
  void phone_showsTheAdviceWithoutScrollingAside() {
    begin();
    browser.size(360, 740);
    browser.show(page);
    assertThat((Long) browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    WebElement advice = browser.one("#differences .row .advice");
    assertThat(advice.isDisplayed()).isTrue();
    assertThat(advice.getRect().getX() + advice.getRect().getWidth()).isLessThanOrEqualTo(360);
    assertThat(browser.isShown("#differences .fields")).as("filters fold").isFalse();
    browser.click("#differences .filters summary");
    assertThat(browser.isShown("#differences .fields")).isTrue();
  }

  @Test
  void dark_isDark() {
    begin();
    String light = colour();
    browser.media("", "dark");
    assertThat(light).isEqualTo("rgb(243, 245, 248)");
    assertThat(colour()).isEqualTo("rgb(16, 21, 27)");
  }

  private static String colour() {
    return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void paper_hasDifferencesBalancesAndBatches_andNoPayments() {
    begin();
    browser.media("print", "dark");
    assertThat(browser.isShown("#differences .advice")).isTrue();
    assertThat(browser.isShown("#batches .row")).isTrue();
    assertThat(browser.isShown("#balances .gap")).isTrue();
    assertThat(browser.isShown("#payments")).isFalse();
    assertThat(browser.isShown("nav, .tools, .pager, .chip")).isFalse();
    assertThat(colour()).as("paper is white").isEqualTo("rgb(255, 255, 255)");

    browser.media("", "light");
    browser.run(
        "window.printed = 0; addEventListener('beforeprint', () => { window.printed ="
            + " document.querySelectorAll('#batches .row').length; })");
    assertThat(new String(browser.print(), 0, 5, UTF_8)).isEqualTo("%PDF-");
    assertThat(browser.run("return window.printed + ' batches'"))
        .as("all pages of the table")
        .isEqualTo(
            browser.text("#batches [role=status]").replaceAll(".* of (\\d+ batches).*", "$1"));
    assertThat(browser.all("#batches .row")).as("afterwards one page again").hasSize(15);
  }

  @Test
  void sumsThatDiffer_areAnAlarmAboveEverything() throws IOException {
    Path off = folder.resolve("off.html");
    InventedBooks.thatFit(20).off(Money.parse("499.00")).write(ReconciliationPage.create(), off);
    browser.show(off);
    assertThat(browser.text(".alarm"))
        .contains("Do not close the books", "Receipts of the ledger", "off by $499.00");
    assertThat(browser.text(".bridge.broken")).contains("Does not hold", "999.00", "499.00");
    assertThat(browser.isShown(".verdict.good")).isFalse();
  }

  @Test
  void fewPayments_sayWhereAllAre() throws IOException {
    Path few = folder.resolve("few.html");
    InventedBooks.withTroubles(300)
        .write(ReconciliationPage.create().mostPayments(30).allPaymentsIn("payments.jsonl"), few);
    browser.show(few);
    assertThat(browser.text("#payments .about"))
        .contains("Shown are 30 of 310", "All are in payments.jsonl");
    browser.type("#batches input[type=search]", "2026-11-24");
    browser.awaitText("#batches .foot", "2 batches found");
    browser.click("#batches .open");
    assertThat(browser.text("#batches .opened"))
        .contains("on this page", "All payments are in payments.jsonl.");
  }

  @Test
  void hostileTexts_stayTexts() throws IOException {
    String hostile = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>";
    String formula = "=HYPERLINK(\"evil\",\"a\nb\")";
    InventedBooks hostileBooks = InventedBooks.thatFit(3);
    PaymentGuid guid = new PaymentGuid(hostile.substring(0, 60));
    ReconciledBatch batch =
        new ReconciledBatch(
            hostile,
            InventedBooks.TODAY,
            formula,
            1,
            Money.parse("1.00"),
            Money.ZERO,
            Money.ZERO,
            Money.parse("2.00"),
            ReconciledBatch.Check.DIFFERS);
    hostileBooks.add(
        batch,
        hostileBooks.difference(
            DifferenceKind.DEPOSIT, batch.name(), Money.parse("1.00"), hostile, 0));
    hostileBooks.add(
        hostileBooks.difference(DifferenceKind.QUARANTINED, "", Money.parse("-1.00"), formula, 1));
    hostileBooks.add(
        new ReconciledPayment(
            guid,
            AccountNumber.of("=" + hostile.substring(9, 50)),
            PaymentState.IN_REVIEW,
            Channels.PUSH,
            hostile,
            Money.parse("1.00"),
            null,
            InventedBooks.AS_OF,
            List.of(
                new Event(EventKind.PAID, InventedBooks.TODAY, null, null, hostile),
                new Event(EventKind.SETTLED, InventedBooks.TODAY, null, null, batch.name())),
            List.of(
                hostileBooks.difference(
                    DifferenceKind.RETURN_IN_REVIEW,
                    guid.value(),
                    Money.parse("1.00"),
                    "{{data}}" + hostile,
                    2))));
    Path file = folder.resolve("hostile.html");
    hostileBooks.write(
        ReconciliationPage.create().fullAccounts().allPaymentsIn(hostile).mostPayments(2), file);
    Path saved = folder.resolve("differences-IMT-4711-2026-12-16.csv");
    Files.deleteIfExists(saved);
    browser.complaints();
    browser.show(file);
    browser.run("document.querySelectorAll('.open').forEach(open => open.click())");

    assertThat(browser.run("return window.hacked === undefined")).isEqualTo(true);
    assertThat(browser.all("script")).hasSize(2);
    assertThat(browser.all("img, iframe, object")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.text("#differences")).contains(hostile, "{{data}}");
    assertThat(browser.text("#payments")).contains("=" + hostile.substring(9, 50));

    browser.click("#differences .tools > .plain");
    String differences = browser.saved(saved);
    assertThat(differences)
        .contains("\"'=HYPERLINK(\"\"evil\"\",\"\"a\nb\"\")\"")
        .contains(",-1.00,");
  }

  @Test
  void fiveThousandPayments_areThereAtOnce() throws IOException {
    Path many = folder.resolve("many.html");
    InventedBooks.withTroubles(5_000).write(ReconciliationPage.create(), many);
    browser.show(many);
    Long loaded =
        (Long)
            browser.run(
                "return Math.round(performance.getEntriesByType('navigation')[0].domComplete)");
    assertThat(loaded).as("milliseconds to load").isLessThan(5_000);
    Long filtered =
        (Long)
            browser.run(
                """
                const select = document.querySelector('#payments select');
                const button = document.querySelector('#payments th:nth-child(3) button');
                const start = performance.now();
                button.click();
                button.click();
                return Math.round(performance.now() - start);
                """);
    assertThat(filtered).as("milliseconds to sort twice").isLessThan(1_500);
    assertThat(browser.text("#payments .foot")).contains("1–25 of 5,000 payments");
  }

  private static WebElement row(String table, String subject) {
    return browser.all(table + " .row").stream()
        .filter(row -> row.getText().contains(subject))
        .findFirst()
        .orElseThrow();
  }

  private static Difference of(DifferenceKind kind) {
    return reconciliation.differences().stream()
        .filter(difference -> difference.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Money sum(List<Difference> differences) {
    return differences.stream().map(Difference::amount).reduce(Money.ZERO, Money::plus);
  }

  private static String figure(Money amount) {
    return String.format(Locale.US, "%,.2f", amount.toBigDecimal());
  }
}
