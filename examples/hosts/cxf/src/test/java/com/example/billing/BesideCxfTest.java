package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.FakeInvoiceCloudSettings;
import com.sun.net.httpserver.HttpServer;
import jakarta.jws.WebService;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients of the host's own are Apache CXF's, however they are made, while the SDK's client polls
 * InvoiceCloud in the same JVM.
 */
@ExtendWith(FakeInvoiceCloudExtension.class)
@FakeInvoiceCloudSettings(overHttp = true)
class BesideCxfTest {

  private static final String NAMESPACE = "urn:example:rating";

  /** A service of somebody else's, for which the host has a client. */
  @WebService(targetNamespace = NAMESPACE)
  public interface Rating {
    String rate(String policy);
  }

  private HttpServer rating;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    byte[] answer =
        ("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body>"
                + "<r:rateResponse xmlns:r=\"urn:example:rating\"><return xmlns=\"\">A</return>"
                + "</r:rateResponse></Body></Envelope>")
            .getBytes(StandardCharsets.UTF_8);
    rating = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    rating.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    rating.start();
    address = "http://127.0.0.1:" + rating.getAddress().getPort() + "/rating";
  }

  @AfterEach
  void stop() {
    rating.stop(0);
  }

  /** As code does that was generated from a WSDL. */
  private Rating byJaxWs() {
    Service service = Service.create(new QName(NAMESPACE, "Rating"));
    QName port = new QName(NAMESPACE, "RatingPort");
    service.addPort(port, SOAPBinding.SOAP11HTTP_BINDING, address);
    return service.getPort(port, Rating.class);
  }

  private Rating byCxf() {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setServiceClass(Rating.class);
    factory.setAddress(address);
    return factory.create(Rating.class);
  }

  /** What hosts do to CXF's clients, and what a client of another runtime has no answer to. */
  private static void tune(Rating client) {
    Client tuned = ClientProxy.getClient(client);
    ((HTTPConduit) tuned.getConduit()).getClient().setReceiveTimeout(30_000);
  }

  @Test
  void clientsOfTheHost_areCxfs_whileTheSdkPolls(
      FakeInvoiceCloud ic, InvoiceCloudIntegration integration) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    Rating generated = byJaxWs();
    tune(generated);
    assertEquals("A", generated.rate("HO-1"));

    assertEquals(1, integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED));

    Rating made = byCxf();
    tune(made);
    assertEquals("A", made.rate("HO-1"));
    assertEquals("A", generated.rate("HO-1"));
    assertEquals(1, integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE));
  }
}
