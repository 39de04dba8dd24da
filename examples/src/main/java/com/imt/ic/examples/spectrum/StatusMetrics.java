package com.imt.ic.examples.spectrum;

import com.imt.ic.BillerId;
import com.imt.ic.ReportKind;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one biller's integration fares, as Micrometer's gauges. They tell the status of the last
 * {@link #update}, for which a scheduler calls {@code metrics.update(integration.status())} every
 * minute or so; a scrape asks no database. Not a number before the first update. Thread-safe.
 *
 * <ul>
 *   <li>{@code invoicecloud.checkpoint.age}: how far behind the {@code report} is, which goes on
 *       growing where nothing updates any more.
 *   <li>{@code invoicecloud.poll.failures}: how many polls of the {@code report} failed in a row.
 *   <li>{@code invoicecloud.quarantine.open}: entries that wait for a person, by {@code kind}.
 *   <li>{@code invoicecloud.files}: invoice files by {@code state}: {@code queued}, {@code
 *       unknown}, {@code refused}.
 *   <li>{@code invoicecloud.attention}: how many things a person has to do.
 * </ul>
 *
 * <p>All carry {@code biller}.
 */
final class StatusMetrics implements MeterBinder {

  private final BillerId biller;
  private final Clock clock;
  private volatile @Nullable IntegrationStatus last;

  StatusMetrics(BillerId biller, Clock clock) {
    this.biller = biller;
    this.clock = clock;
  }

  void update(IntegrationStatus status) {
    last = status;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Tags tags = Tags.of("biller", biller.value());
    for (ReportKind kind : ReportKind.values()) {
      Tags report = tags.and("report", kind.id());
      TimeGauge.builder(
              "invoicecloud.checkpoint.age",
              this,
              TimeUnit.SECONDS,
              metrics -> metrics.number(status -> age(status.of(kind))))
          .tags(report)
          .register(registry);
      gauge("poll.failures", report, status -> status.of(kind).failures(), registry);
    }
    for (QuarantineKind kind : QuarantineKind.values()) {
      gauge(
          "quarantine.open",
          tags.and("kind", kind.name().toLowerCase(Locale.ROOT)),
          status -> status.quarantined().getOrDefault(kind, 0L),
          registry);
    }
    file("queued", FileStatus::queued, tags, registry);
    file("unknown", FileStatus::unknown, tags, registry);
    file("refused", FileStatus::refused, tags, registry);
    gauge("attention", tags, status -> status.attention().size(), registry);
  }

  private void file(
      String state, ToDoubleFunction<FileStatus> count, Tags tags, MeterRegistry registry) {
    gauge(
        "files", tags.and("state", state), status -> count.applyAsDouble(status.files()), registry);
  }

  private void gauge(
      String name, Tags tags, ToDoubleFunction<IntegrationStatus> value, MeterRegistry registry) {
    Gauge.builder("invoicecloud." + name, this, metrics -> metrics.number(value))
        .tags(tags)
        .register(registry);
  }

  private double number(ToDoubleFunction<IntegrationStatus> value) {
    IntegrationStatus status = last;
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }

  private double age(ReportStatus report) {
    Instant checkpoint = report.checkpoint();
    return checkpoint == null
        ? Double.NaN
        : Duration.between(checkpoint, clock.instant()).toSeconds();
  }
}
