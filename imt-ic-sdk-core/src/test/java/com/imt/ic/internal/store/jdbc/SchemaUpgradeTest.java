package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.IntegrationStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of an older version of the SDK, with rows in them, become those of this one. */
class SchemaUpgradeTest {

  private static final int ROWS = 300;
  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  @TempDir Path folder;

  private DataSource database(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(
        url.replace("FOLDER", folder.toAbsolutePath().toString())
            .replace("NAME", UUID.randomUUID().toString()));
    return dataSource;
  }

  private static AccountNumber account(int number) {
    return AccountNumber.of("HO-" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:h2:mem:NAME;DB_CLOSE_DELAY=-1", "jdbc:h2:file:FOLDER/NAME;AUTO_SERVER=TRUE"})
  void version3_isUpgradedBySeveralProcessesAtOnce_andLosesNothing(String url) throws Exception {
    DataSource database = database(url);
    run(database, "h2/V1__create_tables.sql");
    run(database, "h2/V2__create_leases_and_polls.sql");
    run(database, "h2/V3__create_silences.sql");
    execute(
        database,
        "INSERT INTO ic_enrollment (enrollment_kind, account_number, invoice_type_id, enrolled,"
            + " payment_method) SELECT 'AUTOPAY', 'HO-' || x, '', TRUE, 'CC' FROM SYSTEM_RANGE(1, "
            + ROWS
            + ")");

    applyAtOnce(database, 6);

    IntegrationStore store = JdbcIntegrationStore.of(database);
    store.runInTransaction(
        transaction -> {
          assertThat(transaction.enrollments().count("AUTOPAY")).isEqualTo(ROWS);
          assertThat(IntStream.rangeClosed(1, ROWS).boxed())
              .allSatisfy(
                  i ->
                      assertThat(transaction.enrollments().lock("AUTOPAY", account(i), ""))
                          .contains(
                              new EnrollmentState(
                                  "AUTOPAY", account(i), "", true, Optional.of("CC"))));
          EnrollmentState dated =
              new EnrollmentState(
                  "AUTOPAY", account(1), "", false, Optional.of("CC"), Optional.of(NOON));
          transaction.enrollments().update(dated);
          assertThat(transaction.enrollments().lock("AUTOPAY", account(1), "")).contains(dated);
        });
  }

  private static void applyAtOnce(DataSource database, int processes) throws Exception {
    CyclicBarrier together = new CyclicBarrier(processes);
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        all.add(
            threads.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  JdbcSchema.apply(database);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** As a host does that runs the scripts itself. */
  private static void run(DataSource database, String script) throws Exception {
    try (var resource = JdbcSchema.class.getResourceAsStream(script)) {
      execute(database, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
