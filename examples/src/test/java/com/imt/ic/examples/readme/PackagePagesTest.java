package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.billimage.BillImageName;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.PollRun;
import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.hosted.HostedServices;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.TestLedger;
import com.imt.ic.testkit.contract.ContractCheck;
import com.imt.ic.testkit.contract.ContractDifference;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages of the public packages show, most of it run; see {@link SnippetsTest}. */
@ExtendWith(FakeInvoiceCloudExtension.class)
class PackagePagesTest {

  private final List<String> told = new ArrayList<>();

  private void tell(Object text) {
    told.add(text.toString());
  }

  @Test
  void vocabulary() {
    // snippet: com.imt.ic
    Money due = Money.parse("511.14"); // two decimals, and nothing is ever rounded
    Money left = due.minus(Money.parse("120.00"));
    AccountNumber account = AccountNumber.of("HO-1001");
    if (left.isPositive()) {
      tell(account.value() + " owes " + left);
    }
    // end
    assertThat(told).containsExactly("HO-1001 owes 391.14");
  }

  @Test
  void profile() {
    // snippet: com.imt.ic.profile
    Profile profile =
        Profile.defaults()
            .override("{\"biller\": {\"bid\": \"1234\", \"timeZone\": \"America/Denver\"}}");
    tell(profile.polling(ReportKind.PAYMENTS).cadence()); // PT2H, as the integration page says
    Capabilities page = Capabilities.ofIntegrationPage();
    page.find("Void")
        .flatMap(Capability::refusal)
        .ifPresent(this::tell); // that it is not supported, and what to do instead
    // end
    assertThat(told).hasSize(2).startsWith("PT2H");
  }

  @Test
  void balances() {
    Map<AccountNumber, List<InvoiceBalance>> open =
        Map.of(
            AccountNumber.of("HO-1"), List.of(balance("INV-1", "1.00"), balance("INV-2", "2.00")));
    // snippet: com.imt.ic.balance
    InvoiceBalanceSource balances =
        (account, invoice) ->
            Optional.ofNullable(open.get(account)) // empty: no such account
                .map(
                    all -> // an empty list: nothing is due
                    all.stream()
                            .filter(each -> invoice == null || each.invoiceNumber().equals(invoice))
                            .toList());
    // end
    assertThat(balances.balances(AccountNumber.of("HO-2"), null)).isEmpty();
    assertThat(balances.balances(AccountNumber.of("HO-1"), null).orElseThrow()).hasSize(2);
    assertThat(balances.balances(AccountNumber.of("HO-1"), InvoiceNumber.of("INV-2")).orElseThrow())
        .hasSize(1);
  }

  private static InvoiceBalance balance(String invoice, String due) {
    return InvoiceBalance.builder()
        .invoiceNumber(InvoiceNumber.of(invoice))
        .dueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse(due))
        .balanceDue(Money.parse(due))
        .build();
  }

  @Test
  void integration(InvoiceCloudIntegration integration) {
    // snippet: com.imt.ic.integration
    for (PollRun run : integration.runDue()) { // polls what is due, each at its own cadence
      if (run.status() == PollRun.Status.FAILED) {
        tell(run.poll() + " is due again at " + run.dueAgain() + ": " + run.failure());
      }
    }
    // end
    assertThat(told).isEmpty();
  }

  @Test
  void polling(FakeInvoiceCloud ic, InvoiceCloudIntegration integration) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    // snippet: com.imt.ic.polling
    PollResult result = integration.poll(ReportKind.PAYMENTS);
    tell(result.rows() + " rows, " + result.fresh() + " of them new");
    tell(result.quarantined() + " wait for a person");
    result.warnings().forEach(this::tell);
    // end
    assertThat(told).startsWith("1 rows, 1 of them new", "0 wait for a person");
  }

  // snippet: com.imt.ic.ledger
  static LedgerAnswer post(Payment payment, LedgerTransaction transaction) throws SQLException {
    String receipt = "R-" + payment.paymentGuid();
    try (PreparedStatement insert =
        transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?, ?)")) {
      insert.setString(1, receipt);
      insert.setBigDecimal(2, payment.amount().toBigDecimal());
      insert.executeUpdate(); // commits together with the payment's identity, or not at all
    }
    return LedgerAnswer.accepted(receipt);
  }

  // end

  @Test
  void status(InvoiceCloudIntegration integration) {
    integration.poll(ReportKind.PAYMENTS);
    // snippet: com.imt.ic.status
    IntegrationStatus status = integration.status();
    status.attention().forEach(this::tell); // what a person has to do, a line for each
    Instant read = status.of(ReportKind.PAYMENTS).lastDone(); // null before the first poll
    // end
    assertThat(told).isEmpty();
    assertThat(read).isNotNull();
  }

  @Test
  void cloud(FakeInvoiceCloud ic) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    readFrom(ic);
    assertThat(told).hasSize(2).first().asString().startsWith("Payment[");
  }

  private void readFrom(InvoiceCloud cloud) {
    // snippet: com.imt.ic.cloud
    try (Report<Payment> report = cloud.paymentsSince(Instant.parse("2026-11-01T00:00:00Z"))) {
      while (report.hasNext()) { // a stream, however long the answer is
        ReportRow<Payment> row = report.next();
        tell(row instanceof ReportRow.Understood<Payment> read ? read.record() : row);
      }
    }
    Optional<InvoiceRecord> invoice = cloud.findInvoice(InvoiceNumber.of("INV-1"));
    invoice.ifPresent(found -> tell(found.balanceDue()));
    // end
  }

  @Test
  void billImage() {
    // snippet: com.imt.ic.billimage
    BillImageName name =
        BillImageName.of(
            BillerId.of("1234"), AccountNumber.of("HO-1001"), InvoiceNumber.of("INV-1"));
    tell(name.fileName()); // 1234_HO-1001_INV-1.pdf
    // end
    assertThat(told).containsExactly("1234_HO-1001_INV-1.pdf");
  }

  void send(InvoiceCloudIntegration integration, Path spool, List<BifInvoice> openInvoices) {
    // snippet: com.imt.ic.bif
    InvoiceFiles files = InvoiceFiles.of(integration, spool);
    if (files.isDue()) { // once an hour, whichever node asks first
      SentInvoices sent = files.send(openInvoices);
      sent.rejected().forEach(this::tell); // left out of the file: which, where, why
      sent.answers().forEach(this::tell);
    }
    // end
  }

  void connect(Profile profile, String guid, String key) {
    // snippet: com.imt.ic.soap
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, guid, key)) {
      for (ServiceCheck check : cloud.check(Clock.systemUTC())) { // changes nothing there
        tell(check); // PROVEN, or why not
      }
    }
    // end
  }

  static HttpServer host(
      InvoiceCloudIntegration integration,
      List<BillerCredentials> credentials,
      InvoiceBalanceSource balances,
      ExecutorService threads,
      InetSocketAddress address)
      throws IOException {
    // snippet: com.imt.ic.soap.hosted
    HostedServices hosted = HostedServices.of(integration, credentials, balances, threads);
    HttpServer server = HttpServer.create(address, 0); // behind what ends TLS
    server.setExecutor(threads);
    hosted.publish(server); // or by a HostedServiceServlet, in a container
    server.start();
    // end
    return server;
  }

  @Test
  void testkit(FakeInvoiceCloud ic, InvoiceCloudIntegration integration, TestLedger ledger) {
    // snippet: com.imt.ic.testkit
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    ic.timePasses(Duration.ofDays(3)); // the batch settles, and the polls that are due read it
    assertThat(ledger.balanceOf(InvoiceNumber.of("INV-1"))).isEqualTo(Money.parse("120.00"));
    assertThat(integration.reconcile().needsPeople()).isFalse();
    // end
  }

  void contract(Profile profile, Path wsdls, Path samples) {
    // snippet: com.imt.ic.testkit.contract
    ContractCheck check = ContractCheck.of(profile);
    for (ContractDifference difference : check.compare(wsdls, samples)) {
      tell(difference); // where, what the profile expects, what InvoiceCloud has
    }
    tell(check.propose(wsdls, samples).overrideJson()); // a profile to begin with
    // end
  }
}
