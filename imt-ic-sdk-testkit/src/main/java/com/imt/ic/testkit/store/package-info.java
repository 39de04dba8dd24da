/**
 * What every {@link com.imt.ic.internal.store.IntegrationStore} promises, as JUnit tests: {@link
 * com.imt.ic.testkit.store.IntegrationStoreContract} is the whole, one nested class for each part
 * of a store. A part can be held to its promises alone: {@link
 * com.imt.ic.testkit.store.TransactionContract}, {@link
 * com.imt.ic.testkit.store.PaymentJournalContract}, {@link
 * com.imt.ic.testkit.store.CheckpointsContract}, {@link com.imt.ic.testkit.store.LeasesContract},
 * {@link com.imt.ic.testkit.store.PollJournalContract}, {@link
 * com.imt.ic.testkit.store.SilencesContract}, {@link
 * com.imt.ic.testkit.store.SettlementJournalContract}, {@link
 * com.imt.ic.testkit.store.RejectJournalContract}, {@link
 * com.imt.ic.testkit.store.EnrollmentStatesContract}, {@link
 * com.imt.ic.testkit.store.SentInvoicesContract}, {@link
 * com.imt.ic.testkit.store.InvoiceFileJournalContract}, {@link
 * com.imt.ic.testkit.store.QuarantineContract} and {@link
 * com.imt.ic.testkit.store.MomentsContract}, all of them {@link
 * com.imt.ic.testkit.store.StoreContract}s.
 *
 * <p>{@link com.imt.ic.testkit.store.JdbcIntegrationStoreContract} holds the SDK's own JDBC store
 * to them in a database of the host's, with what a database adds: {@link
 * com.imt.ic.testkit.store.JdbcSchemaContract}, {@link
 * com.imt.ic.testkit.store.SharedTransactionContract} and {@link
 * com.imt.ic.testkit.store.JdbcFailuresContract}.
 */
@NullMarked
package com.imt.ic.testkit.store;

import org.jspecify.annotations.NullMarked;
