package com.imt.ic.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.StoreException;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tables are made once, by whichever process comes first, and read well. */
abstract class JdbcSchemaContract extends DatabaseContract {

  @Test
  void schema_applied_twice_is_there_once_and_loses_nothing() throws Exception {
    store().inTransaction(transaction -> transaction.payments().add(payment("P1")));
    int versions = countOf("ic_schema_version");

    JdbcSchema.apply(database());

    assertEquals(1, countOf("ic_payment"));
    assertEquals(versions, countOf("ic_schema_version"));
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
                  together.await(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
                  return store().inTransaction(transaction -> transaction.payments().add(own));
                }));
      }
      for (Future<Boolean> each : all) {
        assertTrue(each.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(processes, countOf("ic_payment"));
    int versions = countOf("ic_schema_version");
    JdbcSchema.apply(database());
    assertEquals(versions, countOf("ic_schema_version"));
  }

  @Test
  void script_run_by_the_host_leaves_nothing_to_apply() throws Exception {
    execute(JdbcSchema.script(database()));
    assertEquals(1, countOf("ic_schema_version"));

    store().runInTransaction(transaction -> assertTrue(transaction.payments().add(payment("P1"))));
    assertEquals(1, countOf("ic_schema_version"));
  }

  @Test
  void tables_of_a_newer_version_are_left_alone() throws Exception {
    execute(
        "CREATE TABLE ic_schema_version (version_number INTEGER NOT NULL, description CHAR(9))");
    execute("INSERT INTO ic_schema_version (version_number) VALUES (99)");

    JdbcSchema.apply(database());

    assertEquals(1, countOf("ic_schema_version"));
  }

  @Test
  void missing_tables_are_named_with_what_to_do() {
    IntegrationStore store = JdbcIntegrationStore.of(database(), Entries.BILLER);

    StoreException failure =
        assertThrows(
            StoreException.class,
            () -> store.inTransaction(transaction -> transaction.jobs().find("payments")));

    String message = String.valueOf(failure.getMessage());
    assertTrue(
        message.startsWith("The integration store could not find a job (SQLState "), message);
    assertTrue(message.contains("InvoiceCloudIntegration.createTables"), message);
  }

  @Test
  void amounts_and_moments_read_well_in_the_tables() throws Exception {
    store().inTransaction(transaction -> transaction.payments().add(payment("P1")));

    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT CAST(amount AS VARCHAR(30)),"
                    + " CAST(paid_at AT TIME ZONE 'UTC' AS VARCHAR(40)), payment_state"
                    + " FROM ic_payment")) {
      assertTrue(row.next());
      assertEquals("811.90", row.getString(1));
      assertTrue(row.getString(2).startsWith("2026-03-08 12:00:00"), row.getString(2));
      assertEquals("POSTED", row.getString(3));
    }
  }
}
