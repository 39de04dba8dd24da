package com.imt.ic.testkit.contract;

import com.imt.ic.profile.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposes how a caller shows who he is, beside the parameters of each call. Not thread-safe. */
final class SessionProposal {

  private static final String EXPIRED =
      "\\b(token|session)\\b.{0,80}\\b(expired|invalid|not valid|missing|unknown|not found)\\b";
  private static final Set<String> LOGIN =
      Set.of(
          "login",
          "logon",
          "log",
          "sign",
          "signin",
          "authenticate",
          "session",
          "token",
          "authentication");

  private record Login(Wsdl wsdl, Wsdl.Operation operation, Wsdl.Declaration token) {}

  private final Profile profile;
  private final OfferedContract offered;
  private final Findings findings;

  SessionProposal(Profile profile, OfferedContract offered, Findings findings) {
    this.profile = profile;
    this.offered = offered;
    this.findings = findings;
  }

  /** Puts what the matched operations need. */
  void into(CommentedJson json, Collection<OperationMatch> matches) {
    CommentedJson session = new CommentedJson();
    Optional<OperationMatch> withHeader =
        matches.stream().filter(match -> !match.operation().headers().isEmpty()).findFirst();
    boolean token =
        matches.stream().anyMatch(match -> match.parameters().found().containsKey("token"));
    if (withHeader.isPresent() && profile.session().header().isEmpty()) {
      token |= header(withHeader.get(), session);
    }
    if (token && profile.session().login().isEmpty()) {
      login(session);
    }
    if (!session.isEmpty()) {
      json.put("session", session, List.of());
    }
  }

  /** Puts the header; answers whether it takes a token. */
  private boolean header(OperationMatch match, CommentedJson session) {
    String element = match.operation().headers().get(0);
    List<Wsdl.Declaration> fields = match.wsdl().element(element);
    Map<String, Wsdl.Declaration> found = ParameterMatch.credentials(fields);
    CommentedJson header = new CommentedJson();
    header.put("element", element, List.of("the WSDL's soap:header"));
    CommentedJson parameters = new CommentedJson();
    String path = "$.session.header.parameters";
    for (Wsdl.Declaration field : fields) {
      Optional<String> value =
          found.entrySet().stream()
              .filter(entry -> entry.getValue().equals(field))
              .map(Map.Entry::getKey)
              .findFirst();
      if (value.isPresent()) {
        findings.put(parameters, path, value.get(), field.name(), "by its name", true);
      } else {
        CommentedJson unknown = new CommentedJson();
        unknown.put("element", field.name(), List.of());
        findings.missing(
            unknown,
            path + "." + field.name(),
            "value",
            Findings.MISSING,
            field.name()
                + " of the header is no name that says what it takes: {billerGuid},"
                + " {webServiceKey}, {bid} or a constant",
            true);
        parameters.put(field.name(), unknown, List.of());
      }
    }
    header.put("parameters", parameters, List.of());
    session.put("header", header, List.of());
    return found.containsKey("token");
  }

  private void login(CommentedJson session) {
    String path = "$.session.login";
    Optional<Login> found = login();
    if (found.isEmpty()) {
      findings.missing(
          session,
          "$.session",
          "login",
          Findings.MISSING,
          "a call sends a token, and no WSDL has an operation that takes a user and a password and"
              + " answers one",
          true);
      return;
    }
    Login login = found.get();
    CommentedJson out = new CommentedJson();
    out.put(
        "service",
        login.wsdl().file(),
        List.of("GUESS: " + login.operation().name() + " gives the token that the calls send"));
    out.put("namespace", login.wsdl().namespace, List.of());
    out.put("operation", login.operation().input(), List.of());
    if (!login
        .operation()
        .soapAction()
        .equals(login.wsdl().namespace + login.operation().input())) {
      out.put("soapAction", login.operation().soapAction(), List.of());
    }
    String wrapper = login.wsdl().wrapper(login.operation().name());
    if (wrapper != null) {
      out.put("wrapper", wrapper, List.of());
    }
    CommentedJson parameters = new CommentedJson();
    ParameterMatch.credentials(login.wsdl().parameters(login.operation().name()))
        .forEach(
            (value, theirs) ->
                findings.put(
                    parameters,
                    path + ".parameters",
                    value,
                    theirs.name(),
                    "by its name; confirm what InvoiceCloud wants there",
                    true));
    out.put("parameters", parameters, List.of());
    CommentedJson token = new CommentedJson();
    token.put("names", List.of(login.token().name()), List.of());
    out.object("columns").put("token", token, List.of());
    findings.put(
        out,
        path,
        "expired",
        List.of(EXPIRED),
        "the words of the fault that says that the token is old; no WSDL shows them",
        false);
    session.put("login", out, List.of());
  }

  private Optional<Login> login() {
    for (Wsdl wsdl : offered.wsdls()) {
      for (Wsdl.Operation operation : wsdl.operations.values()) {
        Map<String, Wsdl.Declaration> credentials =
            ParameterMatch.credentials(wsdl.parameters(operation.name()));
        List<Wsdl.Declaration> result = wsdl.result(operation.name());
        Optional<Wsdl.Declaration> token =
            result.size() == 1
                ? Optional.of(result.get(0))
                : result.stream()
                    .filter(
                        field -> ParameterMatch.credentials(List.of(field)).containsKey("token"))
                    .findFirst();
        boolean named = NameLikeness.words(operation.name()).stream().anyMatch(LOGIN::contains);
        if (named
            && credentials.containsKey("billerGuid")
            && credentials.containsKey("webServiceKey")
            && token.filter(field -> field.type().equals("string")).isPresent()) {
          return Optional.of(new Login(wsdl, operation, token.get()));
        }
      }
    }
    return Optional.empty();
  }
}
