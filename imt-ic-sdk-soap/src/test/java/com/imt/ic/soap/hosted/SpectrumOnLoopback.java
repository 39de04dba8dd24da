package com.imt.ic.soap.hosted;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportRow;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.NoCloud;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A host as Spectrum would be: the JDK's server on loopback, both services, a database. The ledger
 * is a {@link LedgerTable}.
 */
final class SpectrumOnLoopback implements AutoCloseable {

  static final BillerId BID = BillerId.of("123");
  static final String BILLER = "11111111-2222-3333-4444-555555555555";
  static final String KEY = "a-key-that-nobody-guesses";
  static final String OLD_KEY = "the-key-before-rotation";

  static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

  /** A host's settings beside the first biller's. */
  interface Settings {
    void set(HostedServices.Builder services, SpectrumOnLoopback spectrum);
  }

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final DataSource database;
  private final InvoiceCloudIntegration integration;
  final LedgerTable ledger;

  SpectrumOnLoopback() throws IOException {
    this(services -> {});
  }

  SpectrumOnLoopback(Consumer<HostedServices.Builder> settings) throws IOException {
    this(databaseInMemory(), new NoCloud(), (services, spectrum) -> settings.accept(services));
  }

  /** A host over an empty database. */
  SpectrumOnLoopback(DataSource database, InvoiceCloud cloud, Settings settings)
      throws IOException {
    this.database = database;
    InvoiceCloudIntegration.createTables(database);
    ledger = LedgerTable.create(database);
    integration = integration(BID, cloud);
    HostedServices.Builder services = services();
    settings.set(services, this);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    services.build().publish(server);
    server.start();
  }

  static DataSource databaseInMemory() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  /** Both services, over this ledger. */
  HostedServices.Builder services() {
    return services(integration);
  }

  /** Both services, over books that are never opened. */
  static HostedServices.Builder servicesWithoutBooks() {
    return services(integrationWithoutBooks());
  }

  static InvoiceCloudIntegration integrationWithoutBooks() {
    return integrationWithoutBooks(BID);
  }

  static InvoiceCloudIntegration integrationWithoutBooks(BillerId biller) {
    return integration(
        biller,
        new NoCloud(),
        new JdbcDataSource(),
        new Ledger() {
          @Override
          public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
            throw new IllegalStateException("no books");
          }

          @Override
          public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
            throw new IllegalStateException("no books");
          }
        });
  }

  private static HostedServices.Builder services(InvoiceCloudIntegration integration) {
    return HostedServices.builder(integration)
        .credentials(credentials())
        .balances(SpectrumOnLoopback::balances);
  }

  /** An integration of another biller over the same database and ledger. */
  InvoiceCloudIntegration integration(BillerId biller, InvoiceCloud cloud) {
    return integration(biller, cloud, database, ledger);
  }

  private static InvoiceCloudIntegration integration(
      BillerId biller, InvoiceCloud cloud, DataSource database, Ledger ledger) {
    return InvoiceCloudIntegration.builder()
        .profile(Profile.defaults().override("{\"biller\":{\"bid\":\"" + biller.value() + "\"}}"))
        .cloud(cloud)
        .dataSource(database)
        .ledger(ledger)
        .startAt(Instant.parse("2026-11-01T00:00:00Z"))
        .clock(Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC))
        .build();
  }

  InvoiceCloudIntegration integration() {
    return integration;
  }

  List<Payment> posted() {
    return ledger.posted(BID);
  }

  /** A payment that a report brought. */
  void report(Payment payment) {
    Parts parts = integration.parts();
    parts
        .posting()
        .door(parts.posting().payments(), PaymentChannel.POLL, parts.store()::inTransaction)
        .take(List.of(new ReportRow.Understood<>(payment, Map.of())));
  }

  List<QuarantineEntry> quarantine() {
    return quarantine(integration);
  }

  static List<QuarantineEntry> quarantine(InvoiceCloudIntegration integration) {
    List<QuarantineEntry> entries = new ArrayList<>();
    integration.quarantine().forEach(QuarantineFilter.OPEN, entries::add);
    return entries;
  }

  static Optional<List<InvoiceBalance>> balances(AccountNumber account, InvoiceNumber invoice) {
    Map<String, List<InvoiceBalance>> books =
        Map.of(
            "HO-1", List.of(balance("INV-1", "120.50", LocalDate.of(2026, 11, 20))),
            "HO-2", List.of(balance("INV-2", "-15.00", null), balance("INV-3", "30.00", null)),
            "PAID-UP", List.of());
    if (account.equals(AccountNumber.of("BROKEN-1"))) {
      throw new IllegalStateException(LedgerTable.INTERNAL);
    }
    return Optional.ofNullable(books.get(account.value()))
        .map(
            all ->
                all.stream()
                    .filter(one -> invoice == null || invoice.equals(one.invoiceNumber()))
                    .toList());
  }

  private static InvoiceBalance balance(String invoice, String due, LocalDate autoPay) {
    return InvoiceBalance.builder()
        .invoiceNumber(InvoiceNumber.of(invoice))
        .dueDate(LocalDate.of(2026, 11, 15))
        .totalAmountDue(Money.parse("200"))
        .balanceDue(Money.parse(due))
        .allowPartialPayments(true)
        .blockPaymentsEft(true)
        .autoPayCollectionDate(autoPay)
        .build();
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

  static List<String> statuses(String answer) {
    return all(answer, "Status");
  }

  /** The texts of an answer's elements of that name, in order. */
  static List<String> all(String answer, String element) {
    return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
        .matcher(answer)
        .results()
        .map(found -> found.group(1).replace("&quot;", "\""))
        .toList();
  }

  static String guid(int number) {
    return String.format(Locale.ROOT, "ABCDEF00-0000-4000-8000-%012d", number);
  }

  static String refresh(String account, String invoiceElement) {
    return refresh(BILLER, KEY, account, invoiceElement);
  }

  static String refresh(String biller, String key, String account, String invoiceElement) {
    return envelope(
        "<RefreshInvoiceBalances xmlns=\"urn:imt-spectrum:RealTimeDataRefresh\"><BillerGUID>"
            + biller
            + "</BillerGUID><WebServiceKey>"
            + key
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
    if (database instanceof JdbcDataSource) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
