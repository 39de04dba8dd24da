package com.imt.ic.examples.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads Spectrum's tables as they were at one moment. */
final class Snapshot {

  private Snapshot() {}

  static void read(DataSource dataSource, Consumer<Connection> reader) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try {
        reader.accept(connection);
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
