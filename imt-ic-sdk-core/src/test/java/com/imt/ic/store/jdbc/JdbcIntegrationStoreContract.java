package com.imt.ic.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.store.IntegrationStore;
import com.imt.ic.store.IntegrationStoreContract;
import com.imt.ic.store.PaymentEntry;
import com.imt.ic.store.SettlementEntry;
import com.imt.ic.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store in a database promises beyond the contract of all stores. */
abstract class JdbcIntegrationStoreContract extends IntegrationStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  private DataSource empty;

  /** A database, or a schema of one, without tables. */
  abstract DataSource emptyDatabase() throws Exception;

  @BeforeEach
  void makeDatabase() throws Exception {
    empty = emptyDatabase();
  }

  @Override
  protected IntegrationStore emptyStore() throws Exception {
    DataSource dataSource = emptyDatabase();
    JdbcSchema.apply(dataSource);
    return JdbcIntegrationStore.of(dataSource);
  }

  // The schema.

  @Test
  void schema_applied_twice_is_there_once_and_loses_nothing() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);
    store.inTransaction(transaction -> transaction.payments().add(payment("P1")));

    JdbcSchema.apply(empty);

    assertThat(countOf("ic_payment")).isEqualTo(1);
    assertThat(countOf("ic_schema_version")).isEqualTo(2);
  }

  @Test
  void schema_applied_by_several_at_once_is_there_once() throws Exception {
    int processes = 6;
    CyclicBarrier together = new CyclicBarrier(processes);
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        PaymentEntry own = payment("P" + i);
        all.add(
            threads.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  JdbcSchema.apply(empty);
                  return JdbcIntegrationStore.of(empty)
                      .inTransaction(transaction -> transaction.payments().add(own));
                }));
      }
      for (Future<Boolean> each : all) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(countOf("ic_payment")).isEqualTo(processes);
    assertThat(countOf("ic_schema_version")).isEqualTo(2);
  }

  @Test
  void missing_tables_are_named_with_what_to_do() {
    IntegrationStore store = JdbcIntegrationStore.of(empty);

    assertThatThrownBy(
            () -> store.inTransaction(transaction -> transaction.checkpoints().find("payments")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("The integration store could not read a checkpoint (SQLState 42")
        .hasMessageContaining("JdbcSchema.apply");
  }

  // The consumer's own rows in the same transaction.

  @Test
  void rows_of_the_consumer_and_of_the_store_are_kept_together_or_not_at_all() throws Exception {
    JdbcSchema.apply(empty);
    execute("CREATE TABLE ledger (receipt VARCHAR(20) PRIMARY KEY)");
    IntegrationStore store = JdbcIntegrationStore.of(empty);

    assertThatThrownBy(() -> post(store, "P1", true)).isInstanceOf(IllegalStateException.class);
    assertThat(countOf("ledger")).isZero();
    assertThat(countOf("ic_payment")).isZero();

    post(store, "P2", false);
    assertThat(countOf("ledger")).isEqualTo(1);
    assertThat(countOf("ic_payment")).isEqualTo(1);
  }

  private static void post(IntegrationStore store, String guid, boolean fail) {
    store.<Object>inTransaction(
        transaction -> {
          transaction.payments().add(payment(guid));
          try (Statement statement = transaction.unwrap(Connection.class).createStatement()) {
            statement.executeUpdate("INSERT INTO ledger (receipt) VALUES ('" + guid + "')");
          } catch (SQLException e) {
            throw new IllegalArgumentException(e);
          }
          if (fail) {
            throw new IllegalStateException("the ledger changed its mind");
          }
          return null;
        });
  }

  // Joining the host's transaction.

  @Test
  void joined_store_commits_when_the_host_does_and_not_before() throws Exception {
    JdbcSchema.apply(empty);
    try (Connection host = empty.getConnection()) {
      host.setAutoCommit(false);
      IntegrationStore store = JdbcIntegrationStore.joining(work -> work.accept(host));

      String result =
          store.inTransaction(
              transaction -> {
                transaction
                    .sentInvoices()
                    .written(com.imt.ic.InvoiceNumber.of("I1"), "digest", "a.bif");
                return transaction.payments().add(payment("P1")) ? "added" : "known";
              });

      assertThat(result).isEqualTo("added");
      assertThat(countOf("ic_payment")).isZero();
      host.commit();
      assertThat(countOf("ic_payment")).isEqualTo(1);
      assertThat(countOf("ic_sent_invoice")).isEqualTo(1);
      store.inTransaction(transaction -> transaction.payments().add(payment("P2")));
      host.rollback();
      assertThat(countOf("ic_payment")).isEqualTo(1);
    }
  }

  @Test
  void joined_store_refuses_a_connection_with_auto_commit_on() throws Exception {
    JdbcSchema.apply(empty);
    try (Connection host = empty.getConnection()) {
      IntegrationStore store = JdbcIntegrationStore.joining(work -> work.accept(host));

      assertThatThrownBy(
              () -> store.inTransaction(transaction -> transaction.payments().add(payment("P1"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("auto-commit");
    }
    assertThat(countOf("ic_payment")).isZero();
  }

  @Test
  void runner_that_does_not_run_the_work_is_found_out() {
    IntegrationStore store = JdbcIntegrationStore.joining(work -> {});

    assertThatThrownBy(() -> store.inTransaction(transaction -> "never"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without having run the work");
  }

  @Test
  void runner_that_swallows_what_the_work_threw_does_not_hide_it() throws Exception {
    JdbcSchema.apply(empty);
    IllegalArgumentException thrown = new IllegalArgumentException("the work's own");
    try (Connection host = empty.getConnection()) {
      host.setAutoCommit(false);
      IntegrationStore store =
          JdbcIntegrationStore.joining(
              work -> {
                try {
                  work.accept(host);
                } catch (IllegalArgumentException e) {
                  assertThat(e).isSameAs(thrown);
                }
              });

      assertThatThrownBy(
              () ->
                  store.inTransaction(
                      transaction -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
    }
  }

  // Failures.

  @Test
  void work_that_swallows_a_failure_of_the_store_cannot_commit_the_rest() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);

    assertThatThrownBy(
            () ->
                store.<Object>inTransaction(
                    transaction -> {
                      transaction.payments().add(payment("P1"));
                      assertThatThrownBy(
                              () -> transaction.settlements().add(settlement("B".repeat(300))))
                          .isInstanceOf(StoreException.class);
                      return "as if nothing had happened";
                    }))
        .isInstanceOf(StoreException.class);

    assertThat(countOf("ic_payment")).isZero();
  }

  @Test
  void failure_names_work_and_state_and_quotes_no_value() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);
    String secret = "MARKER-7731".repeat(30);

    assertThatThrownBy(
            () ->
                store.inTransaction(
                    transaction -> transaction.settlements().add(settlement(secret))))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(
            "The integration store could not add a settled payment \\(SQLState 22001, error \\d+\\):"
                + " a value does not fit its column; a text may be longer than the column\\.")
        .satisfies(
            thrown -> {
              StringWriter trace = new StringWriter();
              thrown.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("MARKER-7731");
            });
  }

  @Test
  void work_is_run_again_after_a_serialization_failure_and_five_times_at_most() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);
    AtomicInteger runs = new AtomicInteger();

    store.inTransaction(
        transaction -> {
          transaction.payments().add(payment("P" + runs.incrementAndGet()));
          if (runs.get() < 3) {
            throw new IllegalStateException(new SQLException("invented", "40001"));
          }
          return null;
        });

    assertThat(runs).hasValue(3);
    assertThat(countOf("ic_payment")).isEqualTo(1);

    runs.set(0);
    assertThatThrownBy(
            () ->
                store.inTransaction(
                    transaction -> {
                      runs.incrementAndGet();
                      throw new IllegalStateException(new SQLException("invented", "40001"));
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(runs).hasValue(5);
  }

  @Test
  void work_is_not_run_again_after_any_other_failure() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);
    AtomicInteger runs = new AtomicInteger();

    for (String state : List.of("40003", "23505", "57014")) {
      runs.set(0);
      assertThatThrownBy(
              () ->
                  store.inTransaction(
                      transaction -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException(new SQLException("invented", state));
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(runs).as(state).hasValue(1);
    }
  }

  @Test
  void transactions_that_deadlock_are_both_done_in_the_end() throws Exception {
    JdbcSchema.apply(empty);
    IntegrationStore store = JdbcIntegrationStore.of(empty);
    store.<Object>inTransaction(
        transaction -> {
          transaction.payments().add(payment("A"));
          transaction.payments().add(payment("B"));
          return null;
        });
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> lockBoth(store, "A", "B", bothHoldOne, runs));
      Future<?> other = threads.submit(() -> lockBoth(store, "B", "A", bothHoldOne, runs));
      one.get(60, TimeUnit.SECONDS);
      other.get(60, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    assertThat(runs).as("one of the two was run again").hasValueGreaterThan(2);
  }

  private static void lockBoth(
      IntegrationStore store,
      String first,
      String second,
      CyclicBarrier bothHoldOne,
      AtomicInteger runs) {
    boolean[] met = {false};
    store.<Object>inTransaction(
        transaction -> {
          runs.incrementAndGet();
          assertThat(transaction.payments().lock(PaymentGuid.of(first))).isPresent();
          if (!met[0]) {
            met[0] = true;
            meet(bothHoldOne);
          }
          assertThat(transaction.payments().lock(PaymentGuid.of(second))).isPresent();
          return null;
        });
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  // What a database administrator sees.

  @Test
  void amounts_and_moments_read_well_in_the_tables() throws Exception {
    JdbcSchema.apply(empty);
    JdbcIntegrationStore.of(empty)
        .inTransaction(transaction -> transaction.payments().add(payment("P1")));

    try (Connection connection = empty.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT CAST(amount AS VARCHAR(30)),"
                    + " CAST(paid_at AT TIME ZONE 'UTC' AS VARCHAR(40)), payment_state"
                    + " FROM ic_payment")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("811.90");
      assertThat(row.getString(2)).startsWith("2026-03-08 12:00:00");
      assertThat(row.getString(3)).isEqualTo("POSTED");
    }
  }

  private int countOf(String table) throws SQLException {
    try (Connection connection = empty.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = empty.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static PaymentEntry payment(String guid) {
    return new PaymentEntry(
        PaymentGuid.of(guid),
        AccountNumber.of("PC-100-2001"),
        Optional.empty(),
        Optional.empty(),
        Money.ofCents(811_90),
        NOON,
        PaymentEntry.State.POSTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SettlementEntry settlement(String batchId) {
    return new SettlementEntry(
        batchId,
        LocalDate.of(2026, 3, 9),
        PaymentGuid.of("P1"),
        Money.ofCents(1),
        Optional.empty(),
        NOON);
  }
}
