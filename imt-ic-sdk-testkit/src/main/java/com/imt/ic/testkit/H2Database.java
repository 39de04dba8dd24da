package com.imt.ic.testkit;

import com.imt.ic.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database in memory for one test. The only class that needs H2. */
final class H2Database {

  private final JdbcDataSource dataSource = new JdbcDataSource();

  H2Database() {
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  DataSource dataSource() {
    return dataSource;
  }

  void close() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new StoreException("The test's database cannot be closed", e);
    }
  }
}
