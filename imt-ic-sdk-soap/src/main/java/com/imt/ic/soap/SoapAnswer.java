package com.imt.ic.soap;

import com.imt.ic.soap.internal.xml.XmlCursor;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer whose body is not read yet. Whoever gets it finishes or cancels it. Not thread-safe.
 */
record SoapAnswer(Exchange exchange, CallContext call) {

  /** Stands at the start of the body's element. */
  XmlCursor cursor() {
    return Objects.requireNonNull(exchange.cursor);
  }

  /** The fault at whose start the cursor stands; monitoring is told of it. */
  Fault fault() throws IOException {
    Fault fault = Fault.read(cursor());
    call.observer.fault(call, fault);
    return fault;
  }

  Optional<Instant> serverTime() {
    return Optional.ofNullable(RetryAfter.date(exchange.header("Date")));
  }
}
