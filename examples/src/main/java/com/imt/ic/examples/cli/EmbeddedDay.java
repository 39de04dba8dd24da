package com.imt.ic.examples.cli;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.examples.spectrum.SpectrumServer;
import com.imt.ic.examples.spectrum.SpectrumServices;
import com.imt.ic.examples.spectrum.Sql;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.BalanceRefresh;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import com.imt.ic.testkit.NachaCode;
import com.imt.ic.testkit.Product;
import com.imt.ic.testkit.RtdrCaller;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A business day against the testkit's InvoiceCloud, everything over HTTP: Spectrum calls it
 * through the SDK, and it calls Spectrum's services as InvoiceCloud would. Time is simulated.
 */
final class EmbeddedDay implements AutoCloseable {

  /** Eight in the morning in Chicago, on a Friday. */
  private static final Instant MORNING = Instant.parse("2026-11-20T14:00:00Z");

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static final List<Product> PRODUCTS =
      List.of(
          Product.CUSTOMER_PORTAL,
          Product.AGENT_CONNECT,
          Product.IVR,
          Product.KIOSK,
          Product.ONLINE_BANK_DIRECT,
          Product.OUTBOUND_IVR);

  private final MutableClock clock = MutableClock.at(MORNING);
  private final DayTable table;
  private final PrintWriter out;
  private final Workplace workplace;
  private final FakeInvoiceCloud fake;
  private final FakeInvoiceCloudServer server;
  private final InvoiceCloud cloud;
  private final InvoiceCloudIntegration integration;
  private final SpectrumInvoices balances;
  private final SpectrumServer services;
  private final DataPump pump;
  private final RtdrCaller rtdr;
  private final List<Payment> lastPushed = new ArrayList<>();
  private long pushes;
  private long repeats;

  private EmbeddedDay(CommonOptions options, PrintWriter out, Progress progress) {
    this.out = out;
    table =
        new DayTable(
            "IMT Spectrum and InvoiceCloud, one business day (" + DAY + ", simulated)", progress);
    workplace = Workplace.open(options, clock);
    refuseUsedDatabase();
    fake = FakeInvoiceCloud.builder().clock(clock).profile(workplace.profile()).seed(1).build();
    server = FakeInvoiceCloudServer.start(fake);
    BillerCredentials credentials = server.credentials();
    cloud =
        SoapInvoiceCloud.connect(
            workplace.profile(),
            SoapSettings.builder(credentials)
                .baseAddress(server.baseAddress())
                .soapVersion(options.soapVersion())
                .build());
    integration = workplace.integration(cloud, MORNING);
    balances = new SpectrumInvoices(workplace.biller(), workplace.dataSource());
    services =
        SpectrumServices.start(
            0, List.of(new SpectrumServices.Biller(integration, credentials, balances)));
    URI base = URI.create("http://127.0.0.1:" + services.port());
    pump = DataPump.to(base.resolve("/OnlineReceipt"), credentials);
    rtdr = RtdrCaller.to(base.resolve("/RealTimeDataRefresh"), credentials);
  }

  static EmbeddedDay open(CommonOptions options, PrintWriter out, Progress progress) {
    return new EmbeddedDay(options, out, progress);
  }

  private void refuseUsedDatabase() {
    Money posted = posted();
    if (!posted.isZero()) {
      workplace.close();
      throw new CommandFailure(
          "--db: holds receipts of this biller already; the embedded day needs a database of its own");
    }
  }

  void run() {
    List<BifInvoice> invoices = invoiceRuns();
    enrol(invoices);
    customersPay(openInvoices());
    autoPay();
    settleAndReject();
    finish();
  }

  private List<BifInvoice> invoiceRuns() {
    InvoiceFiles files = workplace.files(integration);
    Map<InvoiceNumber, BifInvoice> all = new LinkedHashMap<>();
    for (int hour = 1; hour <= 2; hour++) {
      List<BifInvoice> invoices = SampleInvoices.hour(hour);
      table.row(
          "invoices, hour " + hour,
          InvoiceRun.told(files.send(balances.put(invoices)), note -> table.row("note", note)));
      invoices.forEach(invoice -> all.put(invoice.invoiceNumber(), invoice));
      clock.advance(Duration.ofHours(1));
    }
    return List.copyOf(all.values());
  }

  private void enrol(List<BifInvoice> invoices) {
    Map<AccountNumber, BifInvoice> byAccount = new LinkedHashMap<>();
    invoices.forEach(invoice -> byAccount.putIfAbsent(invoice.accountNumber(), invoice));
    int autoPay = 0;
    int paperless = 0;
    List<AccountNumber> goneAgain = new ArrayList<>();
    for (BifInvoice invoice : byAccount.values()) {
      if (invoice.autoPayCollectionDate().isPresent()) {
        fake.customer(invoice.accountNumber())
            .enrollsInAutoPay(
                invoice.blockPaymentsEft() || autoPay % 3 == 0
                    ? PaymentMethod.CC
                    : PaymentMethod.EFT);
        if (autoPay++ % 25 == 24) {
          goneAgain.add(invoice.accountNumber());
        }
      } else if (paperless < 60) {
        fake.customer(invoice.accountNumber()).goesPaperless();
        paperless++;
      }
    }
    poll(ReportKind.AUTOPAY);
    poll(ReportKind.PAPERLESS);
    clock.advance(Duration.ofMinutes(10));
    goneAgain.forEach(account -> fake.customer(account).leavesAutoPay());
    poll(ReportKind.AUTOPAY);
  }

  private List<BifInvoice> openInvoices() {
    List<BifInvoice> open = new ArrayList<>();
    for (int hour = 1; hour <= 2; hour++) {
      open.addAll(SampleInvoices.hour(hour));
    }
    Map<InvoiceNumber, BifInvoice> latest = new LinkedHashMap<>();
    open.forEach(invoice -> latest.put(invoice.invoiceNumber(), invoice));
    return latest.values().stream()
        .filter(invoice -> invoice.autoPayCollectionDate().isEmpty())
        .filter(invoice -> invoice.balanceDue().compareTo(Money.parse("10.00")) > 0)
        .toList();
  }

  /** A third of the open invoices is paid during the day, every forty-first attempt in vain. */
  private void customersPay(List<BifInvoice> open) {
    int attempts = 0;
    for (int i = 0; i < open.size(); i += 3) {
      BifInvoice invoice = open.get(i);
      if (invoice.blockPaymentsCc() && invoice.blockPaymentsEft()) {
        continue;
      }
      pay(invoice, attempts++);
      clock.advance(Duration.ofSeconds(97));
      if (attempts % 25 == 0) {
        push(attempts % 100 == 0);
      }
      if (attempts % 75 == 0) {
        poll(ReportKind.PAYMENTS);
      }
    }
    push(false);
    poll(ReportKind.PAYMENTS);
    table.row(
        "data pump",
        pushes + " receipts, " + repeats + " of them repeated; every fourth delivery was lost");
  }

  private void pay(BifInvoice invoice, int attempt) {
    Product product = PRODUCTS.get(attempt % PRODUCTS.size());
    InvoiceNumber number = invoice.invoiceNumber();
    Money due = invoice.balanceDue();
    Money amount =
        invoice.allowPartialPayments() && attempt % 10 == 9 ? Money.ofCents(due.cents() / 2) : due;
    boolean eft = !invoice.blockPaymentsEft() && (invoice.blockPaymentsCc() || attempt % 3 == 0);
    if (!eft && attempt % 41 == 40) {
      fake.invoice(number).pays(amount).by(product).declined().byCard();
      return;
    }
    if (eft) {
      fake.invoice(number).pays(amount).by(product).byEft();
    } else {
      fake.invoice(number).pays(amount).by(product).byCard();
    }
  }

  /** The data pump delivers; now and then it repeats the last delivery, or its delivery is lost. */
  private void push(boolean lost) {
    List<Payment> payments = fake.paymentsToPush();
    fake.markPushed(payments.stream().map(Payment::paymentGuid).toList());
    if (lost) {
      return;
    }
    if (!lastPushed.isEmpty()) {
      pump.post(lastPushed);
      repeats += lastPushed.size();
      pushes += lastPushed.size();
    }
    pump.post(payments);
    pushes += payments.size();
    lastPushed.clear();
    lastPushed.addAll(payments.subList(payments.size() / 2, payments.size()));
  }

  private void autoPay() {
    clock.setTo(Instant.parse("2026-11-21T02:00:00Z"));
    int[] asked = {0};
    BalanceRefresh refresh = BalanceRefresh.of(rtdr);
    fake.asks(
        (account, invoice) -> {
          asked[0]++;
          return refresh.refresh(account, invoice);
        });
    List<Payment> collected = fake.timePasses(Duration.ZERO).payments();
    table.row(
        "AutoPay " + DAY,
        asked[0] + " balances refreshed (RTDR), " + collected.size() + " collected");
    clock.advance(Duration.ofHours(1));
    poll(ReportKind.PAYMENTS);
  }

  /** Cards settle on Monday and EFT the day after; some EFT payments come back. */
  private void settleAndReject() {
    clock.setTo(Instant.parse("2026-11-23T16:00:00Z"));
    fake.settle(DAY.plusDays(3));
    poll(ReportKind.SETTLED_BATCHES);
    clock.setTo(Instant.parse("2026-11-24T16:00:00Z"));
    fake.settle(DAY.plusDays(4));
    poll(ReportKind.SETTLED_BATCHES);
    List<Payment> byEft =
        fake.allPayments().stream()
            .filter(Payment::approved)
            .filter(payment -> payment.method().equals(Optional.of(PaymentMethod.EFT)))
            .toList();
    List<NachaCode> returns = List.of(NachaCode.R01, NachaCode.R02, NachaCode.R08);
    clock.advance(Duration.ofHours(2));
    for (int i = 0; i < returns.size() && i * 9 < byEft.size(); i++) {
      fake.bankReturns(byEft.get(i * 9), returns.get(i));
    }
    poll(ReportKind.ACH_REJECTS);
  }

  private void finish() {
    poll(ReportKind.PAYMENTS);
    poll(ReportKind.SETTLED_BATCHES);
    workplace.export(integration);
    Reconciliation reconciliation =
        workplace.reconcile(integration, Reconciliation.Span.EVERYTHING, false);
    out.print(table.text());
    out.print(Summary.of(reconciliation));
    out.flush();
    compareWithTruth();
  }

  /** The fake knows the truth, so the day can prove itself. */
  private void compareWithTruth() {
    Map<PaymentGuid, Money> truth = new HashMap<>();
    fake.allPayments().stream()
        .filter(Payment::approved)
        .forEach(payment -> truth.put(payment.paymentGuid(), payment.amount()));
    Map<PaymentGuid, Money> inLedger = new HashMap<>();
    query(
        "SELECT payment_guid, amount FROM spectrum_receipt WHERE biller = ?",
        row -> inLedger.put(PaymentGuid.of(row.getString(1)), Money.of(row.getBigDecimal(2))));
    if (!truth.equals(inLedger)) {
      throw new CommandFailure(
          "The ledger does not hold what customers paid: "
              + inLedger.size()
              + " receipts for "
              + truth.size()
              + " payments");
    }
  }

  private void poll(ReportKind report) {
    table.row("poll " + report.id(), DayTable.of(integration.poll(report)));
  }

  private Money posted() {
    Money[] sum = {Money.ZERO};
    query(
        "SELECT COALESCE(SUM(amount), 0) FROM spectrum_receipt WHERE biller = ?",
        row -> sum[0] = Money.of(row.getBigDecimal(1)));
    return sum[0];
  }

  private void query(String sql, Sql.RowReader reader) {
    try (Connection connection = workplace.dataSource().getConnection()) {
      Sql.query(connection, sql, reader, workplace.biller().value());
    } catch (SQLException e) {
      throw new CommandFailure("Spectrum's database cannot be reached", e);
    }
  }

  @Override
  public void close() {
    services.close();
    cloud.close();
    server.close();
    workplace.close();
  }
}
