package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The services that InvoiceCloud calls, on 127.0.0.1 and threads of their own. */
final class LoopbackHost {

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackHost(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts.
   *
   * @param balances null where RTDR is not hosted
   */
  static LoopbackHost start(
      InvoiceCloudIntegration integration, @Nullable InvoiceBalanceSource balances) {
    HostedServices.Builder services =
        HostedServices.builder(integration)
            .credentials(List.of(FakeInvoiceCloudServer.CREDENTIALS));
    if (balances != null) {
      services.balances(balances);
    }
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port of 127.0.0.1 can be bound", e);
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    services.build().publish(server);
    server.start();
    return new LoopbackHost(server, threads);
  }

  URI address(String service) {
    return URI.create("http://127.0.0.1:%s/%s".formatted(server.getAddress().getPort(), service));
  }

  void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
