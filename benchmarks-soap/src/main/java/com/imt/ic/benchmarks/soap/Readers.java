package com.imt.ic.benchmarks.soap;

import com.ctc.wstx.stax.WstxInputFactory;
import com.imt.ic.BillerCredentials;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.payment.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Ways to read the payments; each answers the sum of all amounts in cents. */
final class Readers {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] COLUMNS = PaymentsDocument.columns();

  private Readers() {}

  /** The SDK over a server. */
  static long sdk(URI base) {
    return sdk(base, Optional.empty());
  }

  /** The SDK over a document in memory: the whole client but its sockets. */
  static long sdkInMemory(PaymentsDocument document) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(
                            ResponseBody.create(
                                Okio.buffer(Okio.source(document.open())),
                                MediaType.get("text/xml; charset=utf-8"),
                                -1))
                        .build())
            .build();
    return sdk(URI.create("http://127.0.0.1:1/"), Optional.of(client));
  }

  private static long sdk(URI base, Optional<OkHttpClient> client) {
    SoapSettings settings =
        SoapSettings.builder(BillerCredentials.of("guid", "key"))
            .baseAddress(base)
            .maximumAnswerBytes(1L << 40)
            .httpClient(client.orElse(null))
            .build();
    long cents = 0;
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings);
        Report<Payment> report = cloud.payments().paymentsSince(FROM)) {
      while (report.hasNext()) {
        if (report.next() instanceof ReportRow.Understood<Payment> row) {
          cents += row.record().amount().cents();
        } else {
          throw new IllegalStateException("a row was not understood");
        }
      }
    }
    return cents;
  }

  /** Woodstox by hand, with the JDK's parsers. */
  static long stax(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    Map<String, Integer> places = places();
    String[] values = new String[COLUMNS.length];
    long cents = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        Integer place = places.get(reader.getLocalName());
        if (place != null) {
          values[place] = reader.getElementText();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && reader.getLocalName().equals("Payment")) {
        cents += cents(PeerRow.of(values));
      }
    }
    return cents;
  }

  /** The JAX-WS RI as it comes, with the JDK's parsers. */
  static long dispatch(URI base) throws TransformerException {
    Service service = Service.create(new QName("urn:x", "S"));
    QName port = new QName("urn:x", "P");
    service.addPort(port, SOAPBinding.SOAP11HTTP_BINDING, base + "PaymentReporting.asmx");
    Dispatch<Source> dispatch = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD);
    Source answer = dispatch.invoke(new StreamSource(new StringReader("<x xmlns=\"urn:x\"/>")));
    Map<String, Integer> places = places();
    String[] values = new String[COLUMNS.length];
    long[] cents = new long[1];
    DefaultHandler handler =
        new DefaultHandler() {
          private final StringBuilder text = new StringBuilder();

          @Override
          public void startElement(String uri, String name, String qualified, Attributes a) {
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
              cents[0] += cents(PeerRow.of(values));
            }
          }
        };
    TransformerFactory.newInstance().newTransformer().transform(answer, new SAXResult(handler));
    return cents[0];
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < COLUMNS.length; i++) {
      places.put(COLUMNS[i], i);
    }
    return places;
  }

  private static long cents(PeerRow row) {
    return row.amount().movePointRight(2).longValueExact();
  }

  /** Reads bytes and nothing else: the floor. */
  static long skim(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long sum = 0;
    int n;
    while ((n = in.read(buffer)) > 0) {
      sum += n;
    }
    return sum;
  }
}
