package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stub that has a service answer whatever no stub of a test's own does. It comes back when a
 * test resets its stubs.
 */
final class ServiceStub implements ResponseTransformerV2, StubLifecycleListener {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceStub.class);
  private static final String NAME = "fake-invoicecloud";

  private final HttpService service;
  private final Clock clock;
  private Consumer<StubMapping> stubs = stub -> {};

  ServiceStub(HttpService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** Stands in a server from here on; called once, before it starts. */
  void standIn(Consumer<StubMapping> server) {
    stubs = server;
    afterStubsReset();
  }

  @Override
  public void afterStubsReset() {
    stubs.accept(
        WireMock.any(WireMock.anyUrl())
            .withName(NAME)
            .atPriority(Integer.MAX_VALUE)
            .persistent(false)
            .willReturn(WireMock.aResponse().withTransformers(NAME))
            .build());
  }

  @Override
  public Response transform(Response planned, ServeEvent event) {
    try {
      return reply(event).toResponse(planned, clock);
    } catch (IOException | RuntimeException e) {
      LOG.error("The fake InvoiceCloud failed to answer; the connection is closed", e);
      return Response.Builder.like(planned).fault(Fault.EMPTY_RESPONSE).build();
    }
  }

  private HttpReply reply(ServeEvent event) throws IOException {
    HttpReply reply = new HttpReply();
    service.handle(new HttpRequest(event.getRequest()), reply);
    return reply;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }
}
