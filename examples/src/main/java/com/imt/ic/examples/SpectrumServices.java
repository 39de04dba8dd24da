package com.imt.ic.examples;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.soap.hosted.HostedServices;
import com.imt.ic.soap.hosted.OnlineReceiptService;
import com.imt.ic.soap.hosted.RealTimeDataRefreshService;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The two services that Spectrum hosts, on the JDK's own server. */
final class SpectrumServices {

  /** Enough that callers who send slowly do not keep out those who do not. */
  private static final int CALLERS = 64;

  /** IC waits for an answer while a customer or an AutoPay run does. */
  private static final Duration BALANCE_BUDGET = Duration.ofSeconds(10);

  private SpectrumServices() {}

  static HttpServer start(
      int port, Embedding embedding, BillerCredentials credentials, InvoiceBalanceSource balances) {
    HostedServices services =
        HostedServices.builder()
            .onlineReceipt(
                OnlineReceiptService.builder()
                    .profile(embedding.profile())
                    .credentials(List.of(credentials))
                    .inbox(embedding.payments())
                    .build())
            .realTimeDataRefresh(
                RealTimeDataRefreshService.builder()
                    .credentials(List.of(credentials))
                    .balances(balances)
                    .timeBudget(BALANCE_BUDGET, threads("spectrum-balances", 8))
                    .build())
            .maximumReadTime(Duration.ofSeconds(20))
            .build();
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          "--port "
              + port
              + ": cannot be opened ("
              + e.getMessage()
              + "); give a free one, or 0 for any",
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
