package com.imt.ic.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The statements that reached PostgreSQL, counted by {@code pg_stat_statements}. BEGIN and COMMIT
 * count, and each row of a JDBC batch that the driver sends as a statement of its own.
 */
public final class Statements implements AutoCloseable {

  private final Connection connection;

  /** Connects past any delay, and is the only other user of the server. */
  public Statements(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
    // IF NOT EXISTS alone fails where two processes begin at once.
    execute("SELECT pg_advisory_lock(7238100493422)");
    execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
    execute("SELECT pg_advisory_unlock(7238100493422)");
  }

  public void reset() throws SQLException {
    execute("SELECT public.pg_stat_statements_reset()");
  }

  /** Those on Spectrum's own tables, which are the ledger's. */
  public long ofTheLedger() throws SQLException {
    return count("query LIKE '%spectrum\\_%'");
  }

  /** All others. */
  public long others() throws SQLException {
    return count("query NOT LIKE '%spectrum\\_%'");
  }

  private long count(String which) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery(
                "SELECT COALESCE(SUM(calls), 0) FROM public.pg_stat_statements"
                    + " WHERE query NOT LIKE '%pg\\_stat\\_statements%' AND "
                    + which)) {
      sum.next();
      return sum.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
