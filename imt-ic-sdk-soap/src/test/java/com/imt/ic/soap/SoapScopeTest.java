package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.BillerCredentials;
import com.imt.ic.Report;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What the client leaves alone: the JVM, other users of JAX-WS, the host's HTTP client. */
class SoapScopeTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void lineOfOkHttp_isTheOneThatTheBuildNames() throws Exception {
    // Read at run time: a constant would be that of the line that this was compiled against.
    Object version = Class.forName("okhttp3.OkHttp").getField("VERSION").get(null);
    assertThat(version.toString()).startsWith(System.getProperty("okhttp.line", "5."));
  }

  @Test
  void otherJaxWsClients_keepTheirOwnTransport_andNoPropertyIsSet() throws Exception {
    Properties before = (Properties) System.getProperties().clone();
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      Contract.rows(cloud.paymentsSince(FROM));
      assertThat(System.getProperties()).isEqualTo(before);

      // CXF is on the class path too, and has clients of its own.
      ServiceDelegate service =
          new ProviderImpl()
              .createServiceDelegate((URL) null, new QName("urn:other", "Other"), Service.class);
      QName port = new QName("urn:other", "Port");
      service.addPort(port, SOAPBinding.SOAP11HTTP_BINDING, server.address().toString());
      Dispatch<Source> other = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD);
      try {
        other.invoke(new StreamSource(new StringReader("<x xmlns=\"urn:other\"/>")));
      } catch (WebServiceException e) {
        // what it makes of the answer is its own affair
      }

      assertThat(server.received.get(0).header("User-Agent")).isEqualTo("imt-ic-sdk");
      assertThat(server.received.get(1).header("User-Agent")).startsWith("XML-WS Runtime");
    }
  }

  @Test
  void transportDump_asTheRiWouldWriteIt_showsNothingOfOurs() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      System.setProperty("com.sun.xml.ws.transport.http.client.HttpTransportPipe.dump", "true");
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Contract.rows(cloud.paymentsSince(FROM));
    } finally {
      System.setOut(before);
      System.clearProperty("com.sun.xml.ws.transport.http.client.HttpTransportPipe.dump");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(Contract.KEY);
  }

  @Test
  void hostsClient_itsInterceptorsRun_itStaysOpen() throws Exception {
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(chain.request().newBuilder().header("X-Host", "yes").build()))
            .build();
    try (StubServer server =
        new StubServer(StubServer.soap11(Contract.response("payments-soap11")))) {
      SoapSettings settings = Contract.settings(server).httpClient(host).build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        Contract.rows(cloud.paymentsSince(FROM));
      }
      assertThat(server.received.get(0).header("X-Host")).isEqualTo("yes");
      assertThat(host.connectionPool().connectionCount()).isPositive();
    }
  }

  @Test
  void reportsForgottenOrClosedEarly_laterCallsReadTheirOwnAnswers() throws Exception {
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      for (int round = 0; round < 10; round++) {
        assertThat(cloud.paymentsSince(FROM).hasNext()).isTrue(); // and forgotten
        System.gc();
        try (Report<Payment> early = cloud.paymentsSince(FROM)) {
          assertThat(early.next()).isNotNull();
        }
        assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(12);
      }
    }
  }

  @Test
  void characterThatXmlForbids_inAKey_neverReachesTheServerUnescaped() throws Exception {
    try (StubServer server =
        new StubServer(StubServer.soap11(Contract.response("payments-none")))) {
      SoapSettings settings =
          Contract.settings(server).credentials(BillerCredentials.of("a<b>&\"", "]]>'")).build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        Contract.rows(cloud.paymentsSince(FROM));
      }
      assertThat(server.received.get(0).text())
          .contains("<BillerGUID>a&lt;b")
          .contains("<WebServiceKey>]]&gt;'</WebServiceKey>");
    }
  }
}
