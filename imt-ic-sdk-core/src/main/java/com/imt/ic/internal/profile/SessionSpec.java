package com.imt.ic.internal.profile;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a caller shows who he is, beside or instead of the parameters of each call. Immutable and
 * thread-safe.
 *
 * @param header a header of each request's envelope
 * @param basic user and password of HTTP's basic authentication
 * @param login a call that gives a token, before the first call that sends one
 */
public record SessionSpec(Optional<Header> header, Optional<Basic> basic, Optional<Login> login) {

  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:]+\\]|[\\w.-]+)(:\\d{1,5})?");

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

    private static Header read(ProfileSection section, Set<RequestValue> known) {
      Header header =
          new Header(
              section.converted("element", ElementPath::name).orElse(""),
              section.converted("namespace", Header::namespace),
              RequestSpec.parameters("parameters", section, known));
      if (header.parameters.isEmpty()) {
        section.problem("parameters", "is empty; say what the header holds");
      }
      section
          .optionalSection("parameters")
          .ifPresent(
              found ->
                  header.parameters.forEach(
                      (name, parameter) -> {
                        if (found.isObject(name)) {
                          parameter.requireTimes(true, found.section(name));
                        }
                      }));
      return header;
    }

    private static String namespace(String text) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("is blank; leave it out for the operation's own");
      }
      return URI.create(text).toString();
    }

    public boolean sends(RequestValue value) {
      return parameters.values().stream()
          .anyMatch(parameter -> parameter.template().values().contains(value));
    }
  }

  /**
   * User and password of HTTP's basic authentication.
   *
   * @param hosts which they are sent to beside that of the base address, in small letters
   */
  public record Basic(RequestTemplate user, RequestTemplate password, Set<String> hosts) {

    public Basic {
      hosts = Set.copyOf(hosts);
    }

    private static Basic read(ProfileSection section) {
      Basic basic =
          new Basic(
              template("user", section),
              template("password", section),
              section.convertedAll("hosts", Basic::host).stream().collect(Collectors.toSet()));
      if (basic.user.parts().stream().anyMatch(p -> p instanceof String s && s.contains(":"))) {
        section.problem("user", "has a colon, at which HTTP would cut it");
      }
      return basic;
    }

    private static String host(String text) {
      if (!HOST.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "is no host; write one such as files.example.com, or with its port");
      }
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A call that gives a token.
   *
   * @param operation the call; its one field is {@code token}
   * @param expired words of a fault that says that the token is good no more
   */
  public record Login(OperationSpec operation, Pattern expired) {

    private static Login read(ProfileSection section) {
      Login login =
          new Login(OperationSpec.read("login", section), AnswerSpec.words("expired", section));
      if (login.operation.table().isPresent()) {
        section.problem("table", "is there, and a login is no report; take it away");
      }
      return login;
    }

    private boolean sendsCredentials() {
      return CREDENTIALS.stream().anyMatch(operation.request()::sends);
    }
  }

  /** Whether any of it, but for the login's own call, sends a value. */
  public boolean sends(RequestValue value) {
    return header.filter(each -> each.sends(value)).isPresent()
        || basic
            .filter(
                each ->
                    each.user().values().contains(value)
                        || each.password().values().contains(value))
            .isPresent();
  }

  public static SessionSpec read(ProfileSection root) {
    Optional<ProfileSection> found = root.optionalSection("session");
    if (found.isEmpty()) {
      return NONE;
    }
    ProfileSection section = found.get();
    Optional<Login> login = section.optionalSection("login").map(Login::read);
    Set<RequestValue> known = EnumSet.copyOf(CREDENTIALS);
    if (login.isPresent()) {
      known.add(RequestValue.TOKEN);
    }
    Optional<Header> header =
        section.optionalSection("header").map(each -> Header.read(each, known));
    Optional<Basic> basic = section.optionalSection("httpBasic").map(Basic::read);
    if (header.isEmpty()
        && basic.isEmpty()
        && login.filter(l -> !l.sendsCredentials()).isPresent()) {
      section.problem("login", "sends no credentials; name their elements in its parameters");
    }
    return new SessionSpec(header, basic, login);
  }

  private static RequestTemplate template(String name, ProfileSection section) {
    return section
        .converted(name, text -> RequestTemplate.parse(text, CREDENTIALS))
        .orElse(new RequestTemplate(List.of()));
  }
}
