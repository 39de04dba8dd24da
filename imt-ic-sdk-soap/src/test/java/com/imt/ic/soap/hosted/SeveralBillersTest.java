package com.imt.ic.soap.hosted;

import javax.sql.DataSource;

/** In H2. */
class SeveralBillersTest extends SeveralBillersContract {

  @Override
  DataSource emptyDatabase() {
    return SpectrumOnLoopback.databaseInMemory();
  }
}
