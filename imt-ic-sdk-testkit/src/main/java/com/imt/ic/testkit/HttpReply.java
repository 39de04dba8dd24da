package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** Stands for a byte that no text can hold; of the private use area. */
  static final char PLACE = '\uF8FF';

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final List<HttpHeader> headers = new ArrayList<>();
  private int status;
  private Body body = out -> {};
  private long longest = Long.MAX_VALUE;
  private Optional<Byte> placed = Optional.empty();
  private boolean reset;

  /** Cuts the body after so many bytes. */
  void truncateAfter(int bytes) {
    longest = bytes;
  }

  /** Writes that byte wherever {@link #PLACE} stands. */
  void place(byte value) {
    placed = Optional.of(value);
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
    all.add(new HttpHeader("Date", HTTP_DATE.format(clock.instant())));
    all.add(new HttpHeader("Server", "FakeInvoiceCloud"));
    all.add(new HttpHeader("Cache-Control", "private, max-age=0"));
    all.addAll(headers);
    Body written = placed.map(value -> withPlaced(body, value)).orElse(body);
    AnswerBody answer = AnswerBody.of(written, longest);
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

  private static Body withPlaced(Body body, byte value) {
    return out ->
        body.writeTo(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                out.write(b);
              }

              @Override
              public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(replaced(bytes, offset, length, value));
              }

              @Override
              public void flush() throws IOException {
                out.flush();
              }
            });
  }

  /** A writer encodes a character whole, so its bytes come together. */
  private static byte[] replaced(byte[] bytes, int offset, int length, byte value) {
    String place =
        new String(
            Character.toString(PLACE).getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
        .replace(place, Character.toString(value & 0xFF))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
