package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.SOAP_1_2;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.spi.Provider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** The services under the JAX-WS reference implementation. */
class JaxWsEndpointTest {

  /** By its name, since a look-up may find CXF. */
  private static final Provider METRO = new ProviderImpl();

  private static final String NAMESPACE = "urn:imt-spectrum:OnlineReceipt";

  @Test
  void publishedEndpoint_answersAndFaultsInItsVersion() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      Object implementor = spectrum.services().build().onlineReceiptProvider();
      Endpoint soap11 = METRO.createEndpoint(null, implementor);
      soap11.publish(server.createContext("/11"));
      Endpoint soap12 = METRO.createEndpoint(SOAPBinding.SOAP12HTTP_BINDING, implementor);
      soap12.setProperties(
          Map.of(
              Endpoint.WSDL_SERVICE, new QName(NAMESPACE, "OnlineReceipt"),
              Endpoint.WSDL_PORT, new QName(NAMESPACE, "OnlineReceiptSoap12")));
      soap12.publish(server.createContext("/12"));
      try {
        String good = request(SpectrumOnLoopback.BILLER, SpectrumOnLoopback.KEY, receipt(1));
        String bad = request(SpectrumOnLoopback.BILLER, "wrong", receipt(2));
        String base = "http://127.0.0.1:" + server.getAddress().getPort();

        var posted = post(base + "/11", "text/xml", SpectrumOnLoopback.envelope(good));
        var again =
            post(base + "/12", "application/soap+xml", SpectrumOnLoopback.envelope(SOAP_1_2, good));
        var refused = post(base + "/11", "text/xml", SpectrumOnLoopback.envelope(bad));
        var refused12 =
            post(base + "/12", "application/soap+xml", SpectrumOnLoopback.envelope(SOAP_1_2, bad));

        assertThat(posted.body()).contains("<Status>Posted</Status>");
        assertThat(again.body()).contains(SOAP_1_2).contains("<Status>AlreadyPosted</Status>");
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body())
            .contains("soap:Client")
            .contains("<faultstring>Invalid BillerGUID or WebServiceKey.</faultstring>");
        assertThat(refused12.body())
            .contains("soap:Sender")
            .contains("Invalid BillerGUID or WebServiceKey.");
        assertThat(spectrum.posted()).hasSize(1);
      } finally {
        soap11.stop();
        soap12.stop();
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void balances_areAskedThroughTheRuntime_andCountedByTheListener() throws Exception {
    List<HostedCall> calls = new CopyOnWriteArrayList<>();
    HostedServices services =
        SpectrumOnLoopback.servicesWithoutBooks().listener(calls::add).build();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    Endpoint endpoint = METRO.createEndpoint(null, services.realTimeDataRefreshProvider());
    endpoint.publish(server.createContext("/rtdr"));
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/rtdr";

      var answer =
          post(address, "text/xml", SpectrumOnLoopback.refresh("HO-2", "<InvoiceNumber/>"));
      var unknown = post(address, "text/xml", SpectrumOnLoopback.refresh("HO-404", ""));
      var wsdl =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + "?wsdl")).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body())
          .contains("<Success>true</Success>")
          .contains("<BalanceDue>0.00</BalanceDue>")
          .contains("<BalanceDue>30.00</BalanceDue>");
      assertThat(unknown.statusCode()).isEqualTo(200);
      assertThat(unknown.body()).contains("Unknown account.");
      assertThat(wsdl.body()).contains("RefreshInvoiceBalances").contains(address);
      assertThat(calls)
          .extracting(HostedCall::entries)
          .containsExactly(new HostedCall.Entries(1, 0, 0, 0), new HostedCall.Entries(0, 0, 1, 0));
    } finally {
      endpoint.stop();
      server.stop(0);
    }
  }

  @Test
  void setThatDoesNotFit_isRefused() {
    HostedServices checked =
        SpectrumOnLoopback.servicesWithoutBooks().callerCheck(r -> true).build();

    assertThatThrownBy(checked::onlineReceiptProvider)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot ask a callerCheck");
    assertThatThrownBy(checked::realTimeDataRefreshProvider)
        .hasMessageContaining("cannot ask a callerCheck");
  }

  private static HttpResponse<String> post(String address, String contentType, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
