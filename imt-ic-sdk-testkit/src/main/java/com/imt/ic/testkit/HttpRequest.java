package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.Locale;
import java.util.Optional;

/** One request, with what is absent as empty texts; the body was read whole. */
record HttpRequest(Request received) {

  /** In capitals. */
  String method() {
    return received.getMethod().getName();
  }

  /** The path, without the query. */
  String path() {
    String target = received.getUrl();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The query in lower case; empty where there is none. */
  String query() {
    String target = received.getUrl();
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1).toLowerCase(Locale.ROOT);
  }

  /** A header's value; empty where it is absent. */
  String header(String name) {
    return Optional.ofNullable(received.getHeader(name)).orElse("");
  }

  byte[] body() {
    return received.getBody();
  }
}
