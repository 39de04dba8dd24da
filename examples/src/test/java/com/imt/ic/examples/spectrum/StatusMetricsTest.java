package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.CloudOperation;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.Fault;
import com.imt.ic.testkit.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gauges and health of a real integration, over H2 and an InvoiceCloud in memory. */
class StatusMetricsTest {

  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T16:00:00Z"));
  private final FakeInvoiceCloud cloud =
      FakeInvoiceCloud.builder().clock(clock).profile(PROFILE).build();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final JdbcDataSource dataSource = new JdbcDataSource();
  private InvoiceCloudIntegration integration;
  private StatusMetrics metrics;

  @BeforeEach
  void integrate() {
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(dataSource);
    SpectrumTables.create(dataSource);
    integration =
        SpectrumIntegration.over(PROFILE, dataSource)
            .cloud(cloud)
            .clock(clock)
            .startAt(Instant.parse("2026-11-01T00:00:00Z"))
            .build();
    metrics = new StatusMetrics(integration.biller(), clock);
    metrics.bindTo(registry);
  }

  private double gauge(String name, String... tags) {
    return registry.get("invoicecloud." + name).tag("biller", "1234").tags(tags).gauge().value();
  }

  private double ageOfPayments() {
    return registry
        .get("invoicecloud.checkpoint.age")
        .tags("biller", "1234", "report", "payments")
        .timeGauge()
        .value(TimeUnit.SECONDS);
  }

  @Test
  void beforeTheFirstUpdate_nothingIsClaimed() {
    assertThat(ageOfPayments()).isNaN();
    assertThat(gauge("attention")).isNaN();
  }

  @Test
  void checkpointsAge_growsWithoutAnUpdate() {
    integration.runDue();
    metrics.update(integration.status());
    double now = ageOfPayments();
    clock.advance(Duration.ofMinutes(7));

    assertThat(ageOfPayments()).isEqualTo(now + 420, Offset.offset(1.0));
    assertThat(gauge("poll.failures", "report", "payments")).isZero();
    assertThat(gauge("quarantine.open", "kind", "failed")).isZero();
    assertThat(gauge("files", "state", "queued")).isZero();
    assertThat(gauge("attention")).isZero();
  }

  @Test
  void failures_areCounted() {
    integration.runDue();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));
    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(CallFailedException.class);
    metrics.update(integration.status());

    assertThat(gauge("poll.failures", "report", "payments")).isEqualTo(1);
    assertThat(gauge("poll.failures", "report", "autopay")).isZero();
  }

  @Test
  void health_isUp_untilAPersonIsNeeded_orTheDatabaseIsGone() throws Exception {
    HealthPage page =
        new HealthPage(
            () -> SpectrumHealth.of(List.of(integration)), () -> Map.of("wrong_credentials", 2L));
    integration.runDue();
    assertThat(page.answer("GET").status()).isEqualTo(200);
    assertThat(body(page))
        .isEqualTo("{\"status\":\"UP\",\"reasons\":[],\"requests\":{\"wrong_credentials\":2}}");

    clock.advance(Duration.ofDays(3));
    assertThat(page.answer("GET").status()).isEqualTo(503);
    assertThat(body(page))
        .startsWith("{\"status\":\"DOWN\",\"reasons\":[\"biller 1234: payments was last read at");

    shutDown();
    assertThat(page.answer("GET").status()).isEqualTo(503);
    assertThat(body(page)).contains("\"DOWN\"").contains("biller 1234: ");
    assertThat(page.answer("POST").status()).isEqualTo(405);
  }

  private void shutDown() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
    }
  }

  private static String body(HealthPage page) {
    return new String(page.answer("GET").body(), StandardCharsets.UTF_8);
  }
}
