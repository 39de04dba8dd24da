package com.imt.ic.internal.store.jdbc;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.TransactionRunner;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * An {@link IntegrationStore} of one biller in the consumer's database: PostgreSQL, H2, Microsoft
 * SQL Server or Oracle, recognised by the driver's product name. The tables must be there; see
 * {@link JdbcSchema}.
 *
 * <p>Thread-safe, as far as the data source or the runner is. {@code
 * StoreTransaction.unwrap(java.sql.Connection.class)} gives the transaction's connection.
 *
 * <p>Failures are {@code StoreException}s that name what was being done and the SQLState, and quote
 * no values of rows. A work that swallows one cannot commit: the transaction fails all the same.
 *
 * <pre>{@code
 * JdbcSchema.apply(dataSource);
 * IntegrationStore store = JdbcIntegrationStore.of(dataSource, biller);
 * }</pre>
 */
public final class JdbcIntegrationStore implements IntegrationStore {

  private final JdbcTransactions transactions;

  private JdbcIntegrationStore(JdbcTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A store that runs each work in a transaction of its own: on a connection taken from the data
   * source, committed when the work returns, rolled back when it throws, and handed back as it
   * came. Where the database gave the transaction up (a deadlock, a serialization failure, a lock
   * timeout), or the connection was lost before the commit, the work is run again at once, five
   * times in all; never after a commit whose outcome is unknown. A work must not call {@link
   * #inTransaction} of the same store again: that would be a second transaction, which may wait for
   * the first forever.
   */
  public static JdbcIntegrationStore of(DataSource dataSource, BillerId biller) {
    return new JdbcIntegrationStore(
        new OwnTransactions(Objects.requireNonNull(dataSource, "dataSource"), biller));
  }

  /**
   * A store that joins the host's transactions: it neither commits nor rolls back nor tries again.
   */
  public static JdbcIntegrationStore joining(TransactionRunner runner, BillerId biller) {
    return new JdbcIntegrationStore(
        new JoinedTransactions(Objects.requireNonNull(runner, "runner"), biller));
  }

  @Override
  public <T> T inTransaction(Work<T> work) {
    return transactions.run(Objects.requireNonNull(work, "work"));
  }

  @Override
  public <T> T inSnapshot(Work<T> work) {
    return transactions.runInSnapshot(Objects.requireNonNull(work, "work"));
  }

  @Override
  public boolean isDatabaseTrouble(RuntimeException failure) {
    return SqlFailures.isTrouble(failure);
  }
}
