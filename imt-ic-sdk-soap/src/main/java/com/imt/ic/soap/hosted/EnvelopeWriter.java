package com.imt.ic.soap.hosted;

import com.ctc.wstx.stax.WstxOutputFactory;
import com.imt.ic.soap.SoapVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes answers and faults. Stateless and thread-safe. */
final class EnvelopeWriter {

  @FunctionalInterface
  interface Body {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static final XMLOutputFactory FACTORY = new WstxOutputFactory();
  private static final String PREFIX = "soap";

  private EnvelopeWriter() {}

  static byte[] envelope(SoapVersion version, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument("utf-8", "1.0");
      out.writeStartElement(PREFIX, "Envelope", version.namespace());
      out.writeNamespace(PREFIX, version.namespace());
      out.writeStartElement(PREFIX, "Body", version.namespace());
      body.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static byte[] fault(SoapVersion version, SoapFault fault) {
    String code = PREFIX + ":" + fault.code.in(version);
    return envelope(
        version,
        out -> {
          out.writeStartElement(PREFIX, "Fault", version.namespace());
          if (version == SoapVersion.SOAP_1_1) {
            element(out, "faultcode", code);
            element(out, "faultstring", fault.text());
          } else {
            out.writeStartElement(PREFIX, "Code", version.namespace());
            out.writeStartElement(PREFIX, "Value", version.namespace());
            out.writeCharacters(code);
            out.writeEndElement();
            out.writeEndElement();
            out.writeStartElement(PREFIX, "Reason", version.namespace());
            out.writeStartElement(PREFIX, "Text", version.namespace());
            out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", "en");
            out.writeCharacters(clean(fault.text()));
            out.writeEndElement();
            out.writeEndElement();
          }
          out.writeEndElement();
        });
  }

  /** An element with text in the default namespace. */
  static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(clean(text));
    out.writeEndElement();
  }

  /** The text with what XML 1.0 forbids replaced, since a ledger's reason may hold anything. */
  private static String clean(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints().forEach(c -> cleaned.appendCodePoint(isAllowed(c) ? c : 0xFFFD));
    return cleaned.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
