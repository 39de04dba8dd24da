package com.imt.ic.testkit;

import com.imt.ic.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database in memory for one test, with a pool: what a connection has parsed once, it need not
 * parse again. The only class that needs H2.
 */
final class H2Database {

  /** More than the threads of a test; who wants more waits for half a minute. */
  private static final int MOST_CONNECTIONS = 64;

  private final JdbcConnectionPool pool;

  H2Database() {
    pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    pool.setMaxConnections(MOST_CONNECTIONS);
  }

  DataSource dataSource() {
    return pool;
  }

  void close() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new StoreException("The test's database cannot be closed", e);
    } finally {
      pool.dispose();
    }
  }
}
