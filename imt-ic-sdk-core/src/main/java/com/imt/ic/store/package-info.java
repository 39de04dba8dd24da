/**
 * What must outlive a crash. {@link com.imt.ic.store.IntegrationStore} runs work in a transaction
 * that the consumer's own writes share; {@link com.imt.ic.store.StoreTransaction} hands out, within
 * it, the journals: {@link com.imt.ic.store.Checkpoints}, {@link com.imt.ic.store.PaymentJournal}
 * with {@link com.imt.ic.store.PaymentEntry}, {@link com.imt.ic.store.SettlementJournal} with
 * {@link com.imt.ic.store.SettlementEntry}, {@link com.imt.ic.store.RejectJournal} with {@link
 * com.imt.ic.store.RejectEntry}, {@link com.imt.ic.store.EnrollmentStates} with {@link
 * com.imt.ic.store.EnrollmentState}, {@link com.imt.ic.store.SentInvoices}, {@link
 * com.imt.ic.store.InvoiceFileJournal} with {@link com.imt.ic.store.InvoiceFileEntry}, {@link
 * com.imt.ic.store.Quarantine} with {@link com.imt.ic.store.QuarantineEntry}, {@link
 * com.imt.ic.store.Leases} with {@link com.imt.ic.store.Lease}, {@link
 * com.imt.ic.store.PollJournal} with {@link com.imt.ic.store.PollEntry}, and {@link
 * com.imt.ic.store.Silences} with {@link com.imt.ic.store.Silence}. {@link
 * com.imt.ic.store.InMemoryIntegrationStore} is for tests; {@code .jdbc} holds the durable one.
 * Failures are {@link com.imt.ic.store.StoreException}.
 */
@NullMarked
package com.imt.ic.store;

import org.jspecify.annotations.NullMarked;
