package com.imt.ic.internal.store;

import java.util.List;

/**
 * One transaction of an {@link IntegrationStore}: the journals as they stand in it, and the way to
 * the connection for the consumer's own writes. Confined to the thread and the time of the work.
 */
public interface StoreTransaction {

  Journal<PaymentEntry.Key, PaymentEntry> payments();

  Journal<SettlementEntry.Key, SettlementEntry> settlements();

  Journal<RejectEntry.Key, RejectEntry> rejects();

  /** Payments, settled lines and returns as a reconciliation reads them. */
  Facts facts();

  /** By what payments are found whose returns do not name them. */
  Journal<PaymentReference, PaymentReference> references();

  Journal<EnrollmentState.Key, EnrollmentState> enrollments();

  /**
   * Accounts with a customer that is not known as missing and that no answer since this one listed.
   *
   * @param answer the number of the answer
   * @param after the accounts behind this one, by their order; empty text for the first
   * @return some hundreds, in their order, and perhaps one twice; not locked
   */
  List<String> notListed(String enrollmentKind, long answer, String after);

  SentInvoices sentInvoices();

  InvoiceFileJournal invoiceFiles();

  QuarantineJournal quarantine();

  Leases leases();

  Jobs jobs();

  /** The resource behind this transaction, for the consumer's own writes in it. */
  <C> C unwrap(Class<C> type);
}
