package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The answer to one request while a service decides on it. It can also go wrong in every way that a
 * test asks for.
 */
final class HttpReply {

  /** A body that is written rather than held. */
  @FunctionalInterface
  interface Body {
    /** Writes it; called more than once, and writes the same each time. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Thrown by a body where a script ends the answer; the connection is closed at that byte. */
  static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException() {
      super("The answer was broken off, as the test's script asked for");
    }
  }

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final List<HttpHeader> headers = new ArrayList<>();
  private int status;
  private Body body = out -> {};
  private long longest = Long.MAX_VALUE;
  private Duration ahead = Duration.ZERO;
  private final AtomicBoolean sending = new AtomicBoolean();
  private boolean reset;

  /** Cuts the body after so many bytes. */
  void truncateAfter(int bytes) {
    longest = bytes;
  }

  /** Lets the answer's date be off. */
  void dateAhead(Duration skew) {
    ahead = skew;
  }

  /** Whether the body is written to the client now, and not for the journal. */
  boolean isBeingSent() {
    return sending.get();
  }

  /** Adds a header. */
  void header(String name, String value) {
    headers.add(new HttpHeader(name, value));
  }

  /** Answers. */
  void answer(int newStatus, String contentType, Body newBody) {
    status = newStatus;
    header("Content-Type", contentType);
    body = newBody;
  }

  /** Resets the connection without an answer. */
  void reset() {
    reset = true;
  }

  /** What WireMock is to send: a small body with its length, as ASP.NET does, others in chunks. */
  Response toResponse(Response planned, Clock clock) throws IOException {
    if (reset) {
      return Response.Builder.like(planned).fault(Fault.CONNECTION_RESET_BY_PEER).build();
    }
    List<HttpHeader> all = new ArrayList<>();
    all.add(new HttpHeader("Date", HTTP_DATE.format(clock.instant().plus(ahead))));
    all.add(new HttpHeader("Server", "FakeInvoiceCloud"));
    all.add(new HttpHeader("Cache-Control", "private, max-age=0"));
    all.addAll(headers);
    AnswerBody answer = AnswerBody.of(body, longest, sending);
    answer
        .length()
        .ifPresent(length -> all.add(new HttpHeader("Content-Length", String.valueOf(length))));
    // Without what WireMock would say of its stub: InvoiceCloud says no such thing.
    return Response.Builder.like(planned)
        .status(status)
        .headers(new HttpHeaders(all))
        .body(answer)
        .build();
  }
}
