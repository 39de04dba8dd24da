package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.internal.profile.OperationSpec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One call with all its attempts. Not thread-safe. */
final class CallContext {

  private final OperationSpec spec;
  final String operation;
  final URI address;
  final boolean reading;
  private final Clock clock;
  private final Instant started;
  final String correlationId = UUID.randomUUID().toString();
  final CallObserver observer;
  private final String part;
  private int attempt;

  /**
   * Begins a call.
   *
   * @param part which part of a report it asks for, such as {@code , page 2}; empty for all of it
   */
  CallContext(
      OperationSpec spec,
      String part,
      URI address,
      boolean reading,
      Clock clock,
      CallObserver observer) {
    this.part = part;
    this.spec = spec;
    this.operation = spec.operation();
    this.address = address;
    this.reading = reading;
    this.clock = clock;
    this.observer = observer;
    this.started = clock.instant();
  }

  @Override
  public String toString() {
    return "%s [%s]".formatted(operation, correlationId);
  }

  CallEvent.Call view() {
    return new CallEvent.Call(
        spec.service(), operation, address, correlationId, attempt, elapsed());
  }

  String correlationId() {
    return correlationId;
  }

  Instant now() {
    return clock.instant();
  }

  Duration elapsed() {
    return Duration.between(started, clock.instant());
  }

  int attempt() {
    return attempt;
  }

  void nextAttempt() {
    attempt++;
  }

  CallFailedException failed(AttemptFailedException failure) {
    return failed(failure, "");
  }

  /** The same with where it happened, such as {@code , after 12 rows}. */
  CallFailedException failed(AttemptFailedException failure, String where) {
    StringBuilder message =
        new StringBuilder(operation)
            .append(": ")
            .append(failure.found())
            .append(part)
            .append(where);
    if (failure.status != 0) {
      String code = failure.faultCode == null ? "" : ", " + failure.faultCode;
      message.append(" (HTTP ").append(failure.status).append(code);
      if (!failure.faultText.isEmpty()) {
        message.append(failure.faultCode == null ? ", " : ": ").append(failure.faultText);
      }
      message.append(')');
    }
    if (attempt > 1) {
      message.append(", at attempt ").append(attempt);
    }
    message.append('.');
    Kind kind = failure.kind;
    if (isUnknownOutcome(failure)) {
      kind = Kind.OUTCOME_UNKNOWN;
      message.append(
          " Whether InvoiceCloud took the submission is not known: submit the same name and content again, which InvoiceCloud accepts once.");
    } else if (!failure.advice.isEmpty()) {
      message.append(' ').append(failure.advice).append('.');
    }
    CallFailedException.Details details =
        new CallFailedException.Details(
            operation, attempt, failure.status, failure.faultCode, elapsed(), correlationId);
    return new CallFailedException(
        kind, message.toString(), details, ForeignFailure.shown(failure.getCause()));
  }

  /**
   * A submission's fate is known only where nothing was sent, or where IC or HTTP itself says that
   * it was refused.
   */
  private boolean isUnknownOutcome(AttemptFailedException failure) {
    if (reading || failure.nothingSent) {
      return false;
    }
    return switch (failure.kind) {
      case CREDENTIALS_REFUSED, REQUEST_REFUSED -> false;
      case UNAVAILABLE -> !Failures.isUntouched(failure.status);
      case UNEXPECTED_ANSWER ->
          failure.status < 300 || failure.status >= 500 || failure.status == 408;
      case INTERRUPTED, LIMIT_EXCEEDED, OUTCOME_UNKNOWN, SERVICE_FAILED, TRUNCATED, UNREACHABLE ->
          true;
    };
  }
}
