package com.imt.ic.testkit;

import com.imt.ic.ledger.Ledger;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class SmallBooksContractTest extends LedgerContract {

  @Override
  protected DataSource dataSource() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new SmallBooks(Clock.systemUTC());
  }
}
