package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.examples.spectrum.SpectrumIntegration;
import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.examples.spectrum.SpectrumServer;
import com.imt.ic.examples.spectrum.SpectrumServices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.RtdrCaller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * EXAMPLE: each payment is off the balance once, and each time it is taken back raises it once: in
 * the ledger, in what RealTimeDataRefresh tells, and in the next invoice file.
 */
class MoneyTakenBackTest {

  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("guid-1", "key-1");
  private static final String GUID = "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2";

  private static final String HEADER =
      "accountNumber,invoiceNumber,invoiceTypeId,customerName,customerName2,address1,address2,city,"
          + "state,zip,phone,email,emailCc,invoiceDate,dueDate,totalAmountDue,balanceDue,"
          + "allowPartialPayments,autoPayCollectionDate,blockPaymentsCC,blockPaymentsEFT,"
          + "firstNotifyDate,secondNotifyDate,thirdNotifyDate,description\n";

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final Instant paid = Instant.now().minus(3, ChronoUnit.DAYS);

  private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @TempDir Path folder;

  private ReportsOverHttp cloud;
  private SpectrumServer host;
  private RtdrCaller rtdr;
  private String[] told = {"500.00", "500.00"};

  @BeforeEach
  void start() throws IOException {
    cloud = new ReportsOverHttp();
    Files.writeString(folder.resolve("profile.json"), "{\"biller\": {\"bid\": \"1234\"}}");
    Files.writeString(
        folder.resolve("invoices.csv"), HEADER + invoice("I-1", 1) + invoice("I-2", 2));
    assertThat(run("export").status()).isZero();
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(database);
    InvoiceCloudIntegration integration =
        SpectrumIntegration.over(
                Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}"), dataSource)
            .build();
    SpectrumInvoices balances = new SpectrumInvoices(integration.biller(), dataSource);
    balances.put(
        InvoiceCsv.read(folder.resolve("invoices.csv")).invoices().stream()
            .map(InvoiceCsv.Line::invoice)
            .toList());
    host =
        SpectrumServices.start(
            0, List.of(new SpectrumServices.Biller(integration, CREDENTIALS, balances)));
    URI base = URI.create("http://127.0.0.1:" + host.port());
    rtdr = RtdrCaller.to(base.resolve("/RealTimeDataRefresh"), CREDENTIALS);
    assertThat(run("bif").out()).contains("2 new").contains("balance due 1000.00");
  }

  @AfterEach
  void stop() {
    host.close();
    cloud.close();
  }

  private String invoice(String number, int line) {
    return invoice(number, line, "500.00");
  }

  private String invoice(String number, int line, String balance) {
    return "A-1,%s,1,Avery Garcia,,%s Main St,,Madison,WI,53703,,,,%s,%s,500.00,%s,true,,false,false,,,,\n"
        .formatted(number, line, today.minusDays(10), today.plusDays(20), balance);
  }

  private CommandRun run(String... commandAndMore) {
    List<String> args = new ArrayList<>(List.of(commandAndMore));
    args.addAll(
        List.of(
            "--profile",
            folder.resolve("profile.json").toString(),
            "--out",
            folder.resolve("out").toString(),
            "--db",
            database));
    if (args.get(0).equals("bif")) {
      args.addAll(List.of("--invoices", folder.resolve("invoices.csv").toString()));
    }
    if (args.get(0).equals("poll")) {
      args.addAll(
          List.of(
              "--from",
              paid.minus(5, ChronoUnit.DAYS).toString(),
              "--ic-url",
              cloud.address().toString(),
              "--biller-guid",
              "guid-1",
              "--web-service-key",
              "key-1"));
    }
    CommandRun run = CommandRun.spectrum(args.toArray(String[]::new));
    assertThat(run.err()).as(String.join(" ", commandAndMore)).isEmpty();
    return run;
  }

  private void pay(String method, String... invoicesAndAmounts) {
    cloud.report(
        ReportsOverHttp.PAYMENTS,
        Arrays.stream(invoicesAndAmounts)
            .map(each -> each.split(" "))
            .map(
                each -> "%s A-1 %s %s %s - %s true".formatted(GUID, each[0], paid, each[1], method))
            .toArray(String[]::new));
    run("poll");
  }

  /** Lines as {@code BATCH DAYS-AGO AMOUNT [INVOICE]}. */
  private void settle(String method, String... lines) {
    cloud.report(
        ReportsOverHttp.SETTLED,
        Arrays.stream(lines)
            .map(each -> (each + " I-1").split(" "))
            .map(
                each ->
                    "%s %s %s A-1 %s %s - %s Chase %s"
                        .formatted(
                            each[0],
                            today.minusDays(Long.parseLong(each[1])),
                            GUID,
                            each[3],
                            each[2],
                            method,
                            each[2]))
            .toArray(String[]::new));
    run("poll");
  }

  private void returned(String code, Instant at, String amount) {
    cloud.report(
        ReportsOverHttp.RETURNS, "%s A-1 I-1 %s %s - %s".formatted(GUID, at, code, amount));
    run("poll");
  }

  private void retry() {
    assertThat(run("quarantine", "retry").out()).contains("0 still open");
  }

  /** In the host's answer and in the invoice file of this moment, which tells each change once. */
  private void requireDue(String... due) {
    assertThat(List.of(due("I-1"), due("I-2"))).containsExactly(due);
    Money changed = Money.ZERO;
    for (int i = 0; i < due.length; i++) {
      changed = due[i].equals(told[i]) ? changed : changed.plus(Money.parse(due[i]));
    }
    told = due;
    assertThat(run("bif").out()).contains("balance due " + changed + ";");
    assertThat(run("bif").out()).contains("nothing new and nothing changed");
  }

  private String due(String invoice) {
    return rtdr.ask(AccountNumber.of("A-1"), InvoiceNumber.of(invoice))
        .invoices()
        .get(0)
        .balanceDue()
        .toString();
  }

  private List<String> differences() {
    run("reconcile");
    List<String> differences = new ArrayList<>();
    CommandRun.json(folder.resolve("out/reconciliation.json"))
        .path("differences")
        .forEach(
            each ->
                differences.add(each.path("kind").asText() + " " + each.path("amount").asText()));
    return differences;
  }

  private List<String> exported(String file, String field) {
    run("export");
    return CommandRun.jsonLines(folder.resolve("out").resolve(file)).stream()
        .map(row -> row.path(field).asText() + " " + row.path("amount").asText())
        .toList();
  }

  @Test
  void achReturn_raisesTheBalanceOnce_howeverItsTimeAndCodeAreCorrected() {
    pay("EFT", "I-1 100");
    requireDue("400.00", "500.00");

    returned("R01", paid.plus(1, ChronoUnit.DAYS), "100.00");
    requireDue("500.00", "500.00");
    returned("R09", paid.plus(1, ChronoUnit.DAYS).plusMillis(120), "100");

    assertThat(due("I-1")).isEqualTo("500.00");
    assertThat(run("bif").out()).contains("nothing new and nothing changed");
    assertThat(exported("reversals.jsonl", "code")).containsExactly("R09 100.00");
    assertThat(exported("ach-rejects.jsonl", "code")).containsExactly("R09 100.00");
    assertThat(differences()).isEmpty();
  }

  @Test
  void runsThatHaveThePaymentOffAlready_takeItOffOnce_andItsReturnRaisesItOnce()
      throws IOException {
    pay("EFT", "I-1 100");
    Files.writeString(
        folder.resolve("invoices.csv"), HEADER + invoice("I-1", 1, "400.00") + invoice("I-2", 2));
    requireDue("400.00", "500.00");
    assertThat(due("I-1")).isEqualTo("400.00");

    returned("R01", paid.plus(1, ChronoUnit.DAYS), "100.00");

    requireDue("500.00", "500.00");
    assertThat(differences()).isEmpty();
  }

  @Test
  void chargeback_staysADifference_untilTheDeskHasTheLedgerTakeItBack_andIsWonOnce() {
    pay("CC", "I-1 100");
    settle("CC", "700 2 100.00");
    settle("CC", "700 2 100.00", "705 1 -100.00");

    assertThat(differences()).containsExactly("TAKEN_BACK -100.00");
    requireDue("400.00", "500.00");
    retry();
    assertThat(differences()).isEmpty();
    assertThat(exported("reversals.jsonl", "code")).containsExactly("CHARGEBACK 100.00");
    requireDue("500.00", "500.00");

    settle("CC", "700 2 100.00", "705 1 -100.00", "709 0 100.00");
    assertThat(differences()).containsExactly("SETTLED_AGAIN 100.00");
    assertThat(due("I-1")).isEqualTo("500.00");
    retry();
    assertThat(differences()).isEmpty();
    requireDue("400.00", "500.00");
    assertThat(exported("reversals.jsonl", "code"))
        .containsExactly("CHARGEBACK 100.00", "REPRESENTED -100.00");
    assertThat(exported("payments.jsonl", "paymentGuid")).containsExactly(GUID + " 100.00");
  }

  @Test
  void twoEqualRefundsOfOneBatch_areTakenBackBoth() {
    pay("CC", "I-1 100");
    requireDue("400.00", "500.00");
    settle("CC", "700 2 100.00");
    settle("CC", "700 2 100.00", "705 1 -10.00", "705 1 -10.00");

    assertThat(differences()).containsExactly("TAKEN_BACK -20.00");
    retry();

    requireDue("420.00", "500.00");
    assertThat(differences()).isEmpty();
    assertThat(exported("reversals.jsonl", "code")).containsExactly("REFUND 10.00", "REFUND 10.00");
    assertThat(exported("settled-batches.jsonl", "batchId"))
        .containsExactly("700 100.00", "705 -10.00", "705 -10.00");
  }

  @Test
  void cart_isOffBothBalances_andItsReturnRaisesEachOnce() {
    pay("EFT", "I-1 60", "I-2 40");
    requireDue("440.00", "460.00");
    settle("EFT", "700 2 60.00 I-1", "700 2 40.00 I-2");
    assertThat(differences()).isEmpty();

    returned("R01", paid.plus(1, ChronoUnit.DAYS), "100.00");

    requireDue("500.00", "500.00");
    assertThat(exported("payments.jsonl", "invoiceNumber"))
        .containsExactly("I-1 60.00", "I-2 40.00");
    assertThat(exported("reversals.jsonl", "code"))
        .containsExactlyInAnyOrder("R01 60.00", "R01 40.00");
    assertThat(differences()).isEmpty();
  }

  @Test
  void chargebackOfOneInvoiceOfACart_raisesThatOneAlone() {
    pay("CC", "I-1 60", "I-2 40");
    requireDue("440.00", "460.00");
    settle("CC", "700 2 60.00 I-1", "700 2 40.00 I-2");
    settle("CC", "700 2 60.00 I-1", "700 2 40.00 I-2", "705 1 -40.00 I-2");

    assertThat(differences()).containsExactly("TAKEN_BACK -40.00");
    retry();

    requireDue("440.00", "500.00");
    assertThat(exported("reversals.jsonl", "code")).containsExactly("CHARGEBACK 40.00");
    assertThat(differences()).isEmpty();
  }

  @Test
  void lineThatIsCompletedLater_isExportedAsItIsKnownNow_andEqualOnesEach() {
    pay("CC", "I-1 100");
    settle("CC", "700 2 50.00", "700 2 50.00");
    settle("CC", "700 1 50.00", "700 1 50.00");

    assertThat(exported("settled-batches.jsonl", "settledOn"))
        .containsExactly(today.minusDays(1) + " 50.00", today.minusDays(1) + " 50.00");
    assertThat(differences()).isEmpty();
  }

  @Test
  void cloudStorePayment_isKept_andIsOffNoBalance() {
    cloud.report(
        ReportsOverHttp.PAYMENTS, "%s - I-1 %s 100.00 - CC true CloudStore".formatted(GUID, paid));
    run("poll");
    settle("CC", "700 2 100.00");

    assertThat(List.of(due("I-1"), due("I-2"))).containsExactly("500.00", "500.00");
    assertThat(differences()).isEmpty();
    assertThat(exported("payments.jsonl", "paymentGuid")).isEmpty();
    assertThat(CommandRun.json(folder.resolve("out/reconciliation.json")).path("totals"))
        .filteredOn(total -> total.path("count").asInt() > 0)
        .extracting(total -> total.path("state").asText() + " " + total.path("amount").asText())
        .containsExactly("KEPT 100.00");
  }
}
