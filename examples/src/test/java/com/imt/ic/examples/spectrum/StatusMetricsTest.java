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
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health", new HealthPage(() -> SpectrumHealth.of(List.of(integration))));
    server.start();
    URI page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");
    try {
      integration.runDue();
      HttpResponse<String> up = get(page);
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(up.body()).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}");

      clock.advance(Duration.ofDays(3));
      HttpResponse<String> late = get(page);
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body())
          .startsWith("{\"status\":\"DOWN\",\"reasons\":[\"biller 1234: payments was last read at");

      shutDown();
      HttpResponse<String> gone = get(page);
      assertThat(gone.statusCode()).isEqualTo(503);
      assertThat(gone.body()).contains("\"DOWN\"").contains("biller 1234: ");
      assertThat(
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(page)
                          .POST(HttpRequest.BodyPublishers.noBody())
                          .build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(405);
    } finally {
      server.stop(0);
    }
  }

  private void shutDown() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
    }
  }

  private static HttpResponse<String> get(URI page) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
  }
}
