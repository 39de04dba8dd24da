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
import java.util.List;
import java.util.concurrent.Executors;

/** The two services that Spectrum hosts, on the JDK's own server. */
final class SpectrumServices {

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
                    .build())
            .build();
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure("--port " + port + ": cannot be opened (" + e.getMessage() + ")", e);
    }
    server.setExecutor(
        Executors.newFixedThreadPool(
            16,
            work -> {
              Thread thread = new Thread(work, "spectrum-http");
              thread.setDaemon(true);
              return thread;
            }));
    services.publish(server);
    server.start();
    return server;
  }
}
