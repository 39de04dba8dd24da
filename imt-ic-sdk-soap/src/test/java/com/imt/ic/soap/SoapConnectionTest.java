package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.BillerCredentials;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Secret;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, names and proxies: with a server of its own certificate behind a proxy that asks. */
class SoapConnectionTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static KeyStore store;
  private static HttpsServer server;
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  @BeforeAll
  static void startServer() throws Exception {
    Path file = folder.resolve("server.p12");
    keytool(
        file.toString(),
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=invented",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-alias",
        "server");
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    serve("/", Contract.response("payments-soap11"));
    serve("/large/", envelope(result(diffgram(rows("Payment", 4_000)))).getBytes(UTF_8));
    server.start();
  }

  private static void serve(String path, byte[] answer) {
    server.createContext(
        path,
        exchange -> {
          REQUESTS.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, answer.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
          }
        });
  }

  @AfterAll
  static void stopServer() {
    server.stop(0);
  }

  /** The certificate alone: what a host trusts has no key. */
  private static KeyStore trusted() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ic", store.getCertificate("server"));
    return trusted;
  }

  private static SoapSettings.Builder settings() {
    return SoapSettings.builder(BillerCredentials.of(Contract.GUID, Contract.KEY))
        .baseAddress(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .readTimeout(Duration.ofSeconds(10))
        .retryDelay(Duration.ofMillis(1));
  }

  private static List<Payment> payments(SoapSettings settings) {
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
      return Contract.records(cloud.paymentsSince(FROM));
    }
  }

  private static CallFailedException failure(SoapSettings settings) {
    return catchThrowableOfType(CallFailedException.class, () -> payments(settings));
  }

  @Test
  void trustStore_orContext_letsTheServerIn() throws Exception {
    assertThat(payments(settings().trustStore(trusted()).build())).hasSize(12);

    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    assertThat(payments(settings().sslContext(context).build())).hasSize(12);
  }

  @Test
  void largeAnswer_isRead_underTls_andThroughAProxy() throws Exception {
    URI large = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/large/");
    SoapSettings.Builder settings = settings().baseAddress(large).trustStore(trusted());

    assertThat(payments(settings.build())).hasSize(4_000);
    try (StubServer proxy = new StubServer(tunnel())) {
      HttpProxy through = HttpProxy.of("127.0.0.1", proxy.address().getPort());
      assertThat(payments(settings.proxy(through).build())).hasSize(4_000);
    }
  }

  @Test
  void endlessLineOfAChunk_endsTheCall_underTlsToo() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    try (ServerSocket endless =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread serving =
          new Thread(
              () -> {
                while (!endless.isClosed()) {
                  try (Socket socket = endless.accept()) {
                    accepted.incrementAndGet();
                    OutputStream out = socket.getOutputStream();
                    out.write(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n5;"
                            .getBytes(StandardCharsets.US_ASCII));
                    while (sent.addAndGet(1 << 14) < 1 << 28) {
                      out.write(new byte[1 << 14]);
                    }
                  } catch (IOException e) {
                    // the client has had enough
                  }
                }
              });
      serving.setDaemon(true);
      serving.start();
      CallFailedException failure =
          failure(
              settings()
                  .baseAddress(URI.create("https://127.0.0.1:" + endless.getLocalPort() + "/"))
                  .trustStore(trusted())
                  .build());

      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(failure).hasMessageContaining("none of its content");
      assertThat(sent.get()).isLessThan(16 << 20);
      assertThat(accepted).hasValue(1);
    }
  }

  @Test
  void certificateThatNobodyTrusts_nothingIsSent_andTheMessageSaysWhatToDo() {
    int before = REQUESTS.get();
    CallFailedException failure = failure(settings().build());

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure)
        .hasMessageContaining("no TLS connection to 127.0.0.1")
        .hasMessageContaining("nobody that is trusted here vouches for the server's certificate")
        .hasMessageContaining("Check the server's certificate and the trust store.");
    assertThat(failure.details().attempt()).as("it stays so").isEqualTo(1);
    assertThat(REQUESTS.get()).isEqualTo(before);
  }

  @Test
  void serverThatWantsAClientsCertificate_isNamedAtOnce() throws Exception {
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      context.init(keys.getKeyManagers(), null, null);
      HttpsServer strict =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      strict.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters tls = getSSLContext().getDefaultSSLParameters();
              tls.setNeedClientAuth(true);
              tls.setProtocols(new String[] {version});
              parameters.setSSLParameters(tls);
            }
          });
      strict.start();
      try {
        CallFailedException failure =
            failure(
                settings()
                    .baseAddress(
                        URI.create("https://127.0.0.1:" + strict.getAddress().getPort() + "/"))
                    .trustStore(trusted())
                    .maximumAttempts(10)
                    .build());

        assertThat(failure.kind()).as(version).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
            .as(version)
            .hasMessageContaining("a client's certificate")
            .hasMessageContaining("sslContext");
        // Whether its alert is read before the connection is reset, is the network's to say. Once
        // it is read, nothing is tried again.
        if (failure.getMessage().contains("the server asks for")) {
          assertThat(failure.details().attempt()).isLessThan(10);
        }
      } finally {
        strict.stop(0);
      }
    }
  }

  @Test
  void certificateOutOfDate_isNamedAtOnce(@TempDir Path folder) throws Exception {
    String keys = folder.resolve("keys").toString();
    String request = folder.resolve("request").toString();
    String signed = folder.resolve("signed").toString();
    keytool(
        keys, "-genkeypair", "-keyalg", "RSA", "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c");
    keytool(keys, "-genkeypair", "-keyalg", "RSA", "-alias", "old", "-dname", "CN=old");
    keytool(keys, "-certreq", "-alias", "old", "-file", request);
    keytool(
        keys,
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request,
        "-outfile",
        signed,
        "-startdate",
        "-10d",
        "-validity",
        "1",
        "-ext",
        "SAN=ip:127.0.0.1");
    keytool(keys, "-importcert", "-noprompt", "-alias", "old", "-file", signed);
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(keys))) {
      all.load(in, PASSWORD);
    }
    KeyStore old = KeyStore.getInstance("PKCS12");
    old.load(null, null);
    old.setKeyEntry("old", all.getKey("old", PASSWORD), PASSWORD, all.getCertificateChain("old"));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(old, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", all.getCertificate("ca"));
    HttpsServer late =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    late.setHttpsConfigurator(new HttpsConfigurator(context));
    late.start();
    try {
      CallFailedException failure =
          failure(
              settings()
                  .baseAddress(URI.create("https://127.0.0.1:" + late.getAddress().getPort() + "/"))
                  .trustStore(trusted)
                  .build());

      assertThat(failure).hasMessageContaining("the server's certificate is not valid today");
      assertThat(failure.details().attempt()).isEqualTo(1);
    } finally {
      late.stop(0);
    }
  }

  private static void keytool(String keys, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", keys, "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  @Test
  void whatSpeaksNoTls_isNamedAtOnce() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers =
          new Thread(
              () -> {
                try (Socket caller = plain.accept()) {
                  caller
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // the caller has gone
                }
              });
      answers.start();
      CallFailedException failure =
          failure(
              settings()
                  .baseAddress(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/"))
                  .build());

      assertThat(failure).hasMessageContaining("what answers there speaks no TLS");
      assertThat(failure.details().attempt()).isEqualTo(1);
    }
  }

  @Test
  void proxyThatDoesNotConnect_isNamedAtOnce() throws Exception {
    try (StubServer proxy = new StubServer(StubServer.reply(403, "text/plain", "no"))) {
      CallFailedException failure =
          failure(
              settings()
                  .trustStore(trusted())
                  .proxy(HttpProxy.of("127.0.0.1", proxy.address().getPort()))
                  .build());

      assertThat(failure).hasMessageContaining("does not connect to it (HTTP 403)");
      assertThat(failure.details().attempt()).isEqualTo(1);
    }
  }

  @Test
  void certificateForAnotherName_isNamedAtOnce() throws Exception {
    CallFailedException failure =
        failure(
            settings()
                .baseAddress(URI.create("https://localhost:" + server.getAddress().getPort() + "/"))
                .trustStore(trusted())
                .build());

    assertThat(failure).hasMessageContaining("the server's certificate is for another name");
    assertThat(failure.details().attempt()).isEqualTo(1);
  }

  @Test
  void plainHttpOnLoopback_goesThroughNoProxy() throws Exception {
    try (StubServer plain =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        StubServer proxy = new StubServer(StubServer.reply(502, "text/plain", "not here"))) {
      HttpProxy through = HttpProxy.of("127.0.0.1", proxy.address().getPort());

      assertThat(payments(Contract.settings(plain).proxy(through).maximumAttempts(1).build()))
          .hasSize(12);
      assertThat(proxy.received).isEmpty();
    }
  }

  @Test
  void nameThatDoesNotExist_isADnsFailure() {
    CallFailedException failure =
        failure(settings().baseAddress(URI.create("https://ic.invalid/ws/")).build());

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageContaining("the host ic.invalid cannot be found (DNS)");
    assertThat(failure.details().status()).isZero();
  }

  /** A proxy that asks once, then joins the two ends. */
  private static StubServer.Reply tunnel() {
    return (client, out) -> {
      try (Socket target =
          new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
        out.write("HTTP/1.1 200 Joined\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread back =
            new Thread(
                () -> {
                  try {
                    target.getInputStream().transferTo(out);
                  } catch (java.io.IOException e) {
                    // one of the two went away
                  }
                });
        back.setDaemon(true);
        back.start();
        client.getInputStream().transferTo(target.getOutputStream());
      }
    };
  }

  @Test
  void proxyWithCredentials_tunnelsOnce_andKeepsThePasswordToItself() throws Exception {
    try (StubServer proxy =
        new StubServer(
            StubServer.reply(407, "", "", "Proxy-Authenticate: Basic realm=\"p\""), tunnel())) {
      HttpProxy with =
          HttpProxy.of("127.0.0.1", proxy.address().getPort())
              .withCredentials("user", Secret.of("planted-proxy-password"));
      int before = REQUESTS.get();
      SoapSettings settings =
          settings().trustStore(trusted()).proxy(with).maximumAttempts(1).build();

      assertThat(payments(settings)).as("in one attempt").hasSize(12);
      assertThat(REQUESTS.get() - before).isEqualTo(1);
      StubServer.Received last = proxy.received.get(proxy.received.size() - 1);
      assertThat(last.head()).startsWith("CONNECT 127.0.0.1:");
      assertThat(last.header("Proxy-Authorization"))
          .isEqualTo("Basic dXNlcjpwbGFudGVkLXByb3h5LXBhc3N3b3Jk");
      assertThat(settings + " " + with).doesNotContain("planted-proxy-password");
    }
  }

  @Test
  void proxyThatRefusesTheCredentials_isAFailureOfTheConnection() throws Exception {
    try (StubServer proxy =
        new StubServer(StubServer.reply(407, "", "", "Proxy-Authenticate: Basic realm=\"p\""))) {
      HttpProxy with =
          HttpProxy.of("127.0.0.1", proxy.address().getPort())
              .withCredentials("user", Secret.of("planted-proxy-password"));

      CallFailedException failure = failure(settings().trustStore(trusted()).proxy(with).build());

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure)
          .hasMessageContaining("refused its credentials")
          .hasMessageContaining("HttpProxy");
      assertThat(failure.details().attempt()).isEqualTo(1);
      assertThat(failure.getMessage()).doesNotContain("planted").doesNotContain("\n");
    }
  }

  @Test
  void jvmProxyProperties_areNotRead() throws Exception {
    System.setProperty("https.proxyHost", "127.0.0.1");
    System.setProperty("https.proxyPort", "1");
    try {
      assertThat(payments(settings().trustStore(trusted()).build())).hasSize(12);
    } finally {
      System.clearProperty("https.proxyHost");
      System.clearProperty("https.proxyPort");
    }
  }
}
