package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Secret;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in beyond BillerGUID and WebServiceKey. */
class CallerCheckTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  private static HttpResponse<String> post(SpectrumOnLoopback spectrum, String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
            .header("Content-Type", "text/xml")
            .POST(HttpRequest.BodyPublishers.ofString(receipts(receipt(1))));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return spectrum.send(request);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void httpBasic_admitsItsUsersAndChallengesOthersAlike() throws Exception {
    CallerCheck check =
        CallerCheck.httpBasic(Map.of("ic", Secret.of("pâss:word"), "ic-next", Secret.of("other")));
    try (SpectrumOnLoopback spectrum =
        new SpectrumOnLoopback(services -> services.callerCheck(check))) {
      String[] strangers = {
        "",
        "Bearer x",
        "Basic",
        "Basic !",
        basic(""),
        basic("ic:other"),
        basic("nobody:pâss:word"),
        basic("ic")
      };
      for (String stranger : strangers) {
        HttpResponse<String> answer = post(spectrum, stranger);
        assertThat(answer.statusCode()).as(stranger).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
            .contains("Basic realm=\"Spectrum\", charset=\"UTF-8\"");
        assertThat(answer.body()).isEqualTo("Not admitted.\n");
      }
      assertThat(spectrum.posted()).isEmpty();
      var wsdl = HttpRequest.newBuilder(URI.create(spectrum.address("OnlineReceipt") + "?wsdl"));
      assertThat(spectrum.send(wsdl).statusCode()).isEqualTo(401);

      assertThat(post(spectrum, basic("ic:pâss:word")).body()).contains("<Status>Posted</Status>");
      assertThat(post(spectrum, basic("ic-next:other")).body()).contains("AlreadyPosted");
    }
  }

  @Test
  void everyCheck_mustAdmit_andOneThatBreaksAdmitsNobody() throws Exception {
    CallerCheck breaking =
        request -> {
          if (request.header("X-Broken").isPresent()) {
            throw new IllegalStateException(LedgerTable.INTERNAL);
          }
          return false;
        };
    try (SpectrumOnLoopback spectrum =
        new SpectrumOnLoopback(
            services -> services.callerCheck(request -> true).callerCheck(breaking))) {
      assertThat(post(spectrum, "").statusCode()).isEqualTo(403);
      HttpResponse<String> broken =
          spectrum.send(
              HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
                  .header("X-Broken", "1")
                  .POST(HttpRequest.BodyPublishers.ofString("x")));
      assertThat(broken.statusCode()).isEqualTo(500);
      assertThat(broken.body())
          .matches("The request could not be processed. Reference: [0-9a-f-]{36}\n");
      assertThat(spectrum.posted()).isEmpty();
    }
  }

  @Test
  void usersThatHttpBasicCannotCarry_areRefused() {
    assertThatThrownBy(() -> CallerCheck.httpBasic(Map.of())).hasMessageContaining("no user");
    assertThatThrownBy(() -> CallerCheck.httpBasic(Map.of("a:b", Secret.of("x"))))
        .hasMessageContaining("colon")
        .hasMessageNotContaining("a:b");
  }

  @Test
  void clientCertificate_isWhatTlsVerified() throws Exception {
    SSLContext pump = keys("pump");
    SSLContext stranger = keys("stranger");
    SSLContext nobody = tls(null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(keys("localhost")) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      spectrum
          .services()
          .callerCheck(
              CallerCheck.clientCertificate(
                  one -> one.getSubjectX500Principal().getName().equals("CN=pump")))
          .build()
          .publish(server);
      server.start();

      assertThat(call(server, nobody).statusCode()).isEqualTo(403);
      assertThat(call(server, stranger).statusCode()).isEqualTo(403);
      assertThat(spectrum.posted()).isEmpty();
      assertThat(call(server, pump).body()).contains("<Status>Posted</Status>");
    } finally {
      server.stop(0);
    }
  }

  private static HttpResponse<String> call(HttpsServer server, SSLContext tls) throws Exception {
    URI address =
        URI.create("https://localhost:" + server.getAddress().getPort() + "/OnlineReceipt");
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(receipts(receipt(1))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** A key of its own for a name; all of them trust each other. */
  private SSLContext keys(String name) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-keyalg",
                "EC",
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".txt").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(Files.readString(folder.resolve(name + ".txt"))).isZero();
    return tls(name);
  }

  private SSLContext tls(String name) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(name == null ? null : store(name), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), new TrustManager[] {new TrustsAll()}, null);
    return context;
  }

  private KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  /** The check under test comes after trust, which is the server's own business. */
  private static final class TrustsAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
