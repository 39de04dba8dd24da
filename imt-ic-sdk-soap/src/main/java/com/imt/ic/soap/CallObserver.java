package com.imt.ic.soap;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener and the two loggers what happens to calls: {@value #SUMMARY} has one line per
 * call and the warnings, {@value #DETAILS} every step at debug level. Thread-safe.
 */
final class CallObserver {

  static final String SUMMARY = "com.imt.ic.soap.summary";
  static final String DETAILS = "com.imt.ic.soap.details";

  private static final Logger SUMMARY_LOG = LoggerFactory.getLogger(SUMMARY);
  private static final Logger DETAILS_LOG = LoggerFactory.getLogger(DETAILS);

  private final Consumer<CallEvent> listener;

  CallObserver(Consumer<CallEvent> listener) {
    this.listener = listener;
  }

  void started(CallContext call) {
    DETAILS_LOG.debug("{} starts", call);
    tell(new CallEvent.Started(call.view()));
  }

  void attempted(CallContext call) {
    DETAILS_LOG.debug("{} attempt {} at {}", call, call.attempt(), call.address);
    tell(new CallEvent.Attempted(call.view()));
  }

  void answered(CallContext call, int status) {
    if (status == 0) {
      return; // nothing came
    }
    DETAILS_LOG.debug("{} HTTP {} after {}", call, status, call.elapsed());
    tell(new CallEvent.Answered(call.view(), status));
  }

  /** The whole of what a fault says, redacted, which no message holds. */
  void fault(CallContext call, Fault fault) {
    DETAILS_LOG.debug("{} fault {}: {}", call, fault.code(), fault.wholeText());
  }

  void waiting(CallContext call, AttemptFailedException failure, Duration wait) {
    DETAILS_LOG.debug(
        "{} attempt {} failed: {}; the next follows in {}",
        call,
        call.attempt(),
        failure.found(),
        wait);
  }

  void rows(CallContext call, ReportStatistics statistics) {
    DETAILS_LOG.debug("{} {} rows after {}", call, statistics.rows(), call.elapsed());
    tell(new CallEvent.RowsRead(call.view(), statistics));
  }

  void finished(CallContext call) {
    SUMMARY_LOG.info("{} done at attempt {} after {}", call, call.attempt(), call.elapsed());
    tell(new CallEvent.Finished(call.view(), ReportStatistics.NONE, true));
  }

  void finished(CallContext call, ReportStatistics statistics, boolean complete) {
    SUMMARY_LOG.info(
        "{} {} at attempt {} after {}: {} rows, {} not understood, {} characters replaced",
        call,
        complete ? "done" : "closed before its end",
        call.attempt(),
        call.elapsed(),
        statistics.rows(),
        statistics.notUnderstood(),
        statistics.replacedCharacters());
    for (Warning warning : statistics.warnings()) {
      SUMMARY_LOG.warn("{} {}", call, warning.detail());
    }
    for (String error : statistics.rowErrors()) {
      DETAILS_LOG.debug("{} a row's error: {}", call, error);
    }
    tell(new CallEvent.Finished(call.view(), statistics, complete));
  }

  void failed(CallContext call, InvoiceCloudException failure) {
    SUMMARY_LOG.warn("[{}] {}", call.correlationId, failure.getMessage());
    tell(new CallEvent.Failed(call.view(), failure));
  }

  private void tell(CallEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      SUMMARY_LOG.warn(
          "A listener of calls threw {} at {}; the call goes on",
          e.getClass().getName(),
          event.getClass().getSimpleName());
    }
  }
}
