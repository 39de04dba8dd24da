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
      } else if (request.header("content-type").isEmpty()) {
        reply.answer(415, SoapVersion.SOAP_1_2.contentType(), out -> {});
      } else {
        html(reply, 500, "Request format is unrecognized.");
      }
    }
  }

  private void call(
      List<Served> served, SoapVersion announced, HttpRequest request, HttpReply reply) {
    SoapCall call;
    try {
      call = SoapCall.parse(request.body());
    } catch (XMLStreamException e) {
      reply.answer(400, announced.contentType(), out -> {});
      return;
    }
    // An envelope of SOAP 1.2 is taken as such by whatever type it comes, one of 1.1 is not.
    boolean is12 = call.envelopeNamespace().equals(SoapVersion.SOAP_1_2.namespace());
    SoapVersion version = is12 ? SoapVersion.SOAP_1_2 : SoapVersion.SOAP_1_1;
    SoapAnswer answer = new SoapAnswer(version, reply);
    if (!call.envelopeNamespace().equals(version.namespace())) {
      answer.versionMismatch(
          "Possible SOAP version mismatch: Envelope namespace "
              + call.envelopeNamespace()
              + " was unexpected. Expecting "
              + version.namespace()
              + ".");
      return;
    }
    if (!is12 && announced == SoapVersion.SOAP_1_2) {
      reply.answer(415, SoapVersion.SOAP_1_1.contentType(), out -> {});
      return;
    }
    Optional<String> action = action(version, request);
    Optional<Served> operation = meant(served, version, action, call);
    if (operation.isEmpty()) {
      answer.fault(SoapAnswer.FaultCode.CALLER, notMeant(version, action));
      return;
    }
    OperationSpec spec = operation.get().spec();
    try {
      if (operation.get().operation().isPresent()) {
        answer(operation.get().operation().get(), spec, call.to(spec), answer, reply);
      } else {
        answer.result(spec, spec.namespace(), operations.login(spec, call.to(spec)));
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

  /**
   * ASP.NET goes by the action, whatever the element; by the element where SOAP 1.1 comes without
   * the header, or SOAP 1.2 with an action that means nothing.
   */
  private static Optional<Served> meant(
      List<Served> served, SoapVersion version, Optional<String> action, SoapCall call) {
    List<Served> byAction =
        served.stream()
            .filter(each -> action.equals(Optional.of(each.spec().soapAction())))
            .toList();
    boolean byElement = version == SoapVersion.SOAP_1_2 || action.isEmpty();
    return byAction.stream()
        .filter(each -> call.isTo(each.spec()))
        .findFirst()
        .or(() -> byAction.stream().findFirst())
        .or(() -> served.stream().filter(each -> byElement && call.isTo(each.spec())).findFirst());
  }

  private static String notMeant(SoapVersion version, Optional<String> action) {
    if (action.isEmpty()) {
      return "Unable to handle request without a valid action parameter. Please supply a valid soap"
          + " action.";
    }
    return version == SoapVersion.SOAP_1_1
        ? "Server did not recognize the value of HTTP Header SOAPAction: " + action.get() + "."
        : "Unable to handle request. The action '" + action.get() + "' was not recognized.";
  }

  private static Optional<String> action(SoapVersion version, HttpRequest request) {
    if (version == SoapVersion.SOAP_1_1) {
      return Optional.of(request.header("soapaction"))
          .filter(action -> !action.isEmpty())
          .map(SoapService::unquoted);
    }
    Matcher action = ACTION_PARAMETER.matcher(request.header("content-type"));
    return action.find() ? Optional.of(action.group(1)) : Optional.empty();
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
