package com.imt.ic.ledger;

import java.sql.Connection;
import java.util.function.Consumer;

/**
 * The host's own way to run work in a transaction, so that the SDK's rows commit with the host's.
 *
 * <p>With Spring, for example:
 *
 * <pre>{@code
 * TransactionRunner runner =
 *     work ->
 *         transactionTemplate.executeWithoutResult(
 *             status -> work.accept(DataSourceUtils.getConnection(dataSource)));
 * InvoiceCloudIntegration.builder().transactions(runner) // in place of .dataSource(dataSource)
 * }</pre>
 *
 * <p>Implementations are thread-safe where the integration is used by several threads.
 */
@FunctionalInterface
public interface TransactionRunner {

  /**
   * Runs the work once, on the calling thread, in the present transaction or a new one, and lets
   * what it throws pass, having rolled back. A runner that runs it again after a deadlock does so
   * in a fresh transaction.
   *
   * @param work gets the transaction's connection, with auto-commit off; it neither commits, nor
   *     rolls back, nor closes it
   */
  void run(Consumer<Connection> work);
}
