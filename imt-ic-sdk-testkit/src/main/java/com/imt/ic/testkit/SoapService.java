package com.imt.ic.testkit;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Finds the operation that a request means, lets faults happen, and has the operation answered. */
final class SoapService implements HttpService {

  private static final String HTML = "text/html; charset=utf-8";

  /** Fewer bytes than any answer has before its first result. */
  private static final int INSIDE_THE_ENVELOPE = 100;

  private static final Pattern ACTION_PARAMETER = Pattern.compile("(?i);\\s*action=\"?([^\";]+)");

  private final FakeFaults faults;
  private final WireFaults wireFaults;
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

  SoapService(FakeInvoiceCloud cloud, WireFaults wireFaults, Gate gate) {
    this.faults = cloud.faults();
    this.wireFaults = wireFaults;
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
        answer.result(spec, operations.login(spec, call));
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
    FakeFaults.Fault fault = faults.take(operation).orElse(null);
    Optional<WireFaults.WireFault> wireFault = wireFaults.take(operation);
    wireFaults.hook().accept(operation);
    if (wireFault.orElse(null) instanceof WireFaults.WireFault.Html page) {
      html(reply, page.status(), "The service is unavailable.");
      return;
    }
    if (wireFault.orElse(null) instanceof WireFaults.WireFault.Truncate cut) {
      reply.truncateAfter(cut.bytes());
    }
    Optional<Kind> kind =
        fault instanceof FakeFaults.Fault.Failure failure
            ? Optional.of(failure.kind())
            : Optional.empty();
    if (kind.isPresent() && failInstead(kind.get(), answer, reply)) {
      return;
    }
    if (kind.equals(Optional.of(Kind.TRUNCATED)) && operation.report().isEmpty()) {
      reply.truncateAfter(INSIDE_THE_ENVELOPE);
    }
    if (wireFault.orElse(null) instanceof WireFaults.WireFault.ByteInNames in) {
      reply.place(in.value());
      fault = new FakeFaults.Fault.Rewritten(new RowFault.InNames(HttpReply.PLACE));
    }
    SoapAnswer.Content content = operations.prepare(operation, spec, call, fault);
    if (wireFault.orElse(null) instanceof WireFaults.WireFault.Reset
        || kind.equals(Optional.of(Kind.OUTCOME_UNKNOWN))) {
      reply.reset(); // the work is done, its answer is lost
    } else {
      answer.result(spec, content);
    }
  }

  /** Answers with the failure where the work is not even begun. */
  private static boolean failInstead(Kind kind, SoapAnswer answer, HttpReply reply) {
    switch (kind) {
      case CREDENTIALS_REFUSED -> answer.fault(SoapAnswer.FaultCode.CALLER, Gate.WRONG_CREDENTIALS);
      case REQUEST_REFUSED ->
          answer.fault(
              SoapAnswer.FaultCode.CALLER,
              "The request is refused, as the test's script asked for.");
      case SERVICE_FAILED ->
          answer.fault(
              SoapAnswer.FaultCode.SERVICE,
              "Server was unable to process request. ---> System.InvalidOperationException:"
                  + " Timeout expired.");
      case UNAVAILABLE -> html(reply, 503, "The service is unavailable.");
      case UNEXPECTED_ANSWER -> html(reply, 200, "InvoiceCloud is down for maintenance.");
      case UNREACHABLE -> reply.reset();
      case TRUNCATED, OUTCOME_UNKNOWN -> {
        return false;
      }
      case LIMIT_EXCEEDED, INTERRUPTED ->
          throw new IllegalStateException("No server can bring about " + kind);
    }
    return true;
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
