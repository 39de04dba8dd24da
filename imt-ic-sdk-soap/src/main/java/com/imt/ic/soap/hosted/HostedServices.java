package com.imt.ic.soap.hosted;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers HTTP for the hosted services, in any server: addresses end in {@code /OnlineReceipt} and
 * {@code /RealTimeDataRefresh}, SOAP 1.1 and 1.2 share one address, and {@code ?wsdl} serves the
 * contract.
 *
 * <p>Thread-safe. Starts no thread and no server: the host does, and bounds both threads and the
 * time that a slow sender may take.
 */
public final class HostedServices {

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  static final long MAXIMUM_REQUEST_BYTES = 10L * 1024 * 1024;

  private final Map<String, SoapEndpoint> endpoints;
  private final @Nullable URI publicAddress;

  private HostedServices(Builder builder) {
    publicAddress = builder.publicAddress;
    Map<String, SoapEndpoint> byName = new LinkedHashMap<>();
    long maximum = builder.maximumRequestBytes;
    if (builder.onlineReceipt != null) {
      SoapEndpoint endpoint = SoapEndpoint.of(builder.onlineReceipt, maximum);
      byName.put(endpoint.contract().service(), endpoint);
    }
    if (builder.realTimeDataRefresh != null) {
      SoapEndpoint endpoint = SoapEndpoint.of(builder.realTimeDataRefresh, maximum);
      byName.put(endpoint.contract().service(), endpoint);
    }
    endpoints = Collections.unmodifiableMap(byName);
  }

  /**
   * Starts a set of services.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers one request; never throws for anything that a sender can do.
   *
   * @param request the request
   * @return the answer
   */
  public HostedResponse handle(HostedRequest request) {
    String path = request.address().getRawPath();
    SoapEndpoint endpoint =
        path == null ? null : endpoints.get(path.substring(path.lastIndexOf('/') + 1));
    if (endpoint == null) {
      return HostedResponse.plain(404, "No service here.");
    }
    return switch (request.method()) {
      case "POST" -> endpoint.post(request);
      case "GET" -> get(endpoint, request);
      default -> HostedResponse.notAllowed("Only POST and GET ?wsdl are allowed here.");
    };
  }

  private HostedResponse get(SoapEndpoint endpoint, HostedRequest request) {
    if (!"wsdl".equalsIgnoreCase(request.address().getRawQuery())) {
      return HostedResponse.notAllowed("Post SOAP here; the contract is at ?wsdl.");
    }
    byte[] wsdl = endpoint.contract().wsdlAt(addressOf(endpoint, request));
    return HostedResponse.of(200, "text/xml; charset=utf-8", wsdl);
  }

  private String addressOf(SoapEndpoint endpoint, HostedRequest request) {
    if (publicAddress != null) {
      String base = publicAddress.toString();
      return (base.endsWith("/") ? base : base + "/") + endpoint.contract().service();
    }
    URI address = request.address();
    String authority =
        request
            .header("Host")
            .filter(host -> HOST.matcher(host).matches())
            .orElse(address.getRawAuthority());
    return address.getScheme() + "://" + authority + address.getRawPath();
  }

  /**
   * Adds the services' contexts, {@code /OnlineReceipt} and {@code /RealTimeDataRefresh}, to a
   * server of the JDK, which the host has made and starts.
   *
   * @param server the server
   */
  public void publish(HttpServer server) {
    publish(server, "");
  }

  /**
   * Adds the services' contexts below a path.
   *
   * @param server the server
   * @param path empty, or a path such as {@code /spectrum/services}
   */
  public void publish(HttpServer server, String path) {
    JdkServerBridge bridge = new JdkServerBridge(this);
    for (String service : endpoints.keySet()) {
      server.createContext(path + "/" + service, bridge);
    }
  }

  @Override
  public String toString() {
    return "HostedServices" + endpoints.keySet();
  }

  /** Collects services and limits. Not thread-safe. */
  public static final class Builder {

    private @Nullable OnlineReceiptService onlineReceipt;
    private @Nullable RealTimeDataRefreshService realTimeDataRefresh;
    private @Nullable URI publicAddress;
    private long maximumRequestBytes = MAXIMUM_REQUEST_BYTES;

    private Builder() {}

    /**
     * Hosts OnlineReceipt.
     *
     * @param service the service
     * @return this builder
     */
    public Builder onlineReceipt(OnlineReceiptService service) {
      this.onlineReceipt = Objects.requireNonNull(service, "service");
      return this;
    }

    /**
     * Hosts RealTimeDataRefresh.
     *
     * @param service the service
     * @return this builder
     */
    public Builder realTimeDataRefresh(RealTimeDataRefreshService service) {
      this.realTimeDataRefresh = Objects.requireNonNull(service, "service");
      return this;
    }

    /**
     * The address that InvoiceCloud uses, where a proxy stands before the server: the part before
     * {@code /OnlineReceipt}. Unless set, a WSDL names the address that it was asked for at.
     *
     * @param publicAddress an absolute http or https address
     * @return this builder
     * @throws IllegalArgumentException when it is none
     */
    public Builder publicAddress(URI publicAddress) {
      String scheme = publicAddress.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!web || publicAddress.getRawAuthority() == null || publicAddress.getRawQuery() != null) {
        throw new IllegalArgumentException(
            "publicAddress is \""
                + publicAddress
                + "\"; expected an absolute http or https address without a query");
      }
      this.publicAddress = publicAddress;
      return this;
    }

    /**
     * The largest request that is read; 10 MiB unless set.
     *
     * @param bytes above zero
     * @return this builder
     */
    public Builder maximumRequestBytes(long bytes) {
      this.maximumRequestBytes = bytes;
      return this;
    }

    /**
     * The services.
     *
     * @return the services
     * @throws IllegalArgumentException when there is no service, or a setting is wrong
     */
    public HostedServices build() {
      if (onlineReceipt == null && realTimeDataRefresh == null) {
        throw new IllegalArgumentException("No service to host; give at least 1");
      }
      if (maximumRequestBytes <= 0) {
        throw new IllegalArgumentException(
            "maximumRequestBytes is " + maximumRequestBytes + "; expected more than 0");
      }
      return new HostedServices(this);
    }
  }
}
