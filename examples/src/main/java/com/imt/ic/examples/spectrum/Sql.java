package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The little JDBC that the example needs; a real Spectrum has its own way to its tables. */
public final class Sql {

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader {
    /** Takes the row on which the results stand. */
    void read(ResultSet row) throws SQLException;
  }

  private Sql() {}

  static void update(Connection connection, String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The same statement with each of these values, some hundreds of them at a time. */
  static void updateAll(Connection connection, String sql, List<Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        bind(statement, rows.get(i));
        statement.addBatch();
        if (i % 500 == 499) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Runs work in a transaction of its own, once more where another one wrote the same rows.
   *
   * @throws SpectrumException when the database fails
   */
  static <T> T inTransaction(DataSource dataSource, Function<Connection, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        return committed(connection, work);
      } catch (SQLException e) {
        throw new SpectrumException(
            "Spectrum's database cannot be reached (SQLState " + e.getSQLState() + ")", e);
      } catch (SpectrumException e) {
        if (attempt == 3) {
          throw e;
        }
      }
    }
  }

  private static <T> T committed(Connection connection, Function<Connection, T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.apply(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Inserts rows, and reads the named columns of each as the database made it, in any order. */
  static void insert(
      Connection connection,
      String sql,
      List<String> madeColumns,
      RowReader reader,
      List<Object> values) {
    String[] columns = madeColumns.toArray(String[]::new);
    try (PreparedStatement statement = connection.prepareStatement(sql, columns)) {
      bind(statement, values.toArray());
      statement.executeUpdate();
      try (ResultSet made = statement.getGeneratedKeys()) {
        while (made.next()) {
          reader.read(made);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** {@return so many rows of so many parameters, as VALUES takes them} */
  static String rows(int rows, int columns) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return String.join(", ", Collections.nCopies(rows, row));
  }

  /** Reads every row of a query. */
  public static void query(Connection connection, String sql, RowReader reader, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(500);
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, bound(values[i]));
    }
  }

  private static @Nullable Object bound(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return bound(optional.orElse(null));
    }
    if (value instanceof Money money) {
      return money.toBigDecimal();
    }
    if (value instanceof Instant instant) {
      // PostgreSQL keeps microseconds and would round the rest.
      return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
    return value;
  }

  private static SpectrumException failure(SQLException e) {
    return new SpectrumException(
        "Spectrum's database failed (SQLState " + e.getSQLState() + ", " + e.getErrorCode() + ")",
        e);
  }
}
