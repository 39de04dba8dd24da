package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.HostedCall.Outcome;
import com.imt.ic.soap.hosted.SoapEndpoint.Reply;
import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers HTTP for the hosted services, in any server: addresses end in {@code /OnlineReceipt} and
 * {@code /RealTimeDataRefresh}, SOAP 1.1 and 1.2 share one address, and {@code ?wsdl} serves the
 * contract.
 *
 * <p>Thread-safe. Starts no thread and no server: the host does, and bounds threads and the time
 * that a silent sender may hold one.
 */
public final class HostedServices {

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private final Map<String, SoapEndpoint> endpoints;
  private final @Nullable URI publicAddress;
  private final Limits limits;
  private final List<CallerCheck> callerChecks;
  private final HostedListener listener;

  private HostedServices(Builder builder) {
    publicAddress = builder.publicAddress;
    limits = builder.limits;
    callerChecks = List.copyOf(builder.callerChecks);
    listener = builder.listener;
    Map<String, SoapEndpoint> byName = new LinkedHashMap<>();
    if (builder.onlineReceipt != null) {
      SoapEndpoint endpoint = SoapEndpoint.of(builder.onlineReceipt, limits);
      byName.put(endpoint.contract().service(), endpoint);
    }
    if (builder.realTimeDataRefresh != null) {
      SoapEndpoint endpoint = SoapEndpoint.of(builder.realTimeDataRefresh, limits);
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
    long start = System.nanoTime();
    String path = request.address().getRawPath();
    SoapEndpoint endpoint =
        path == null ? null : endpoints.get(path.substring(path.lastIndexOf('/') + 1));
    RequestBody body = new RequestBody(request.body(), limits);
    Reply reply;
    try {
      reply = reply(endpoint, request, body);
    } catch (RuntimeException e) {
      String reference = Incident.log("A request", e);
      reply =
          Reply.of(
              HostedResponse.plain(
                  500, "The request could not be processed. Reference: " + reference),
              Outcome.FAILED);
    }
    body.drain();
    report(endpoint == null ? "" : endpoint.contract().service(), reply, start);
    return reply.response();
  }

  private Reply reply(@Nullable SoapEndpoint endpoint, HostedRequest request, RequestBody body) {
    if (endpoint == null) {
      return Reply.of(HostedResponse.plain(404, "No service here."), Outcome.NOT_SERVED);
    }
    for (CallerCheck check : callerChecks) {
      if (!check.admits(request)) {
        return notAdmitted(check);
      }
    }
    return switch (request.method()) {
      case "POST" -> endpoint.post(request, body);
      case "GET" -> get(endpoint, request);
      default -> notAllowed("Only POST and GET ?wsdl are allowed here.");
    };
  }

  private static Reply notAdmitted(CallerCheck check) {
    HostedResponse answer =
        check
            .challenge()
            .map(
                challenge ->
                    HostedResponse.plain(401, "Not admitted.").with("WWW-Authenticate", challenge))
            .orElseGet(() -> HostedResponse.plain(403, "Not admitted."));
    return Reply.of(answer, Outcome.NOT_ADMITTED);
  }

  private Reply get(SoapEndpoint endpoint, HostedRequest request) {
    if (!"wsdl".equalsIgnoreCase(request.address().getRawQuery())) {
      return notAllowed("Post SOAP here; the contract is at ?wsdl.");
    }
    byte[] wsdl = endpoint.contract().wsdlAt(addressOf(endpoint, request));
    return Reply.of(
        HostedResponse.of(200, "text/xml; charset=utf-8", wsdl), Outcome.CONTRACT_SERVED);
  }

  private static Reply notAllowed(String line) {
    return Reply.of(HostedResponse.plain(405, line).with("Allow", "POST, GET"), Outcome.NOT_SERVED);
  }

  private void report(String service, Reply reply, long start) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    try {
      listener.answered(
          new HostedCall(
              service, reply.outcome(), reply.response().status(), elapsed, reply.entries()));
    } catch (RuntimeException e) {
      Incident.log("A listener of hosted calls", e);
    }
  }

  /** This set, for a JAX-WS endpoint of one of its services. */
  HostedServices requiring(String service) {
    if (!endpoints.containsKey(service)) {
      throw new IllegalArgumentException(
          this + " has no " + service + "; give a set that hosts it");
    }
    if (!callerChecks.isEmpty()) {
      throw new IllegalArgumentException(
          "A JAX-WS endpoint cannot ask a callerCheck, since the runtime shows it no headers; let"
              + " the server check callers");
    }
    return this;
  }

  /** Answers an envelope that a JAX-WS runtime has read. */
  byte[] exchange(String service, byte[] envelope) {
    long start = System.nanoTime();
    Reply reply = Objects.requireNonNull(endpoints.get(service)).exchange(envelope);
    report(service, reply, start);
    return reply.response().bytes();
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
   * <p>Two system properties belong to it, to be set by the host before its first server: {@code
   * sun.net.httpserver.nodelay=true}, without which JDK 17 makes each answer wait some 40 ms for
   * the caller's delayed acknowledgement, and {@code sun.net.httpserver.maxReqTime} in seconds,
   * without which a caller that stops sending holds a thread for good.
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
    private Limits limits = Limits.DEFAULTS;
    private final List<CallerCheck> callerChecks = new ArrayList<>();
    private HostedListener listener = call -> {};

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
     * @throws IllegalArgumentException when it is not
     */
    public Builder maximumRequestBytes(long bytes) {
      limits = limits.withBytes(bytes);
      return this;
    }

    /**
     * How deep elements may stand within each other; 64 unless set. A request itself has 6 levels;
     * headers that proxies add may have more.
     *
     * @param levels 6 or more
     * @return this builder
     * @throws IllegalArgumentException when it is less
     */
    public Builder maximumDepth(int levels) {
      limits = limits.withDepth(levels);
      return this;
    }

    /**
     * How many receipts one request may bring; 10,000 unless set. A request with more is refused
     * before any of them is posted.
     *
     * @param receipts above zero
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public Builder maximumReceipts(int receipts) {
      limits = limits.withReceipts(receipts);
      return this;
    }

    /**
     * How long a request's body may take to arrive; 60 s unless set. It is looked at whenever bytes
     * arrive: a caller that drips is cut off, one that sends nothing more is the server's to cut
     * off, by its own time-out.
     *
     * @param time above zero
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public Builder maximumReadTime(Duration time) {
      limits = limits.withReadTime(time);
      return this;
    }

    /**
     * Adds a look at the caller before its request is read, beyond BillerGUID and WebServiceKey;
     * every check must admit it. None unless set.
     *
     * @param check for example {@link CallerCheck#httpBasic}
     * @return this builder
     */
    public Builder callerCheck(CallerCheck check) {
      callerChecks.add(Objects.requireNonNull(check, "check"));
      return this;
    }

    /**
     * Who is told of every call; nobody unless set.
     *
     * @param listener counts
     * @return this builder
     */
    public Builder listener(HostedListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * The services.
     *
     * @return the services
     * @throws IllegalArgumentException when there is no service
     */
    public HostedServices build() {
      if (onlineReceipt == null && realTimeDataRefresh == null) {
        throw new IllegalArgumentException("No service to host; give at least 1");
      }
      return new HostedServices(this);
    }
  }
}
