package com.imt.ic.soap.hosted;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a request's own element into a small tree, each event going through the schema's validator
 * first. Used once, by one thread.
 */
final class PayloadReader {

  private final XMLStreamReader in;
  private final EnvelopeReader.Intake intake;
  private final ValidatorHandler validator;
  private final Deque<PayloadElement> open = new ArrayDeque<>();
  private Gate.@Nullable Pass opened;
  private int receipts;

  /** How deep the element is that the validator is not shown; 0 for none. */
  private int unseen;

  PayloadReader(XMLStreamReader in, EnvelopeReader.Intake intake, Map<String, String> prefixes)
      throws SoapFault {
    this.in = in;
    this.intake = intake;
    validator = intake.contract().schema().newValidatorHandler();
    validator.setErrorHandler(new Strict());
    try {
      validator.startDocument();
      for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
        validator.startPrefixMapping(prefix.getKey(), prefix.getValue());
      }
    } catch (SAXException e) {
      throw mismatch();
    }
  }

  Operation.Admitted read() throws SoapFault, XMLStreamException {
    try {
      PayloadElement root = start();
      while (!open.isEmpty()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
          default -> {
            // Comments and processing instructions say nothing.
          }
        }
      }
      validator.endDocument();
      return new Operation.Admitted(letIn(), root);
    } catch (SAXException e) {
      throw mismatch();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException) {
        throw e; // the body's own, which says what is wrong
      }
      throw XmlTrouble.of(e, receipts);
    }
  }

  private PayloadElement start() throws SAXException, SoapFault {
    String name = in.getLocalName();
    if (open.size() == 1 && !Gate.isCredential(name)) {
      letIn();
    }
    if (open.size() == 2 && ++receipts > intake.limits().receipts()) {
      throw new SoapFault(
          SoapFault.Code.CLIENT,
          HostedCall.Outcome.TOO_LARGE,
          "The request holds more than %s receipts; send them in several requests."
              .formatted(intake.limits().receipts()));
    }
    PayloadElement parent = open.peek();
    // A receipt that repeats an element is refused alone, not the push that it came in.
    if (unseen == 0 && open.size() == 3 && parent != null && parent.child(name).isPresent()) {
      unseen = open.size() + 1;
    }
    if (unseen == 0) {
      for (int i = 0; i < in.getNamespaceCount(); i++) {
        validator.startPrefixMapping(text(in.getNamespacePrefix(i)), text(in.getNamespaceURI(i)));
      }
      validator.startElement(
          text(in.getNamespaceURI()), name, qualified(in.getPrefix(), name), attributes());
    }
    String nil = in.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
    PayloadElement element = new PayloadElement(name, EnvelopeReader.isTrue(nil));
    if (parent != null) {
      parent.add(element);
    }
    open.push(element);
    return element;
  }

  /** As early as can be: who is not let in costs no more than the two credentials. */
  private Gate.Pass letIn() throws SoapFault {
    if (opened == null) {
      opened = intake.gate().open(open.getLast());
    }
    return opened;
  }

  private void text() throws SAXException {
    char[] characters = in.getTextCharacters();
    if (unseen == 0) {
      validator.characters(characters, in.getTextStart(), in.getTextLength());
    }
    open.element().append(characters, in.getTextStart(), in.getTextLength());
  }

  private void end() throws SAXException, SoapFault {
    if (open.size() == 1) {
      letIn();
    }
    String name = in.getLocalName();
    if (unseen == 0) {
      validator.endElement(text(in.getNamespaceURI()), name, qualified(in.getPrefix(), name));
    } else if (unseen == open.size()) {
      unseen = 0;
    }
    open.pop();
  }

  private AttributesImpl attributes() {
    AttributesImpl attributes = new AttributesImpl();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      attributes.addAttribute(
          text(in.getAttributeNamespace(i)),
          name,
          qualified(in.getAttributePrefix(i), name),
          "CDATA",
          in.getAttributeValue(i));
    }
    return attributes;
  }

  private static String qualified(@Nullable String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Says where and nothing of what was found: that is the sender's, or a stranger's. */
  private SoapFault mismatch() {
    return SoapFault.client(
        "The request does not fit the schema of %s%s; see ?wsdl."
            .formatted(intake.contract().operation(), receipts > 0 ? ", entry " + receipts : ""));
  }

  /** Nothing in these schemas only warns. */
  private static final class Strict extends DefaultHandler {
    @Override
    public void error(SAXParseException exception) throws SAXException {
      throw exception;
    }
  }
}
