package com.imt.ic.soap;

import com.imt.ic.internal.profile.ParameterSpec;
import com.sun.xml.ws.message.AbstractHeaderImpl;
import jakarta.xml.soap.SOAPMessage;
import java.nio.charset.Charset;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;

/** The header in which a caller says who he is: written when it is sent, never read. */
final class RequestHeader extends AbstractHeaderImpl {

  private final String element;
  private final String namespace;
  private final List<ParameterSpec> parameters;
  private final RequestValues values;
  private final Charset fileCharset;

  RequestHeader(
      String element,
      String namespace,
      List<ParameterSpec> parameters,
      RequestValues values,
      Charset fileCharset) {
    this.element = element;
    this.namespace = namespace;
    this.parameters = parameters;
    this.values = values;
    this.fileCharset = fileCharset;
  }

  boolean isEmpty() {
    return parameters.isEmpty();
  }

  @Override
  public String getNamespaceURI() {
    return namespace;
  }

  @Override
  public String getLocalPart() {
    return element;
  }

  @Override
  public @Nullable String getAttribute(String namespaceUri, String name) {
    return null;
  }

  @Override
  public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
    new RequestElements(values, fileCharset, namespace, writer).root(element, "", parameters);
  }

  @Override
  public XMLStreamReader readHeader() {
    throw RequestMessage.onlyWritten();
  }

  @Override
  public void writeTo(SOAPMessage message) {
    throw RequestMessage.onlyWritten();
  }

  @Override
  public void writeTo(ContentHandler contentHandler, ErrorHandler errorHandler) {
    throw RequestMessage.onlyWritten();
  }
}
