package com.imt.ic.testkit;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The failures that the SDK's client makes of faults, without a wire. Thread-safe. */
final class InMemoryFailures {

  private static final String SOAP_CLIENT = "soap:Client";
  private static final String SOAP_SERVER = "soap:Server";

  /** What a client sees, of an operation that reads. */
  private record Seen(Kind kind, int status, @Nullable String faultCode, boolean isNothingSent) {

    Seen(Kind kind, int status) {
      this(kind, status, null, false);
    }
  }

  private final Profile profile;
  private final AtomicLong calls = new AtomicLong();

  InMemoryFailures(Profile profile) {
    this.profile = profile;
  }

  /** What a caller sees who gets no good answer. */
  CallFailedException of(CloudOperation operation, Fault fault, Effect.Failing effect) {
    return failure(operation, seen(effect), "failed by " + fault + ", as the test's script asked");
  }

  /** What a caller sees whose report ends early. */
  CallFailedException cut(CloudOperation operation, int rows) {
    return failure(
        operation,
        new Seen(Kind.TRUNCATED, 200),
        "broke off after " + rows + " rows, as the test's script asked");
  }

  /** What a caller sees whose report is a table of errors. */
  CallFailedException errors(CloudOperation operation, String message) {
    return failure(
        operation,
        new Seen(whose(message, Kind.SERVICE_FAILED), 200),
        "was answered with rows of errors in place of the report: " + message);
  }

  private CallFailedException failure(CloudOperation operation, Seen seen, String what) {
    String name = profile.operation(operation.id()).operation();
    Kind kind =
        operation == CloudOperation.SUBMIT_INVOICE_FILE && isFateOpen(seen)
            ? Kind.OUTCOME_UNKNOWN
            : seen.kind();
    return new CallFailedException(
        kind,
        name + " " + what,
        new CallFailedException.Details(
            name,
            1,
            seen.status(),
            seen.faultCode(),
            Duration.ZERO,
            "fake-" + calls.incrementAndGet()),
        null);
  }

  private Seen seen(Effect.Failing effect) {
    if (effect instanceof Effect.Unanswered unanswered) {
      boolean isRefused = unanswered.how() == Effect.Silence.REFUSED;
      return new Seen(Kind.UNREACHABLE, 0, null, isRefused);
    }
    if (effect instanceof Effect.Page page) {
      return new Seen(kind(page.status()), page.status());
    }
    if (effect instanceof Effect.SoapFault fault) {
      boolean isCallers = fault.code() == SoapAnswer.FaultCode.CALLER;
      Kind otherwise = isCallers ? Kind.REQUEST_REFUSED : Kind.SERVICE_FAILED;
      return new Seen(
          whose(fault.text(), otherwise), 500, isCallers ? SOAP_CLIENT : SOAP_SERVER, false);
    }
    return effect instanceof Effect.OtherVersion
        ? new Seen(Kind.UNEXPECTED_ANSWER, 200)
        : new Seen(Kind.TRUNCATED, 200);
  }

  private Kind whose(String text, Kind otherwise) {
    // The client judges by the message, without the stack trace below it.
    String message = text.lines().findFirst().orElse("");
    return profile.answers().whose(message).orElse(otherwise);
  }

  private Kind kind(int status) {
    return switch (status) {
      case 408, 421, 425, 429, 502, 503, 504, 598, 599 -> Kind.UNAVAILABLE;
      case 401 ->
          profile.session().basic().isPresent() ? Kind.CREDENTIALS_REFUSED : Kind.UNEXPECTED_ANSWER;
      default -> status >= 520 && status <= 530 ? Kind.UNAVAILABLE : Kind.UNEXPECTED_ANSWER;
    };
  }

  /** Whether a submission that failed so may have been taken. */
  private static boolean isFateOpen(Seen seen) {
    if (seen.isNothingSent()) {
      return false;
    }
    int status = seen.status();
    return switch (seen.kind()) {
      case CREDENTIALS_REFUSED, REQUEST_REFUSED -> false;
      case UNAVAILABLE -> status != 421 && status != 425 && status != 429;
      case UNEXPECTED_ANSWER -> status < 300 || status >= 500;
      case SERVICE_FAILED, UNREACHABLE, TRUNCATED, LIMIT_EXCEEDED, OUTCOME_UNKNOWN, INTERRUPTED ->
          true;
    };
  }
}
