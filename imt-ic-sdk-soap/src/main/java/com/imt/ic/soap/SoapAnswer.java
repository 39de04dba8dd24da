package com.imt.ic.soap;

import com.imt.ic.soap.xml.XmlCursor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer that is no fault, its body not read yet. Whoever gets it finishes or cancels it. Not
 * thread-safe.
 *
 * @param exchange the request it answers
 * @param call the call it belongs to
 */
record SoapAnswer(Exchange exchange, CallContext call) {

  /** Stands at the start of the body's element. */
  XmlCursor cursor() {
    return Objects.requireNonNull(exchange.cursor);
  }

  /** The server's clock. */
  Optional<Instant> serverTime() {
    return Optional.ofNullable(RetryAfter.date(exchange.header("Date")));
  }
}
