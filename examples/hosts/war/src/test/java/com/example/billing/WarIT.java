package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.BillerCredentials;
import com.imt.ic.ledger.Payment;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The WAR as it is deployed, in Tomcat, with class loaders of its own. */
class WarIT {

  private static final int REPORTS = 5;

  @TempDir private Path folder;

  @Test
  void paymentsArePolledAndPushed_andAllEndsWithTheApplication() throws Exception {
    String database = "jdbc:h2:file:" + folder.resolve("billing") + ";WRITE_DELAY=0";
    FakeInvoiceCloud ic = FakeInvoiceCloud.builder().clock(Clock.systemUTC()).build();
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(ic)) {
      CountDownLatch answered = new CountDownLatch(REPORTS);
      server.wireMock().addMockServiceRequestListener((request, answer) -> answered.countDown());
      BillerCredentials credentials = server.credentials();
      Tomcat tomcat = tomcat();
      deploy(
          tomcat,
          Map.of(
              "database", database,
              "bid", "1234",
              "billerGuid", credentials.billerGuid().reveal(),
              "webServiceKey", credentials.webServiceKey().reveal(),
              "baseAddress", server.baseAddress().toString(),
              "startAt", Instant.now().minus(Duration.ofDays(1)).toString(),
              "node", "node-1"));
      try {
        tomcat.start();
        assertTrue(answered.await(60, TimeUnit.SECONDS), "not all reports were polled");

        Payment pushed = ic.customer("HO-2").invoice("INV-2", "80.00").paysAll().byCard();
        URI address =
            URI.create(
                "http://127.0.0.1:"
                    + tomcat.getConnector().getLocalPort()
                    + "/billing/OnlineReceipt");
        List<DataPump.Result> results = DataPump.to(address, credentials).post(List.of(pushed));

        assertEquals(DataPump.Status.POSTED, results.get(0).status());
      } finally {
        tomcat.stop();
        tomcat.destroy();
      }
    }
    assertEquals("2 receipts, 200.00", receipts(database));
  }

  private Tomcat tomcat() throws Exception {
    Tomcat tomcat = new Tomcat();
    Path base = folder.resolve("tomcat");
    Files.createDirectories(base.resolve("webapps")); // where it unpacks the WAR
    tomcat.setBaseDir(base.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.setAddDefaultWebXmlToWebapp(false); // which is for JSPs, files and the like
    tomcat.getConnector();
    tomcat.getHost().setParentClassLoader(new ContainersLoader());
    return tomcat;
  }

  private static void deploy(Tomcat tomcat, Map<String, String> parameters) {
    Context context = tomcat.addWebapp("/billing", System.getProperty("billing.war"));
    parameters.forEach(context::addParameter);
    // An installed Tomcat has no application's jars on its own class path.
    ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
  }

  private static String receipts(String database) throws Exception {
    JdbcDataSource file = new JdbcDataSource();
    file.setURL(database);
    try (Connection connection = file.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*), SUM(amount) FROM receipt")) {
      row.next();
      return row.getInt(1) + " receipts, " + row.getBigDecimal(2);
    }
  }
}
