package com.imt.ic.examples.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** Reads Spectrum's tables as they were at one moment. */
final class Snapshot {

  private Snapshot() {}

  static void read(DataSource dataSource, Consumer<Connection> reader) {
    boolean done =
        of(
            dataSource,
            connection -> {
              reader.accept(connection);
              return true;
            });
    if (!done) {
      throw new IllegalStateException("A snapshot was not read");
    }
  }

  static <T> T of(DataSource dataSource, Function<Connection, T> reader) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try {
        return reader.apply(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new CommandFailure(
          "Spectrum's database cannot be read (SQLState " + e.getSQLState() + ")", e);
    }
  }
}
