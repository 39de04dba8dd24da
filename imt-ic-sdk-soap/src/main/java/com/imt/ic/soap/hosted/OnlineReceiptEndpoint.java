package com.imt.ic.soap.hosted;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import javax.xml.transform.Source;

/**
 * OnlineReceipt for a JAX-WS runtime: {@code Endpoint.publish(address, endpoint)}. Immutable and
 * thread-safe.
 *
 * <p>For hosts that publish by JAX-WS anyway. The runtime reads the request first, with its own
 * limits and one version of SOAP for an address (1.1, or 1.2 through {@code
 * Endpoint.create(SOAPBinding.SOAP12HTTP_BINDING, endpoint)} with the port {@code
 * OnlineReceiptSoap12}); {@link HostedServices} bounds requests itself and serves both.
 */
@WebServiceProvider(
    targetNamespace = "urn:imt-spectrum:OnlineReceipt",
    serviceName = "OnlineReceipt",
    portName = "OnlineReceiptSoap",
    wsdlLocation = "/com/imt/ic/soap/hosted/OnlineReceipt.wsdl")
@ServiceMode(Service.Mode.MESSAGE)
public final class OnlineReceiptEndpoint implements Provider<Source> {

  private final HostedServices services;

  /**
   * An endpoint of a service, with the default limits and no listener.
   *
   * @param service the service
   */
  public OnlineReceiptEndpoint(OnlineReceiptService service) {
    this(HostedServices.builder().onlineReceipt(service).build());
  }

  /**
   * An endpoint with the limits and the listener of a set of services.
   *
   * @param services a set that has this service
   * @throws IllegalArgumentException when it has not, or has a {@link CallerCheck}, which would not
   *     be asked: the runtime shows no headers here, so let the server check
   */
  public OnlineReceiptEndpoint(HostedServices services) {
    this.services = services.requiring("OnlineReceipt");
  }

  /**
   * Answers one envelope; a fault is an answer too.
   *
   * @param envelope the request's envelope
   * @return the answer's envelope, in the same version of SOAP
   */
  @Override
  public Source invoke(Source envelope) {
    return JaxWsBridge.answer(services, "OnlineReceipt", envelope);
  }
}
