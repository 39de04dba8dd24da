package com.imt.ic.benchmarks.soap;

import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The JAX-WS RI as it comes. */
final class Ri {

  private Ri() {}

  /** {@code Dispatch<Source>}, which the RI gives as SAX events alone, with the JDK's parsers. */
  static long read(URI base, Consumer<PeerRow> rows) throws TransformerException {
    Source answer =
        new JaxWsPort(new ProviderImpl(), base)
            .ofSource()
            .invoke(new StreamSource(new StringReader(HandStax.REQUEST)));
    Rows handler = new Rows(rows);
    TransformerFactory.newInstance().newTransformer().transform(answer, new SAXResult(handler));
    return handler.count;
  }

  /** A dispatch of JAXB's: the whole answer as objects. */
  static long readWhole(URI base, Consumer<JaxbPayments.Payment> rows) throws JAXBException {
    JAXBContext context = JaxbPayments.context();
    Object answer =
        new JaxWsPort(new ProviderImpl(), base).ofJaxb(context).invoke(new JaxbPayments.Response());
    return ((JaxbPayments.Response) answer).forEach(rows);
  }

  private static final class Rows extends DefaultHandler {

    private final Map<String, Integer> places = HandStax.places();
    private final String[] values = new String[places.size()];
    private final StringBuilder text = new StringBuilder();
    private final Consumer<PeerRow> rows;
    private long count;

    Rows(Consumer<PeerRow> rows) {
      this.rows = rows;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      Integer place = places.get(name);
      if (place != null) {
        values[place] = text.toString();
      } else if (name.equals("Payment")) {
        rows.accept(PeerRow.of(values));
        Arrays.fill(values, null);
        count++;
      }
    }
  }
}
