package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import java.net.URI;
import java.util.Objects;

/**
 * A {@link FakeInvoiceCloud} behind HTTP on 127.0.0.1: what ASP.NET would answer, with the same
 * state as in memory. SOAP 1.1 and 1.2, {@code ?wsdl} included.
 *
 * <p>Thread-safe. It brings threads of its own, as a test's server may; {@link #close} ends them.
 */
public final class FakeInvoiceCloudServer implements AutoCloseable {

  /** The credentials that it takes unless the builder says otherwise; invented. */
  public static final BillerCredentials CREDENTIALS =
      BillerCredentials.of(
          "11111111-2222-3333-4444-555555555555", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

  private static final String EXPIRED_TOKEN = "Session token is missing or has expired.";

  private final FakeInvoiceCloud cloud;
  private final BillerCredentials credentials;
  private final Gate gate;
  private final HttpListener listener;

  private FakeInvoiceCloudServer(Builder builder) {
    cloud = builder.cloud;
    credentials = builder.credentials;
    gate = new Gate(cloud.profile(), credentials, builder.expiredToken);
    listener = HttpListener.start(builder.port, cloud.clock(), new SoapService(cloud, gate));
  }

  /**
   * Starts with an ephemeral port and {@link #CREDENTIALS}.
   *
   * @param cloud the state to serve
   * @return a builder
   */
  public static Builder builder(FakeInvoiceCloud cloud) {
    return new Builder(cloud);
  }

  /**
   * Serves a fake on an ephemeral port.
   *
   * @param cloud the state to serve
   * @return the running server, to be closed
   */
  public static FakeInvoiceCloudServer start(FakeInvoiceCloud cloud) {
    return builder(cloud).start();
  }

  /**
   * The folder that holds {@code NAME.asmx}, for {@code baseAddress} of a profile or of settings.
   *
   * @return an address that ends in {@code /}
   */
  public URI baseAddress() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /**
   * The port.
   *
   * @return as bound
   */
  public int port() {
    return listener.port();
  }

  /**
   * The credentials that it takes.
   *
   * @return as the builder was told
   */
  public BillerCredentials credentials() {
    return credentials;
  }

  /**
   * The state that it serves.
   *
   * @return as the builder was told
   */
  public FakeInvoiceCloud cloud() {
    return cloud;
  }

  /** Makes every token old that a login has given so far. */
  public void expireTokens() {
    gate.expireTokens();
  }

  /** Ends the server and every connection; what the fake holds stays. */
  @Override
  public void close() {
    listener.close();
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {

    private final FakeInvoiceCloud cloud;
    private int port;
    private BillerCredentials credentials = CREDENTIALS;
    private String expiredToken = EXPIRED_TOKEN;

    private Builder(FakeInvoiceCloud cloud) {
      this.cloud = Objects.requireNonNull(cloud, "cloud");
    }

    /**
     * The port.
     *
     * @param port 0 for any free one
     * @return this builder
     */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * The credentials to take.
     *
     * @param credentials compared without regard to case, as GUIDs are
     * @return this builder
     */
    public Builder credentials(BillerCredentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * What a call is told whose token is old, or none: "Session token is missing or has expired."
     * unless told.
     *
     * @param text words that the profile's {@code session.login.expired} knows
     * @return this builder
     */
    public Builder expiredToken(String text) {
      expiredToken = Objects.requireNonNull(text, "text");
      return this;
    }

    /**
     * Binds the port and serves.
     *
     * @return the running server, to be closed
     * @throws IllegalArgumentException when the profile has a login and would not know an old token
     *     by {@link #expiredToken}
     * @throws java.io.UncheckedIOException when the port cannot be bound
     */
    public FakeInvoiceCloudServer start() {
      return new FakeInvoiceCloudServer(this);
    }
  }
}
