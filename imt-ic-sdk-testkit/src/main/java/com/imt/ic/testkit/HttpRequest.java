package com.imt.ic.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request of HTTP/1.1 (RFC 9112), its body read whole: as much of it as SOAP clients need. */
final class HttpRequest {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;
  private static final int LARGEST_BODY = 256 * 1024 * 1024;

  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  /** Reads the next request, or nothing where the client has closed the connection. */
  static Optional<HttpRequest> read(InputStream in, OutputStream out) throws IOException {
    String requestLine = readLine(in);
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = requestLine.split(" ", 3);
    if (parts.length != 3) {
      throw new IOException("No request line of HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == MOST_HEADERS) {
        throw new IOException("No header of HTTP, or too many");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
      // .NET's clients and curl wait for it before they send a body.
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    byte[] body =
        "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
            ? readChunks(in)
            : readExactly(in, size(headers.getOrDefault("content-length", "0"), 10));
    return Optional.of(new HttpRequest(parts[0], parts[1], headers, body));
  }

  String method() {
    return method;
  }

  /** The path, without the query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The query in lower case; empty where there is none. */
  String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1).toLowerCase(Locale.ROOT);
  }

  /** A header's value; empty where it is absent. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  byte[] body() {
    return body;
  }

  private static byte[] readChunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String line = readLine(in);
      int extension = line.indexOf(';');
      int size = size(extension < 0 ? line : line.substring(0, extension), 16);
      if (size == 0) {
        while (!readLine(in).isEmpty()) {
          // trailers say nothing here
        }
        return all.toByteArray();
      }
      if (all.size() > LARGEST_BODY - size) {
        throw new IOException("A request's body is too large");
      }
      all.write(readExactly(in, size));
      readLine(in);
    }
  }

  private static int size(String text, int radix) throws IOException {
    try {
      int size = Integer.parseInt(text.strip(), radix);
      if (size >= 0 && size <= LARGEST_BODY) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new IOException("A request's length is no number", e);
    }
    throw new IOException("A request's body is too large");
  }

  private static byte[] readExactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("A request broke off");
    }
    return bytes;
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (line.length() == LONGEST_LINE) {
        throw new IOException("A line of a request is too long");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
