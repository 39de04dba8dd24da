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
 * Creates the store's tables, all of which begin with {@code ic_}, by a script that lies beside
 * this class as a resource, one for each database. The script ends by noting its version in {@code
 * ic_schema_version}, so that {@link #apply} finds nothing to do where it was run by hand.
 *
 * <p>Stateless and thread-safe, between processes too.
 */
public final class JdbcSchema {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcSchema.class);
  private static final int ATTEMPTS = 10;

  /**
   * The number that the scripts note. For H2 write indexes as constraints of their table: of two
   * CREATE INDEX IF NOT EXISTS at once one fails with an internal error of H2 (2.5.252), CREATE
   * TABLE IF NOT EXISTS never does.
   */
  private static final int VERSION = 1;

  private JdbcSchema() {}

  /**
   * Creates the tables where they are missing. Those of a newer version are left alone. Two
   * processes that start at once do not disturb one another.
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
   * The script that creates the tables, for a host that has it run by somebody else, such as a
   * database administrator: whole, and once. Changes nothing.
   */
  public static String script(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return script(Dialect.of(connection));
    } catch (SQLException e) {
      throw SqlFailures.of("find the kind of its database", e);
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
      if (version(connection, dialect) < VERSION) {
        create(connection, dialect);
      }
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      if (e instanceof SQLException failure && dialect.isTransient(failure) && !last) {
        throw new MetAnother();
      }
      throw e;
    }
    connection.setAutoCommit(autoCommit);
  }

  private static void create(Connection connection, Dialect dialect) throws SQLException {
    if (!dialect.schemaLock.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(dialect.schemaLock);
      }
    }
    // Asked again: another process may have been at work while we waited.
    if (version(connection, dialect) < VERSION) {
      for (String sql : statements(dialect)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
        } catch (SQLException e) {
          if (dialect.definesInTransaction() || !dialect.isAlreadyThere(e)) {
            throw e;
          }
        }
      }
      LOG.info("Created the tables of the integration store");
    }
  }

  /** The version of the tables, 0 where there are none. */
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

  /** The script's statements: comments are whole lines, and a statement ends with its line. */
  static List<String> statements(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : (Iterable<String>) script(dialect).lines()::iterator) {
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

  private static String script(Dialect dialect) {
    String name = dialect.scriptFolder + "/schema.sql";
    try (InputStream resource = JdbcSchema.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The SDK's jar lacks its script " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The SDK's script " + name + " cannot be read", e);
    }
  }
}
