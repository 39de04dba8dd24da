package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.xml.sax.InputSource;

/** What is sent fits the schema of IC's WSDLs and equals the recorded requests. */
class SoapRequestsTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of("payments-soap11", call(c -> c.paymentsSince(FROM).close())),
        Arguments.of("ach-rejects", call(c -> c.achReturnsSince(FROM).close())),
        Arguments.of("autopay-customers", call(c -> c.autoPayCustomers(Instant.EPOCH).close())),
        Arguments.of("paperless-customers", call(c -> c.paperlessCustomers(Instant.EPOCH).close())),
        Arguments.of(
            "settled-batches",
            call(
                c ->
                    c.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 5))
                        .close())),
        Arguments.of(
            "invoice-file-accepted",
            call(
                c ->
                    c.submit(
                        InvoiceFile.of(
                            "1234_20261122T1400.bif",
                            "I|1234\nIR|1234\n".getBytes(StandardCharsets.UTF_8))))),
        Arguments.of("view-invoice-unknown", call(c -> c.findInvoice(InvoiceNumber.of("NOPE")))),
        Arguments.of("view-customer", call(c -> c.findCustomer(AccountNumber.of("0001000237")))));
  }

  private static Consumer<InvoiceCloud> call(Consumer<InvoiceCloud> call) {
    return call;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void request_fitsTheWsdl_andIsTheRecordedOne(String sample, Consumer<InvoiceCloud> call)
      throws Exception {
    try (StubServer server = new StubServer(StubServer.soap11(Contract.response(sample)));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(Profile.defaults(), Contract.settings(server).build())) {
      call.accept(cloud);

      Element sent = payload(parse(server.received.get(0).text()));
      Element recorded = payload(parse(Contract.text("samples/" + sample + ".request.xml")));
      assertThat(canonical(sent)).isEqualTo(canonical(recorded));

      String path = server.received.get(0).head().lines().findFirst().orElseThrow();
      String service = path.substring(path.indexOf("/ws/") + 4, path.indexOf(".asmx"));
      validate(service, sent);
    }
  }

  private static void validate(String service, Element payload) throws Exception {
    // .NET imports its own type of GUIDs, which answers alone use.
    String text =
        Contract.text("wsdl/" + service + ".wsdl")
            .replace("s1:guid", "s:string")
            .replaceAll("<s:import [^>]*>", "");
    Document wsdl = parse(text);
    Element schema =
        (Element) wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema").item(0);
    schema.setAttributeNS(
        XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:tns", schema.getAttribute("targetNamespace"));
    DOMImplementationLS serializer =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    String types = serializer.createLSSerializer().writeToString(schema);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new javax.xml.transform.stream.StreamSource(new StringReader(types)))
        .newValidator()
        .validate(new DOMSource(payload));
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
  }

  private static Element payload(Document envelope) {
    Node body = envelope.getElementsByTagNameNS("*", "Body").item(0);
    Node child = body.getFirstChild();
    while (!(child instanceof Element)) {
      child = child.getNextSibling();
    }
    return (Element) child;
  }

  private static String canonical(Element element) {
    StringBuilder text = new StringBuilder();
    text.append('{').append(element.getNamespaceURI()).append('}').append(element.getLocalName());
    text.append('(');
    boolean leaf = true;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        leaf = false;
        text.append(canonical(child));
      }
    }
    return text.append(leaf ? element.getTextContent() : "").append(')').toString();
  }
}
