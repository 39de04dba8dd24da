package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.SOAP_1_2;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.envelope;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link HostedServiceServlet} in a servlet container as hosts have it. */
class TomcatTest {

  private static final int LIMIT = 100_000;

  /** Kept, since a logger that nobody holds loses its level. */
  private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Tomcat tomcat = new Tomcat();
  private SpectrumOnLoopback spectrum;
  private String base;

  @BeforeEach
  void start() throws Exception {
    TOMCAT_LOG.setLevel(Level.SEVERE);
    spectrum = new SpectrumOnLoopback();
    HostedServices services = spectrum.services().maximumRequestBytes(LIMIT).build();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    Context context = tomcat.addContext("/spectrum", folder.toString());
    Tomcat.addServlet(context, "hosted", new HostedServiceServlet(services));
    context.addServletMappingDecoded("/services/OnlineReceipt", "hosted");
    context.addServletMappingDecoded("/services/RealTimeDataRefresh", "hosted");
    tomcat.start();
    base = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/spectrum/services/";
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    spectrum.close();
  }

  private HttpResponse<String> post(
      String service, String contentType, HttpRequest.BodyPublisher body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + service))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", contentType)
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String service, String contentType, String body)
      throws Exception {
    return post(service, contentType, HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void bothServicesInBothVersions_areServed() throws Exception {
    String receipt = request(SpectrumOnLoopback.BILLER, SpectrumOnLoopback.KEY, receipt(1));

    var posted = post("OnlineReceipt", "text/xml; charset=utf-8", envelope(receipt));
    var again = post("OnlineReceipt", "application/soap+xml", envelope(SOAP_1_2, receipt));
    var balance = post("RealTimeDataRefresh", "text/xml", refresh("HO-1", ""));

    assertThat(posted.body()).contains("<Status>Posted</Status>");
    assertThat(posted.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/xml;charset=utf-8");
    assertThat(again.body()).contains(SOAP_1_2).contains("<Status>AlreadyPosted</Status>");
    assertThat(balance.body()).contains("<BalanceDue>120.50</BalanceDue>");
    assertThat(spectrum.posted()).hasSize(1);
  }

  @Test
  void wsdl_namesTheAddressBelowTheContext_andNothingElseIsShown() throws Exception {
    var wsdl =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "OnlineReceipt?wsdl")).build(),
            HttpResponse.BodyHandlers.ofString());
    var page =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "OnlineReceipt")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(wsdl.body()).contains("location=\"" + base + "OnlineReceipt\"");
    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.body()).isEqualTo("Post SOAP here; the contract is at ?wsdl.\n");
  }

  @Test
  void hostileRequests_areRefusedAndValidOnesGoOn() throws Exception {
    byte[] flood = new byte[LIMIT * 3];
    String good = receipts(receipt(2));

    var chunked =
        post(
            "OnlineReceipt",
            "text/xml",
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(flood)));
    var large = post("OnlineReceipt", "text/xml", receipts(receipt(2).repeat(1000)));
    var doctype = post("OnlineReceipt", "text/xml", good.replace("?><soap", "?><!DOCTYPE a><soap"));
    var stranger = post("OnlineReceipt", "text/xml", good.replace(SpectrumOnLoopback.KEY, "guess"));

    assertThat(chunked.statusCode()).isEqualTo(500); // not well-formed from its first byte
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(doctype.body()).contains("A SOAP message has no DOCTYPE.");
    assertThat(stranger.statusCode()).isEqualTo(500);
    assertThat(stranger.body())
        .contains("<faultstring>Invalid BillerGUID or WebServiceKey.</faultstring>");
    assertThat(spectrum.posted()).isEmpty();
    assertThat(post("OnlineReceipt", "text/xml", good).body()).contains("Posted</Status>");
  }
}
