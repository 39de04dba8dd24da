package com.imt.ic.testkit;

import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The services that InvoiceCloud calls, on 127.0.0.1 and threads of their own. */
final class LoopbackHost {

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackHost(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts. */
  static LoopbackHost start(HostedServices services) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port of 127.0.0.1 can be bound", e);
    }
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "hosted-" + server.getAddress().getPort());
              thread.setDaemon(true); // what it waits for may never come
              return thread;
            });
    server.setExecutor(threads);
    services.publish(server);
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
