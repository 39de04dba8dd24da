package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Finds the operation that a request means, lets faults happen, and has the operation answered. */
final class SoapService implements HttpService {

  private static final String HTML = "text/html; charset=utf-8";

  private static final String WRONG_NAMESPACE = "http://tempuri.org/";

  /** Longer than any client waits in a test. */
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

  private static final Pattern ACTION_PARAMETER = Pattern.compile("(?i);\\s*action=\"?([^\";]+)");

  private final FakeFaults faults;
  private final Profile profile;
  private final Gate gate;
  private final SoapOperations operations;
  private final List<Served> all = new ArrayList<>();

  /**
   * An operation that is served.
   *
   * @param operation empty for the login
   */
  private record Served(Optional<CloudOperation> operation, OperationSpec spec) {}

  SoapService(FakeInvoiceCloud cloud, Gate gate) {
    this.faults = cloud.faults();
    this.profile = cloud.profile();
    this.gate = gate;
    this.operations = new SoapOperations(cloud, gate);
    for (CloudOperation operation : CloudOperation.values()) {
      all.add(new Served(Optional.of(operation), profile.operation(operation.id())));
    }
    profile
        .session()
        .login()
        .ifPresent(login -> all.add(new Served(Optional.empty(), login.operation())));
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) {
    List<Served> served = servedAt(request.path());
    if (served.isEmpty()) {
      html(reply, 404, "The resource cannot be found.");
    } else if (request.method().equals("GET")) {
      describe(served, request, reply);
    } else if (!request.method().equals("POST")) {
      html(reply, 405, "The HTTP verb used to access this page is not allowed.");
    } else if (!gate.admits(request)) {
      reply.header("WWW-Authenticate", "Basic realm=\"127.0.0.1\"");
      html(reply, 401, "Unauthorized: Access is denied due to invalid credentials.");
    } else {
      Optional<SoapVersion> version = SoapVersion.of(request.header("content-type"));
      if (version.isPresent()) {
        call(served, version.get(), request, reply);
      } else {
        html(reply, 415, "Unsupported Media Type");
      }
    }
  }

  private void call(
      List<Served> served, SoapVersion version, HttpRequest request, HttpReply reply) {
    SoapAnswer answer = new SoapAnswer(version, reply);
    SoapCall call;
    try {
      call = SoapCall.parse(request.body());
    } catch (XMLStreamException e) {
      answer.fault(
          SoapAnswer.FaultCode.CALLER,
          "Server was unable to read request. ---> System.InvalidOperationException: There is an"
              + " error in XML document ("
              + e.getLocation().getLineNumber()
              + ", "
              + e.getLocation().getColumnNumber()
              + ").");
      return;
    }
    if (!call.envelopeNamespace().equals(version.namespace())) {
      answer.fault(
          SoapAnswer.FaultCode.VERSION,
          "Possible SOAP version mismatch: Envelope namespace "
              + call.envelopeNamespace()
              + " was unexpected. Expecting "
              + version.namespace()
              + ".");
      return;
    }
    Optional<Served> operation =
        served.stream().filter(o -> isMeant(o.spec(), version, request, call)).findFirst();
    if (operation.isEmpty()) {
      answer.fault(
          SoapAnswer.FaultCode.CALLER,
          "Server did not recognize the value of HTTP Header SOAPAction: "
              + action(version, request)
              + ".");
      return;
    }
    OperationSpec spec = operation.get().spec();
    try {
      if (operation.get().operation().isPresent()) {
        answer(operation.get().operation().get(), spec, call, answer, reply);
      } else {
        answer.result(spec, spec.namespace(), operations.login(spec, call));
      }
    } catch (RefusedException e) {
      answer.fault(e.code(), e.reason());
    }
  }

  private void answer(
      CloudOperation operation,
      OperationSpec spec,
      SoapCall call,
      SoapAnswer answer,
      HttpReply reply)
      throws RefusedException {
    CallFaults happening = faults.take(operation);
    reply.dateAhead(happening.skew());
    happening.beforeTheWork();
    Optional<Fault> failing = happening.failing();
    if (failing.isPresent() && !failing.get().isAfterTheWork()) {
      fail((Effect.Failing) failing.get().effect(), answer, reply);
      return;
    }
    SoapAnswer.Content content = operations.prepare(operation, spec, call, happening, reply);
    SoapAnswer given = answer;
    if (failing.isPresent()) {
      Effect.Failing effect = (Effect.Failing) failing.get().effect();
      if (effect instanceof Effect.CutAfterBytes cut) {
        reply.truncateAfter(cut.bytes());
      } else if (effect instanceof Effect.OtherVersion) {
        given = answer.inOtherVersion();
      } else {
        fail(effect, answer, reply);
        return;
      }
    }
    given.result(
        spec,
        happening.has(Effect.WrongNamespace.class) ? WRONG_NAMESPACE : spec.namespace(),
        content);
  }

  /** Answers with the failure in place of what the work brought, or would have. */
  private void fail(Effect.Failing effect, SoapAnswer answer, HttpReply reply) {
    if (effect instanceof Effect.SoapFault fault) {
      answer.fault(fault.code(), fault.text());
    } else if (effect instanceof Effect.Page page) {
      page.retryAfterSeconds()
          .ifPresent(seconds -> reply.header("Retry-After", Long.toString(seconds)));
      html(reply, page.status(), "The service is unavailable.");
    } else {
      if (effect instanceof Effect.Unanswered unanswered
          && unanswered.how() == Effect.Silence.STALL) {
        awaitTheEnd();
      }
      reply.reset();
    }
  }

  /** Waits for the client to lose its patience, or the server to close, which interrupts. */
  private static void awaitTheEnd() {
    try {
      Thread.sleep(MOST_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void describe(List<Served> served, HttpRequest request, HttpReply reply) {
    List<OperationSpec> specs = served.stream().map(Served::spec).toList();
    if (request.query().equals("wsdl")) {
      String address = "http://" + request.header("host") + request.path();
      reply.answer(
          200,
          "text/xml; charset=utf-8",
          out -> out.write(WsdlPage.of(profile, specs, address).getBytes(StandardCharsets.UTF_8)));
    } else {
      html(reply, 200, specs.get(0).service() + " Web Service");
    }
  }

  private List<Served> servedAt(String path) {
    return all.stream()
        .filter(
            each ->
                path.equals("/" + each.spec().service() + ".asmx")
                    || each.spec()
                        .address()
                        .map(a -> URI.create(a).getPath())
                        .equals(Optional.of(path)))
        .toList();
  }

  /** ASP.NET goes by SOAPAction; with SOAP 1.2 it may be left out, and the element decides. */
  private static boolean isMeant(
      OperationSpec spec, SoapVersion version, HttpRequest request, SoapCall call) {
    String action = action(version, request);
    boolean actionFits =
        action.equals(spec.soapAction()) || (version == SoapVersion.SOAP_1_2 && action.isEmpty());
    return actionFits
        && call.operation().getLocalPart().equals(spec.operation())
        && call.operation().getNamespaceURI().equals(spec.namespace());
  }

  private static String action(SoapVersion version, HttpRequest request) {
    if (version == SoapVersion.SOAP_1_1) {
      return unquoted(request.header("soapaction"));
    }
    Matcher action = ACTION_PARAMETER.matcher(request.header("content-type"));
    return action.find() ? action.group(1) : "";
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static void html(HttpReply reply, int status, String text) {
    byte[] page =
        ("<!DOCTYPE html><html><head><title>"
                + text
                + "</title></head><body><h1>"
                + text
                + "</h1></body></html>")
            .getBytes(StandardCharsets.UTF_8);
    reply.answer(status, HTML, out -> out.write(page));
  }
}
