package com.imt.ic.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts recorded requests as they are, and shows what came back as it came. */
final class RawClient {

  private static final Pattern OPERATION =
      Pattern.compile("<soap:Body><(\\w+) xmlns=\"([^\"]+/(\\w+)/)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  RawClient(URI base) {
    this.base = base;
  }

  /** Posts an envelope to the service that its operation names. */
  HttpResponse<String> post(String envelope) throws IOException, InterruptedException {
    Matcher operation = OPERATION.matcher(envelope);
    if (!operation.find()) {
      throw new IllegalArgumentException("No operation in the envelope");
    }
    String action = operation.group(2) + operation.group(1);
    return post(operation.group(3), action, envelope);
  }

  HttpResponse<String> post(String service, String action, String envelope)
      throws IOException, InterruptedException {
    var request =
        java.net.http.HttpRequest.newBuilder(base.resolve(service + ".asmx"))
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    envelope, StandardCharsets.UTF_8));
    if (envelope.contains("http://www.w3.org/2003/05/soap-envelope")) {
      request.header(
          "Content-Type", "application/soap+xml; charset=utf-8; action=\"" + action + "\"");
    } else {
      request.header("Content-Type", "text/xml; charset=utf-8");
      request.header("SOAPAction", "\"" + action + "\"");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        java.net.http.HttpRequest.newBuilder(base.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
