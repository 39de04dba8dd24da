package com.example.billing;

import com.imt.ic.BillerCredentials;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedServiceServlet;
import com.imt.ic.soap.hosted.HostedServices;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Begins and ends the business with InvoiceCloud together with the web application. What differs
 * between installations are parameters of the context, which the container's administrator sets.
 */
@WebListener
public final class BillingListener implements ServletContextListener {

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private JdbcConnectionPool database;
  private SoapInvoiceCloud cloud;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    // Usually the container's, by JNDI.
    database = JdbcConnectionPool.create(context.getInitParameter("database"), "", "");
    Profile profile =
        Profile.defaults()
            .override("{\"biller\": {\"bid\": \"%s\"}}".formatted(context.getInitParameter("bid")));
    BillerCredentials credentials =
        BillerCredentials.of(
            context.getInitParameter("billerGuid"), context.getInitParameter("webServiceKey"));
    cloud =
        SoapInvoiceCloud.connect(
            profile,
            SoapSettings.builder(credentials)
                .baseAddress(URI.create(context.getInitParameter("baseAddress")))
                .build());
    InvoiceCloudIntegration.createTables(database);
    ReceiptLedger.createTable(database);
    InvoiceCloudIntegration integration =
        InvoiceCloudIntegration.builder()
            .profile(profile)
            .cloud(cloud)
            .dataSource(database)
            .ledger(new ReceiptLedger())
            .startAt(Instant.parse(context.getInitParameter("startAt")))
            .node(context.getInitParameter("node"))
            .build();
    HostedServices services =
        HostedServices.builder(integration).credentials(List.of(credentials)).build();
    context
        .addServlet("InvoiceCloud", new HostedServiceServlet(services))
        .addMapping("/OnlineReceipt");
    scheduler.scheduleWithFixedDelay(() -> runDue(integration, context), 0, 1, TimeUnit.MINUTES);
  }

  /** A scheduler of the JDK ends what throws; the next minute may do better. */
  private static void runDue(InvoiceCloudIntegration integration, ServletContext context) {
    try {
      integration.runDue();
    } catch (RuntimeException | Error e) {
      context.log("What is due could not be polled", e);
    }
  }

  /** A poll that is under way comes to its end, which is seldom far; killed, it loses nothing. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(30, TimeUnit.SECONDS)) {
        scheduler.shutdownNow();
      }
    } catch (InterruptedException e) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
    if (cloud != null) {
      cloud.close();
    }
    if (database != null) {
      database.dispose();
    }
  }
}
