package com.imt.ic.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A real database that fails when a test wants it to: a commit that is not kept, one whose answer
 * is lost, a process that dies beside a commit, a database that is not there.
 *
 * <pre>{@code
 * UnreliableDataSource database = UnreliableDataSource.over(h2);
 * InvoiceCloudIntegration integration = builder.dataSource(database).build();
 *
 * database.dieAfterCommit();
 * assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS));
 * database.restart(); // and make a new integration, as the next process does
 * }</pre>
 *
 * <p>Commits are counted over all connections, from the last fault that was ordered. A statement on
 * a connection with auto-commit on commits without being counted. Thread-safe, as far as the
 * database behind is.
 */
public final class UnreliableDataSource implements DataSource {

  /** What becomes of a commit. */
  public enum CommitFault {
    /** It is rolled back, and the caller gets an exception. */
    FAILS,
    /** It is kept, and the caller gets an exception all the same: the answer was lost. */
    ANSWER_LOST,
    /** The process ends before it: it is rolled back, and so is all else that is open. */
    DIES_BEFORE,
    /** It is kept, and the process ends before it learns of it. */
    DIES_AFTER
  }

  private final DataSource database;
  private @Nullable CommitFault fault;
  private int until;
  private int commits;
  private int process = 1;
  private boolean dead;
  private boolean unavailable;

  private UnreliableDataSource(DataSource database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /** {@return the same database, of which nothing fails until it is told to} */
  public static UnreliableDataSource over(DataSource database) {
    return new UnreliableDataSource(database);
  }

  /** The next commit {@link CommitFault#FAILS}. */
  public void failNextCommit() {
    atCommit(1, CommitFault.FAILS);
  }

  /** The process ends right after the next commit: {@link CommitFault#DIES_AFTER}. */
  public void dieAfterCommit() {
    atCommit(1, CommitFault.DIES_AFTER);
  }

  /**
   * Lets a later commit go wrong, once; what was ordered before is forgotten.
   *
   * @param which 1 for the next one
   * @param what what becomes of it
   * @throws IllegalArgumentException when {@code which} is less than 1
   */
  public synchronized void atCommit(int which, CommitFault what) {
    if (which < 1) {
      throw new IllegalArgumentException("atCommit is " + which + "; give 1 for the next commit");
    }
    fault = Objects.requireNonNull(what, "what");
    until = which;
    commits = 0;
  }

  /** Nobody reaches the database, and open connections are lost, until {@link #restart}. */
  public synchronized void unavailable() {
    unavailable = true;
    process++;
  }

  /**
   * The database is there again, and a new process may use it. Connections of before stay lost, and
   * what was ordered and did not happen yet is forgotten.
   */
  public synchronized void restart() {
    dead = false;
    unavailable = false;
    fault = null;
    commits = 0;
    process++;
  }

  /** {@return how many commits there were since the last fault was ordered, or the restart} */
  public synchronized int commits() {
    return commits;
  }

  /** {@return whether the process has ended, and nobody has called {@link #restart} since} */
  public synchronized boolean isDead() {
    return dead;
  }

  @Override
  public Connection getConnection() throws SQLException {
    int owner = requireReachable();
    return wrapped(database.getConnection(), owner);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    int owner = requireReachable();
    return wrapped(database.getConnection(username, password), owner);
  }

  private synchronized int requireReachable() throws SQLException {
    if (dead || unavailable) {
      throw new SQLException(
          dead
              ? "The test's process has ended; call restart()"
              : "The test's database is not there; call restart()",
          "08001");
    }
    return process;
  }

  private synchronized void requireOpen(int owner) throws SQLException {
    if (dead || unavailable || owner != process) {
      throw lost("The test's connection is lost");
    }
  }

  private static SQLException lost(String why) {
    return new SQLException(why, "08006");
  }

  private Connection wrapped(Connection real, int owner) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(proxy, real, owner, method, arguments));
  }

  private @Nullable Object call(
      Object proxy, Connection real, int owner, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "commit" -> {
        commit(real, owner);
        return null;
      }
      case "close", "abort", "isClosed" -> {
        // whoever is lost may tidy up
      }
      case "equals" -> {
        return Boolean.valueOf(arguments != null && arguments[0] == proxy);
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> {
        try {
          requireOpen(owner);
        } catch (SQLException e) {
          end(real);
          throw e;
        }
      }
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** One at a time, so that a fault falls upon one commit alone. */
  private synchronized void commit(Connection real, int owner) throws SQLException {
    if (dead || unavailable || owner != process) {
      end(real);
      throw lost("The test's connection is lost");
    }
    commits++;
    CommitFault now = commits == until ? fault : null;
    if (now == null) {
      real.commit();
      return;
    }
    fault = null;
    if (now == CommitFault.ANSWER_LOST || now == CommitFault.DIES_AFTER) {
      real.commit();
    }
    if (now == CommitFault.DIES_BEFORE || now == CommitFault.DIES_AFTER) {
      dead = true;
      process++;
    }
    end(real);
    throw lost("The test's commit went wrong: " + now);
  }

  /** What the database does with a connection whose other end is gone: nothing is kept. */
  private static void end(Connection real) throws SQLException {
    if (!real.isClosed()) {
      if (!real.getAutoCommit()) {
        real.rollback();
      }
      real.close();
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return database.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : database.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || database.isWrapperFor(type);
  }
}
