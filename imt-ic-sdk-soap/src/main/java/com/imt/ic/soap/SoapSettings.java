package com.imt.ic.soap;

import com.imt.ic.BillerCredentials;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How {@link SoapInvoiceCloud} reaches InvoiceCloud. Immutable and thread-safe; {@code toString}
 * shows no credential.
 *
 * <p>Plain http is taken for loopback addresses alone: every request carries the credentials.
 *
 * <pre>{@code
 * SoapSettings settings =
 *     SoapSettings.builder(BillerCredentials.of(guid, key)).readTimeout(Duration.ofMinutes(5)).build();
 * }</pre>
 */
public final class SoapSettings {

  private final BillerCredentials credentials;
  private final @Nullable URI baseAddress;
  private final Map<String, URI> serviceAddresses;
  private final SoapVersion soapVersion;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration callDeadline;
  private final int maximumAttempts;
  private final Duration retryDelay;
  private final long maximumAnswerBytes;
  private final long maximumRows;
  private final int maximumDepth;
  private final int maximumTextLength;
  private final @Nullable HttpProxy proxy;
  private final @Nullable SSLContext sslContext;
  private final @Nullable KeyStore trustStore;
  private final @Nullable OkHttpClient httpClient;
  private final Consumer<CallEvent> listener;
  private final Clock clock;

  private SoapSettings(Builder builder) {
    credentials = Objects.requireNonNull(builder.credentials, "credentials");
    baseAddress = builder.baseAddress == null ? null : Addresses.folder(builder.baseAddress);
    serviceAddresses = Map.copyOf(builder.serviceAddresses);
    serviceAddresses.values().forEach(Addresses::checked);
    soapVersion = Objects.requireNonNull(builder.soapVersion, "soapVersion");
    connectTimeout = positive("connectTimeout", builder.connectTimeout);
    readTimeout = positive("readTimeout", builder.readTimeout);
    callDeadline = positive("callDeadline", builder.callDeadline);
    maximumAttempts = atLeastOne("maximumAttempts", builder.maximumAttempts);
    retryDelay = positive("retryDelay", builder.retryDelay);
    maximumAnswerBytes = atLeastOne("maximumAnswerBytes", builder.maximumAnswerBytes);
    maximumRows = atLeastOne("maximumRows", builder.maximumRows);
    maximumDepth = atLeastOne("maximumDepth", builder.maximumDepth);
    maximumTextLength = atLeastOne("maximumTextLength", builder.maximumTextLength);
    proxy = builder.proxy;
    sslContext = builder.sslContext;
    trustStore = builder.trustStore;
    if (sslContext != null && trustStore != null) {
      throw new IllegalArgumentException(
          "sslContext and trustStore are both set; a context brings its own trust, so give one");
    }
    httpClient = builder.httpClient;
    listener = Objects.requireNonNull(builder.listener, "listener");
    clock = Objects.requireNonNull(builder.clock, "clock");
  }

  private static Duration positive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + "; give a time above zero and at most a day");
    }
    return value;
  }

  private static long atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; give at least 1");
    }
    return value;
  }

  private static int atLeastOne(String name, int value) {
    return (int) atLeastOne(name, (long) value);
  }

  /**
   * Starts with the credentials, which are required, and defaults for the rest.
   *
   * @param credentials what InvoiceCloud knows the biller by
   * @return a builder
   */
  public static Builder builder(BillerCredentials credentials) {
    return new Builder(credentials);
  }

  /**
   * Starts from these settings.
   *
   * @return a builder with every setting of this one
   */
  public Builder toBuilder() {
    Builder builder = new Builder(credentials);
    builder.baseAddress = baseAddress;
    builder.serviceAddresses.putAll(serviceAddresses);
    builder.soapVersion = soapVersion;
    builder.connectTimeout = connectTimeout;
    builder.readTimeout = readTimeout;
    builder.callDeadline = callDeadline;
    builder.maximumAttempts = maximumAttempts;
    builder.retryDelay = retryDelay;
    builder.maximumAnswerBytes = maximumAnswerBytes;
    builder.maximumRows = maximumRows;
    builder.maximumDepth = maximumDepth;
    builder.maximumTextLength = maximumTextLength;
    builder.proxy = proxy;
    builder.sslContext = sslContext;
    builder.trustStore = trustStore;
    builder.httpClient = httpClient;
    builder.listener = listener;
    builder.clock = clock;
    return builder;
  }

  /**
   * What InvoiceCloud knows the biller by.
   *
   * @return never null
   */
  public BillerCredentials credentials() {
    return credentials;
  }

  /**
   * The folder that holds {@code NAME.asmx}, where it is not the profile's.
   *
   * @return an address that ends in {@code /}, or empty for the profile's
   */
  public Optional<URI> baseAddress() {
    return Optional.ofNullable(baseAddress);
  }

  /**
   * Addresses of services that are not at the base address and their name, nor where the profile
   * says.
   *
   * @return service name to address; unmodifiable
   */
  public Map<String, URI> serviceAddresses() {
    return serviceAddresses;
  }

  /**
   * The version of SOAP; 1.1 unless set.
   *
   * @return never null
   */
  public SoapVersion soapVersion() {
    return soapVersion;
  }

  /**
   * How long connecting may take; 10 seconds unless set.
   *
   * @return above zero
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * How long the server may be silent; 2 minutes unless set.
   *
   * @return above zero
   */
  public Duration readTimeout() {
    return readTimeout;
  }

  /**
   * How long a call may take with all its attempts until its answer begins, and again how long the
   * bytes of that answer may be waited for in all; 10 minutes unless set. The time that a consumer
   * takes for a report's rows does not count.
   *
   * @return above zero
   */
  public Duration callDeadline() {
    return callDeadline;
  }

  /**
   * How many requests a reading call may make at most; 3 unless set.
   *
   * @return at least 1
   */
  public int maximumAttempts() {
    return maximumAttempts;
  }

  /**
   * The wait before the second request, doubled before each further one, where the server does not
   * say how long; 1 second unless set.
   *
   * @return above zero
   */
  public Duration retryDelay() {
    return retryDelay;
  }

  /**
   * How many bytes an answer may have, counted after decompression; 1 GiB unless set.
   *
   * @return at least 1
   */
  public long maximumAnswerBytes() {
    return maximumAnswerBytes;
  }

  /**
   * How many rows a report may have; 10 million unless set.
   *
   * @return at least 1
   */
  public long maximumRows() {
    return maximumRows;
  }

  /**
   * How deep an answer's elements may nest; 64 unless set.
   *
   * @return at least 1
   */
  public int maximumDepth() {
    return maximumDepth;
  }

  /**
   * How many characters one value of an answer may have, and all values of a row together, though a
   * row always may have 64 Ki; 1 Mi unless set, which is far more than a payment needs and leaves
   * the reading within a heap of 64 MiB.
   *
   * @return at least 1
   */
  public int maximumTextLength() {
    return maximumTextLength;
  }

  /**
   * The proxy. The JVM's proxy properties are not read.
   *
   * @return the proxy, or empty for none (of a host's own client: for its own)
   */
  public Optional<HttpProxy> proxy() {
    return Optional.ofNullable(proxy);
  }

  /**
   * What makes TLS connections: trust, and a client's certificate where there is one.
   *
   * @return the context, or empty for the JDK's
   */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  /**
   * Whose certificates are trusted.
   *
   * @return the store, or empty for the JDK's
   */
  public Optional<KeyStore> trustStore() {
    return Optional.ofNullable(trustStore);
  }

  /**
   * The host's own HTTP client, whose connections, proxy, trust and interceptors are then used,
   * where these settings do not name others.
   *
   * @return the client, or empty where the SDK makes its own
   */
  public Optional<OkHttpClient> httpClient() {
    return Optional.ofNullable(httpClient);
  }

  /**
   * Who is told of calls; nobody unless set.
   *
   * @return never null
   */
  public Consumer<CallEvent> listener() {
    return listener;
  }

  /**
   * Where the time comes from; UTC's system clock unless set.
   *
   * @return never null
   */
  public Clock clock() {
    return clock;
  }

  @Override
  public String toString() {
    return "SoapSettings[" + (baseAddress == null ? "profile's address" : baseAddress) + "]";
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {

    private BillerCredentials credentials;
    private @Nullable URI baseAddress;
    private final Map<String, URI> serviceAddresses = new LinkedHashMap<>();
    private SoapVersion soapVersion = SoapVersion.SOAP_1_1;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofMinutes(2);
    private Duration callDeadline = Duration.ofMinutes(10);
    private int maximumAttempts = 3;
    private Duration retryDelay = Duration.ofSeconds(1);
    private long maximumAnswerBytes = 1L << 30;
    private long maximumRows = 10_000_000;
    private int maximumDepth = 64;
    private int maximumTextLength = 1 << 20;
    private @Nullable HttpProxy proxy;
    private @Nullable SSLContext sslContext;
    private @Nullable KeyStore trustStore;
    private @Nullable OkHttpClient httpClient;
    private Consumer<CallEvent> listener = event -> {};
    private Clock clock = Clock.systemUTC();

    private Builder(BillerCredentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * What InvoiceCloud knows the biller by.
     *
     * @param credentials the value
     * @return this builder
     */
    public Builder credentials(BillerCredentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /**
     * The folder that holds {@code NAME.asmx}, in place of the profile's.
     *
     * @param baseAddress https, or http for a loopback address; null for the profile's
     * @return this builder
     */
    public Builder baseAddress(@Nullable URI baseAddress) {
      this.baseAddress = baseAddress;
      return this;
    }

    /**
     * The address of one service, in place of the base address and its name.
     *
     * @param service the service's name in the profile, such as {@code PaymentReporting}
     * @param address https, or http for a loopback address
     * @return this builder
     */
    public Builder serviceAddress(String service, URI address) {
      serviceAddresses.put(service, address);
      return this;
    }

    /**
     * The version of SOAP.
     *
     * @param soapVersion the value
     * @return this builder
     */
    public Builder soapVersion(SoapVersion soapVersion) {
      this.soapVersion = soapVersion;
      return this;
    }

    /**
     * How long connecting may take.
     *
     * @param connectTimeout above zero, at most a day
     * @return this builder
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /**
     * How long the server may be silent.
     *
     * @param readTimeout above zero, at most a day
     * @return this builder
     */
    public Builder readTimeout(Duration readTimeout) {
      this.readTimeout = readTimeout;
      return this;
    }

    /**
     * How long a call may take with all its attempts until its answer begins.
     *
     * @param callDeadline above zero, at most a day
     * @return this builder
     */
    public Builder callDeadline(Duration callDeadline) {
      this.callDeadline = callDeadline;
      return this;
    }

    /**
     * How many requests a reading call may make at most.
     *
     * @param maximumAttempts at least 1
     * @return this builder
     */
    public Builder maximumAttempts(int maximumAttempts) {
      this.maximumAttempts = maximumAttempts;
      return this;
    }

    /**
     * The wait before the second request.
     *
     * @param retryDelay above zero, at most a day
     * @return this builder
     */
    public Builder retryDelay(Duration retryDelay) {
      this.retryDelay = retryDelay;
      return this;
    }

    /**
     * How many bytes an answer may have.
     *
     * @param maximumAnswerBytes at least 1
     * @return this builder
     */
    public Builder maximumAnswerBytes(long maximumAnswerBytes) {
      this.maximumAnswerBytes = maximumAnswerBytes;
      return this;
    }

    /**
     * How many rows a report may have.
     *
     * @param maximumRows at least 1
     * @return this builder
     */
    public Builder maximumRows(long maximumRows) {
      this.maximumRows = maximumRows;
      return this;
    }

    /**
     * How deep an answer's elements may nest.
     *
     * @param maximumDepth at least 1
     * @return this builder
     */
    public Builder maximumDepth(int maximumDepth) {
      this.maximumDepth = maximumDepth;
      return this;
    }

    /**
     * How many characters one value of an answer may have.
     *
     * @param maximumTextLength at least 1
     * @return this builder
     */
    public Builder maximumTextLength(int maximumTextLength) {
      this.maximumTextLength = maximumTextLength;
      return this;
    }

    /**
     * The proxy.
     *
     * @param proxy null for none
     * @return this builder
     */
    public Builder proxy(@Nullable HttpProxy proxy) {
      this.proxy = proxy;
      return this;
    }

    /**
     * What makes TLS connections.
     *
     * @param sslContext null for the JDK's
     * @return this builder
     */
    public Builder sslContext(@Nullable SSLContext sslContext) {
      this.sslContext = sslContext;
      return this;
    }

    /**
     * Whose certificates are trusted.
     *
     * @param trustStore a loaded store; null for the JDK's
     * @return this builder
     */
    public Builder trustStore(@Nullable KeyStore trustStore) {
      this.trustStore = trustStore;
      return this;
    }

    /**
     * The host's own HTTP client. The SDK derives from it a client that follows no redirect and
     * resends nothing, and never closes it.
     *
     * @param httpClient the client; null for the SDK's own
     * @return this builder
     */
    public Builder httpClient(@Nullable OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Who is told what happens to calls, in the thread that makes them, several at once where
     * several make calls. What it throws is logged and changes nothing for the call. Nobody unless
     * set.
     *
     * <pre>{@code
     * .listener(event -> {
     *   if (event instanceof CallEvent.Failed failed) {
     *     alarm(failed.call().operation(), failed.failure());
     *   }
     * })
     * }</pre>
     *
     * @param listener safe for use by several threads
     * @return this builder
     */
    public Builder listener(Consumer<CallEvent> listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Where the time comes from.
     *
     * @param clock the value
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The settings.
     *
     * @return the settings
     * @throws IllegalArgumentException when a setting is out of its range or the address is neither
     *     https nor loopback; the message names the setting
     */
    public SoapSettings build() {
      return new SoapSettings(this);
    }
  }
}
