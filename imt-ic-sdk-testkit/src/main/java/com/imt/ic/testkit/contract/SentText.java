package com.imt.ic.testkit.contract;

import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Request;

/** A request as a person reads it. Stateless. */
final class SentText {

  private static final Pattern BODY =
      Pattern.compile("(?s).*?<(?:\\w+:)?Envelope[^>]*>(.*)</(?:\\w+:)?Envelope>.*");
  private static final int MOST = 2000;

  private SentText() {}

  static String of(Request request, String body) {
    StringBuilder text = new StringBuilder("POST " + request.url());
    String action = request.header("SOAPAction");
    if (action != null) {
      text.append(" SOAPAction ").append(action);
    }
    String authorization = request.header("Authorization");
    if (authorization != null) {
      text.append(" Authorization ")
          .append(authorization.toLowerCase(Locale.ROOT).startsWith("basic") ? "Basic " : "")
          .append("***");
    }
    String within = BODY.matcher(body).replaceFirst("$1").strip();
    return text.append('\n')
        .append(within.length() > MOST ? within.substring(0, MOST) + "…" : within)
        .toString();
  }
}
