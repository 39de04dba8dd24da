package com.imt.ic;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call to InvoiceCloud that did not bring what was asked for. Its subclasses say which kind of
 * failure; {@link #kind()} says it as data.
 */
public class CallFailedException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure a call met, and so whose turn it is. */
  public enum Kind {
    /** The credentials were refused: check BillerGUID and WebServiceKey. */
    CREDENTIALS_REFUSED(false),
    /** IC understood and refused: a caller's fault, or {@code Success=false}. */
    REQUEST_REFUSED(false),
    /** IC failed while working on it. */
    SERVICE_FAILED(false),
    /** IC, or what stands before it, cannot work now (HTTP 408, 429, 502 to 504, 520 and so on). */
    UNAVAILABLE(true),
    /** No connection, no TLS, or no answer in time. */
    UNREACHABLE(true),
    /** The answer is not what the contract says: HTML, no envelope, another SOAP version. */
    UNEXPECTED_ANSWER(false),
    /** The answer broke off before its end. */
    TRUNCATED(true),
    /** The answer passed a limit that was set for safety. */
    LIMIT_EXCEEDED(false),
    /** Something was sent and its fate is not known: ask again with the same name and content. */
    OUTCOME_UNKNOWN(false),
    /** The calling thread was interrupted. */
    INTERRUPTED(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }
  }

  /**
   * What is known of a call that failed, for people and for their monitoring. Immutable and
   * thread-safe; free of secrets and customers' data.
   *
   * @param operation the operation's name at InvoiceCloud
   * @param attempt 1 for the first request
   * @param status the HTTP status, or 0 where no answer came
   * @param faultCode the SOAP fault's code, or null where there was no fault
   * @param elapsed from the first request to the failure
   * @param correlationId an identifier of this call that the SDK's log lines carry too
   */
  public record Details(
      String operation,
      int attempt,
      int status,
      @Nullable String faultCode,
      Duration elapsed,
      String correlationId)
      implements Serializable {

    /** Requires what every call has. */
    public Details {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(elapsed, "elapsed");
      Objects.requireNonNull(correlationId, "correlationId");
    }
  }

  private final Kind kind;
  private final Details details;

  /**
   * A failure of a call.
   *
   * @param message one line: what, where, found, expected, what to do
   * @param cause what brought it about, or null
   */
  public CallFailedException(
      Kind kind, String message, Details details, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.details = Objects.requireNonNull(details, "details");
  }

  /** {@return what kind of failure it is} */
  public Kind kind() {
    return kind;
  }

  /**
   * {@return whether the same call may succeed later without anybody doing anything; false for a
   * submission whose fate is not known: see {@link Kind#OUTCOME_UNKNOWN}}
   */
  public boolean isRetryable() {
    return kind.retryable;
  }

  /** {@return what is known of the call} */
  public Details details() {
    return details;
  }
}
