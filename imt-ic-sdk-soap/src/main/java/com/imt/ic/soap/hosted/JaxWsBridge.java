package com.imt.ic.soap.hosted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * Envelopes of a JAX-WS runtime on one side, {@link HostedServices} on the other. A fault goes back
 * as a message: an exception would make the reference implementation log a stack trace for each.
 */
final class JaxWsBridge {

  private JaxWsBridge() {}

  static Source answer(HostedServices services, String service, Source envelope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
      copy.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      copy.transform(envelope, new StreamResult(bytes));
    } catch (TransformerException e) {
      bytes.reset(); // what the runtime could not read is not well-formed for us either
    }
    byte[] answer = services.exchange(service, bytes.toByteArray());
    return new StreamSource(new ByteArrayInputStream(answer));
  }
}
