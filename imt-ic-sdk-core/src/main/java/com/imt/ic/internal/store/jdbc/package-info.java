/**
 * The durable {@link com.imt.ic.internal.store.IntegrationStore}: {@link
 * com.imt.ic.internal.store.jdbc.JdbcIntegrationStore} over the consumer's own database, its tables
 * by {@link com.imt.ic.internal.store.jdbc.JdbcSchema}, and {@link
 * com.imt.ic.ledger.TransactionRunner} to join the host's transactions.
 *
 * <h2>Databases</h2>
 *
 * <p>PostgreSQL and H2 are tested for real. For Microsoft SQL Server the scripts and statements
 * follow its manual and are parsed by a grammar of its language, but not run here. For Oracle H2's
 * compatibility mode runs them too, which is no proof of Oracle itself. Any other product is
 * refused by name. Nothing but {@code java.sql} is used; the driver and the pool are the host's.
 *
 * <p>Of H2, 2.4.240 is what the tests run on. 2.5.250 and 2.5.252 lose commits of a database file
 * when the process is killed, against which neither {@code WRITE_DELAY=0} nor {@code CHECKPOINT
 * SYNC} helps: {@link com.imt.ic.internal.store.jdbc.JdbcSchema#apply} warns of them. With any
 * version a file keeps each commit at once only with {@code WRITE_DELAY=0} in its URL.
 *
 * <h2>Two ways to make a store</h2>
 *
 * <p>With a data source, each work is a transaction of its own:
 *
 * <pre>{@code
 * JdbcSchema.apply(dataSource);
 * IntegrationStore store = JdbcIntegrationStore.of(dataSource);
 * store.inTransaction(
 *     transaction -> {
 *       if (transaction.payments().add(entry)) {
 *         Connection connection = transaction.unwrap(Connection.class);
 *         // Spectrum's posting, on the same connection: both are kept or neither
 *       }
 *       return null;
 *     });
 * }</pre>
 *
 * <p>Where the host has a transaction manager, the store joins it; see {@link
 * com.imt.ic.ledger.TransactionRunner} for Spring.
 *
 * <h2>Isolation</h2>
 *
 * <p>READ COMMITTED, the default of all three databases, is enough: unique keys decide who was
 * first, row locks who goes on. Higher levels work too and bring more repetitions. Lock timeouts
 * are the host's settings, {@code LOCK_TIMEOUT} in an H2 URL for example. A node that hangs in the
 * middle of a transaction keeps its rows locked whatever its lease says, and every other node waits
 * for them: let the database end such a session, PostgreSQL by {@code
 * idle_in_transaction_session_timeout} for example.
 *
 * <h2>Tables</h2>
 *
 * <p>They and their columns are explained in the scripts. Amounts are DECIMAL(19, 2), moments are
 * kept in UTC and cut to the microsecond, raw rows are JSON objects in the order of their columns.
 */
@NullMarked
package com.imt.ic.internal.store.jdbc;

import org.jspecify.annotations.NullMarked;
