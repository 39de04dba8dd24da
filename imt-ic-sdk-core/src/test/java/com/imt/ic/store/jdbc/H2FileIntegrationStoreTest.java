package com.imt.ic.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.store.IntegrationStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file that every connection opens anew, as the example does. */
class H2FileIntegrationStoreTest extends JdbcIntegrationStoreContract {

  private static final AtomicInteger FILES = new AtomicInteger();

  @TempDir Path folder;

  @Override
  DataSource emptyDatabase() {
    return open("store" + FILES.incrementAndGet());
  }

  private DataSource open(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + folder.resolve(name).toAbsolutePath());
    return dataSource;
  }

  @Test
  void rows_outlive_the_closing_of_the_database() {
    Instant noon = Instant.parse("2026-03-08T12:00:00Z");
    JdbcSchema.apply(open("kept"));
    JdbcIntegrationStore.of(open("kept"))
        .<Object>inTransaction(
            transaction -> {
              transaction.checkpoints().advance("payments", noon);
              return null;
            });

    IntegrationStore reopened = JdbcIntegrationStore.of(open("kept"));

    Optional<Instant> kept =
        reopened.inTransaction(transaction -> transaction.checkpoints().find("payments"));
    assertThat(kept).contains(noon);
  }
}
