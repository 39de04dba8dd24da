package com.imt.ic.soap;

import com.imt.ic.BillerCredentials;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  /** Waits before a request is made again. Thread-safe. */
  @FunctionalInterface
  public interface Sleeper {

    /**
     * Returns when the time has passed.
     *
     * @param time above zero
     * @throws InterruptedException when the thread is interrupted meanwhile; the call then fails
     */
    void sleep(Duration time) throws InterruptedException;
  }

  final BillerCredentials credentials;
  final @Nullable URI baseAddress;
  final Map<String, URI> serviceAddresses;
  final SoapVersion soapVersion;
  final Duration connectTimeout;
  final Duration readTimeout;
  final Duration callDeadline;
  final int maximumAttempts;
  final Duration retryDelay;
  final long maximumAnswerBytes;
  final long maximumRows;
  final int maximumDepth;
  final int maximumTextLength;
  final @Nullable HttpProxy proxy;
  final @Nullable SSLContext sslContext;
  final @Nullable KeyStore trustStore;
  final @Nullable OkHttpClient httpClient;
  final Consumer<CallEvent> listener;
  final Clock clock;
  final Sleeper sleeper;

  private SoapSettings(Builder builder) {
    credentials = Objects.requireNonNull(builder.credentials, "credentials");
    baseAddress = builder.baseAddress == null ? null : Addresses.folder(builder.baseAddress);
    serviceAddresses = Map.copyOf(builder.serviceAddresses);
    serviceAddresses.values().forEach(Addresses::checked);
    soapVersion = Objects.requireNonNull(builder.soapVersion, "soapVersion");
    connectTimeout = positive("connectTimeout", builder.connectTimeout);
    readTimeout = positive("readTimeout", builder.readTimeout);
    callDeadline = positive("callDeadline", builder.callDeadline);
    maximumAttempts = (int) atLeastOne("maximumAttempts", builder.maximumAttempts);
    retryDelay = positive("retryDelay", builder.retryDelay);
    maximumAnswerBytes = atLeastOne("maximumAnswerBytes", builder.maximumAnswerBytes);
    maximumRows = atLeastOne("maximumRows", builder.maximumRows);
    maximumDepth = (int) atLeastOne("maximumDepth", builder.maximumDepth);
    maximumTextLength = (int) atLeastOne("maximumTextLength", builder.maximumTextLength);
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
    sleeper = Objects.requireNonNull(builder.sleeper, "sleeper");
  }

  private static Duration positive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; give a time above zero and at most a day".formatted(name, value));
    }
    return value;
  }

  private static long atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is %s; give at least 1".formatted(name, value));
    }
    return value;
  }

  /** Starts with what InvoiceCloud knows the biller by, and defaults for the rest. */
  public static Builder builder(BillerCredentials credentials) {
    return new Builder(credentials);
  }

  /** Starts with every setting of this one. */
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
    builder.sleeper = sleeper;
    return builder;
  }

  @Override
  public String toString() {
    return "SoapSettings[" + (baseAddress == null ? "profile's address" : baseAddress) + "]";
  }

  /**
   * Collects settings. Not thread-safe. Times are above zero and at most a day, numbers at least 1;
   * {@link #build} says which is not.
   */
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
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());

    private Builder(BillerCredentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    /** What InvoiceCloud knows the biller by, in place of what the builder began with. */
    public Builder credentials(BillerCredentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /**
     * The folder that holds {@code NAME.asmx}, in place of the profile's.
     *
     * @param baseAddress https, or http for a loopback address; null for the profile's
     */
    public Builder baseAddress(@Nullable URI baseAddress) {
      this.baseAddress = baseAddress;
      return this;
    }

    /**
     * The address of one service that is neither at the base address and its name, nor where the
     * profile says.
     *
     * @param service the service's name in the profile, such as {@code PaymentReporting}
     * @param address https, or http for a loopback address
     */
    public Builder serviceAddress(String service, URI address) {
      serviceAddresses.put(service, address);
      return this;
    }

    /** 1.1 unless set. */
    public Builder soapVersion(SoapVersion soapVersion) {
      this.soapVersion = soapVersion;
      return this;
    }

    /** How long connecting may take; 10 seconds unless set. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /** How long the server may be silent; 2 minutes unless set. */
    public Builder readTimeout(Duration readTimeout) {
      this.readTimeout = readTimeout;
      return this;
    }

    /**
     * How long a call may take with all its attempts until its answer begins, and again how long
     * the bytes of that answer may be waited for in all; 10 minutes unless set. The time that a
     * consumer takes for a report's rows does not count.
     */
    public Builder callDeadline(Duration callDeadline) {
      this.callDeadline = callDeadline;
      return this;
    }

    /** How many requests a reading call may make; 3 unless set. */
    public Builder maximumAttempts(int maximumAttempts) {
      this.maximumAttempts = maximumAttempts;
      return this;
    }

    /**
     * The wait before the second request, doubled before each further one, where the server does
     * not say how long; 1 second unless set.
     */
    public Builder retryDelay(Duration retryDelay) {
      this.retryDelay = retryDelay;
      return this;
    }

    /** How many bytes an answer may have, counted after decompression; 1 GiB unless set. */
    public Builder maximumAnswerBytes(long maximumAnswerBytes) {
      this.maximumAnswerBytes = maximumAnswerBytes;
      return this;
    }

    /** How many rows a report may have; 10 million unless set. */
    public Builder maximumRows(long maximumRows) {
      this.maximumRows = maximumRows;
      return this;
    }

    /** How deep an answer's elements may nest; 64 unless set. */
    public Builder maximumDepth(int maximumDepth) {
      this.maximumDepth = maximumDepth;
      return this;
    }

    /**
     * How many characters one value of an answer may have, and all values of a row together, though
     * a row always may have 64 Ki; 1 Mi unless set, which is far more than a payment needs and
     * leaves the reading within a heap of 64 MiB.
     */
    public Builder maximumTextLength(int maximumTextLength) {
      this.maximumTextLength = maximumTextLength;
      return this;
    }

    /**
     * The JVM's proxy properties are not read.
     *
     * @param proxy null for none, or for that of the host's own client
     */
    public Builder proxy(@Nullable HttpProxy proxy) {
      this.proxy = proxy;
      return this;
    }

    /**
     * What makes TLS connections: trust, and a client's certificate where there is one.
     *
     * @param sslContext null for the JDK's; excludes a trust store
     */
    public Builder sslContext(@Nullable SSLContext sslContext) {
      this.sslContext = sslContext;
      return this;
    }

    /**
     * Whose certificates are trusted.
     *
     * @param trustStore loaded; null for the JDK's
     */
    public Builder trustStore(@Nullable KeyStore trustStore) {
      this.trustStore = trustStore;
      return this;
    }

    /**
     * The host's own HTTP client, whose connections, proxy, trust and interceptors are then used,
     * where these settings do not name others. The SDK derives from it a client that follows no
     * redirect, resends nothing and speaks HTTP/1.1, and never closes it. Where it has no socket
     * factory of its own, what its sockets bring is bounded too.
     *
     * @param httpClient null for the SDK's own
     */
    public Builder httpClient(@Nullable OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Who is told what happens to calls, in the thread that makes them, several at once where
     * several make calls; nobody unless set. What it throws is logged and changes nothing for the
     * call.
     *
     * <pre>{@code
     * .listener(event -> {
     *   if (event instanceof CallEvent.Failed failed) {
     *     alarm(failed.call().operation(), failed.failure());
     *   }
     * })
     * }</pre>
     */
    public Builder listener(Consumer<CallEvent> listener) {
      this.listener = listener;
      return this;
    }

    /** Where the time comes from; the system's clock unless set. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Who waits between the requests of one call; the calling thread sleeps unless set. For tests,
     * in which a clock is moved instead: {@code .clock(clock).sleeper(clock::advance)}.
     */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException when one is out of its range or an address is neither https
     *     nor loopback; the message names it
     */
    public SoapSettings build() {
      return new SoapSettings(this);
    }
  }
}
