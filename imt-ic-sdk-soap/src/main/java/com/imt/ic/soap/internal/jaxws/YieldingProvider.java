package com.imt.ic.soap.internal.jaxws;

import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.EndpointReference;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceFeature;
import jakarta.xml.ws.spi.Invoker;
import jakarta.xml.ws.spi.Provider;
import jakarta.xml.ws.spi.ServiceDelegate;
import jakarta.xml.ws.wsaddressing.W3CEndpointReference;
import java.net.URL;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.jspecify.annotations.NullUnmarked;
import org.w3c.dom.Element;

/**
 * Gives a host the JAX-WS provider that it had before the SDK came, wherever the SDK stands among
 * its dependencies.
 *
 * <p>The SDK brings the reference implementation, whose jar offers itself as everybody's provider,
 * and the first jar of the class path decides: a host with Apache CXF would get services that are
 * not CXF's by naming the SDK first. Our jar stands before that of the reference implementation
 * then, and offers this provider, which hands everything on to the first one that is neither, and
 * to the reference implementation where there is no other. Where a host's provider stands before
 * our jar, nobody asks this one.
 *
 * <p>Immutable and thread-safe.
 */
@NullUnmarked // hands on whatever JAX-WS allows, which is null in many places
public final class YieldingProvider extends Provider {

  private final Provider chosen;

  /** For {@link java.util.ServiceLoader}. */
  public YieldingProvider() {
    chosen = JaxWsProviders.chosen();
  }

  @Override
  public ServiceDelegate createServiceDelegate(
      URL wsdl, QName service, Class<? extends Service> type) {
    return chosen.createServiceDelegate(wsdl, service, type);
  }

  @Override
  public ServiceDelegate createServiceDelegate(
      URL wsdl, QName service, Class<? extends Service> type, WebServiceFeature... features) {
    return chosen.createServiceDelegate(wsdl, service, type, features);
  }

  @Override
  public Endpoint createEndpoint(String binding, Object implementor) {
    return chosen.createEndpoint(binding, implementor);
  }

  @Override
  public Endpoint createEndpoint(
      String binding, Object implementor, WebServiceFeature... features) {
    return chosen.createEndpoint(binding, implementor, features);
  }

  @Override
  public Endpoint createEndpoint(
      String binding, Class<?> implementor, Invoker invoker, WebServiceFeature... features) {
    return chosen.createEndpoint(binding, implementor, invoker, features);
  }

  @Override
  public Endpoint createAndPublishEndpoint(String address, Object implementor) {
    return chosen.createAndPublishEndpoint(address, implementor);
  }

  @Override
  public Endpoint createAndPublishEndpoint(
      String address, Object implementor, WebServiceFeature... features) {
    return chosen.createAndPublishEndpoint(address, implementor, features);
  }

  @Override
  public EndpointReference readEndpointReference(Source source) {
    return chosen.readEndpointReference(source);
  }

  @Override
  public <T> T getPort(EndpointReference reference, Class<T> type, WebServiceFeature... features) {
    return chosen.getPort(reference, type, features);
  }

  @Override
  public W3CEndpointReference createW3CEndpointReference(
      String address,
      QName service,
      QName port,
      List<Element> metadata,
      String wsdl,
      List<Element> parameters) {
    return chosen.createW3CEndpointReference(address, service, port, metadata, wsdl, parameters);
  }

  @Override
  public W3CEndpointReference createW3CEndpointReference(
      String address,
      QName portType,
      QName service,
      QName port,
      List<Element> metadata,
      String wsdl,
      List<Element> parameters,
      List<Element> elements,
      Map<QName, String> attributes) {
    return chosen.createW3CEndpointReference(
        address, portType, service, port, metadata, wsdl, parameters, elements, attributes);
  }
}
