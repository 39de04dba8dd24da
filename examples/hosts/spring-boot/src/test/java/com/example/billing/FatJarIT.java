package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.BillerCredentials;
import com.imt.ic.ledger.Payment;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar as it is deployed, started on each JDK of this machine, beside a fake InvoiceCloud. */
class FatJarIT {

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;

  static Collection<Path> jdks() throws IOException {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void paymentsArePolledAndPushed_andEachIsPostedOnce(Path java) throws Exception {
    String database = "jdbc:h2:file:" + folder.resolve("billing") + ";WRITE_DELAY=0";
    FakeInvoiceCloud ic = FakeInvoiceCloud.builder().clock(Clock.systemUTC()).build();
    Payment polled = ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(ic)) {
      BillerCredentials credentials = server.credentials();
      try (RunningHost host =
          RunningHost.start(
              java,
              Map.of(
                  "INVOICECLOUD_BILLERGUID", credentials.billerGuid().reveal(),
                  "INVOICECLOUD_WEBSERVICEKEY", credentials.webServiceKey().reveal()),
              "--server.port=0",
              "--spring.datasource.url=" + database,
              "--invoicecloud.bid=1234",
              "--invoicecloud.base-address=" + server.baseAddress(),
              "--invoicecloud.start-at=" + Instant.now().minus(Duration.ofDays(1)),
              "--invoicecloud.node=node-1")) {
        String address = "http://127.0.0.1:" + host.await("Tomcat started on port (\\d+)");
        host.await("Polled payments .* 1 rows, 1 new");

        Payment pushed = ic.customer("HO-2").invoice("INV-2", "80.00").paysAll().byCard();
        List<DataPump.Result> results =
            DataPump.to(URI.create(address + "/OnlineReceipt"), credentials)
                .post(List.of(polled, pushed));
        host.await("Polled paperless");

        assertEquals(
            List.of(DataPump.Status.ALREADY_POSTED, DataPump.Status.POSTED),
            results.stream().map(DataPump.Result::status).toList());
        assertContains("\"invoiceCloud\":{\"status\":\"UP\"", get(address + "/actuator/health"));
        assertContains(
            "\"value\":1.0",
            get(address + "/actuator/metrics/invoicecloud.hosted?tag=outcome:ANSWERED"));
        assertContains("invoicecloud.attention", get(address + "/actuator/metrics"));
      }
    }
    assertEquals("2 receipts, 200.00", receipts(database));
  }

  private String get(String address) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static void assertContains(String expected, String found) {
    assertTrue(found.contains(expected), found);
  }

  private static String receipts(String database) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*), SUM(amount) FROM receipt")) {
      row.next();
      return row.getInt(1) + " receipts, " + row.getBigDecimal(2);
    }
  }
}
