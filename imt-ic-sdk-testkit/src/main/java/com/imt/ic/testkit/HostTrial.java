package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A host between a fake InvoiceCloud and its own database: what customers, the bank and
 * InvoiceCloud do, and what is true by it. Of one biller.
 */
final class HostTrial implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-02T14:00:00Z");
  static final String BILLER = "123";
  private static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");

  private record Focus(Promise promise, String mistake) {}

  private final HostContract host;
  private final MutableClock clock;
  private final FakeInvoiceCloud cloud;
  private final UnreliableDataSource database;
  private final WatchedLedger watch;
  private final Map<PaymentGuid, PaymentTruth> payments = new LinkedHashMap<>();
  private final BalanceStory story = new BalanceStory();
  private final List<HostNode> nodes = new ArrayList<>();
  private HostNode node;
  private @Nullable Focus focus;

  private HostTrial(HostContract host, DataSource dataSource, String biller) {
    this.host = host;
    clock = host.clock();
    watch = new WatchedLedger(clock);
    cloud = FakeInvoiceCloud.builder().clock(clock).profile(profile(biller)).build();
    database = UnreliableDataSource.over(dataSource);
    InvoiceCloudIntegration.createTables(database);
    node = node("node-1");
  }

  static Profile profile(String biller) {
    return Profile.defaults().override("{\"biller\":{\"bid\":\"%s\"}}".formatted(biller));
  }

  /** In a database of its own, from the beginning of the test's time. */
  static HostTrial open(HostContract host) {
    host.clock().goBackTo(START);
    return new HostTrial(host, host.dataSource(), BILLER);
  }

  /** Another biller, with the same accounts, invoices and GUIDs, in the database or one like it. */
  HostTrial ofAnotherBiller() {
    return new HostTrial(host, host.servesSeveralBillers() ? database : host.dataSource(), "456");
  }

  /** A process of the host. Of nodes that are alive at once each has its name. */
  HostNode node(String name) {
    return node(name, cloud);
  }

  HostNode node(String name, InvoiceCloud reached) {
    DataSource given = watch.watch(database);
    HostNode made =
        new HostNode(
            InvoiceCloudIntegration.builder()
                .profile(cloud.profile())
                .cloud(reached)
                .dataSource(database)
                .ledger(watch.watch(host.ledger(given)))
                .startAt(START.minus(Duration.ofDays(1)))
                .clock(clock)
                .node(name)
                .build(),
            host.served(given),
            host.budget());
    nodes.add(made);
    return made;
  }

  /** The host's process ends and begins again: all that it knows is in the database. */
  void restart() {
    node.close();
    nodes.remove(node);
    database.restart();
    node = node("node-1");
    story.note("restart");
  }

  HostNode node() {
    return node;
  }

  /** From now on everything goes through another process. */
  void replaceNode(HostNode other) {
    node = other;
  }

  InvoiceCloudIntegration integration() {
    return node.integration();
  }

  FakeInvoiceCloud cloud() {
    return cloud;
  }

  MutableClock clock() {
    return clock;
  }

  UnreliableDataSource database() {
    return database;
  }

  WatchedLedger watch() {
    return watch;
  }

  BalanceStory story() {
    return story;
  }

  Collection<PaymentTruth> payments() {
    return payments.values();
  }

  PaymentTruth truth(PaymentGuid payment) {
    return payments.computeIfAbsent(payment, any -> new PaymentTruth());
  }

  /** What the next judgement of receipts and reversals is about, whatever it finds. */
  void focus(Promise promise, String mistake) {
    focus = new Focus(promise, mistake);
  }

  /** A judgement on what the books hold. */
  AssertionError brokenBooks(Promise promise, String expected, String found, String mistake) {
    Focus at = focus;
    return at == null
        ? broken(promise, expected, found, mistake)
        : broken(at.promise(), expected, found, at.mistake());
  }

  AssertionError broken(Promise promise, String expected, String found, String mistake) {
    return promise.broken(story.told(), expected, found, mistake);
  }

  // What the host bills.

  void bill(BifInvoice invoice) {
    host.billsFor(integration().biller());
    host.bill(invoice, watch.watch(database));
    story.billed(invoice);
  }

  /** Bills an invoice that InvoiceCloud has without a file. */
  void billAndHold(BifInvoice invoice) {
    bill(invoice);
    cloud.holdInvoices(List.of(invoice));
  }

  static BifInvoice invoice(InvoiceNumber number, Money balance) {
    return invoice(ACCOUNT, number, balance, balance);
  }

  static BifInvoice invoice(
      AccountNumber account, InvoiceNumber number, Money total, Money balance) {
    return BifInvoice.builder()
        .accountNumber(account)
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .address1("1155 Main St")
        .city("Des Moines")
        .state("IA")
        .zip("50309")
        .invoiceDate(LocalDate.of(2026, 10, 20))
        .invoiceDueDate(LocalDate.of(2026, 11, 20))
        .totalAmountDue(total)
        .balanceDue(balance)
        .allowPartialPayments(true)
        .build();
  }

  // What customers do; each payment counts from when it is made.

  Payment card(InvoiceNumber invoice, Money amount) {
    return paid(cloud.invoice(invoice).pays(amount).byCard());
  }

  Payment eft(InvoiceNumber invoice, Money amount) {
    return paid(cloud.invoice(invoice).pays(amount).byEft());
  }

  Payment decline(InvoiceNumber invoice, Money amount) {
    Payment declined = cloud.invoice(invoice).pays(amount).declined().byCard();
    truth(declined.paymentGuid()).paid(declined);
    story.declined(invoice, amount);
    return declined;
  }

  /** A payment that InvoiceCloud has from elsewhere, whatever its invoices say. */
  Payment record(Payment payment) {
    cloud.recordPayments(List.of(payment));
    return paid(payment);
  }

  /** Pays the invoices whole, in one payment. */
  List<Payment> cart(List<InvoiceNumber> invoices, boolean byCard) {
    Checkout<List<Payment>> cart =
        cloud
            .customer(ACCOUNT)
            .cart(invoices.stream().map(InvoiceNumber::value).toArray(String[]::new));
    return (byCard ? cart.byCard() : cart.byEft()).stream().map(this::paid).toList();
  }

  private Payment paid(Payment payment) {
    truth(payment.paymentGuid()).paid(payment);
    story.paid(payment);
    return payment;
  }

  /** What the books have to refuse moves nothing. */
  void refused(Payment payment) {
    truth(payment.paymentGuid()).isRefused();
    story.note(
        "%s paid for %s, which the books are to refuse"
            .formatted(payment.amount(), payment.invoiceNumber().orElseThrow()));
  }

  // What InvoiceCloud and the bank do.

  DataPump.Result push(Payment payment) {
    DataPump.Result result = node.pump().post(List.of(payment)).get(0);
    story.note("pushed: " + result.status());
    return result;
  }

  /** Pushes, and takes no refusal. */
  void pushAll(List<Payment> receipts) {
    node.pump().post(receipts).forEach(this::requireTaken);
    story.note("pushed");
  }

  void requireTaken(DataPump.Result result) {
    if (result.status() == DataPump.Status.REJECTED) {
      throw broken(
          Promise.POSTED_ONCE,
          "a pushed payment to be posted",
          "it is rejected: " + result.errorMessage().orElse("no reason"),
          whyNot("A payment for an invoice that was billed has to be posted."));
    }
  }

  /** What the ledger threw or refused, which is the cause of what is wrong; or something else. */
  String whyNot(String otherwise) {
    return whyNot(any -> true, otherwise);
  }

  String whyNot(PaymentGuid payment, String otherwise) {
    return whyNot(payment::equals, otherwise);
  }

  private String whyNot(Predicate<PaymentGuid> which, String otherwise) {
    List<String> refusals = watch.refusals(which);
    return thrownOr(refusals.isEmpty() ? otherwise : String.join("; ", refusals));
  }

  /** What the ledger threw, which is the cause of whatever is wrong; or something else. */
  String thrownOr(String otherwise) {
    return watch.thrown().isEmpty()
        ? otherwise
        : "The books throw where they have to post or to refuse: "
            + String.join(", ", watch.thrown());
  }

  /** The reports of money, ten minutes later. */
  void poll() {
    clock.advance(Duration.ofMinutes(10));
    for (ReportKind report :
        List.of(ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS)) {
      poll(report);
    }
    story.note("polled");
  }

  void poll(ReportKind report) {
    try {
      integration().poll(report);
    } catch (InvoiceCloudException | IllegalStateException e) {
      throw broken(
          e instanceof IllegalStateException ? Promise.TRANSACTION : Promise.GOES_ON,
          "a poll of " + report.id() + " to be read to its end",
          String.valueOf(e.getMessage()),
          thrownOr("The books do not write on LedgerTransaction.connection()."));
    }
  }

  void rereadPayments() {
    integration().reread(ReportKind.PAYMENTS, START.minus(Duration.ofDays(1)));
    integration().reread(ReportKind.ACH_REJECTS, START.minus(Duration.ofDays(1)));
    story.note("read again from the beginning");
  }

  AchReturn bankReturns(PaymentGuid payment) {
    AchReturn told = cloud.bankReturns(payment(payment), NachaCode.R01);
    cameBack(payment);
    return told;
  }

  /** The bank returns a part of a payment. */
  AchReturn bankReturns(PaymentGuid payment, Money part) {
    AchReturn whole = cloud.bankReturns(payment(payment), NachaCode.R10);
    AchReturn told = cloud.corrects(whole, whole.toBuilder().amount(part).build());
    truth(payment).cameBack(part);
    story.cameBack(onlyInvoice(payment), part);
    return told;
  }

  private void cameBack(PaymentGuid payment) {
    for (Payment part : cloud.allPayments()) {
      if (part.paymentGuid().equals(payment)) {
        truth(payment).cameBack(part.amount());
        story.cameBack(part.invoiceNumber().orElseThrow(), part.amount());
      }
    }
  }

  private InvoiceNumber onlyInvoice(PaymentGuid payment) {
    return payment(payment).invoiceNumber().orElseThrow();
  }

  /** Of a cart its first row. */
  private Payment payment(PaymentGuid guid) {
    return cloud.allPayments().stream()
        .filter(part -> part.paymentGuid().equals(guid))
        .findFirst()
        .orElseThrow();
  }

  void processorTakesBack(PaymentGuid payment, Money amount) {
    cloud.processorTakesBack(payment(payment), amount);
    truth(payment).cameBackBySettledLine(amount);
    story.cameBack(onlyInvoice(payment), amount);
  }

  void processorTakesAllBack(PaymentGuid payment) {
    Money amount = Money.ZERO.minus(cloud.processorTakesBack(payment(payment)).amount());
    truth(payment).cameBackBySettledLine(amount);
    story.cameBack(onlyInvoice(payment), amount);
  }

  void presentAgain(Payment payment) {
    cloud.processorPresentsAgain(payment);
    truth(payment.paymentGuid()).cameAgain(payment.amount());
    story.paid(payment);
  }

  /** Five days later: within them lie two business days, which every method settles in. */
  void settle() {
    clock.advance(Duration.ofDays(5));
    cloud.settle(today());
    story.note("settled");
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), cloud.profile().billerZone());
  }

  // What people do at the desk.

  List<QuarantineEntry> open() {
    return integration().quarantine().page(QuarantineFilter.OPEN, 0, 100);
  }

  void retryAll() {
    open().forEach(entry -> integration().quarantine().retry(entry.id()));
    story.note("a person retries what waits in the quarantine");
  }

  /** The books under test as the contract itself calls them, without the SDK. */
  Ledger books() {
    return watch.watch(host.ledger(watch.watch(database)));
  }

  @Override
  public void close() {
    nodes.forEach(HostNode::close);
    nodes.clear();
  }
}
