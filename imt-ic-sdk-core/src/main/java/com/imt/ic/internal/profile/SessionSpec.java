package com.imt.ic.internal.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a caller shows who he is, beside or instead of the parameters of each call. Immutable and
 * thread-safe.
 *
 * @param header a header of each request's envelope
 * @param basic user and password of HTTP's basic authentication
 * @param login a call that gives a token, before the first call that sends one
 */
public record SessionSpec(Optional<Header> header, Optional<Basic> basic, Optional<Login> login) {

  /** No session: the parameters of each call say it. */
  public static final SessionSpec NONE =
      new SessionSpec(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Set<RequestValue> CREDENTIALS =
      EnumSet.of(RequestValue.BID, RequestValue.BILLER_GUID, RequestValue.WEB_SERVICE_KEY);

  /**
   * A header of each request's envelope.
   *
   * @param namespace its own, where it is not the operation's
   */
  public record Header(
      String element, Optional<String> namespace, Map<String, ParameterSpec> parameters) {

    public Header {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public boolean sends(RequestValue value) {
      return parameters.values().stream()
          .anyMatch(parameter -> parameter.template().values().contains(value));
    }
  }

  /** User and password of HTTP's basic authentication. */
  public record Basic(RequestTemplate user, RequestTemplate password) {}

  /**
   * A call that gives a token.
   *
   * @param operation the call; its one field is {@code token}
   * @param expired words of a fault that says that the token is good no more
   */
  public record Login(OperationSpec operation, Pattern expired) {}

  public static SessionSpec read(ProfileSection root) {
    Optional<ProfileSection> found = root.optionalSection("session");
    if (found.isEmpty()) {
      return NONE;
    }
    ProfileSection section = found.get();
    Optional<Login> login =
        section
            .optionalSection("login")
            .map(
                each ->
                    new Login(
                        OperationSpec.read("login", each, Set.of("expired")),
                        AnswerSpec.words("expired", each)));
    login.ifPresent(
        each -> {
          if (!section.section("login").has("expired")) {
            section
                .section("login")
                .problem(
                    "expired",
                    "is missing; give words of the fault that says that the token is old");
          }
        });
    Set<RequestValue> known = EnumSet.copyOf(CREDENTIALS);
    if (login.isPresent()) {
      known.add(RequestValue.TOKEN);
    }
    Optional<Header> header =
        section
            .optionalSection("header")
            .map(
                each -> {
                  Header spec =
                      new Header(
                          each.text("element"),
                          each.optionalText("namespace"),
                          RequestSpec.parameters("parameters", each, known));
                  if (spec.parameters().isEmpty()) {
                    each.problem("parameters", "is empty; say what the header holds");
                  }
                  each.end();
                  return spec;
                });
    Optional<Basic> basic =
        section
            .optionalSection("httpBasic")
            .map(
                each -> {
                  Basic spec = new Basic(template("user", each), template("password", each));
                  each.end();
                  return spec;
                });
    section.end();
    return new SessionSpec(header, basic, login);
  }

  private static RequestTemplate template(String name, ProfileSection section) {
    section.text(name);
    return section
        .converted(name, text -> RequestTemplate.parse(text, CREDENTIALS))
        .orElse(new RequestTemplate(List.of()));
  }
}
