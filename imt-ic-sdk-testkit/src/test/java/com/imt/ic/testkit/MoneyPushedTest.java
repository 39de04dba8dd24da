package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same money by the data pump, and by the report as well. */
class MoneyPushedTest {

  private static final Instant START = Instant.parse("2026-11-02T14:00:00Z");
  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");
  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");

  private final MutableClock clock = MutableClock.at(START);
  private final FakeInvoiceCloud cloud =
      FakeInvoiceCloud.builder().clock(clock).profile(SmallHost.PROFILE).build();
  private final SmallHost host = new SmallHost(cloud, clock, START.minus(Duration.ofDays(1)));
  private HttpServer server;
  private DataPump pump;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HostedServices.builder(host.integration)
        .credentials(List.of(CREDENTIALS))
        .balances((account, invoice) -> Optional.empty())
        .build()
        .publish(server, "/spectrum");
    server.start();
    URI address =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/spectrum/OnlineReceipt");
    pump = DataPump.to(address, CREDENTIALS);
    cloud.holdInvoices(List.of(invoice(FIRST, "100.00"), invoice(SECOND, "40.00")));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void cart_pushedAndReported_isPostedOnceForEachInvoice() {
    PaymentGuid guid =
        cloud.customer(MoneyFixture.ACCOUNT).cart("INV-1", "INV-2").byCard().get(0).paymentGuid();

    assertThat(pushed()).containsExactly(DataPump.Status.POSTED, DataPump.Status.POSTED);
    assertThat(pushed())
        .containsExactly(DataPump.Status.ALREADY_POSTED, DataPump.Status.ALREADY_POSTED);
    settleAndPoll();

    assertThat(host.books.of(guid)).containsExactly("100.00", "40.00");
    assertThat(host.open()).isEmpty();
    assertThat(host.differences()).isEmpty();
  }

  @Test
  void cloudStorePayment_pushedAndReported_isKept() {
    Payment payment = cloud.sellsInCloudStore("25.00");

    pushed();
    settleAndPoll();

    assertThat(host.books.of(payment.paymentGuid())).isEmpty();
    assertThat(host.open()).isEmpty();
    assertThat(host.differences()).isEmpty();
    assertThat(host.total(PaymentState.KEPT).count()).isEqualTo(1);
  }

  @Test
  void pushThatComesAgain_isPostedOnce() {
    Payment payment = cloud.invoice(FIRST).pays("100.00").byCard();
    cloud.faults().next(Fault.pushAnswerLost()).next(Fault.pushRepeated());
    pump = pump.scriptedBy(cloud.faults());

    List<DataPump.Status> unsure = pushed();

    assertThat(unsure).hasSize(1).doesNotContain(DataPump.Status.REJECTED);
    assertThat(pushed()).containsExactly(DataPump.Status.ALREADY_POSTED);
    assertThat(host.books.of(payment.paymentGuid())).containsExactly("100.00");
    cloud.faults().assertUsed();
  }

  @Test
  void pushWhileTheReportIsRead_isPostedOnce() {
    Payment first = cloud.invoice(FIRST).pays("100.00").byCard();
    Payment second = cloud.invoice(SECOND).pays("40.00").byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.betweenRows(1, this::pushed));

    settleAndPoll();

    cloud.faults().assertUsed();
    assertThat(host.books.of(first.paymentGuid())).containsExactly("100.00");
    assertThat(host.books.of(second.paymentGuid())).containsExactly("40.00");
    assertThat(host.open()).isEmpty();
    assertThat(host.differences()).isEmpty();
  }

  private List<DataPump.Status> pushed() {
    return pump.post(cloud.paymentsToPush()).stream().map(DataPump.Result::status).toList();
  }

  private void settleAndPoll() {
    host.poll(ReportKind.PAYMENTS);
    clock.advance(Duration.ofDays(3));
    cloud.settle(LocalDate.of(2026, 11, 5));
    host.pollAll();
  }

  private static BifInvoice invoice(InvoiceNumber number, String balance) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("0001000237"))
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("O'Neil")
        .balanceDue(Money.parse(balance))
        .build();
  }
}
