package com.imt.ic.testkit.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.imt.ic.BillerCredentials;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that answers each service with recorded bytes, and every other address with 404. */
final class RecordedCloud implements AutoCloseable {

  static final String GUID = "11111111-2222-3333-4444-555555555555";
  private static final String KEY = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  RecordedCloud() {
    server.start();
  }

  /** A service's WSDL as an ASP.NET server gave it. */
  static byte[] wsdl(String service) {
    return resource("wsdl/" + service + ".wsdl");
  }

  /** A recorded answer of an ASP.NET server. */
  static byte[] response(String sample) {
    return resource("samples/" + sample + ".response.xml");
  }

  private static byte[] resource(String path) {
    try (InputStream in = FakeInvoiceCloud.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands at a service's {@code ?wsdl}. */
  RecordedCloud page(String service, int status, String contentType, byte[] body) {
    server.stubFor(
        get(urlEqualTo("/ws/" + service + ".asmx?wsdl"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", contentType)
                    .withBody(body)));
    return this;
  }

  /** What a service answers to every call in SOAP 1.1. */
  RecordedCloud answer(String service, byte[] body) {
    server.stubFor(
        post(urlEqualTo("/ws/" + service + ".asmx"))
            .willReturn(
                aResponse().withHeader("Content-Type", "text/xml; charset=utf-8").withBody(body)));
    return this;
  }

  URI address() {
    return URI.create(server.baseUrl() + "/ws/");
  }

  SoapInvoiceCloud connect(Profile profile) {
    return SoapInvoiceCloud.connect(
        profile,
        SoapSettings.builder(BillerCredentials.of(GUID, KEY)).baseAddress(address()).build());
  }

  /** The requests in the order in which they came. */
  List<LoggedRequest> received() {
    List<LoggedRequest> requests =
        new ArrayList<>(server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
    Collections.reverse(requests);
    return requests;
  }

  /** Every record of a report, all of whose rows have to be understood. */
  static <T> List<T> records(Report<T> report) {
    List<T> records = new ArrayList<>();
    try (report) {
      report.forEachRemaining(
          row -> {
            if (row instanceof ReportRow.Understood<T> understood) {
              records.add(understood.record());
            } else {
              throw new AssertionError("not understood: " + row);
            }
          });
    }
    return records;
  }

  @Override
  public void close() {
    server.stop();
  }
}
