package com.imt.ic.soap.hosted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The whole answer to a {@link HostedRequest}. Immutable and thread-safe. */
public final class HostedResponse {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private HostedResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = Objects.requireNonNull(body, "body");
  }

  static HostedResponse of(int status, String contentType, byte[] body) {
    return new HostedResponse(
        status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
  }

  /** A line for people, where no SOAP can be answered. */
  static HostedResponse plain(int status, String line) {
    return of(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one header more. */
  HostedResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new HostedResponse(status, more, body);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /**
   * The headers, one value each and {@code Content-Type} among them, unmodifiable; the server adds
   * {@code Content-Length}.
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body's length in bytes. */
  public int length() {
    return body.length;
  }

  byte[] bytes() {
    return body;
  }

  /** Writes the body, and leaves the stream open. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(body);
  }

  @Override
  public String toString() {
    return "HostedResponse[" + status + ", " + body.length + " bytes]";
  }
}
