package com.imt.ic.soap.hosted;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import javax.xml.transform.Source;

/**
 * RealTimeDataRefresh for a JAX-WS runtime: {@code Endpoint.publish(address, endpoint)}. Immutable
 * and thread-safe.
 *
 * <p>For hosts that publish by JAX-WS anyway. The runtime reads the request first, with its own
 * limits and one version of SOAP for an address (1.1, or 1.2 through {@code
 * Endpoint.create(SOAPBinding.SOAP12HTTP_BINDING, endpoint)} with the port {@code
 * RealTimeDataRefreshSoap12}); {@link HostedServices} bounds requests itself and serves both.
 */
@WebServiceProvider(
    targetNamespace = "urn:imt-spectrum:RealTimeDataRefresh",
    serviceName = "RealTimeDataRefresh",
    portName = "RealTimeDataRefreshSoap",
    wsdlLocation = "/com/imt/ic/soap/hosted/RealTimeDataRefresh.wsdl")
@ServiceMode(Service.Mode.MESSAGE)
public final class RealTimeDataRefreshEndpoint implements Provider<Source> {

  private final SoapEndpoint endpoint;

  /**
   * An endpoint.
   *
   * @param service the service
   */
  public RealTimeDataRefreshEndpoint(RealTimeDataRefreshService service) {
    endpoint = SoapEndpoint.of(service, HostedServices.MAXIMUM_REQUEST_BYTES);
  }

  /**
   * Answers one envelope; a fault is an answer too.
   *
   * @param envelope the request's envelope
   * @return the answer's envelope, in the same version of SOAP
   */
  @Override
  public Source invoke(Source envelope) {
    return JaxWsBridge.answer(endpoint, envelope);
  }
}
