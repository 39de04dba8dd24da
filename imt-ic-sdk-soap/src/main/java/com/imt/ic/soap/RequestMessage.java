package com.imt.ic.soap;

import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.message.HeaderList;
import com.sun.xml.ws.api.message.Message;
import com.sun.xml.ws.api.message.MessageHeaders;
import com.sun.xml.ws.message.AbstractMessageImpl;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;

/** An {@link OperationRequest} as JAX-WS carries it: written when it is sent, never read. */
final class RequestMessage extends AbstractMessageImpl {

  private final OperationRequest request;
  private final HeaderList headers;

  RequestMessage(OperationRequest request, SOAPVersion version) {
    super(version);
    this.request = request;
    this.headers = new HeaderList(version);
    request.header().ifPresent(headers::add);
  }

  private RequestMessage(RequestMessage original) {
    super(original);
    this.request = original.request;
    this.headers = new HeaderList(original.headers);
  }

  @Override
  public boolean hasHeaders() {
    return headers.hasHeaders();
  }

  @Override
  public MessageHeaders getHeaders() {
    return headers;
  }

  @Override
  public String getPayloadLocalPart() {
    return request.operation.operation();
  }

  @Override
  public String getPayloadNamespaceURI() {
    return request.operation.namespace();
  }

  @Override
  public boolean hasPayload() {
    return true;
  }

  @Override
  public boolean isFault() {
    return false;
  }

  @Override
  public void writePayloadTo(XMLStreamWriter writer) throws XMLStreamException {
    request.write(writer);
  }

  @Override
  public Message copy() {
    return new RequestMessage(this).copyFrom(this);
  }

  @Override
  public Source readPayloadAsSource() {
    throw onlyWritten();
  }

  @Override
  public XMLStreamReader readPayload() {
    throw onlyWritten();
  }

  @Override
  protected void writePayloadTo(
      ContentHandler contentHandler, ErrorHandler errorHandler, boolean fragment) {
    throw onlyWritten();
  }

  static UnsupportedOperationException onlyWritten() {
    return new UnsupportedOperationException(
        "A request is written to a stream and never read: no handler may ask for its content");
  }
}
