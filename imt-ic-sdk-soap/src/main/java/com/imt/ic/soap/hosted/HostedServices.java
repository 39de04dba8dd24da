package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.Parts;
import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/**
 * The services that InvoiceCloud calls, over HTTP in any server. Thread-safe.
 *
 * <ul>
 *   <li>OnlineReceipt: the data pump posts payments as they happen, and those of a request go
 *       through the integration's own door before the answer is sent, some hundreds in one
 *       transaction. Each receipt gets a result of its own; one bad receipt fails alone.
 *   <li>RealTimeDataRefresh (RTDR): InvoiceCloud asks what is due, before an AutoPay collection for
 *       instance. No negative balance leaves the house, and the minimum is the balance due. An
 *       unknown account is an answer, not a fault; so is a source of balances that fails.
 * </ul>
 *
 * <p>One address serves several billers, told apart by the credentials of a request alone: it
 * reaches the integration and the balances of the biller whose pair it presents, and learns nothing
 * of the others.
 *
 * <p>Addresses end in {@code /OnlineReceipt} and {@code /RealTimeDataRefresh}, SOAP 1.1 and 1.2
 * share one, and {@code ?wsdl} serves the contract.
 *
 * <p>Starts no thread and no server: the host does, and bounds threads and the time that a silent
 * sender may hold one.
 *
 * <pre>{@code
 * HostedServices.of(integration, credentials, balances, balanceThreads).publish(server);
 * }</pre>
 */
public final class HostedServices {

  /** InvoiceCloud waits for balances while a customer or an AutoPay run does. */
  private static final Duration USUAL_BUDGET = Duration.ofSeconds(10);

  private final Dispatcher dispatcher;

  private HostedServices(Builder builder) {
    List<HostedBiller> billers = builder.billers();
    List<SoapEndpoint> endpoints = new ArrayList<>();
    Contract receipts = Contract.onlineReceipt();
    Gate toReceipts =
        HostedBiller.gate(billers, biller -> new PostOnlineReceipt(receipts, biller.parts()));
    endpoints.add(new SoapEndpoint(receipts, toReceipts, builder.limits));
    if (builder.balances != null) {
      Contract refresh = Contract.realTimeDataRefresh();
      Gate toBalances =
          HostedBiller.gate(
              billers,
              biller ->
                  new RefreshInvoiceBalances(refresh, builder.lookup(biller.requiredBalances())));
      endpoints.add(new SoapEndpoint(refresh, toBalances, builder.limits));
    }
    dispatcher =
        new Dispatcher(
            endpoints,
            builder.limits,
            builder.publicAddress,
            builder.callerChecks,
            builder.listener);
  }

  /**
   * Both services of one biller with the usual limits: a look-up of balances may take 10 s.
   *
   * @param integration where payments go
   * @param credentials who may call: any of these pairs, several while keys rotate
   * @param balances the host's books
   * @param balanceThreads where balances are looked up; bounded, and not shut down here
   * @throws IllegalStateException when there are no credentials
   */
  public static HostedServices of(
      InvoiceCloudIntegration integration,
      Collection<BillerCredentials> credentials,
      InvoiceBalanceSource balances,
      ExecutorService balanceThreads) {
    return builder(integration)
        .credentials(credentials)
        .balances(balances)
        .timeBudget(USUAL_BUDGET, balanceThreads)
        .build();
  }

  /** Starts with where payments go; credentials are required. More billers may join. */
  public static Builder builder(InvoiceCloudIntegration integration) {
    return new Builder(integration.parts());
  }

  /** Answers one request of any server; never throws for anything that a sender can do. */
  public HostedResponse handle(HostedRequest request) {
    return dispatcher.handle(request);
  }

  /**
   * Adds the services' contexts, {@code /OnlineReceipt} and {@code /RealTimeDataRefresh}, to a
   * server of the JDK, http or https, which the host has made and starts.
   *
   * <p>Two system properties belong to it, to be set by the host before its first server: {@code
   * sun.net.httpserver.nodelay=true}, without which JDK 17 makes each answer wait some 40 ms for
   * the caller's delayed acknowledgement, and {@code sun.net.httpserver.maxReqTime} in seconds,
   * without which a caller that stops sending holds a thread for good.
   */
  public void publish(HttpServer server) {
    publish(server, "");
  }

  /** As {@link #publish(HttpServer)}, below a path such as {@code /spectrum/services}. */
  public void publish(HttpServer server, String path) {
    JdkServerBridge bridge = new JdkServerBridge(this);
    for (String service : dispatcher.services()) {
      server.createContext(path + "/" + service, bridge);
    }
  }

  /**
   * OnlineReceipt for a host that publishes by JAX-WS anyway: {@code Endpoint.publish(address,
   * services.onlineReceiptProvider())}.
   *
   * <p>The runtime reads the request first, with its own limits, and in one version of SOAP for an
   * address: 1.1, or 1.2 through {@code Endpoint.create(SOAPBinding.SOAP12HTTP_BINDING, provider)}
   * with the port {@code OnlineReceiptSoap12}.
   *
   * @return an implementor that is thread-safe and answers faults as messages
   * @throws IllegalStateException when there is a {@link CallerCheck}, which would not be asked,
   *     since the runtime shows no headers here
   */
  public Provider<Source> onlineReceiptProvider() {
    return new JaxWsProvider.OnlineReceipt(dispatcher.forRuntime("OnlineReceipt"));
  }

  /**
   * RealTimeDataRefresh, as {@link #onlineReceiptProvider} with the port {@code
   * RealTimeDataRefreshSoap12} for SOAP 1.2.
   *
   * @return an implementor that is thread-safe and answers faults as messages
   * @throws IllegalStateException when there is a {@link CallerCheck}, or no source of balances
   */
  public Provider<Source> realTimeDataRefreshProvider() {
    return new JaxWsProvider.RealTimeDataRefresh(dispatcher.forRuntime("RealTimeDataRefresh"));
  }

  @Override
  public String toString() {
    return "HostedServices" + dispatcher.services();
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {

    private final Parts parts;
    private List<BillerCredentials> credentials = List.of();
    private @Nullable InvoiceBalanceSource balances;
    private final List<HostedBiller> others = new ArrayList<>();
    private Duration budget = USUAL_BUDGET;
    private @Nullable ExecutorService balanceThreads;
    private @Nullable URI publicAddress;
    private Limits limits = Limits.DEFAULTS;
    private final List<CallerCheck> callerChecks = new ArrayList<>();
    private Consumer<HostedCall> listener = call -> {};

    private Builder(Parts parts) {
      this.parts = parts;
    }

    /** Who may call for the first biller: any of these pairs, several while keys rotate. */
    public Builder credentials(Collection<BillerCredentials> credentials) {
      this.credentials = pairs(credentials);
      return this;
    }

    /** Who knows the first biller's balances; unless set, RealTimeDataRefresh is not hosted. */
    public Builder balances(InvoiceBalanceSource balances) {
      this.balances = Objects.requireNonNull(balances, "balances");
      return this;
    }

    /**
     * Adds a biller at the same address. All other settings are those of the whole, the threads of
     * {@link #timeBudget} among them.
     *
     * @param integration where this biller's payments go
     * @param credentials who may call for it: any of these pairs, none of them another biller's
     * @param balances who knows its balances
     */
    public Builder alsoFor(
        InvoiceCloudIntegration integration,
        Collection<BillerCredentials> credentials,
        InvoiceBalanceSource balances) {
      Objects.requireNonNull(balances, "balances");
      return also(new HostedBiller(integration.parts(), pairs(credentials), balances));
    }

    /** As the other, where RealTimeDataRefresh is not hosted. */
    public Builder alsoFor(
        InvoiceCloudIntegration integration, Collection<BillerCredentials> credentials) {
      return also(new HostedBiller(integration.parts(), pairs(credentials), null));
    }

    private static List<BillerCredentials> pairs(Collection<BillerCredentials> credentials) {
      return List.copyOf(Objects.requireNonNull(credentials, "credentials"));
    }

    private Builder also(HostedBiller biller) {
      others.add(biller);
      return this;
    }

    /**
     * How long a look-up of balances may take; after that the answer says that there was none in
     * time, and the look-up is interrupted. Unless set, the request waits for as long as the source
     * does: only another thread can leave a source that hangs, and the SDK makes none.
     *
     * <p>The source is then called on a thread of the executor, where nothing that is bound to the
     * request's thread is seen. Time spent waiting for a free thread counts too, and an executor
     * that refuses more work is answered for like a source that fails.
     *
     * @param budget above zero
     * @param executor the host's, bounded, not shut down here
     * @throws IllegalArgumentException when the budget is not above zero
     */
    public Builder timeBudget(Duration budget, ExecutorService executor) {
      if (budget.isZero() || budget.isNegative()) {
        throw new IllegalArgumentException("timeBudget is " + budget + "; expected more than 0");
      }
      this.budget = budget;
      this.balanceThreads = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * The address that InvoiceCloud uses, where a proxy stands before the server: the part before
     * {@code /OnlineReceipt}. Unless set, a WSDL names the address that this server is bound to,
     * since a Host header is whatever its sender likes.
     *
     * @param publicAddress an absolute http or https address
     * @throws IllegalArgumentException when it is none
     */
    public Builder publicAddress(URI publicAddress) {
      String scheme = publicAddress.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!web || publicAddress.getRawAuthority() == null || publicAddress.getRawQuery() != null) {
        throw new IllegalArgumentException(
            "publicAddress is \"%s\"; expected an absolute http or https address without a query"
                .formatted(publicAddress));
      }
      this.publicAddress = publicAddress;
      return this;
    }

    /**
     * The largest request that is read; 10 MiB unless set.
     *
     * @param bytes above zero
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
     */
    public Builder callerCheck(CallerCheck check) {
      callerChecks.add(Objects.requireNonNull(check, "check"));
      return this;
    }

    /**
     * Who is told of every request, refused ones included: the place for counters and alarms.
     * Called by the thread that serves the request, several at once, before the answer is sent;
     * what it throws is logged and changes no answer. Nobody unless set.
     */
    public Builder listener(Consumer<HostedCall> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * The services.
     *
     * @return OnlineReceipt, and RealTimeDataRefresh where there are sources of balances
     * @throws IllegalStateException when a biller has no credentials, or a pair that another has
     *     too; when a biller is there twice; when some have balances and others none; or when there
     *     is a time budget without balances
     */
    public HostedServices build() {
      return new HostedServices(this);
    }

    private List<HostedBiller> billers() {
      List<HostedBiller> billers = new ArrayList<>();
      billers.add(new HostedBiller(parts, credentials, balances));
      billers.addAll(others);
      HostedBiller.requireApart(billers);
      if (balances == null && balanceThreads != null) {
        throw new IllegalStateException(
            "timeBudget is set and balances is not; give the source that has so much time");
      }
      return billers;
    }

    private BalanceLookup lookup(InvoiceBalanceSource source) {
      return balanceThreads == null
          ? BalanceLookup.unbounded(source)
          : BalanceLookup.within(budget, balanceThreads, source);
    }
  }
}
