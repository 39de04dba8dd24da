package com.imt.ic.internal.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and upgrades the store's tables, all of which begin with {@code ic_}, by numbered scripts
 * that lie beside this class as resources, one folder for each database ({@code postgresql}, {@code
 * h2}, {@code sqlserver}). A host whose users may not define tables runs them itself, see {@link
 * #pending}: each ends by noting its number in {@code ic_schema_version}, so that {@link #apply}
 * finds nothing to do.
 *
 * <p>Stateless and thread-safe, between processes too.
 */
public final class JdbcSchema {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcSchema.class);
  private static final int ATTEMPTS = 10;

  /**
   * Names of the scripts; the position is the version, beginning with 1. Only ever added to. For H2
   * write indexes as constraints of their table, and a new column as a table beside the old one: of
   * two CREATE INDEX IF NOT EXISTS or ALTER TABLE ... ADD COLUMN IF NOT EXISTS at once one fails
   * with an internal error of H2 (2.5.252), CREATE TABLE IF NOT EXISTS never does.
   */
  private static final List<String> SCRIPTS =
      List.of(
          "V1__create_tables.sql",
          "V2__create_leases_and_polls.sql",
          "V3__create_silences.sql",
          "V4__create_enrollment_changes.sql");

  private JdbcSchema() {}

  /**
   * Brings the tables to the version of this SDK; does nothing where they are there. Tables of a
   * newer version are left alone. Two processes that start at once do not disturb one another.
   *
   * @param dataSource a database in which the user may define tables, in the schema it sees first
   * @throws com.imt.ic.StoreException when the database fails
   * @throws IllegalArgumentException when the database is of none of the known kinds
   */
  public static void apply(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        applyOver(connection, attempt == ATTEMPTS);
        return;
      } catch (MetAnother e) {
        LOG.debug("Another process is changing the schema; looking again (attempt {})", attempt);
      } catch (SQLException e) {
        throw SqlFailures.of("create its tables", e);
      }
    }
  }

  /**
   * The scripts that a database still lacks, for a host that has them run by somebody else, such as
   * a database administrator. Each is to be run whole, in this order; thereafter there are none,
   * and {@link #apply} finds nothing to do. Changes nothing.
   *
   * @param dataSource the database
   * @return the scripts' texts in the database's own SQL, statements ended by semicolons; empty
   *     when the tables are of this SDK's version or a newer one
   * @throws com.imt.ic.StoreException when the database fails
   * @throws IllegalArgumentException when the database is of none of the known kinds
   */
  public static List<String> pending(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        int version = version(connection, dialect);
        return SCRIPTS.stream()
            .skip(version)
            .map(script -> read(dialect.scriptFolder() + "/" + script))
            .toList();
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw SqlFailures.of("find the version of its tables", e);
    }
  }

  /** Another process changes the schema now. */
  private static final class MetAnother extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static void applyOver(Connection connection, boolean last)
      throws SQLException, MetAnother {
    Dialect dialect = Dialect.of(connection);
    dialect.warning(connection.getMetaData().getDatabaseProductVersion()).ifPresent(LOG::warn);
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      if (version(connection, dialect) < SCRIPTS.size()) {
        upgrade(connection, dialect);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      if (dialect.isTransient(e) && !last) {
        throw new MetAnother();
      }
      throw e;
    } catch (RuntimeException | Error e) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      throw e;
    }
    connection.setAutoCommit(autoCommit);
  }

  private static void upgrade(Connection connection, Dialect dialect) throws SQLException {
    if (!dialect.schemaLock().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(dialect.schemaLock());
      }
    }
    // Asked again: another process may have been at work while we waited.
    for (int at = version(connection, dialect); at < SCRIPTS.size(); at++) {
      String script = dialect.scriptFolder() + "/" + SCRIPTS.get(at);
      for (String sql : statements(script)) {
        execute(connection, dialect, sql);
      }
      LOG.info("Applied {} to the integration store", script);
    }
  }

  private static void execute(Connection connection, Dialect dialect, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      if (dialect.definesInTransaction() || !dialect.isAlreadyThere(e)) {
        throw e;
      }
    }
  }

  /** The number of the newest script that was run, 0 where there are no tables. */
  private static int version(Connection connection, Dialect dialect) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet results =
            statement.executeQuery("SELECT MAX(version_number) FROM ic_schema_version")) {
      return results.next() ? results.getInt(1) : 0;
    } catch (SQLException e) {
      if (!dialect.isMissingTable(e)) {
        throw e;
      }
      connection.rollback(before);
      return 0;
    }
  }

  /** Every statement of every script. */
  static List<String> statementsOf(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    for (String script : SCRIPTS) {
      statements.addAll(statements(dialect.scriptFolder() + "/" + script));
    }
    return statements;
  }

  /** The statements of a script: comments are whole lines, and a statement ends with its line. */
  private static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : (Iterable<String>) read(script).lines()::iterator) {
      if (line.isBlank() || line.startsWith("--")) {
        continue;
      }
      statement.append(line).append('\n');
      if (line.endsWith(";")) {
        statements.add(statement.substring(0, statement.lastIndexOf(";")));
        statement.setLength(0);
      }
    }
    return statements;
  }

  private static String read(String script) {
    try (InputStream resource = JdbcSchema.class.getResourceAsStream(script)) {
      if (resource == null) {
        throw new IllegalStateException("The SDK's jar lacks its script " + script);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The SDK's script " + script + " cannot be read", e);
    }
  }
}
