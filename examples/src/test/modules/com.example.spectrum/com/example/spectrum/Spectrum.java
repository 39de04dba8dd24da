package com.example.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Goes through every door of the SDK once and prints what came of it. */
public final class Spectrum {

  public static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  private Spectrum() {}

  /**
   * @param args where InvoiceCloud is and what time it is there, BillerGUID, WebServiceKey, and a
   *     folder for invoice files
   */
  public static void main(String[] args) throws Exception {
    Clock clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
    BillerCredentials credentials = BillerCredentials.of(args[2], args[3]);
    SoapSettings settings =
        SoapSettings.builder(credentials).baseAddress(URI.create(args[0])).build();
    DataSource database = database("spectrum");
    Ledger ledger = new Ledger();
    try (InvoiceCloud cloud = SoapInvoiceCloud.connect(PROFILE, settings)) {
      InvoiceCloudIntegration integration = integration(cloud, database, ledger, clock);
      SentInvoices sent =
          InvoiceFiles.of(integration, Path.of(args[4])).send(List.of(invoice("INV-9", "75.00")));
      System.out.println("sent: " + sent.written().name() + " " + sent.answers().get(0).accepted());
      long posted = integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED);
      long again = integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE);
      System.out.println("poll: " + posted + " posted, " + again + " duplicate");
      System.out.println("ledger: " + ledger.total(database));
      host(integration, credentials);
    }
  }

  public static DataSource database(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    return database;
  }

  public static InvoiceCloudIntegration integration(
      InvoiceCloud cloud, DataSource database, Ledger ledger, Clock clock) {
    ledger.createTable(database);
    return InvoiceCloudIntegration.builder()
        .profile(PROFILE)
        .cloud(cloud)
        .dataSource(database)
        .ledger(ledger)
        .startAt(Instant.parse("2026-11-01T00:00:00Z"))
        .clock(clock)
        .build();
  }

  public static BifInvoice invoice(String number, String balance) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of(number))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse(balance))
        .balanceDue(Money.parse(balance))
        .build();
  }

  /** The hosted services, by themselves and under the JAX-WS runtime, which reads our contract. */
  private static void host(InvoiceCloudIntegration integration, BillerCredentials credentials)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    HostedServices hosted =
        HostedServices.of(
            integration, List.of(credentials), (account, invoice) -> Optional.empty(), threads);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      hosted.publish(server);
      Endpoint.create(hosted.onlineReceiptProvider()).publish(server.createContext("/jax-ws"));
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      System.out.println("contract: " + get(base + "/OnlineReceipt?wsdl"));
      System.out.println("contract by JAX-WS: " + get(base + "/jax-ws?wsdl"));
    } finally {
      server.stop(0);
      threads.shutdown();
    }
  }

  private static String get(String address) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    boolean whole =
        answer.body().contains("PostOnlineReceipt")
            && answer.body().contains(address.replace("?wsdl", ""));
    return answer.statusCode() + (whole ? " with its operation and address" : answer.body());
  }
}
