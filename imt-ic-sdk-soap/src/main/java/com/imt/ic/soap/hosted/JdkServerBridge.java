package com.imt.ic.soap.hosted;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The JDK's server on one side, {@link HostedServices} on the other. Thread-safe. */
record JdkServerBridge(HostedServices services) implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HostedResponse answer =
          services.handle(
              new HostedRequest(
                  exchange.getRequestMethod(),
                  address(exchange),
                  exchange.getRequestHeaders(),
                  exchange.getRequestBody(),
                  certificates(exchange)));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      boolean bodiless = answer.length() == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.length());
      if (!bodiless) {
        answer.writeTo(exchange.getResponseBody());
        exchange.getResponseBody().flush();
      }
      // Now that it is answered: closed while the sender writes, it would never see the answer.
      RequestBody.drain(exchange.getRequestBody(), () -> false);
    }
  }

  private static List<X509Certificate> certificates(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange https)) {
      return List.of();
    }
    try {
      return Arrays.stream(https.getSSLSession().getPeerCertificates())
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of(); // the caller showed none
    }
  }

  private static URI address(HttpExchange exchange) {
    String scheme = exchange instanceof HttpsExchange ? "https" : "http";
    var local = exchange.getLocalAddress();
    String host = local.getAddress().getHostAddress();
    String authority = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + local.getPort();
    // Whatever server a request line in its absolute form names.
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return URI.create(scheme + "://" + authority + asked.getRawPath() + query);
  }
}
