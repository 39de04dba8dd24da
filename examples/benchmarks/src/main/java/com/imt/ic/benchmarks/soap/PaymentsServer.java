package com.imt.ic.benchmarks.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the payments over HTTP on loopback, in a process apart from those that are measured. */
final class PaymentsServer implements AutoCloseable {

  static final long SEED = 20261123;

  private final Map<Integer, PaymentsDocument> documents = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  PaymentsServer() throws IOException {
    // Else the head of a small answer waits 40 ms for the acknowledgement of an earlier packet.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    int rows = Integer.parseInt(exchange.getRequestURI().getPath().split("/")[1]);
    PaymentsDocument document =
        documents.computeIfAbsent(rows, count -> new PaymentsDocument(count, SEED));
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(200, document.size());
    try (OutputStream body = exchange.getResponseBody()) {
      document.writeTo(body);
    }
  }

  /** The folder of a service that answers with so many rows. */
  URI base(int rows) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + rows + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
