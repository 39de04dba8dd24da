package com.imt.ic.examples.spectrum;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The two services that Spectrum hosts, on the JDK's own server. */
public final class SpectrumServices {

  /** Enough that callers who send slowly do not keep out those who do not. */
  private static final int CALLERS = 64;

  private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(10);

  /**
   * A biller that is served.
   *
   * @param integration where its receipts are posted
   * @param credentials what InvoiceCloud presents for it, by which a request is told to be its
   * @param balances what is due to it
   */
  public record Biller(
      InvoiceCloudIntegration integration,
      BillerCredentials credentials,
      InvoiceBalanceSource balances) {}

  private SpectrumServices() {}

  /**
   * Serves OnlineReceipt and RealTimeDataRefresh on 127.0.0.1, and at {@code /health} whether a
   * person is needed.
   *
   * @param port the port; 0 for any
   * @param billers at least one, told apart by their credentials
   * @return the server, started; its stop is the caller's
   * @throws SpectrumException when the port cannot be opened, or two billers cannot be told apart
   */
  public static HttpServer start(int port, List<Biller> billers) {
    HostedServices services = services(billers);
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new SpectrumException(
          "--port %d: cannot be opened (%s); give a free one, or 0 for any"
              .formatted(port, String.valueOf(e.getMessage())),
          e);
    }
    server.setExecutor(threads("spectrum-http", CALLERS));
    services.publish(server);
    List<InvoiceCloudIntegration> integrations = billers.stream().map(Biller::integration).toList();
    server.createContext("/health", new HealthPage(() -> SpectrumHealth.of(integrations)));
    server.start();
    return server;
  }

  private static HostedServices services(List<Biller> billers) {
    Biller first = billers.get(0);
    HostedServices.Builder builder =
        HostedServices.builder(first.integration())
            .credentials(List.of(first.credentials()))
            .balances(first.balances())
            .timeBudget(LONGEST_LOOK_UP, threads("spectrum-balances", 8));
    for (Biller other : billers.subList(1, billers.size())) {
      builder.alsoFor(other.integration(), List.of(other.credentials()), other.balances());
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new SpectrumException("The billers cannot be told apart: " + e.getMessage(), e);
    }
  }

  private static ExecutorService threads(String name, int most) {
    return Executors.newFixedThreadPool(
        most,
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
