package com.imt.ic.soap.hosted;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.AchReturnPosting;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A host as Spectrum would be: the JDK's server on loopback, both services, a ledger in memory. The
 * ledger refuses account {@code CLOSED-1} and breaks on {@code BROKEN-1}, with an internal text.
 */
final class SpectrumOnLoopback implements AutoCloseable {

  static final String BILLER = "11111111-2222-3333-4444-555555555555";
  static final String KEY = "a-key-that-nobody-guesses";
  static final String OLD_KEY = "the-key-before-rotation";
  static final String INTERNAL = "jdbc:password=1 SELECT * FROM LEDGER";

  static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  final InMemoryIntegrationStore store = new InMemoryIntegrationStore();
  final ConcurrentLinkedQueue<Payment> ledger = new ConcurrentLinkedQueue<>();

  SpectrumOnLoopback() throws IOException {
    this(HostedServices.builder());
  }

  SpectrumOnLoopback(HostedServices.Builder settings) throws IOException {
    HostedServices services =
        settings.onlineReceipt(onlineReceipt()).realTimeDataRefresh(realTimeDataRefresh()).build();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    services.publish(server);
    server.start();
  }

  OnlineReceiptService onlineReceipt() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);
    PaymentInbox inbox =
        new PaymentInbox(
            store,
            (payment, channel, transaction) -> post(payment),
            new AchReturnInbox(new NoRejects(), clock),
            clock);
    return OnlineReceiptService.builder().credentials(credentials()).inbox(inbox).build();
  }

  private LedgerAnswer post(Payment payment) {
    String account = payment.accountNumber().value();
    if (account.equals("CLOSED-1")) {
      return LedgerAnswer.refused("The policy is closed");
    }
    if (account.equals("BROKEN-1")) {
      throw new IllegalStateException(INTERNAL);
    }
    ledger.add(payment);
    return LedgerAnswer.posted("R-" + payment.paymentGuid().value().substring(0, 8));
  }

  List<QuarantineEntry> quarantine() {
    List<QuarantineEntry> entries = new ArrayList<>();
    store.inTransaction(
        transaction -> {
          transaction.quarantine().forEach(entries::add);
          return true;
        });
    return entries;
  }

  static RealTimeDataRefreshService realTimeDataRefresh() {
    Map<String, List<InvoiceBalance>> books =
        Map.of(
            "HO-1", List.of(balance("INV-1", "120.50", Optional.of(LocalDate.of(2026, 11, 20)))),
            "HO-2",
                List.of(
                    balance("INV-2", "-15.00", Optional.empty()),
                    balance("INV-3", "30.00", Optional.empty())),
            "PAID-UP", List.of());
    return RealTimeDataRefreshService.builder()
        .credentials(credentials())
        .balances(
            (account, invoice) -> {
              if (account.equals(AccountNumber.of("BROKEN-1"))) {
                throw new IllegalStateException(INTERNAL);
              }
              return Optional.ofNullable(books.get(account.value()))
                  .map(
                      all ->
                          all.stream()
                              .filter(
                                  one ->
                                      invoice.isEmpty()
                                          || invoice.get().equals(one.invoiceNumber()))
                              .toList());
            })
        .build();
  }

  private static InvoiceBalance balance(String invoice, String due, Optional<LocalDate> autoPay) {
    return new InvoiceBalance(
        InvoiceNumber.of(invoice),
        LocalDate.of(2026, 11, 15),
        Money.parse("200"),
        Money.parse(due),
        true,
        false,
        true,
        autoPay);
  }

  static List<BillerCredentials> credentials() {
    return List.of(BillerCredentials.of(BILLER, OLD_KEY), BillerCredentials.of(BILLER, KEY));
  }

  URI address(String service) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + service);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String service, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(service))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> post11(String service, String body)
      throws IOException, InterruptedException {
    return post(service, "text/xml; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** An envelope of SOAP 1.1 around a body. */
  static String envelope(String body) {
    return envelope(SOAP_1_1, body);
  }

  static String envelope(String soap, String body) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\""
        + soap
        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Body>"
        + body
        + "</soap:Body></soap:Envelope>";
  }

  static String request(String biller, String key, String... receipts) {
    return "<PostOnlineReceipt xmlns=\"urn:imt-spectrum:OnlineReceipt\"><BillerGUID>"
        + biller
        + "</BillerGUID><WebServiceKey>"
        + key
        + "</WebServiceKey><Receipts>"
        + String.join("", receipts)
        + "</Receipts></PostOnlineReceipt>";
  }

  static String receipts(String... receipts) {
    return envelope(request(BILLER, KEY, receipts));
  }

  /** A receipt of account HO-1 whose GUID ends in a number. */
  static String receipt(int number) {
    return receipt(guid(number), "HO-1", "49.9000", "CC");
  }

  static String receipt(String guid, String account, String amount, String method) {
    return "<Receipt><PaymentGUID>"
        + guid
        + "</PaymentGUID><AccountNumber>"
        + account
        + "</AccountNumber><InvoiceNumber>INV-1</InvoiceNumber><InvoiceTypeID>1</InvoiceTypeID>"
        + "<PaymentDateGMT>2026-11-01T14:33:00.1234567-06:00</PaymentDateGMT><PaymentAmount>"
        + amount
        + "</PaymentAmount><ConvenienceFee>2.5</ConvenienceFee><PaymentMethod>"
        + method
        + "</PaymentMethod><CardType>Visa</CardType><AutoPay>true</AutoPay>"
        + "<PaymentSource>CustomerPortal</PaymentSource><ApprovalCode>A1</ApprovalCode>"
        + "<BillerReference>ref</BillerReference></Receipt>";
  }

  static String guid(int number) {
    return String.format(Locale.ROOT, "ABCDEF00-0000-4000-8000-%012d", number);
  }

  static String refresh(String account, String invoiceElement) {
    return envelope(
        "<RefreshInvoiceBalances xmlns=\"urn:imt-spectrum:RealTimeDataRefresh\"><BillerGUID>"
            + BILLER
            + "</BillerGUID><WebServiceKey>"
            + KEY
            + "</WebServiceKey><AccountNumber>"
            + account
            + "</AccountNumber>"
            + invoiceElement
            + "</RefreshInvoiceBalances>");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static final class NoRejects implements AchReturnPosting {
    @Override
    public void received(AchReturn reject, StoreTransaction transaction) {}

    @Override
    public void reverse(RejectEntry reject, StoreTransaction transaction) {}
  }
}
