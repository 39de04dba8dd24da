package com.imt.ic.internal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, started once in this JVM and ended with it; each test gets its own schema. */
public final class PostgresServer {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static EmbeddedPostgres server;

  private PostgresServer() {}

  /** Fails loudly where PostgreSQL cannot start: a skipped test would prove nothing. */
  public static synchronized DataSource emptySchema() throws SQLException {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL does not start here", e);
      }
    }
    String schema = "test_" + SCHEMAS.incrementAndGet();
    DataSource dataSource = server.getPostgresDatabase();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    PGSimpleDataSource own = new PGSimpleDataSource();
    own.setUrl(server.getJdbcUrl("postgres", "postgres"));
    own.setCurrentSchema(schema);
    return own;
  }
}
