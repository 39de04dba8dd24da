package com.imt.ic.soap.hosted;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The hosted services in a servlet container: map it to {@code /OnlineReceipt} and {@code
 * /RealTimeDataRefresh}, below any path. Thread-safe.
 */
@SuppressWarnings("exports") // only a host with a servlet container requires jakarta.servlet
public final class HostedServiceServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient HostedServices services;

  /** A servlet that answers for these services. */
  public HostedServiceServlet(HostedServices services) {
    this.services = Objects.requireNonNull(services, "services");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    // No other query has a meaning here, and a container may let through what is no address.
    String query = "wsdl".equalsIgnoreCase(request.getQueryString()) ? "?wsdl" : "";
    URI address = URI.create(server(request) + request.getRequestURI() + query);
    HostedResponse answer =
        services.handle(
            new HostedRequest(
                request.getMethod(),
                address,
                headers,
                request.getInputStream(),
                certificates(request)));
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setContentLength(answer.length());
    answer.writeTo(response.getOutputStream());
  }

  /** What the container is bound to: {@code getRequestURL} repeats the Host header. */
  private static String server(HttpServletRequest request) {
    String host = request.getLocalAddr();
    return "%s://%s:%s"
        .formatted(
            request.getScheme(),
            host.indexOf(':') >= 0 ? "[" + host.replaceFirst("%.*", "") + "]" : host,
            request.getLocalPort());
  }

  /** Jakarta Servlet 6.0, section 3.9, names the attribute. */
  private static List<X509Certificate> certificates(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.request.X509Certificate")
            instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }
}
