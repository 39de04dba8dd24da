package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.HostedCall.Outcome;
import com.imt.ic.soap.hosted.SoapEndpoint.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings a request to the service that its address names, and counts it. Thread-safe. */
final class Dispatcher {

  private final Map<String, SoapEndpoint> endpoints;
  private final Limits limits;
  private final @Nullable URI publicAddress;
  private final List<CallerCheck> callerChecks;
  private final Consumer<HostedCall> listener;
  private final RefusedCallers refused = new RefusedCallers(System::nanoTime);

  Dispatcher(
      List<SoapEndpoint> services,
      Limits limits,
      @Nullable URI publicAddress,
      List<CallerCheck> callerChecks,
      Consumer<HostedCall> listener) {
    Map<String, SoapEndpoint> byName = new LinkedHashMap<>();
    services.forEach(service -> byName.put(service.contract().service(), service));
    endpoints = Collections.unmodifiableMap(byName);
    this.limits = limits;
    this.publicAddress = publicAddress;
    this.callerChecks = List.copyOf(callerChecks);
    this.listener = listener;
  }

  Set<String> services() {
    return endpoints.keySet();
  }

  HostedResponse handle(HostedRequest request) {
    long start = System.nanoTime();
    String path = request.address().getRawPath();
    SoapEndpoint endpoint = path == null ? null : endpointAt(path);
    RequestBody body = RequestBody.of(request, limits);
    Reply reply;
    try {
      reply = reply(endpoint, request, body);
    } catch (RuntimeException e) {
      String reference = Incident.log("A request", e);
      reply =
          Reply.of(
              HostedResponse.plain(
                  500, "The request could not be processed. Reference: " + reference),
              Outcome.FAILED);
    }
    body.drain();
    report(endpoint == null ? "" : endpoint.contract().service(), reply, start);
    return reply.response();
  }

  /** A service for a JAX-WS runtime: envelopes in, envelopes out. */
  UnaryOperator<byte[]> forRuntime(String service) {
    SoapEndpoint endpoint = endpoints.get(service);
    if (endpoint == null) {
      throw new IllegalStateException(
          "HostedServices%s has no %s; give a source of balances".formatted(services(), service));
    }
    if (!callerChecks.isEmpty()) {
      throw new IllegalStateException(
          "A JAX-WS endpoint cannot ask a callerCheck, since the runtime shows it no headers; let the server check callers");
    }
    return envelope -> {
      long start = System.nanoTime();
      Reply reply = endpoint.exchange(envelope);
      report(service, reply, start);
      return reply.response().bytes();
    };
  }

  private Reply reply(@Nullable SoapEndpoint endpoint, HostedRequest request, RequestBody body) {
    if (endpoint == null) {
      return Reply.of(HostedResponse.plain(404, "No service here."), Outcome.NOT_SERVED);
    }
    for (CallerCheck check : callerChecks) {
      if (!check.admits(request)) {
        return notAdmitted(check);
      }
    }
    return switch (request.method()) {
      case "POST" -> endpoint.post(request, body);
      case "GET" -> get(endpoint, request);
      default -> notAllowed("Only POST and GET ?wsdl are allowed here.");
    };
  }

  /** The service that a path ends in; none where it goes through another's address. */
  private @Nullable SoapEndpoint endpointAt(String path) {
    List<String> segments = List.of(path.split("/", -1));
    int last = segments.size() - 1;
    boolean through = segments.subList(0, last).stream().anyMatch(endpoints::containsKey);
    return through ? null : endpoints.get(segments.get(last));
  }

  private static Reply notAdmitted(CallerCheck check) {
    HostedResponse answer =
        check
            .challenge()
            .map(
                challenge ->
                    HostedResponse.plain(401, "Not admitted.").with("WWW-Authenticate", challenge))
            .orElseGet(() -> HostedResponse.plain(403, "Not admitted."));
    return Reply.of(answer, Outcome.NOT_ADMITTED);
  }

  private Reply get(SoapEndpoint endpoint, HostedRequest request) {
    if (!"wsdl".equalsIgnoreCase(request.address().getRawQuery())) {
      return notAllowed("Post SOAP here; the contract is at ?wsdl.");
    }
    byte[] wsdl = endpoint.contract().wsdlAt(addressOf(endpoint, request.address()));
    return Reply.of(
        HostedResponse.of(200, "text/xml; charset=utf-8", wsdl), Outcome.CONTRACT_SERVED);
  }

  private static Reply notAllowed(String line) {
    return Reply.of(HostedResponse.plain(405, line).with("Allow", "POST, GET"), Outcome.NOT_SERVED);
  }

  private void report(String service, Reply reply, long start) {
    refused.see(service, reply.outcome()).ifPresent(Incident::tell);
    Gate.@Nullable Pass pass = reply.pass();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    try {
      listener.accept(
          new HostedCall(
              service,
              reply.outcome(),
              reply.response().status(),
              elapsed,
              pass == null ? null : pass.biller(),
              pass == null ? 0 : pass.number(),
              reply.entries(),
              reply.replacedCharacters()));
    } catch (RuntimeException e) {
      Incident.log("A listener of hosted calls", e);
    }
  }

  /** Never what a Host header says: whoever sends one could send others to where he likes. */
  private String addressOf(SoapEndpoint endpoint, URI asked) {
    if (publicAddress != null) {
      String base = publicAddress.toString();
      return (base.endsWith("/") ? base : base + "/") + endpoint.contract().service();
    }
    return asked.getScheme() + "://" + asked.getRawAuthority() + asked.getRawPath();
  }
}
