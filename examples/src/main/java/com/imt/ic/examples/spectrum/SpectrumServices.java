package com.imt.ic.examples.spectrum;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The two services that Spectrum hosts, on the JDK's own server. */
public final class SpectrumServices {

  /** Enough that callers who send slowly do not keep out those who do not. */
  private static final int CALLERS = 64;

  private SpectrumServices() {}

  /**
   * Serves OnlineReceipt and RealTimeDataRefresh on 127.0.0.1.
   *
   * @param port the port; 0 for any
   * @param integration where receipts are posted
   * @param credentials what InvoiceCloud presents
   * @param balances what is due
   * @return the server, started; its stop is the caller's
   * @throws SpectrumException when the port cannot be opened
   */
  public static HttpServer start(
      int port,
      InvoiceCloudIntegration integration,
      BillerCredentials credentials,
      InvoiceBalanceSource balances) {
    HostedServices services =
        HostedServices.of(
            integration, List.of(credentials), balances, threads("spectrum-balances", 8));
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new SpectrumException(
          "--port %d: cannot be opened (%s); give a free one, or 0 for any"
              .formatted(port, e.getMessage()),
          e);
    }
    server.setExecutor(threads("spectrum-http", CALLERS));
    services.publish(server);
    server.start();
    return server;
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
