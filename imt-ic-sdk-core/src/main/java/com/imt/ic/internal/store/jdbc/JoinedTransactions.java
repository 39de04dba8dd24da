package com.imt.ic.internal.store.jdbc;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.IntegrationStore.Work;
import com.imt.ic.ledger.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

record JoinedTransactions(TransactionRunner runner, BillerId biller) implements JdbcTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(JoinedTransactions.class);

  /** Once in a process: it is about how the host is made, not about a run. */
  private static final AtomicBoolean MOMENT_TOLD = new AtomicBoolean();

  /** One call's result, and what it threw, should the runner keep that to itself. */
  private static final class Outcome<T> {
    private boolean returned;
    private @Nullable T result;
    private @Nullable Throwable thrown;

    /** A runner may keep to itself what its work threw; its caller hears of it all the same. */
    private void rethrow() {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException failure) {
        throw failure;
      }
    }
  }

  /**
   * The host's transaction is as isolated as the host made it: it may have begun before, when no
   * database lets that be changed.
   */
  @Override
  public <T> T runInSnapshot(Work<T> work) {
    return run(
        transaction -> {
          requireSnapshot(transaction.unwrap(Connection.class));
          return work.run(transaction);
        });
  }

  private void requireSnapshot(Connection connection) {
    try {
      if (connection.getTransactionIsolation() < Connection.TRANSACTION_REPEATABLE_READ
          && !MOMENT_TOLD.getAndSet(true)) {
        LOG.warn(
            "The TransactionRunner's transactions are not isolated as REPEATABLE READ, so that a reconciliation while payments are posted may show what is none; let it begin them so for InvoiceCloudIntegration.reconcile");
      }
    } catch (SQLException e) {
      throw SqlFailures.of("ask how isolated the host's transaction is", e);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // result is null only where T is nullable: returned tells
  public <T> T run(Work<T> work) {
    Outcome<T> outcome = new Outcome<>();
    runner.run(
        connection -> {
          outcome.returned = false;
          outcome.thrown = null;
          requireTransaction(connection);
          Savepoint before = savepoint(connection);
          try {
            outcome.result =
                JdbcTransactions.over(
                    connection, JdbcTransactions.dialectOf(connection), biller, work);
            outcome.returned = true;
          } catch (RuntimeException | Error e) { // whoever takes the error for a failure goes on
            outcome.thrown = e;
            rollBack(connection, before, e);
            throw e;
          }
        });
    outcome.rethrow();
    if (!outcome.returned) {
      throw new IllegalStateException(
          "The TransactionRunner returned without having run the work; it must run it once, on the calling thread.");
    }
    return outcome.result;
  }

  /**
   * What a work has written must go when it fails: the runner may have joined a transaction that
   * goes on, and the identity of a payment that the ledger never got would be committed with it.
   *
   * @return null where the host's connection has no savepoints, as some of XA have not
   */
  private static @Nullable Savepoint savepoint(Connection connection) {
    try {
      return connection.setSavepoint();
    } catch (SQLException e) {
      return null;
    }
  }

  private static void rollBack(
      Connection connection, @Nullable Savepoint before, Throwable thrown) {
    if (before != null) {
      try {
        connection.rollback(before);
      } catch (SQLException e) {
        thrown.addSuppressed(SqlFailures.of("roll back what was begun", e));
      }
    }
  }

  private static void requireTransaction(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "The TransactionRunner gave a connection with auto-commit on, where every row would be kept by itself; give the connection of the host's transaction (with Spring, DataSourceUtils.getConnection inside a TransactionTemplate).");
      }
    } catch (SQLException e) {
      throw SqlFailures.of("use the host's connection", e);
    }
  }
}
