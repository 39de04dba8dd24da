package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.MutableClock;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many statements a row costs, counted by PostgreSQL itself; BEGIN and COMMIT are some. */
class FewStatementsTest {

  private static final int ROWS = 5_000;
  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static CountingPostgres postgres;

  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T16:00:00Z"));
  private final FakeInvoiceCloud cloud =
      FakeInvoiceCloud.builder().clock(clock).profile(PROFILE).build();
  private final List<BifInvoice> invoices =
      IntStream.range(0, ROWS).mapToObj(InventedRows::invoice).toList();
  private HikariDataSource dataSource;
  private InvoiceCloudIntegration integration;
  private InvoiceFiles files;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = CountingPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void open(@TempDir Path spool) throws SQLException {
    dataSource = postgres.createDatabase("spectrum" + DATABASES.incrementAndGet());
    InvoiceCloudIntegration.createTables(dataSource);
    SpectrumTables.create(dataSource);
    Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
    integration =
        SpectrumIntegration.over(PROFILE, dataSource)
            .cloud(cloud)
            .clock(clock)
            .startAt(anHourAgo)
            .build();
    files = InvoiceFiles.of(integration, spool);
    cloud.recordPayments(
        IntStream.range(0, ROWS)
            .mapToObj(i -> InventedRows.payment(i, anHourAgo.plusMillis(i)))
            .toList());
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void poll_ofNewPayments_takesAtMost3StatementsIn100Rows_besideTheLedgers() throws SQLException {
    postgres.reset();
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(ROWS);
    assertStatementsOfARow(0.03);
    assertThat(postgres.count().ledger()).as("statements of the ledger").isBetween(1L, ROWS / 100L);
  }

  @Test
  void poll_ofKnownPayments_takesAtMost2StatementsIn100Rows() throws SQLException {
    integration.poll(ReportKind.PAYMENTS);
    postgres.reset();
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(ROWS);
    assertStatementsOfARow(0.02);
    assertThat(postgres.count().ledger()).as("statements of the ledger").isZero();
  }

  @Test
  void reconcile_ofEverything_takesAtMost1StatementIn100Payments_besideTheLedgers()
      throws SQLException {
    integration.poll(ReportKind.PAYMENTS);
    postgres.reset();
    assertThat(integration.reconcile().posted().count()).isEqualTo(ROWS);
    assertStatementsOfARow(0.01);
    assertThat(postgres.count().ledger()).as("statements of the ledger").isEqualTo(1);
  }

  @Test
  void reconcile_ofOpenItems_takesAtMost1StatementIn100Payments_besideTheLedgers()
      throws SQLException {
    integration.poll(ReportKind.PAYMENTS);
    integration.reconcile();
    postgres.reset();
    assertThat(integration.reconcile().posted().count()).isEqualTo(ROWS);
    assertStatementsOfARow(0.01);
    assertThat(postgres.count().ledger()).as("statements of the ledger").isBetween(2L, ROWS / 100L);
  }

  @Test
  void send_ofNewInvoices_takesAtMost3StatementsIn100Invoices() throws SQLException {
    postgres.reset();
    assertThat(files.send(invoices).answers()).singleElement().matches(answer -> answer.accepted());
    assertStatementsOfARow(0.03);
  }

  @Test
  void send_ofUnchangedInvoices_takesAtMost1StatementIn100Invoices() throws SQLException {
    files.send(invoices);
    postgres.reset();
    assertThat(files.send(invoices).unchanged()).isEqualTo(ROWS);
    assertStatementsOfARow(0.01);
  }

  private static void assertStatementsOfARow(double bar) throws SQLException {
    assertThat(postgres.count().others() / (double) ROWS)
        .as("statements of a row, %s rows", ROWS)
        .isPositive()
        .isLessThanOrEqualTo(bar);
  }
}
