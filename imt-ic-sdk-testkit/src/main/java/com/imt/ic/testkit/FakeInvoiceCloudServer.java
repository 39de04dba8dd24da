package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.imt.ic.BillerCredentials;
import java.net.URI;
import java.util.Objects;

/**
 * A {@link FakeInvoiceCloud} behind HTTP on 127.0.0.1: what ASP.NET would answer, with the same
 * state as in memory. SOAP 1.1 and 1.2, {@code ?wsdl} included. It is a WireMock server, {@link
 * #wireMock}, and its {@code Date} is that of the fake's clock.
 *
 * <p>Thread-safe. It brings threads of its own, as a test's server may; {@link #close} ends them.
 */
@SuppressWarnings("exports") // WireMock's jar is no module; see wireMock
public final class FakeInvoiceCloudServer implements AutoCloseable {

  /** The credentials that it takes unless the builder says otherwise; invented. */
  public static final BillerCredentials CREDENTIALS =
      BillerCredentials.of(
          "11111111-2222-3333-4444-555555555555", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

  private static final String EXPIRED_TOKEN = "Session token is missing or has expired.";

  private final FakeInvoiceCloud cloud;
  private final BillerCredentials credentials;
  private final Gate gate;
  private final StubbedHttp http;

  private FakeInvoiceCloudServer(Builder builder) {
    cloud = builder.cloud;
    credentials = builder.credentials;
    gate = new Gate(cloud.profile(), credentials, builder.expiredToken);
    http = StubbedHttp.start(builder.port, cloud.clock(), new SoapService(cloud, gate));
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
    return http.port();
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

  /**
   * The WireMock server that carries this one, for what WireMock's users know: to verify what was
   * asked, to stub beside the fake, to break an exchange, to keep what was said.
   *
   * <pre>{@code
   * server.wireMock().verify(1, postRequestedFor(urlEqualTo("/PaymentReporting.asmx")));
   * server.wireMock().stubFor(
   *     post("/CloudInvoicing.asmx").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
   * }</pre>
   *
   * <p>The fake answers whatever no stub matches: its own stub is named {@code fake-invoicecloud}
   * and has the lowest priority, {@link Integer#MAX_VALUE}, so any other wins; by priority 1, for
   * example, or by none. It is there again after {@code resetAll}, {@code resetMappings} and {@code
   * resetToDefaultMappings}; only who removes that stub by itself is rid of it. What a stub of a
   * test answers does not reach the fake, neither its state nor its scripts of faults.
   *
   * <p>The request journal has requests whole and the first 64 KiB of each answer. It keeps the
   * last exchanges, as many as 16 MiB hold with 4 KiB reckoned for each besides its bodies (some
   * four thousand polls, or one invoice file of 16 MiB or more): count no more requests than that,
   * or call {@code resetRequests} between. Credentials and customers' data are in it as they were
   * sent. A report of any length is written row by row while it is sent and needs no memory; a
   * recording, a request listener or a chunked dribble delay reads an answer whole.
   *
   * <p>Stubs in {@code src/test/resources/mappings} and bodies in {@code __files} beside it are
   * found as WireMock finds them, and recordings go there. As with any WireMock server {@code
   * resetMappings} deletes those files; {@code resetAll} reads them anew. Delays that WireMock
   * makes take real time; {@link Fault#beforeTheWork} moves the test's clock instead. HTTPS and
   * HTTP/2 are off.
   *
   * <p>On the module path: the jar of WireMock 3 is no module and stays on the class path, so
   * nothing is to be required, and tests that call this method are compiled and run with {@code
   * --add-reads THEIR.MODULE=ALL-UNNAMED}, which Maven gives them by itself. The server starts
   * without.
   *
   * @return the server, which {@link #close} stops
   */
  public WireMockServer wireMock() {
    return http.server();
  }

  /** Makes every token old that a login has given so far. */
  public void expireTokens() {
    gate.expireTokens();
  }

  /** Ends the server and every connection; what the fake holds stays. */
  @Override
  public void close() {
    http.close();
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
