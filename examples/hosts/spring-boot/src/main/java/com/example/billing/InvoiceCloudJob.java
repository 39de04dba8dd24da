package com.example.billing;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.status.IntegrationStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Polls what is due, on every node and outside any transaction of ours; which node reads a report
 * the SDK decides. Its gauges tell the status after the last run, so that a scrape asks no
 * database.
 */
@Component
class InvoiceCloudJob implements MeterBinder {

  private final InvoiceCloudIntegration integration;
  private volatile IntegrationStatus status;

  InvoiceCloudJob(InvoiceCloudIntegration integration) {
    this.integration = integration;
  }

  @Scheduled(fixedDelayString = "${invoicecloud.every:PT1M}")
  void run() {
    integration.runDue();
    status = integration.status();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    gauge("invoicecloud.attention", now -> now.attention().size(), meters);
    gauge(
        "invoicecloud.quarantine.open",
        now -> now.quarantined().values().stream().mapToLong(Long::longValue).sum(),
        meters);
  }

  private void gauge(String name, ToDoubleFunction<IntegrationStatus> value, MeterRegistry meters) {
    Gauge.builder(
            name,
            this,
            job -> {
              IntegrationStatus last = job.status;
              return last == null ? Double.NaN : value.applyAsDouble(last);
            })
        .register(meters);
  }
}
