package com.imt.ic;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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
public record CallDetails(
    String operation,
    int attempt,
    int status,
    @Nullable String faultCode,
    Duration elapsed,
    String correlationId)
    implements Serializable {

  /** Checks what must be there. */
  public CallDetails {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(correlationId, "correlationId");
  }

  /**
   * The HTTP status of the answer.
   *
   * @return the status, empty where no answer came
   */
  public OptionalInt httpStatus() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }
}
