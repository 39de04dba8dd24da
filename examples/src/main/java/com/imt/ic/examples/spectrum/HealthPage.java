package com.imt.ic.examples.spectrum;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@link SpectrumHealth} as JSON: 200 where all is well, 503 where a person is needed. */
record HealthPage(Supplier<SpectrumHealth> health) implements HttpHandler {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Body(String status, List<String> reasons) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      SpectrumHealth now = health.get();
      byte[] body = JSON.writeValueAsBytes(new Body(now.isUp() ? "UP" : "DOWN", now.reasons()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(now.isUp() ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
