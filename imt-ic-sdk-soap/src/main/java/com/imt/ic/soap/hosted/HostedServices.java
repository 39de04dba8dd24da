package com.imt.ic.soap.hosted;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.Objects;
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

  private final @Nullable OnlineReceiptService onlineReceipt;
  private final @Nullable RealTimeDataRefreshService realTimeDataRefresh;

  private HostedServices(Builder builder) {
    onlineReceipt = builder.onlineReceipt;
    realTimeDataRefresh = builder.realTimeDataRefresh;
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
    return new HostedResponse(
        request.method().equals("POST") ? 501 : 405, java.util.Map.of(), new byte[0]);
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
    if (onlineReceipt != null) {
      server.createContext(path + "/OnlineReceipt", bridge);
    }
    if (realTimeDataRefresh != null) {
      server.createContext(path + "/RealTimeDataRefresh", bridge);
    }
  }

  @Override
  public String toString() {
    return "HostedServices[" + onlineReceipt + ", " + realTimeDataRefresh + "]";
  }

  /** Collects services and limits. Not thread-safe. */
  public static final class Builder {

    private @Nullable OnlineReceiptService onlineReceipt;
    private @Nullable RealTimeDataRefreshService realTimeDataRefresh;
    private @Nullable URI publicAddress;
    private long maximumRequestBytes = 10L * 1024 * 1024;

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
     */
    public Builder publicAddress(URI publicAddress) {
      this.publicAddress = Objects.requireNonNull(publicAddress, "publicAddress");
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
      if (publicAddress != null && !publicAddress.isAbsolute()) {
        throw new IllegalArgumentException(
            "publicAddress is \"" + publicAddress + "\"; expected an absolute address");
      }
      return new HostedServices(this);
    }
  }
}
