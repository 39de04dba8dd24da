package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.SOAP_1_2;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletConfig;
import jakarta.xml.ws.soap.SOAPBinding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services under Apache CXF, whose own clients and servers stand beside the SDK's. */
class CxfEndpointTest {

  /** Kept, since a logger that nobody holds loses its level. */
  private static final Logger APACHE_LOG = Logger.getLogger("org.apache");

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Tomcat tomcat = new Tomcat();
  private SpectrumOnLoopback spectrum;
  private String base;

  /** CXF as a servlet, with a bus of its own. */
  private static final class Cxf extends CXFNonSpringServlet {
    private static final long serialVersionUID = 1L;
    private final transient HostedServices services;

    Cxf(HostedServices services) {
      this.services = services;
    }

    @Override
    public void loadBus(ServletConfig configuration) {
      super.loadBus(configuration);
      new EndpointImpl(getBus(), services.onlineReceiptProvider()).publish("/receipt11");
      EndpointImpl soap12 =
          new EndpointImpl(
              getBus(), services.onlineReceiptProvider(), SOAPBinding.SOAP12HTTP_BINDING);
      soap12.setEndpointName(new QName("urn:imt-spectrum:OnlineReceipt", "OnlineReceiptSoap12"));
      soap12.publish("/receipt12");
      new EndpointImpl(getBus(), services.realTimeDataRefreshProvider()).publish("/balances");
    }
  }

  @BeforeEach
  void start() throws Exception {
    APACHE_LOG.setLevel(Level.SEVERE);
    spectrum = new SpectrumOnLoopback();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "cxf", new Cxf(spectrum.services().build()));
    context.addServletMappingDecoded("/*", "cxf");
    tomcat.start();
    base = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    spectrum.close();
  }

  private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void publishedProviders_answerAndFaultInTheirVersion() throws Exception {
    String good = request(SpectrumOnLoopback.BILLER, SpectrumOnLoopback.KEY, receipt(1));
    String bad = request(SpectrumOnLoopback.BILLER, "wrong", receipt(2));

    var posted = post("/receipt11", "text/xml", SpectrumOnLoopback.envelope(good));
    var again =
        post("/receipt12", "application/soap+xml", SpectrumOnLoopback.envelope(SOAP_1_2, good));
    var refused = post("/receipt11", "text/xml", SpectrumOnLoopback.envelope(bad));
    var refused12 =
        post("/receipt12", "application/soap+xml", SpectrumOnLoopback.envelope(SOAP_1_2, bad));
    var balances = post("/balances", "text/xml", SpectrumOnLoopback.refresh("HO-1", ""));

    assertThat(posted.body()).contains("<Status>Posted</Status>");
    assertThat(again.body()).contains(SOAP_1_2).contains("<Status>AlreadyPosted</Status>");
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body())
        .contains("soap:Client")
        .contains("<faultstring>Invalid BillerGUID or WebServiceKey.</faultstring>");
    assertThat(refused12.body())
        .contains("soap:Sender")
        .contains("Invalid BillerGUID or WebServiceKey.");
    assertThat(balances.body()).contains("<BalanceDue>120.50</BalanceDue>");
    assertThat(spectrum.posted()).hasSize(1);
  }

  @Test
  void wsdl_isOursWithTheAddressOfTheEndpoint() throws Exception {
    HttpResponse<String> wsdl =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "/receipt11?wsdl")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(wsdl.body()).contains("PostOnlineReceipt").contains(base + "/receipt11");
  }
}
