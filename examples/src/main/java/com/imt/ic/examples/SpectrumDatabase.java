package com.imt.ic.examples;

import com.imt.ic.Redaction;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Spectrum's database with Spectrum's tables and the SDK's beside them. */
final class SpectrumDatabase implements AutoCloseable {

  private static final String SCHEMA = "/com/imt/ic/examples/spectrum-schema.sql";

  private final HikariDataSource dataSource;
  private final IntegrationStore store;
  private final Optional<FileTurn> turn;

  private SpectrumDatabase(HikariDataSource dataSource, Optional<FileTurn> turn) {
    this.dataSource = dataSource;
    this.turn = turn;
    this.store = JdbcIntegrationStore.of(dataSource);
  }

  static SpectrumDatabase open(CommonOptions options) {
    String url = options.db().orElseGet(() -> h2File(options.out()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("spectrum");
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(20_000);
    options.dbUser().ifPresent(config::setUsername);
    options.dbPassword().ifPresent(config::setPassword);
    config.setJdbcUrl(url);
    if (url.startsWith("jdbc:postgresql:")) {
      // A process that hangs in the middle of a transaction keeps no other from its rows for good.
      config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '60s'");
    }
    Optional<FileTurn> turn =
        options.db().isEmpty() ? Optional.of(turn(options)) : Optional.empty();
    try {
      return new SpectrumDatabase(ready(config), turn);
    } catch (RuntimeException e) {
      turn.ifPresent(FileTurn::close);
      throw e;
    }
  }

  private static FileTurn turn(CommonOptions options) {
    try {
      return FileTurn.take(options.out());
    } catch (IOException e) {
      throw new CommandFailure("--out " + options.out() + ": cannot be made or locked", e);
    }
  }

  private static HikariDataSource ready(HikariConfig config) {
    HikariDataSource dataSource;
    try {
      dataSource = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "--db "
              + withoutParameters(config.getJdbcUrl())
              + ": cannot be opened ("
              + rootReason(e)
              + ")",
          e);
    }
    try {
      JdbcSchema.apply(dataSource);
      createTables(dataSource);
      return dataSource;
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /**
   * A file whose commits are on disk when they return, and which a second process can open while
   * {@code host} serves.
   */
  private static String h2File(Path out) {
    return "jdbc:h2:file:"
        + out.resolve("spectrum")
        + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0";
  }

  static void createTables(DataSource dataSource) {
    // Two processes may create the tables at once; the one that loses finds them there.
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        if (isComplete(statement)) {
          return; // even a table or index that is there would be locked by its making
        }
        for (String sql : schema().split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        return;
      } catch (SQLException e) {
        if (attempt == 3) {
          throw new CommandFailure(
              "Spectrum's tables cannot be created (SQLState " + e.getSQLState() + ")", e);
        }
      }
    }
  }

  /** Whether the last table of the script is there. */
  private static boolean isComplete(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA"
                + " AND LOWER(table_name) = 'spectrum_enrollment_change'")) {
      return tables.next() && tables.getInt(1) > 0;
    }
  }

  private static String schema() {
    try (InputStream in = SpectrumDatabase.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutParameters(String url) {
    return url.replaceAll("[?;].*", "");
  }

  private static String rootReason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Redaction.foreignText(
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }

  IntegrationStore store() {
    return store;
  }

  /** Lets other processes open the file while this one keeps it open for long. */
  void letOthersIn() {
    turn.ifPresent(FileTurn::close);
  }

  @Override
  public void close() {
    dataSource.close();
    turn.ifPresent(FileTurn::close);
  }
}
