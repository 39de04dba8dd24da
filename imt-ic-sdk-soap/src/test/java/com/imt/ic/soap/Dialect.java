package com.imt.ic.soap;

import com.imt.ic.BillerCredentials;
import com.imt.ic.profile.Profile;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server whose answer depends on what it is asked, and clients that speak its dialect. */
final class Dialect implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T03:30:00Z");

  /** A request as it came. */
  record Asked(String path, String authorization, String text) {

    /** The text of the first element of that name; empty for none. */
    String element(String name) {
      int start = text.indexOf("<" + name + ">");
      return start < 0
          ? ""
          : text.substring(start + name.length() + 2, text.indexOf("</" + name + ">", start));
    }
  }

  /** An answer's status and body. */
  record Told(int status, String body) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Dialect(Function<Asked, Told> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange, Function<Asked, Told> answers) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Asked request =
        new Asked(
            exchange.getRequestURI().toString(),
            authorization == null ? "" : authorization,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(request);
    Told told = answers.apply(request);
    byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(told.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ws/");
  }

  SoapSettings.Builder settings() {
    return SoapSettings.builder(BillerCredentials.of(Contract.GUID, Contract.KEY))
        .baseAddress(address())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .listener(events::add)
        .maximumAttempts(1)
        .readTimeout(Duration.ofSeconds(20));
  }

  SoapInvoiceCloud cloud(String override) {
    return SoapInvoiceCloud.connect(Profile.defaults().override(override), settings().build());
  }

  /** An override of one operation. */
  static String operation(String name, String settings) {
    return "{\"operations\": {\"" + name + "\": {" + settings + "}}}";
  }

  static Told ok(String body) {
    return new Told(200, PaymentAnswer.envelope(body));
  }

  static Told fault(String code, String text) {
    return new Told(500, PaymentAnswer.envelope(PaymentAnswer.fault("soap:" + code, text)));
  }

  /** A report of payments with those numbers. */
  static Told payments(int... numbers) {
    StringBuilder rows = new StringBuilder();
    for (int number : numbers) {
      rows.append(PaymentAnswer.row("Payment", number, ""));
    }
    return ok(
        PaymentAnswer.result(
            PaymentAnswer.schema("Payment") + PaymentAnswer.diffgram(rows.toString())));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
