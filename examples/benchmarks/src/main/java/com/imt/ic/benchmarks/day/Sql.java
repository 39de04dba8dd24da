package com.imt.ic.benchmarks.day;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The fastest way of rows into a table that each database has. */
final class Sql {

  private static final int BATCH = 1_000;

  private Sql() {}

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(DataSource dataSource, String query) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return number(connection, query);
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** COPY on PostgreSQL, batches elsewhere. */
  static <T> void insert(
      Connection connection,
      String table,
      String columns,
      Iterable<T> rows,
      Function<T, @Nullable Object[]> values)
      throws SQLException, IOException {
    if (connection.isWrapperFor(PGConnection.class)) {
      copy(connection.unwrap(PGConnection.class), table, columns, rows, values);
    } else {
      int count = columns.split(",", -1).length;
      String places = String.join(", ", Collections.nCopies(count, "?"));
      batch(
          connection,
          "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, places),
          rows,
          values);
    }
  }

  private static <T> void copy(
      PGConnection connection,
      String table,
      String columns,
      Iterable<T> rows,
      Function<T, @Nullable Object[]> values)
      throws SQLException, IOException {
    StringBuilder text = new StringBuilder();
    for (T row : rows) {
      String separator = "";
      for (Object value : values.apply(row)) {
        text.append(separator).append(value == null ? "\\N" : value.toString()); // no escapes in it
        separator = "\t";
      }
      text.append('\n');
    }
    connection
        .getCopyAPI()
        .copyIn(
            "COPY %s (%s) FROM STDIN".formatted(table, columns), new StringReader(text.toString()));
  }

  static <T> void batch(
      Connection connection, String sql, Iterable<T> rows, Function<T, @Nullable Object[]> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (T row : rows) {
        bind(statement, values.apply(row));
        statement.addBatch();
        if (++waiting % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof BigDecimal number) {
        statement.setBigDecimal(i + 1, number);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
