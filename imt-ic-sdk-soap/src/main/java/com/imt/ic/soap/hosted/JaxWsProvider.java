package com.imt.ic.soap.hosted;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;
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
 * Immutable and thread-safe.
 *
 * <p>The runtime finds the annotations on the class, so that each service has one.
 */
abstract class JaxWsProvider implements Provider<Source> {

  @WebServiceProvider(
      targetNamespace = "urn:imt-spectrum:OnlineReceipt",
      serviceName = "OnlineReceipt",
      portName = "OnlineReceiptSoap",
      wsdlLocation = "/com/imt/ic/soap/hosted/OnlineReceipt.wsdl")
  @ServiceMode(Service.Mode.MESSAGE)
  static final class OnlineReceipt extends JaxWsProvider {
    OnlineReceipt(UnaryOperator<byte[]> service) {
      super(service);
    }
  }

  @WebServiceProvider(
      targetNamespace = "urn:imt-spectrum:RealTimeDataRefresh",
      serviceName = "RealTimeDataRefresh",
      portName = "RealTimeDataRefreshSoap",
      wsdlLocation = "/com/imt/ic/soap/hosted/RealTimeDataRefresh.wsdl")
  @ServiceMode(Service.Mode.MESSAGE)
  static final class RealTimeDataRefresh extends JaxWsProvider {
    RealTimeDataRefresh(UnaryOperator<byte[]> service) {
      super(service);
    }
  }

  private final UnaryOperator<byte[]> service;

  private JaxWsProvider(UnaryOperator<byte[]> service) {
    this.service = service;
  }

  @Override
  public final Source invoke(Source envelope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
      copy.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      copy.transform(envelope, new StreamResult(bytes));
    } catch (TransformerException e) {
      bytes.reset(); // what the runtime could not read is not well-formed for us either
    }
    byte[] answer = service.apply(bytes.toByteArray());
    return new StreamSource(new ByteArrayInputStream(answer));
  }
}
