package com.imt.ic.benchmarks.soap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.spi.Provider;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.net.URI;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;

/**
 * A port as {@code Service.create} gives one, of an implementation that is named: with the RI and
 * CXF on one class path the look-up would find either.
 */
final class JaxWsPort {

  private static final QName PORT = new QName("urn:x", "Port");

  private final ServiceDelegate service;

  JaxWsPort(Provider provider, URI base) {
    service = provider.createServiceDelegate(null, new QName("urn:x", "Service"), Service.class);
    service.addPort(
        PORT, SOAPBinding.SOAP11HTTP_BINDING, base.resolve("PaymentReporting.asmx").toString());
  }

  Dispatch<Source> ofSource() {
    return service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
  }

  Dispatch<Object> ofJaxb(JAXBContext context) {
    return service.createDispatch(PORT, context, Service.Mode.PAYLOAD);
  }
}
