package com.imt.ic;

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
    /** IC, or what stands before it, asks to come back later (HTTP 429, 502, 503, 504). */
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

  private final Kind kind;
  private final CallDetails details;

  /**
   * A failure of that kind.
   *
   * @param kind what kind of failure
   * @param message one line: what, where, found, expected, what to do
   * @param details what is known of the call
   * @param cause what brought it about, or null
   */
  public CallFailedException(
      Kind kind, String message, CallDetails details, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.details = Objects.requireNonNull(details, "details");
  }

  /**
   * The kind of failure.
   *
   * @return never null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether the same call may succeed later without anybody doing anything. For a submission whose
   * outcome is unknown this is false: see {@link Kind#OUTCOME_UNKNOWN}.
   *
   * @return true when asking again is safe and may help
   */
  public boolean isRetryable() {
    return kind.retryable;
  }

  /**
   * What is known of the call.
   *
   * @return never null
   */
  public CallDetails details() {
    return details;
  }
}
