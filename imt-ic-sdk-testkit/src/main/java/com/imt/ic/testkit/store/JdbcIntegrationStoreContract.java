package com.imt.ic.testkit.store;

import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/**
 * The promises of the SDK's own JDBC store in a database of the host's: all of {@link
 * IntegrationStoreContract}, and what a database adds. With it a host proves the store on its own
 * server, version, settings, driver and pool; for Microsoft SQL Server, which the SDK's own build
 * cannot start, that is the proof.
 *
 * <pre>{@code
 * class SqlServerIntegrationStoreTest extends JdbcIntegrationStoreContract {
 *   @Override
 *   protected DataSource emptyDatabase() {
 *     return TestSqlServer.newDatabase();
 *   }
 * }
 * }</pre>
 */
public abstract class JdbcIntegrationStoreContract extends IntegrationStoreContract {

  /** For subclasses. */
  protected JdbcIntegrationStoreContract() {}

  /**
   * A database, or a schema of one, without tables, in which the user may define some.
   *
   * @return the database, a new one for each call
   * @throws Exception whatever its making throws; the test fails then
   */
  protected abstract DataSource emptyDatabase() throws Exception;

  @Override
  protected final IntegrationStore emptyStore() throws Exception {
    DataSource dataSource = emptyDatabase();
    JdbcSchema.apply(dataSource);
    return JdbcIntegrationStore.of(dataSource);
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
  final class Failures extends JdbcFailuresContract {
    @Override
    protected DataSource emptyDatabase() throws Exception {
      return JdbcIntegrationStoreContract.this.emptyDatabase();
    }
  }
}
