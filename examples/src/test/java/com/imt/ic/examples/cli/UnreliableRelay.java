package com.imt.ic.examples.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between one process and InvoiceCloud: hands on what is asked, and hands back the rows in
 * another order, some of them twice, late, in pieces, and sometimes cut off. It knows how far the
 * process is.
 */
final class UnreliableRelay implements AutoCloseable {

  /** Told how far the process is: which request, and how much of its answer was sent. */
  @FunctionalInterface
  interface Watcher {
    void reached(Phase phase, int request, int hundredth);
  }

  private static final Pattern ROW =
      Pattern.compile("<(\\w+) diffgr:id=\"[^\"]*\" msdata:rowOrder=\"[^\"]*\">.*?</\\1>");
  private static final int PIECES = 25;

  private final URI target;
  private final Random random;
  private final Watcher watcher;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Phase phase = Phase.STARTING;
  private int requests;

  UnreliableRelay(URI target, long seed, Watcher watcher) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.watcher = watcher;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::relay);
    server.setExecutor(threads);
    server.start();
  }

  URI baseAddress() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  Phase phase() {
    return phase;
  }

  private void reach(Phase now, int request, int hundredth) {
    phase = now;
    watcher.reached(now, request, hundredth);
  }

  /** One at a time: a poll asks for one report after the other. */
  private synchronized void relay(HttpExchange exchange) throws IOException {
    int request = ++requests;
    byte[] asked = exchange.getRequestBody().readAllBytes();
    reach(Phase.ASKING, request, 0);
    try (exchange) {
      HttpResponse<String> answer = ask(exchange, asked);
      pause(40);
      byte[] body = disorderly(answer.body()).getBytes(StandardCharsets.UTF_8);
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      int end = random.nextInt(12) == 0 ? random.nextInt(body.length) : body.length;
      if (send(exchange.getResponseBody(), body, end, request)) {
        reach(Phase.STORING, request, 100);
      }
    }
  }

  private HttpResponse<String> ask(HttpExchange exchange, byte[] asked) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().getPath()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(asked));
    for (String name : List.of("Content-Type", "SOAPAction")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Whether the whole answer went out. */
  private boolean send(OutputStream out, byte[] body, int end, int request) throws IOException {
    int piece = Math.max(1, body.length / PIECES);
    for (int at = 0; at < end; at += piece) {
      out.write(body, at, Math.min(piece, end - at));
      out.flush();
      reach(Phase.READING, request, (int) (100L * at / body.length));
      pause(12);
    }
    return end == body.length;
  }

  private String disorderly(String answer) {
    List<String> rows = new ArrayList<>();
    Matcher matcher = ROW.matcher(answer);
    int begin = -1;
    int end = -1;
    while (matcher.find()) {
      begin = begin < 0 ? matcher.start() : begin;
      end = matcher.end();
      rows.add(matcher.group());
    }
    if (rows.isEmpty()) {
      return answer;
    }
    for (int i = random.nextInt(20); i > 0; i--) {
      rows.add(rows.get(random.nextInt(rows.size())));
    }
    Collections.shuffle(rows, random);
    return answer.substring(0, begin) + String.join("", rows) + answer.substring(end);
  }

  /** A slow line. */
  private void pause(int milliseconds) {
    LockSupport.parkNanos(random.nextInt(milliseconds * 1_000_000));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
