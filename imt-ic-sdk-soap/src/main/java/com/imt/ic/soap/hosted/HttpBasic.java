package com.imt.ic.soap.hosted;

import com.imt.ic.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HTTP basic authentication. Immutable and thread-safe. */
final class HttpBasic implements CallerCheck {

  private static final String SCHEME = "Basic ";

  /** {@code user:password}, which is what a caller sends. */
  private final List<Secret> accepted;

  HttpBasic(Map<String, Secret> passwords) {
    if (passwords.isEmpty()) {
      throw new IllegalArgumentException("HTTP basic has no user; give at least 1");
    }
    if (passwords.keySet().stream().anyMatch(user -> user.indexOf(':') >= 0)) {
      throw new IllegalArgumentException("A user's name for HTTP basic has a colon; use another");
    }
    accepted =
        passwords.entrySet().stream()
            .map(pair -> Secret.of(pair.getKey() + ":" + pair.getValue().reveal()))
            .toList();
  }

  @Override
  public boolean admits(HostedRequest request) {
    String presented = request.header("Authorization").flatMap(HttpBasic::decoded).orElse("");
    boolean known = false;
    for (Secret pair : accepted) {
      known |= pair.matches(presented);
    }
    return known;
  }

  private static Optional<String> decoded(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      return Optional.of(new String(pair, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> challenge() {
    return Optional.of("Basic realm=\"Spectrum\", charset=\"UTF-8\"");
  }
}
