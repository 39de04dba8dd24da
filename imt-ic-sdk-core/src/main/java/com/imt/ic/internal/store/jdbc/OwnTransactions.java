package com.imt.ic.internal.store.jdbc;

import com.imt.ic.BillerId;
import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction for each work, on a connection of the data source. */
record OwnTransactions(DataSource dataSource, BillerId biller) implements JdbcTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);
  private static final int ATTEMPTS = 5;

  @Override
  public <T> T run(Work<T> work) {
    return run(work, false);
  }

  @Override
  public <T> T runInSnapshot(Work<T> work) {
    return run(work, true);
  }

  private <T> T run(Work<T> work, boolean snapshot) {
    for (int attempt = 1; ; attempt++) {
      Attempt current = new Attempt(snapshot);
      try {
        return current.run(dataSource, biller, work);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS
            || !current.isWorthAnother(e)
            || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.debug(
            "Transactions met, or the connection was lost; running the work again ({})", attempt);
        letTheOtherGoOn();
      }
    }
  }

  /**
   * The transaction that we met waits for what we have just freed. H2 hands locks to whoever asks
   * first, which would be us again: without this, one deadlock in three outlives three attempts.
   */
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy: nothing relies on it
  private static void letTheOtherGoOn() {
    Thread.yield();
  }

  /** One run of a work, from the connection's opening to its return. */
  private static final class Attempt {

    private final boolean snapshot;
    private @Nullable Dialect dialect;
    private boolean opened;
    private boolean committing;

    Attempt(boolean snapshot) {
      this.snapshot = snapshot;
    }

    <T> T run(DataSource dataSource, BillerId biller, Work<T> work) {
      Connection connection = open(dataSource);
      opened = true; // from here on a lost connection is one that the pool kept too long
      boolean restore = false;
      int isolation = Connection.TRANSACTION_NONE;
      try {
        Dialect known = JdbcTransactions.dialectOf(connection);
        dialect = known;
        if (snapshot) {
          isolation = isolate(connection, known.snapshot);
        }
        restore = begin(connection);
        T result = JdbcTransactions.over(connection, known, biller, work);
        committing = true;
        commit(connection, known);
        return result;
      } catch (Throwable thrown) {
        restore = rollBack(connection, thrown) && restore;
        throw thrown;
      } finally {
        giveBack(connection, restore, isolation);
      }
    }

    boolean isWorthAnother(RuntimeException thrown) {
      SQLException failure = SqlFailures.findIn(thrown);
      if (failure == null || dialect == null) {
        return failure != null && opened && SqlFailures.isConnectionLost(failure);
      }
      return dialect.isTransient(failure) || (!committing && dialect.lostTheConnection(failure));
    }
  }

  private static Connection open(DataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw SqlFailures.of("connect to the database", e);
    }
  }

  /** Whether auto-commit was on. */
  private static boolean begin(Connection connection) {
    try {
      boolean autoCommit = connection.getAutoCommit();
      if (autoCommit) {
        connection.setAutoCommit(false);
      }
      return autoCommit;
    } catch (SQLException e) {
      throw SqlFailures.of("begin a transaction", e);
    }
  }

  /** The isolation before; to be set while no transaction is open, since H2 commits by it. */
  private static int isolate(Connection connection, int isolation) {
    try {
      int before = connection.getTransactionIsolation();
      connection.setTransactionIsolation(isolation);
      return before;
    } catch (SQLException e) {
      throw SqlFailures.of("ask for a snapshot", e);
    }
  }

  private static void commit(Connection connection, Dialect dialect) {
    try {
      connection.commit();
    } catch (SQLException e) {
      StoreException failure = SqlFailures.of("commit", e);
      if (dialect.isTransient(e)) {
        throw failure;
      }
      throw new StoreException(
          "%s Whether the transaction was kept is unknown: do the work again, which finds what is there."
              .formatted(failure.getMessage()),
          failure.getCause());
    }
  }

  /** Whether the connection is clean now. */
  private static boolean rollBack(Connection connection, Throwable thrown) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      thrown.addSuppressed(SqlFailures.of("roll back", e));
      abort(connection);
      return false;
    }
  }

  /** Turning auto-commit on would commit what could not be rolled back, so the connection ends. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.warn("A broken connection could not be ended (SQLState {})", SqlFailures.stateOf(e));
    }
  }

  private static void giveBack(Connection connection, boolean autoCommit, int isolation) {
    try (connection) {
      if (isolation != Connection.TRANSACTION_NONE && !connection.isClosed()) {
        connection.setTransactionIsolation(isolation);
      }
      if (autoCommit) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // The work is committed or rolled back: its own outcome is what counts.
      LOG.warn("A connection could not be given back (SQLState {})", SqlFailures.stateOf(e));
    }
  }
}
