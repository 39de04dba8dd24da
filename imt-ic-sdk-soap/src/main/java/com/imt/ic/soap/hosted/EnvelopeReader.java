package com.imt.ic.soap.hosted;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.imt.ic.soap.SoapVersion;
import com.imt.ic.soap.internal.xml.ForbiddenCharacters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one SOAP envelope in one pass: no DTD, bounded in depth and text, held against the schema
 * while it is read. Used once, by one thread.
 */
final class EnvelopeReader {

  private static final int MAXIMUM_TEXT = 64 * 1024;
  private static final String SOAP_1_1_NEXT = "http://schemas.xmlsoap.org/soap/actor/next";
  private static final String SOAP_1_2_ROLE = SoapVersion.SOAP_1_2.namespace() + "/role/";

  private final XMLStreamReader in;
  private final SoapVersion version;
  private final Contract contract;
  private final Intake intake;
  private final Map<String, String> prefixes = new LinkedHashMap<>();

  /** What every request of a service is held against; thread-safe. */
  record Intake(XMLInputFactory xml, Contract contract, Gate gate, Limits limits) {

    static Intake of(Contract contract, Gate gate, Limits limits) {
      return new Intake(factory(limits), contract, gate, limits);
    }
  }

  private EnvelopeReader(XMLStreamReader in, SoapVersion version, Intake intake) {
    this.in = in;
    this.version = version;
    this.intake = intake;
    contract = intake.contract();
  }

  static Operation.Admitted read(
      InputStream body, @Nullable Charset charset, SoapVersion version, Intake intake)
      throws SoapFault, XMLStreamException {
    XMLStreamReader in = open(body, charset, intake);
    try {
      return new EnvelopeReader(in, version, intake).envelope();
    } finally {
      in.close();
    }
  }

  /** Whether the outermost element is of that version; false for what cannot be read. */
  static boolean isOf(SoapVersion version, byte[] envelope, Intake intake) {
    try {
      XMLStreamReader in = open(new ByteArrayInputStream(envelope), null, intake);
      try {
        in.nextTag();
        return version.namespace().equals(in.getNamespaceURI());
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      return false;
    }
  }

  /**
   * What XML forbids is replaced: one bad character must not refuse the receipts beside its own.
   */
  private static XMLStreamReader open(InputStream body, @Nullable Charset charset, Intake intake)
      throws XMLStreamException {
    return intake
        .xml()
        .createXMLStreamReader(
            ForbiddenCharacters.replacedIn(body, charset), StandardCharsets.UTF_8.name());
  }

  private static XMLInputFactory factory(Limits limits) {
    // Never the factory that the host application happens to have.
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.getConfig().doParseLazily(false); // lazily, errors come unchecked
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAXIMUM_TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 32);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 4096);
    return factory;
  }

  private Operation.Admitted envelope() throws SoapFault, XMLStreamException {
    if (!startsChild() || !in.getLocalName().equals("Envelope")) {
      throw SoapFault.client("The request is no SOAP envelope.");
    }
    if (!version.namespace().equals(in.getNamespaceURI())) {
      throw new SoapFault(
          SoapFault.Code.VERSION_MISMATCH,
          HostedCall.Outcome.NOT_UNDERSTOOD,
          "The envelope's namespace does not fit the request's Content-Type.");
    }
    keepPrefixes();
    boolean child = startsChild();
    if (child && isSoap("Header")) {
      headers();
      child = startsChild();
    }
    if (!child || !isSoap("Body")) {
      throw SoapFault.client("The envelope has no body.");
    }
    keepPrefixes();
    if (!startsChild()
        || !in.getLocalName().equals(contract.operation())
        || !contract.namespace().equals(in.getNamespaceURI())) {
      throw SoapFault.client(
          "The body holds no " + contract.operation() + " of this service; see ?wsdl.");
    }
    keepPrefixes();
    Operation.Admitted request = new PayloadReader(in, intake, prefixes).read();
    if (startsChild()) {
      throw SoapFault.client("The body holds more than one request.");
    }
    if (startsChild()) {
      throw SoapFault.client("The envelope holds more than header and body.");
    }
    while (in.hasNext()) { // what follows must be well-formed too
      refuseDtd(in.next());
    }
    return request;
  }

  private boolean isSoap(String name) {
    return in.getLocalName().equals(name) && version.namespace().equals(in.getNamespaceURI());
  }

  /** Goes to the next child's start, or to the end of the element that it is in. */
  private boolean startsChild() throws SoapFault, XMLStreamException {
    while (true) {
      int event = in.next();
      refuseDtd(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
      boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
      if (text && !in.isWhiteSpace()) {
        throw SoapFault.client("The envelope holds text outside of the request.");
      }
    }
  }

  private static void refuseDtd(int event) throws SoapFault {
    if (event == XMLStreamConstants.DTD) {
      throw SoapFault.client("A SOAP message has no DOCTYPE.");
    }
  }

  private void headers() throws SoapFault, XMLStreamException {
    keepPrefixes();
    while (startsChild()) {
      if (isForUs() && isTrue(in.getAttributeValue(version.namespace(), "mustUnderstand"))) {
        throw new SoapFault(
            SoapFault.Code.MUST_UNDERSTAND,
            HostedCall.Outcome.NOT_UNDERSTOOD,
            "No header is understood here; send none.");
      }
      for (int depth = 1; depth > 0; ) {
        int event = in.next();
        depth +=
            event == XMLStreamConstants.START_ELEMENT
                ? 1
                : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
      }
    }
  }

  private boolean isForUs() {
    String role =
        in.getAttributeValue(
            version.namespace(), version == SoapVersion.SOAP_1_1 ? "actor" : "role");
    return role == null
        || role.isEmpty()
        || role.equals(SOAP_1_1_NEXT)
        || role.equals(SOAP_1_2_ROLE + "next")
        || role.equals(SOAP_1_2_ROLE + "ultimateReceiver");
  }

  static boolean isTrue(@Nullable String value) {
    return value != null && (value.strip().equals("1") || value.strip().equals("true"));
  }

  /** For a prefix in the text of {@code xsi:type}. */
  private void keepPrefixes() {
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String prefix = in.getNamespacePrefix(i);
      String uri = in.getNamespaceURI(i);
      prefixes.put(
          prefix == null ? XMLConstants.DEFAULT_NS_PREFIX : prefix, uri == null ? "" : uri);
    }
  }
}
