package com.imt.ic.store.jdbc;

import javax.sql.DataSource;

class PostgresIntegrationStoreTest extends JdbcIntegrationStoreContract {

  @Override
  DataSource emptyDatabase() throws Exception {
    return PostgresServer.emptySchema();
  }
}
