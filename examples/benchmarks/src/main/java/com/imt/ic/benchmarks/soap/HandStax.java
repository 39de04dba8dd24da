package com.imt.ic.benchmarks.soap;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A loop over Woodstox's events, written for this one answer, with the JDK's parsers. */
final class HandStax {

  /** What every peer sends: the server does not read it. */
  static final String REQUEST = "<x xmlns=\"urn:x\"/>";

  private static final XMLInputFactory FACTORY = factory();
  private static final String[] COLUMNS = PaymentsDocument.columns();
  private static final Map<String, Integer> PLACES = places();

  private HandStax() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory;
  }

  /** The place of each column by its name. */
  static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < COLUMNS.length; i++) {
      places.put(COLUMNS[i], i);
    }
    return places;
  }

  static XMLStreamReader open(InputStream in) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(in);
  }

  static long read(InputStream in, Consumer<PeerRow> rows) throws XMLStreamException {
    XMLStreamReader reader = open(in);
    try {
      return read(reader, rows);
    } finally {
      reader.close();
    }
  }

  static long read(XMLStreamReader reader, Consumer<PeerRow> rows) throws XMLStreamException {
    String[] values = new String[COLUMNS.length];
    long count = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        Integer place = PLACES.get(reader.getLocalName());
        if (place != null) {
          values[place] = reader.getElementText();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && reader.getLocalName().equals("Payment")) {
        rows.accept(PeerRow.of(values));
        Arrays.fill(values, null);
        count++;
      }
    }
    return count;
  }

  /** The same over OkHttp. */
  static long read(URI base, Consumer<PeerRow> rows) throws IOException, XMLStreamException {
    try (Response response = OkHttp.call(base)) {
      return read(response.body().byteStream(), rows);
    }
  }

  /** Reads the bytes and nothing else: the floor. */
  static long skim(URI base) throws IOException {
    try (Response response = OkHttp.call(base)) {
      InputStream in = response.body().byteStream();
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
      return bytes;
    }
  }

  /** Apart, so that who reads from memory loads none of it. */
  private static final class OkHttp {

    private static final OkHttpClient CLIENT = new OkHttpClient();

    static Response call(URI base) throws IOException {
      String envelope =
          "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
              + REQUEST
              + "</s:Body></s:Envelope>";
      return CLIENT
          .newCall(
              new Request.Builder()
                  .url(base.resolve("PaymentReporting.asmx").toString())
                  .post(RequestBody.create(envelope, MediaType.get("text/xml; charset=utf-8")))
                  .build())
          .execute();
    }
  }
}
