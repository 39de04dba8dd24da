package com.imt.ic.internal.store;

import javax.sql.DataSource;

class PostgresIntegrationStoreTest extends JdbcIntegrationStoreContract {

  @Override
  protected DataSource emptyDatabase() throws Exception {
    return PostgresServer.emptySchema();
  }
}
