package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.envelope;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not get in, and how little it learns; a valid request goes on after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {

  private static final int LIMIT = 100_000;

  private SpectrumOnLoopback spectrum;
  private int valid;

  @BeforeAll
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback(services -> services.maximumRequestBytes(LIMIT));
  }

  @AfterAll
  void stop() {
    spectrum.close();
  }

  static Stream<Arguments> refused() {
    String good = receipts(receipt(1));
    String laughs =
        "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;\">]>";
    String xxe = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
    return Stream.of(
        Arguments.of("empty", "", "The request is not well-formed XML."),
        Arguments.of("garbage", "\u0000\u0001 GET / HTTP", "The request is not well-formed XML."),
        Arguments.of("no SOAP", "<html/>", "The request is no SOAP envelope."),
        Arguments.of(
            "cut off", good.substring(0, good.length() - 9), "The request is not well-formed XML."),
        Arguments.of("trailing garbage", good + "<a/>", "The request is not well-formed XML."),
        Arguments.of("entities", doctype(good, laughs), "A SOAP message has no DOCTYPE."),
        Arguments.of("file", doctype(good, xxe), "A SOAP message has no DOCTYPE."),
        Arguments.of(
            "unused doctype", doctype(good, "<!DOCTYPE a>"), "A SOAP message has no DOCTYPE."),
        Arguments.of(
            "undeclared entity",
            good.replace("HO-1", "&b;"),
            "The request is not well-formed XML, entry 1."),
        Arguments.of("depth", envelope("<a>".repeat(200)), "The body holds no PostOnlineReceipt"),
        Arguments.of(
            "depth in a header",
            good.replace(
                "<soap:Body>", "<soap:Header>" + "<a>".repeat(200) + "</soap:Header><soap:Body>"),
            "The request holds elements more than 64 deep; send less, nothing of it was taken."),
        Arguments.of(
            "long text",
            good.replace("HO-1", "9".repeat(70_000)),
            "The request holds a text of more than 65536 characters, entry 1; send less"),
        Arguments.of("no body", envelope("").replaceAll("<soap:Body>.*Body>", ""), "has no body."),
        Arguments.of(
            "other operation",
            envelope("<DropLedger xmlns=\"urn:imt-spectrum:OnlineReceipt\"/>"),
            "The body holds no PostOnlineReceipt of this service; see ?wsdl."),
        Arguments.of(
            "two requests",
            good.replace(
                "</PostOnlineReceipt>",
                "</PostOnlineReceipt><PostOnlineReceipt xmlns=\"urn:imt-spectrum:OnlineReceipt\"/>"),
            "The body holds more than one request."),
        Arguments.of(
            "no namespace",
            good.replace(" xmlns=\"urn:imt-spectrum:OnlineReceipt\"", ""),
            "The body holds no PostOnlineReceipt"),
        Arguments.of(
            "unknown field",
            receipts(receipt(2), receipt(1).replace("<AutoPay>", "<Evil>x</Evil><AutoPay>")),
            "The request does not fit the schema of PostOnlineReceipt, entry 2; see ?wsdl."),
        Arguments.of(
            "unqualified field",
            receipts(receipt(1).replace("<AutoPay>", "<AutoPay xmlns=\"\">")),
            "does not fit the schema"),
        Arguments.of(
            "element in a value",
            receipts(receipt(1).replace("Visa", "<b>Visa</b>")),
            "does not fit the schema"),
        Arguments.of(
            "header that must be understood",
            good.replace(
                "<soap:Body>",
                "<soap:Header><a soap:mustUnderstand=\"1\"/></soap:Header><soap:Body>"),
            "No header is understood here; send none."),
        Arguments.of(
            "envelope of another version",
            good.replace(SpectrumOnLoopback.SOAP_1_1, SpectrumOnLoopback.SOAP_1_2),
            "The envelope's namespace does not fit the request's Content-Type."));
  }

  private static String doctype(String document, String doctype) {
    return document.replace("?><soap", "?>" + doctype + "<soap");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void hostileBody_isRefusedByANeutralFaultAndValidOnesGoOn(
      String name, String body, String expected) throws Exception {
    HttpResponse<String> answer = spectrum.post11("OnlineReceipt", body);

    assertThat(answer.statusCode()).as(name).isEqualTo(500);
    assertThat(answer.body())
        .contains("<soap:Fault>")
        .contains(expected)
        .doesNotContain("Exception")
        .doesNotContain("wstx")
        .doesNotContain("Evil")
        .hasSizeLessThan(600);
    assertValidGoesOn();
  }

  @Test
  void oversizedBody_isRefusedWhetherAnnouncedOrNot() throws Exception {
    byte[] body = receipts(receipt(1).repeat(LIMIT / 100)).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> announced = spectrum.post("OnlineReceipt", "text/xml", body);
    HttpResponse<String> chunked =
        spectrum.send(
            HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
                .header("Content-Type", "text/xml")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body, 0, LIMIT + 5000))));

    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body())
        .isEqualTo("The request is larger than 100000 bytes; send it in several parts.\n");
    assertValidGoesOn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/related; type=\"application/xop+xml\"",
        "text/xml; charset=utf-7",
        "text/xmlx",
        ";"
      })
  void otherContentTypes_areNotTaken(String contentType) throws Exception {
    HttpResponse<String> answer =
        spectrum.post(
            "OnlineReceipt", contentType, receipts(receipt(1)).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).startsWith("Send text/xml (SOAP 1.1)");
    assertValidGoesOn();
  }

  @Test
  void refusalAtTheStartOfALargeBody_isStillSeenBySender() throws Exception {
    String body = doctype(receipts(receipt(1).repeat(20_000)), "<!DOCTYPE a>");

    HttpResponse<String> answer =
        spectrum.send(
            HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
                .header("Content-Type", "text/xml")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));

    assertThat(answer.body()).contains("A SOAP message has no DOCTYPE.");
    assertValidGoesOn();
  }

  @Test
  void lengthWithoutABody_isRefusedByTheHeadAlone() throws Exception {
    URI address = spectrum.address("OnlineReceipt");
    for (String length : List.of("99999999999", "9".repeat(40))) {
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        String head =
            "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\nContent-Length: %s\r\n\r\n"
                .formatted(address.getPath(), length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String line =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        // The JDK's server refuses by itself what no long holds.
        assertThat(line).matches("HTTP/1.1 4(13|00) .*");
      }
    }
    assertValidGoesOn();
  }

  @Test
  void pathThroughOneService_reachesNoOther() throws Exception {
    for (String path :
        List.of(
            "OnlineReceipt/x/RealTimeDataRefresh",
            "OnlineReceipt/RealTimeDataRefresh",
            "OnlineReceipt/OnlineReceipt",
            "OnlineReceipt/")) {
      assertThat(
              spectrum.send(HttpRequest.newBuilder(spectrum.address(path + "?wsdl"))).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void compressedRequest_isNotTaken() throws Exception {
    HttpResponse<String> answer =
        spectrum.send(
            HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
                .header("Content-Type", "text/xml")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void getAndOtherMethodsAndPaths_areAnsweredPlainly() throws Exception {
    assertThat(
            spectrum.send(HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))).statusCode())
        .isEqualTo(405);
    assertThat(
            spectrum
                .send(HttpRequest.newBuilder(spectrum.address("OnlineReceipt")).DELETE())
                .statusCode())
        .isEqualTo(405);
    assertThat(
            spectrum
                .send(
                    HttpRequest.newBuilder(spectrum.address("OnlineReceipt"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(405);
    assertThat(
            spectrum
                .send(HttpRequest.newBuilder(spectrum.address("OnlineReceiptX?wsdl")))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void utf16_isRead() throws Exception {
    String body = receipts(receipt(777)).replace("utf-8", "utf-16");

    HttpResponse<String> answer =
        spectrum.post(
            "OnlineReceipt", "text/xml; charset=utf-16", body.getBytes(StandardCharsets.UTF_16));

    assertThat(answer.body()).contains("<Status>Posted</Status>");
  }

  private void assertValidGoesOn() throws Exception {
    HttpResponse<String> answer =
        spectrum.post11("OnlineReceipt", receipts(receipt(1000 + valid++)));
    assertThat(answer.body()).contains("<Status>Posted</Status>");
  }
}
