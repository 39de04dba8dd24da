package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * What the JAX-WS RI reads up to a message's payload: by the cursor's own rules, and no more than
 * it can hold, since it keeps all headers. Tells of failures, whose cause the RI loses. Not
 * thread-safe.
 */
final class EnvelopeHead extends StreamReader2Delegate {

  private final DocumentBytes bytes;
  private final long mostBytes;
  private final Consumer<IOException> failed;

  EnvelopeHead(
      XMLStreamReader2 reader, DocumentBytes bytes, long mostBytes, Consumer<IOException> failed) {
    super(reader);
    this.bytes = bytes;
    this.mostBytes = mostBytes;
    this.failed = failed;
  }

  @Override
  public int next() throws XMLStreamException {
    try {
      while (true) {
        int type = super.next();
        if (bytes.handed() > mostBytes) {
          throw new XMLStreamException(
              XmlFault.limit(
                  "passes a limit: its payload does not begin within " + mostBytes + " bytes"));
        }
        if (type == XMLStreamConstants.DTD || type == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new XMLStreamException(XmlFault.documentType());
        }
        if (type != XMLStreamConstants.COMMENT
            && type != XMLStreamConstants.PROCESSING_INSTRUCTION) {
          return type;
        }
      }
    } catch (XMLStreamException e) {
      failed.accept(XmlFailures.of(e, bytes.taken()));
      throw e;
    }
  }
}
