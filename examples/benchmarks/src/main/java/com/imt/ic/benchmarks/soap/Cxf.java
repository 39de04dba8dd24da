package com.imt.ic.benchmarks.soap;

import jakarta.xml.ws.Dispatch;
import java.io.StringReader;
import java.net.URI;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.jaxws.spi.ProviderImpl;
import org.apache.cxf.staxutils.StaxUtils;

/** Apache CXF's {@code Dispatch<Source>}, whose source is pulled as a StAX stream. */
final class Cxf {

  private Cxf() {}

  static long read(URI base, Consumer<PeerRow> rows) throws XMLStreamException {
    Dispatch<Source> dispatch = new JaxWsPort(new ProviderImpl(), base).ofSource();
    // Its default of 50,000 children makes any larger report fail.
    dispatch.getRequestContext().put("org.apache.cxf.stax.maxChildElements", "2147483647");
    Source answer = dispatch.invoke(new StreamSource(new StringReader(HandStax.REQUEST)));
    XMLStreamReader reader = StaxUtils.createXMLStreamReader(answer);
    try {
      return HandStax.read(reader, rows);
    } finally {
      reader.close();
    }
  }
}
