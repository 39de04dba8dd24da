package com.imt.ic.internal.store;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;

class H2MemoryIntegrationStoreTest extends JdbcIntegrationStoreContract {

  private final List<DataSource> opened = new ArrayList<>();

  @Override
  protected DataSource emptyDatabase() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    opened.add(dataSource);
    return dataSource;
  }

  @AfterEach
  void forgetDatabases() throws Exception {
    for (DataSource dataSource : opened) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
  }
}
