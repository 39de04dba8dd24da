package com.imt.ic.internal.store;

/**
 * One transaction of an {@link IntegrationStore}: the journals as they stand in it, and the way to
 * the connection for the consumer's own writes. Confined to the thread and the time of the work.
 */
public interface StoreTransaction {

  Journal<PaymentEntry.Key, PaymentEntry> payments();

  Journal<SettlementEntry.Key, SettlementEntry> settlements();

  Journal<RejectEntry.Key, RejectEntry> rejects();

  Journal<EnrollmentState.Key, EnrollmentState> enrollments();

  SentInvoices sentInvoices();

  InvoiceFileJournal invoiceFiles();

  QuarantineJournal quarantine();

  Leases leases();

  Jobs jobs();

  /** The resource behind this transaction, for the consumer's own writes in it. */
  <C> C unwrap(Class<C> type);
}
