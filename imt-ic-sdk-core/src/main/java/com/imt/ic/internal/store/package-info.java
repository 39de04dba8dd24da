/**
 * What must outlive a crash. {@link com.imt.ic.internal.store.IntegrationStore} runs work in a
 * transaction that the consumer's own writes share; {@link
 * com.imt.ic.internal.store.StoreTransaction} hands out, within it, the journals: {@link
 * com.imt.ic.internal.store.Checkpoints}, {@link com.imt.ic.internal.store.PaymentJournal} with
 * {@link com.imt.ic.internal.store.PaymentEntry}, {@link
 * com.imt.ic.internal.store.SettlementJournal} with {@link
 * com.imt.ic.internal.store.SettlementEntry}, {@link com.imt.ic.internal.store.RejectJournal} with
 * {@link com.imt.ic.internal.store.RejectEntry}, {@link com.imt.ic.internal.store.EnrollmentStates}
 * with {@link com.imt.ic.internal.store.EnrollmentState}, {@link
 * com.imt.ic.internal.store.SentInvoices}, {@link com.imt.ic.internal.store.InvoiceFileJournal}
 * with {@link com.imt.ic.internal.store.InvoiceFileEntry}, {@link
 * com.imt.ic.internal.store.Quarantine} with {@link com.imt.ic.quarantine.QuarantineEntry}, {@link
 * com.imt.ic.internal.store.Leases} with {@link com.imt.ic.internal.store.Lease}, {@link
 * com.imt.ic.internal.store.PollJournal} with {@link com.imt.ic.internal.store.PollEntry}, and
 * {@link com.imt.ic.internal.store.Silences} with {@link com.imt.ic.internal.store.Silence}. {@link
 * com.imt.ic.internal.store.InMemoryIntegrationStore} is for tests; {@code .jdbc} holds the durable
 * one. Failures are {@link com.imt.ic.StoreException}.
 */
@NullMarked
package com.imt.ic.internal.store;

import org.jspecify.annotations.NullMarked;
