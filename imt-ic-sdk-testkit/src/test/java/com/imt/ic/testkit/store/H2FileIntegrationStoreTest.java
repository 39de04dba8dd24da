package com.imt.ic.testkit.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file that every connection opens anew, as the example does. */
class H2FileIntegrationStoreTest extends JdbcIntegrationStoreContract {

  private static final AtomicInteger FILES = new AtomicInteger();

  @TempDir Path folder;

  @Override
  protected DataSource emptyDatabase() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(
        "jdbc:h2:file:" + folder.resolve("store" + FILES.incrementAndGet()).toAbsolutePath());
    return dataSource;
  }
}
