package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

  static long insertReturningKey(
      Connection connection, String sql, String keyColumn, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {keyColumn})) {
      bind(statement, values);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
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
