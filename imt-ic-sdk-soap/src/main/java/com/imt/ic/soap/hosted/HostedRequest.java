package com.imt.ic.soap.hosted;

import java.io.InputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request as any server has it.
 *
 * <p>Immutable but for its body, which is read once and left to the server to close.
 *
 * @param method {@code POST}, {@code GET} or another
 * @param address the address that was asked for, as the server itself is bound to it and never as a
 *     Host header says: scheme, host, path, query
 * @param headers the headers by name, whatever its case
 * @param body the body
 * @param clientCertificates what the caller proved to be by TLS, its own certificate first; empty
 *     where it showed none
 */
public record HostedRequest(
    String method,
    URI address,
    Map<String, List<String>> headers,
    InputStream body,
    List<X509Certificate> clientCertificates) {

  /** A request without a client certificate. */
  public HostedRequest(
      String method, URI address, Map<String, List<String>> headers, InputStream body) {
    this(method, address, headers, body, List.of());
  }

  /** Copies. */
  public HostedRequest {
    method = method.toUpperCase(Locale.ROOT);
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(body, "body");
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
    clientCertificates = List.copyOf(clientCertificates);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Method and path; no header, since some carry secrets. */
  @Override
  public String toString() {
    return "HostedRequest[" + method + " " + address.getRawPath() + "]";
  }
}
