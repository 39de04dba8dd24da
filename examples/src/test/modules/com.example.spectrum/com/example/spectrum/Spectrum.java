package com.example.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedServices;
import com.imt.ic.soap.hosted.RealTimeDataRefreshEndpoint;
import com.imt.ic.soap.hosted.RealTimeDataRefreshService;
import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.Endpoint;
import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Goes through every door of the SDK once and prints what came of it. */
public final class Spectrum {

  public static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  private Spectrum() {}

  /**
   * @param args where InvoiceCloud is and what time it is there, then BillerGUID and WebServiceKey
   */
  public static void main(String[] args) throws Exception {
    Clock clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
    BillerCredentials credentials = BillerCredentials.of(args[2], args[3]);
    System.out.println("invoice file: " + invoiceFile().lines().count() + " lines");
    SoapSettings settings =
        SoapSettings.builder(credentials).baseAddress(URI.create(args[0])).build();
    DataSource database = database("spectrum");
    Ledger ledger = new Ledger();
    try (InvoiceCloud cloud = SoapInvoiceCloud.connect(PROFILE, settings)) {
      InvoiceCloudIntegration integration = integration(cloud, database, ledger, clock);
      long posted = integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED);
      long again = integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE);
      System.out.println("poll: " + posted + " posted, " + again + " duplicate");
    }
    System.out.println("ledger: " + ledger.total(database));
    host(credentials);
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

  private static String invoiceFile() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    BifRecord record =
        new BifRecord(BifRecord.Type.NEW, BillerId.of("1234"), invoice("INV-1", "120.00"));
    BifWriter.of(BifLayout.of(PROFILE)).writeAll(List.of(record), file);
    return file.toString(StandardCharsets.UTF_8);
  }

  /** The hosted services, by themselves and under the JAX-WS runtime, which reads our contract. */
  private static void host(BillerCredentials credentials) throws Exception {
    RealTimeDataRefreshService balances =
        RealTimeDataRefreshService.builder()
            .credentials(List.of(credentials))
            .balances((account, invoice) -> Optional.empty())
            .build();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HostedServices.builder().realTimeDataRefresh(balances).build().publish(server);
    Endpoint endpoint = Endpoint.create(new RealTimeDataRefreshEndpoint(balances));
    server.start();
    try {
      endpoint.publish(server.createContext("/jax-ws"));
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      System.out.println("contract: " + get(base + "/RealTimeDataRefresh?wsdl"));
      System.out.println("contract by JAX-WS: " + get(base + "/jax-ws?wsdl"));
    } finally {
      endpoint.stop();
      server.stop(0);
    }
  }

  private static String get(String address) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    boolean whole =
        answer.body().contains("RefreshInvoiceBalances")
            && answer.body().contains(address.replace("?wsdl", ""));
    return answer.statusCode() + (whole ? " with its operation and address" : answer.body());
  }
}
