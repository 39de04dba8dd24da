package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.soap.hosted.HostedRequest;
import com.imt.ic.soap.hosted.HostedResponse;
import com.imt.ic.soap.hosted.HostedServices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A host's books, balances and invoice run between a fake InvoiceCloud and the services that the
 * host offers, over HTTP; and what is due by all that happened.
 */
final class BalanceTrial implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-11-02T14:00:00Z");
  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");
  private static final String RTDR = "RealTimeDataRefresh";

  private final BalanceContract host;
  private final DataSource dataSource;
  private final Path spool;
  private final MutableClock clock = MutableClock.at(START);
  private final FakeInvoiceCloud cloud = fake(profile("123"));
  private final BalanceStory story = new BalanceStory();
  private AccountNumber account = AccountNumber.of("none");
  private InvoiceCloudIntegration integration;
  private StubbedHttp listener;
  private DataPump pump;
  private RtdrCaller caller;

  private BalanceTrial(BalanceContract host, Path spool) {
    this.host = host;
    this.spool = spool;
    dataSource = host.dataSource();
    InvoiceCloudIntegration.createTables(dataSource);
    integration = integration(cloud);
    listener = serve();
    pump = DataPump.to(address("OnlineReceipt"), CREDENTIALS);
    caller = RtdrCaller.to(address(RTDR), CREDENTIALS);
  }

  static BalanceTrial open(BalanceContract host, Path spool) {
    return new BalanceTrial(host, spool);
  }

  private static Profile profile(String biller) {
    return Profile.defaults().override("{\"biller\":{\"bid\":\"%s\"}}".formatted(biller));
  }

  private FakeInvoiceCloud fake(Profile profile) {
    return FakeInvoiceCloud.builder().clock(clock).profile(profile).build();
  }

  private InvoiceCloudIntegration integration(FakeInvoiceCloud fake) {
    return InvoiceCloudIntegration.builder()
        .profile(fake.profile())
        .cloud(fake)
        .dataSource(dataSource)
        .ledger(host.ledger(dataSource))
        .startAt(START.minus(Duration.ofDays(1)))
        .clock(clock)
        .node("node-1")
        .build();
  }

  private StubbedHttp serve() {
    HostedServices services =
        HostedServices.builder(integration)
            .credentials(List.of(CREDENTIALS))
            .balances(host.balances(dataSource))
            .build();
    return StubbedHttp.start(0, clock, (request, reply) -> answer(services, request, reply));
  }

  private static void answer(HostedServices services, HttpRequest request, HttpReply reply)
      throws IOException {
    HostedResponse response =
        services.handle(
            new HostedRequest(
                request.method(),
                URI.create("http://127.0.0.1" + request.path()),
                Map.of(
                    "Content-Type",
                    List.of(request.header("content-type")),
                    "SOAPAction",
                    List.of(request.header("soapaction"))),
                new ByteArrayInputStream(request.body())));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    response.writeTo(body);
    reply.answer(
        response.status(),
        response.headers().getOrDefault("Content-Type", "text/xml"),
        body::writeTo);
  }

  private URI address(String service) {
    return URI.create("http://127.0.0.1:" + listener.port() + "/" + service);
  }

  /** The host's process ends and begins again: all that it knows is in the database. */
  void restart() {
    listener.close();
    integration = integration(cloud);
    listener = serve();
    pump = DataPump.to(address("OnlineReceipt"), CREDENTIALS);
    caller = RtdrCaller.to(address(RTDR), CREDENTIALS);
    story.note("restart");
  }

  void bill(BifInvoice invoice) {
    account = invoice.accountNumber();
    host.bill(invoice, dataSource);
    story.billed(invoice);
  }

  // What customers do; each payment counts from when the host hears of it.

  Payment card(InvoiceNumber invoice, Money amount) {
    return paid(cloud.payByCard(invoice, amount, "CustomerPortal"));
  }

  Payment eft(InvoiceNumber invoice, Money amount) {
    return paid(cloud.payByEft(invoice, amount, "CustomerPortal"));
  }

  /** Somebody else pays the same invoice when its balance is not yet lowered. */
  Payment payAtTheSameTime(Payment like, Money amount) {
    Payment payment =
        like.toBuilder()
            .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"))
            .amount(amount)
            .build();
    cloud.recordPayments(List.of(payment));
    return paid(payment);
  }

  private Payment paid(Payment payment) {
    story.paid(payment.invoiceNumber().orElseThrow(), payment.amount());
    return payment;
  }

  /** Pays the invoices whole, in one payment. */
  PaymentGuid payCart(List<InvoiceNumber> invoices) {
    Money whole = invoices.stream().map(story::due).reduce(Money.ZERO, Money::plus);
    List<Payment> cart =
        cloud.payCart(invoices, PaymentRequest.eft(whole, "CustomerPortal")).stream()
            .map(this::paid)
            .toList();
    return cart.get(0).paymentGuid();
  }

  void decline(InvoiceNumber invoice, Money amount) {
    cloud.declineCard(invoice, amount, "CustomerPortal");
    story.declined(invoice, amount);
    poll();
  }

  void payAnotherBiller(BifInvoice alike, Money amount) {
    FakeInvoiceCloud other = fake(profile("456"));
    other.holdInvoices(List.of(alike));
    other.payByCard(alike.invoiceNumber(), amount, "CustomerPortal");
    integration(other).poll(ReportKind.PAYMENTS);
    story.paidToAnotherBiller(amount);
  }

  // What InvoiceCloud and the bank do.

  void push(Payment payment) {
    DataPump.Result result = pump.post(List.of(payment)).get(0);
    if (result.status() == DataPump.Status.REJECTED) {
      fail("The books reject a payment: " + result.errorMessage().orElse("no reason"));
    }
    story.note("pushed");
  }

  void poll() {
    clock.advance(Duration.ofMinutes(10));
    integration.poll(ReportKind.PAYMENTS);
    integration.poll(ReportKind.SETTLED_BATCHES);
    integration.poll(ReportKind.ACH_REJECTS);
    story.note("polled");
  }

  void reject(Payment payment) {
    clock.advance(Duration.ofDays(1));
    cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    story.cameBack(payment.invoiceNumber().orElseThrow(), payment.amount());
    poll();
  }

  void rejectCart(PaymentGuid cart) {
    clock.advance(Duration.ofDays(1));
    cloud.reject(cart, "R01", "Insufficient Funds");
    cloud.allPayments().stream()
        .filter(payment -> payment.paymentGuid().equals(cart))
        .forEach(part -> story.cameBack(part.invoiceNumber().orElseThrow(), part.amount()));
    poll();
  }

  /** A person at the desk agrees with the line. */
  void refund(Payment payment, Money amount) {
    poll();
    clock.advance(Duration.ofDays(3));
    cloud.settle(LocalDate.ofInstant(clock.instant(), cloud.profile().billerZone()));
    cloud.backOffice().refund(payment.paymentGuid(), amount);
    story.cameBack(payment.invoiceNumber().orElseThrow(), amount);
    poll();
    integration
        .quarantine()
        .page(QuarantineFilter.OPEN, 0, 100)
        .forEach(entry -> integration.quarantine().retry(entry.id()));
  }

  // What the host tells.

  /** RealTimeDataRefresh, the next invoice run, and both again, since a run may spoil the next. */
  void requireDue() {
    for (int i = 0; i < 2; i++) {
      requireRefreshed();
      runInvoices();
    }
    requireRefreshed();
  }

  /** A run whose file says what is due, and arrives. */
  void runInvoices() {
    clock.advance(Duration.ofHours(1));
    List<BifInvoice> run = List.copyOf(host.invoiceRun(dataSource));
    for (BifInvoice invoice : run) {
      requireSame("The invoice run", invoice.invoiceNumber(), invoice.balanceDue());
    }
    InvoiceFiles.of(integration, spool).strict().send(run);
    for (BifInvoice invoice : run) {
      Optional<InvoiceRecord> held = cloud.findInvoice(invoice.invoiceNumber());
      held.ifPresent(
          record ->
              requireSame(
                  "InvoiceCloud after the run", record.invoiceNumber(), record.balanceDue()));
    }
    story.note("invoice run");
  }

  private void requireRefreshed() {
    List<RtdrCaller.Invoice> all = invoices(caller.ask(account));
    for (InvoiceNumber number : story.invoices()) {
      requireSame(RTDR, number, balance(number, invoices(caller.ask(account, number))));
      requireSame(RTDR + " of the account", number, balance(number, all));
    }
  }

  private List<RtdrCaller.Invoice> invoices(RtdrCaller.Answer answer) {
    if (!answer.success()) {
      fail(
          "%s does not answer: %s. It is asked for account %s, whose invoices were billed and sent."
              .formatted(RTDR, answer.errorMessage().orElse("no reason"), account));
    }
    return answer.invoices();
  }

  /** What an answer leaves out has nothing due. */
  private static Money balance(InvoiceNumber number, List<RtdrCaller.Invoice> invoices) {
    List<Money> balances = new ArrayList<>();
    for (RtdrCaller.Invoice invoice : invoices) {
      if (invoice.invoiceNumber().equals(number)) {
        balances.add(invoice.balanceDue());
      }
    }
    assertEquals(true, balances.size() < 2, () -> RTDR + " names " + number + " twice");
    return balances.isEmpty() ? Money.ZERO : balances.get(0);
  }

  private void requireSame(String where, InvoiceNumber invoice, Money found) {
    if (!found.equals(story.due(invoice))) {
      fail(story.wrong(where, invoice, found));
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
