package com.imt.ic.examples.spectrum;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL that counts the statements which reach it, by {@code pg_stat_statements}. BEGIN and
 * COMMIT count, and each row of a JDBC batch that the driver sends as a statement of its own.
 */
final class CountingPostgres implements AutoCloseable {

  /**
   * What the database has run since {@link #reset}.
   *
   * @param ledger those on Spectrum's own tables
   * @param others all others, which are the SDK's
   */
  record Count(long ledger, long others) {}

  private final EmbeddedPostgres server;
  private final Connection counting;

  private CountingPostgres(EmbeddedPostgres server) throws SQLException {
    this.server = server;
    counting = server.getPostgresDatabase().getConnection();
    execute("CREATE EXTENSION pg_stat_statements");
  }

  static CountingPostgres start() throws IOException, SQLException {
    return new CountingPostgres(
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start());
  }

  /** A pool as the example's own, over a new database. */
  HikariDataSource createDatabase(String name) throws SQLException {
    execute("CREATE DATABASE " + name);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(name));
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  void reset() throws SQLException {
    execute("SELECT pg_stat_statements_reset()");
  }

  Count count() throws SQLException {
    try (Statement statement = counting.createStatement();
        ResultSet sums =
            statement.executeQuery(
                """
                SELECT COALESCE(SUM(calls) FILTER (WHERE query LIKE '%spectrum\\_%'), 0),
                  COALESCE(SUM(calls) FILTER (WHERE query NOT LIKE '%spectrum\\_%'), 0)
                FROM pg_stat_statements WHERE query NOT LIKE '%pg\\_stat\\_statements%'""")) {
      sums.next();
      return new Count(sums.getLong(1), sums.getLong(2));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = counting.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    counting.close();
    server.close();
  }
}
