package com.imt.ic.examples.spectrum;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportStatistics;
import com.imt.ic.soap.CallEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Calls to InvoiceCloud as Micrometer's meters, for {@code SoapSettings.Builder.listener(new
 * CallMetrics(registry))}. Thread-safe, as the registry is.
 *
 * <ul>
 *   <li>{@code invoicecloud.calls}, a timer: whole calls by {@code outcome}, which is {@code done},
 *       {@code closed_early}, or the kind of the failure, such as {@code unreachable}.
 *   <li>{@code invoicecloud.attempts}, a counter: requests, repeated ones included.
 *   <li>{@code invoicecloud.answers}, a counter: HTTP answers by {@code status}, {@code 2xx} and so
 *       on.
 *   <li>{@code invoicecloud.rows}, a counter: rows of reports that did not fail, by {@code result},
 *       {@code understood} or {@code not_understood}.
 *   <li>{@code invoicecloud.warnings}, a counter: what makes a report doubtful as a whole.
 * </ul>
 *
 * <p>All carry {@code service} and {@code operation}. No tag takes a value from an answer, a
 * message, an address or a correlation id: there are as many meters as the profile has operations,
 * times a few, and no customer's data among them.
 */
final class CallMetrics implements Consumer<CallEvent> {

  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(CallEvent event) {
    if (event instanceof CallEvent.Attempted) {
      count("attempts", tags(event), 1);
    } else if (event instanceof CallEvent.Answered answered) {
      count("answers", tags(event).and("status", answered.httpStatus() / 100 + "xx"), 1);
    } else if (event instanceof CallEvent.Finished finished) {
      ended(event, finished.complete() ? "done" : "closed_early");
      rows(event, finished.statistics());
    } else if (event instanceof CallEvent.Failed failed) {
      ended(event, kind(failed.failure()));
    }
    // Started and RowsRead say what is under way; a dashboard of what was done needs neither.
  }

  private void ended(CallEvent event, String outcome) {
    registry
        .timer("invoicecloud.calls", tags(event).and("outcome", outcome))
        .record(event.call().elapsed());
  }

  private void rows(CallEvent event, ReportStatistics statistics) {
    Tags tags = tags(event);
    long understood = statistics.rows() - statistics.notUnderstood();
    count("rows", tags.and("result", "understood"), understood);
    count("rows", tags.and("result", "not_understood"), statistics.notUnderstood());
    count("warnings", tags, statistics.warnings().size());
  }

  private void count(String name, Tags tags, long amount) {
    registry.counter("invoicecloud." + name, tags).increment((double) amount);
  }

  private static Tags tags(CallEvent event) {
    return Tags.of("service", event.call().service(), "operation", event.call().operation());
  }

  private static String kind(InvoiceCloudException failure) {
    return failure instanceof CallFailedException call
        ? call.kind().name().toLowerCase(Locale.ROOT)
        : "other";
  }
}
