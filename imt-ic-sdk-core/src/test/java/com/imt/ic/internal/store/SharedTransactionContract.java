package com.imt.ic.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of the consumer and of the store commit together, in either's transaction. */
abstract class SharedTransactionContract extends DatabaseContract {

  @Test
  void rows_of_the_consumer_and_of_the_store_are_kept_together_or_not_at_all() throws Exception {
    IntegrationStore store = store();
    execute("CREATE TABLE ledger (receipt VARCHAR(20) PRIMARY KEY)");

    assertThrows(IllegalStateException.class, () -> post(store, "P1", true));
    assertEquals(0, countOf("ledger"));
    assertEquals(0, countOf("ic_payment"));

    post(store, "P2", false);
    assertEquals(1, countOf("ledger"));
    assertEquals(1, countOf("ic_payment"));
  }

  private static void post(IntegrationStore store, String guid, boolean fail) {
    store.runInTransaction(
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
        });
  }

  @Test
  void joined_store_commits_when_the_host_does_and_not_before() throws Exception {
    JdbcSchema.apply(database());
    try (Connection host = database().getConnection()) {
      host.setAutoCommit(false);
      IntegrationStore store =
          JdbcIntegrationStore.joining(work -> work.accept(host), Entries.BILLER);

      store.inTransaction(transaction -> transaction.payments().add(payment("P1")));
      host.rollback();
      assertEquals(0, countOf("ic_payment"));

      String result =
          store.inTransaction(
              transaction -> {
                transaction.sentInvoices().written("a.bif", Map.of(Entries.INVOICE, "digest"));
                return transaction.payments().add(payment("P2")) ? "added" : "known";
              });
      assertEquals("added", result);
      host.commit();
      assertEquals(1, countOf("ic_payment"));
      assertEquals(1, countOf("ic_sent_invoice"));
    }
  }

  @Test
  void joined_store_refuses_a_connection_with_auto_commit_on() throws Exception {
    JdbcSchema.apply(database());
    try (Connection host = database().getConnection()) {
      IntegrationStore store =
          JdbcIntegrationStore.joining(work -> work.accept(host), Entries.BILLER);

      IllegalStateException refusal =
          assertThrows(
              IllegalStateException.class,
              () -> store.inTransaction(transaction -> transaction.payments().add(payment("P1"))));
      assertTrue(String.valueOf(refusal.getMessage()).contains("auto-commit"));
    }
    assertEquals(0, countOf("ic_payment"));
  }

  @Test
  void runner_that_does_not_run_the_work_is_found_out() {
    IntegrationStore store = JdbcIntegrationStore.joining(work -> {}, Entries.BILLER);

    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class, () -> store.inTransaction(transaction -> "never"));

    assertTrue(String.valueOf(refusal.getMessage()).contains("without having run the work"));
  }

  @Test
  void runner_that_swallows_what_the_work_threw_does_not_hide_it() throws Exception {
    JdbcSchema.apply(database());
    IllegalArgumentException thrown = new IllegalArgumentException("the work's own");
    try (Connection host = database().getConnection()) {
      host.setAutoCommit(false);
      IntegrationStore store =
          JdbcIntegrationStore.joining(
              work -> {
                try {
                  work.accept(host);
                } catch (IllegalArgumentException e) {
                  assertSame(thrown, e);
                }
              },
              Entries.BILLER);

      IllegalArgumentException passedOn =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  store.inTransaction(
                      transaction -> {
                        throw thrown;
                      }));
      assertSame(thrown, passedOn);
    }
  }
}
