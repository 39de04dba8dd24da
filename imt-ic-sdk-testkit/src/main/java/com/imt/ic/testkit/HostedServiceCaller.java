package com.imt.ic.testkit;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.soap.SoapVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** One SOAP call to a hosted service, as InvoiceCloud would make it. Thread-safe. */
final class HostedServiceCaller {

  /** Writes a part of an envelope. */
  @FunctionalInterface
  interface Part {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final URI address;
  private final BillerCredentials credentials;
  private final String namespace;
  private final String operation;
  private final SoapVersion version;

  HostedServiceCaller(
      URI address, BillerCredentials credentials, String service, String operation) {
    this(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        address,
        credentials,
        "urn:imt-spectrum:" + service,
        operation,
        SoapVersion.SOAP_1_1);
  }

  private HostedServiceCaller(
      HttpClient client,
      URI address,
      BillerCredentials credentials,
      String namespace,
      String operation,
      SoapVersion version) {
    this.client = client;
    this.address = address;
    this.credentials = credentials;
    this.namespace = namespace;
    this.operation = operation;
    this.version = version;
  }

  HostedServiceCaller withSoap12() {
    return new HostedServiceCaller(
        client, address, credentials, namespace, operation, SoapVersion.SOAP_1_2);
  }

  /** Posts a request and reads the answer's body, from the start of the result's element. */
  XmlNode call(Part parameters) {
    HttpResponse<byte[]> response;
    try {
      response = client.send(request(parameters), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new InvoiceCloudException(operation + " got no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvoiceCloudException(operation + " was interrupted", e);
    }
    return result(response);
  }

  /** Posts one request several times at once; each answer by itself, in no order. */
  List<XmlNode> callAtOnce(Part parameters, int times) {
    HttpRequest request = request(parameters);
    List<CompletableFuture<HttpResponse<byte[]>>> calls =
        IntStream.range(0, times)
            .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
            .toList();
    try {
      return calls.stream().map(CompletableFuture::join).map(this::result).toList();
    } catch (CompletionException e) {
      throw new InvoiceCloudException(operation + " got no answer from " + address, e.getCause());
    }
  }

  /** Sends a request, or the first half of its body, and closes the connection at once. */
  void breakOff(Part parameters, boolean wholeRequest) {
    byte[] body = envelope(parameters);
    StringBuilder head = new StringBuilder("POST " + address.getRawPath() + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getRawAuthority()).append("\r\n");
    headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, wholeRequest ? body.length : body.length / 2);
      out.flush();
    } catch (IOException e) {
      throw new InvoiceCloudException(operation + " could not be sent to " + address, e);
    }
  }

  private Socket connect() throws IOException {
    boolean tls = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
    SocketFactory sockets = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    return sockets.createSocket(address.getHost(), port);
  }

  private HttpRequest request(Part parameters) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope(parameters)));
    headers().forEach(request::header);
    return request.build();
  }

  private Map<String, String> headers() {
    String action = namespace + "/" + operation;
    String type = version.contentType();
    return version == SoapVersion.SOAP_1_1
        ? Map.of("Content-Type", type, "SOAPAction", "\"%s\"".formatted(action))
        : Map.of("Content-Type", "%s; action=\"%s\"".formatted(type, action));
  }

  private byte[] envelope(Part parameters) {
    String soap = version.namespace();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          new WstxOutputFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument("utf-8", "1.0");
      out.writeStartElement("soap", "Envelope", soap);
      out.writeNamespace("soap", soap);
      out.writeStartElement("soap", "Body", soap);
      out.writeStartElement(operation);
      out.writeDefaultNamespace(namespace);
      element(out, "BillerGUID", credentials.billerGuid().reveal());
      element(out, "WebServiceKey", credentials.webServiceKey().reveal());
      parameters.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(operation + " cannot be written as XML", e);
    }
    return bytes.toByteArray();
  }

  static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }

  private XmlNode result(HttpResponse<byte[]> response) {
    String where = operation + " answered with HTTP " + response.statusCode();
    XmlNode envelope;
    try {
      envelope = read(response.body());
    } catch (XMLStreamException e) {
      throw new InvoiceCloudException(where + " and no XML", e);
    }
    XmlNode body = envelope.child("Body");
    if (response.statusCode() == 200) {
      return body.child(operation + "Response").child(operation + "Result");
    }
    XmlNode fault = body.child("Fault");
    boolean soap11 = version == SoapVersion.SOAP_1_1;
    String code = soap11 ? fault.text("faultcode") : fault.child("Code").text("Value");
    String text = soap11 ? fault.text("faultstring") : fault.child("Reason").text("Text");
    throw new InvoiceCloudException(where + " and the fault " + code + ": " + text);
  }

  private static XmlNode read(byte[] bytes) throws XMLStreamException {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    try {
      in.nextTag();
      return XmlNode.read(in);
    } finally {
      in.close();
    }
  }
}
