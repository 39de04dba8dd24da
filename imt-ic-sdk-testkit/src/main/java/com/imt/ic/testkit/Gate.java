package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestTemplate;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may call: the credentials in requests and of HTTP, and the tokens. Thread-safe. */
final class Gate {

  static final String WRONG_CREDENTIALS = "Invalid BillerGUID or WebServiceKey.";

  private final SessionSpec session;
  private final Map<RequestValue, String> credentials;
  private final String expired;
  private final Set<String> tokens = new HashSet<>();
  private int logins;

  /**
   * A gate that nobody has passed yet.
   *
   * @param expired what a call with an old token is told
   * @throws IllegalArgumentException when the profile would not know an old token by that
   */
  Gate(Profile profile, BillerCredentials credentials, String expired) {
    this.session = profile.session();
    this.credentials =
        Map.of(
            RequestValue.BILLER_GUID, credentials.billerGuid().reveal(),
            RequestValue.WEB_SERVICE_KEY, credentials.webServiceKey().reveal(),
            RequestValue.BID, profile.billerId().map(bid -> bid.value()).orElse(""));
    this.expired = expired;
    session
        .login()
        .filter(login -> !login.expired().matcher(expired).find())
        .ifPresent(
            login -> {
              throw new IllegalArgumentException(
                  ("The profile does not know the fault \"%s\" by its session.login.expired, \"%s\";"
                          + " give the server's builder an expiredToken that it knows")
                      .formatted(expired, login.expired()));
            });
  }

  /** Whether HTTP's own header lets a request in; without it, IIS does not look at the rest. */
  boolean admits(HttpRequest request) {
    return session
        .basic()
        .map(basic -> filled(basic.user()) + ":" + filled(basic.password()))
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> request.header("authorization").equals("Basic " + encoded))
        .orElse(true);
  }

  private String filled(RequestTemplate template) {
    StringBuilder text = new StringBuilder();
    template
        .parts()
        .forEach(part -> text.append(part instanceof RequestValue v ? credentials.get(v) : part));
    return text.toString();
  }

  /** The header that a call has: none before there is the token that it holds. */
  Optional<SessionSpec.Header> header(OperationSpec spec) {
    boolean isLogin = session.login().filter(login -> login.operation().equals(spec)).isPresent();
    return session.header().filter(h -> !isLogin || !h.sends(RequestValue.TOKEN));
  }

  /** Refuses a call that does not show what the profile says that it shows. */
  void check(OperationSpec spec, Asked asked) throws RefusedException {
    for (Map.Entry<RequestValue, String> each : credentials.entrySet()) {
      // GUIDs, so capitals do not count.
      if (sends(each.getKey(), spec)
          && !asked.text(each.getKey()).equalsIgnoreCase(each.getValue())) {
        throw RefusedException.caller(WRONG_CREDENTIALS);
      }
    }
    if (sends(RequestValue.TOKEN, spec) && !isGood(asked.text(RequestValue.TOKEN))) {
      throw RefusedException.thrown(expired);
    }
  }

  private boolean sends(RequestValue value, OperationSpec spec) {
    return spec.request().sends(value) || header(spec).filter(h -> h.sends(value)).isPresent();
  }

  /** A new token. */
  synchronized String login() {
    String token = "token-" + ++logins;
    tokens.add(token);
    return token;
  }

  synchronized void expireTokens() {
    tokens.clear();
  }

  private synchronized boolean isGood(String token) {
    return tokens.contains(token);
  }
}
