package com.imt.ic.testkit;

import com.imt.ic.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The little SQL that the tests' hosts need. */
final class HostSql {

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private HostSql() {}

  static DataSource database(String schema) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return database;
  }

  static void update(Connection connection, String sql, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The host's database failed: " + e.getMessage(), e);
    }
  }

  /** The number that the database gave to the row. */
  static long insert(Connection connection, String sql, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"NUMBER"})) {
      bind(statement, values);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The host's database failed: " + e.getMessage(), e);
    }
  }

  static <T> List<T> list(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The host's database failed: " + e.getMessage(), e);
    }
  }

  /** On a connection of its own. */
  static <T> List<T> list(
      DataSource database, String sql, Reader<T> reader, @Nullable Object... values) {
    try (Connection connection = database.getConnection()) {
      return list(connection, sql, reader, values);
    } catch (SQLException e) {
      throw new IllegalStateException("The host's database failed: " + e.getMessage(), e);
    }
  }

  static void update(DataSource database, String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection()) {
      update(connection, sql, values);
    } catch (SQLException e) {
      throw new IllegalStateException("The host's database failed: " + e.getMessage(), e);
    }
  }

  static Money money(ResultSet row, int column) throws SQLException {
    return Money.of(row.getBigDecimal(column));
  }

  static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1,
          value instanceof Money money
              ? money.toBigDecimal()
              : value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
    }
  }
}
