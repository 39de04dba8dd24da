package com.imt.ic.soap;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportStatistics;
import java.net.URI;
import java.time.Duration;

/**
 * One thing that happened to a call, for monitoring. Immutable and thread-safe; free of secrets,
 * bodies and customers' data.
 *
 * <p>A call begins with {@link Started}, has an {@link Attempted} per request and an {@link
 * Answered} per HTTP answer, and ends with exactly one {@link Finished} or {@link Failed}. A report
 * ends when it was read to its end, failed or was closed; between its answer and then come {@link
 * RowsRead}.
 */
public sealed interface CallEvent {

  /** The call it happened to, as it stood at that moment. */
  Call call();

  /**
   * A call as it stands.
   *
   * @param service the service's name, such as {@code PaymentReporting}
   * @param operation the operation's name at InvoiceCloud
   * @param correlationId what log lines and failures of the call carry too
   * @param attempt how many requests were made so far
   */
  record Call(
      String service,
      String operation,
      URI address,
      String correlationId,
      int attempt,
      Duration elapsed) {}

  /** Nothing was sent yet. */
  record Started(Call call) implements CallEvent {}

  /** A request is about to be made; the call's attempt is this one. */
  record Attempted(Call call) implements CallEvent {}

  /** The head of an HTTP answer came. */
  record Answered(Call call, int httpStatus) implements CallEvent {}

  /** Another ten thousand of a report's rows were handed out; the statistics are those so far. */
  record RowsRead(Call call, ReportStatistics statistics) implements CallEvent {}

  /**
   * The call brought what was asked for.
   *
   * @param statistics of a report; {@link ReportStatistics#NONE} for other calls
   * @param complete false where a report was closed before its end
   */
  record Finished(Call call, ReportStatistics statistics, boolean complete) implements CallEvent {}

  /** The call failed for good, with what the caller gets. */
  record Failed(Call call, InvoiceCloudException failure) implements CallEvent {}
}
