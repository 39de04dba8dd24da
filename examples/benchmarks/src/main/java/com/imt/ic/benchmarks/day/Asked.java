package com.imt.ic.benchmarks.day;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked for, in a temporary table beside what is known. */
final class Asked implements AutoCloseable {

  private final Connection connection;

  Asked(Connection connection) throws SQLException {
    this.connection = connection;
    Sql.execute(
        connection,
        """
        CREATE LOCAL TEMPORARY TABLE asked (payment_guid VARCHAR(100), account_number VARCHAR(100),
          invoice_number VARCHAR(100), method VARCHAR(20), amount DECIMAL(19, 2),
          digest VARCHAR(255))""");
  }

  <T> void insert(String columns, Iterable<T> rows, Function<T, @Nullable Object[]> values)
      throws SQLException, IOException {
    Sql.insert(connection, "asked", columns, rows, values);
  }

  @Override
  public void close() throws SQLException {
    Sql.execute(connection, "DROP TABLE asked");
  }
}
