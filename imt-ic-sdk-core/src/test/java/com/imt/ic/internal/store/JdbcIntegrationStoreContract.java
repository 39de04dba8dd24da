package com.imt.ic.internal.store;

import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/**
 * The promises of the JDBC store: all of {@link IntegrationStoreContract}, and what a database
 * adds. Microsoft SQL Server and Oracle, which this build cannot start, are to be proved by a
 * subclass where there is one.
 */
abstract class JdbcIntegrationStoreContract extends IntegrationStoreContract {

  /**
   * A database, or a schema of one, without tables, in which the user may define some. A new one
   * for each call.
   */
  protected abstract DataSource emptyDatabase() throws Exception;

  @Override
  protected final IntegrationStore emptyStore() throws Exception {
    DataSource dataSource = emptyDatabase();
    JdbcSchema.apply(dataSource);
    return JdbcIntegrationStore.of(dataSource, Entries.BILLER);
  }

  @Nested
  final class Schema extends JdbcSchemaContract {
    @Override
    protected DataSource emptyDatabase() throws Exception {
      return JdbcIntegrationStoreContract.this.emptyDatabase();
    }
  }

  @Nested
  final class SharedTransactions extends SharedTransactionContract {
    @Override
    protected DataSource emptyDatabase() throws Exception {
      return JdbcIntegrationStoreContract.this.emptyDatabase();
    }
  }

  @Nested
  final class OpenItemsOfTheReconciliation extends OpenItemsContract {
    @Override
    protected DataSource emptyDatabase() throws Exception {
      return JdbcIntegrationStoreContract.this.emptyDatabase();
    }
  }

  @Nested
  final class Failures extends JdbcFailuresContract {
    @Override
    protected DataSource emptyDatabase() throws Exception {
      return JdbcIntegrationStoreContract.this.emptyDatabase();
    }
  }
}
