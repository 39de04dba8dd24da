package com.imt.ic.internal.store;

/**
 * One transaction of an {@link IntegrationStore}: the journals as they stand in it, and the way to
 * the connection for the consumer's own writes. Confined to the thread and the time of the work.
 */
public interface StoreTransaction {

  PaymentJournal payments();

  /** Settled payments by batch and identity. */
  SettlementJournal settlements();

  /** ACH returns by identity. */
  RejectJournal rejects();

  /** The last known enrolments. */
  EnrollmentStates enrollments();

  /** What was last sent of each invoice. */
  SentInvoices sentInvoices();

  /** Invoice files and their fate. */
  InvoiceFileJournal invoiceFiles();

  /** Rows that people must look at. */
  QuarantineJournal quarantine();

  /** Who does which job. */
  Leases leases();

  /** The jobs that read reports or write the invoice file. */
  Jobs jobs();

  /**
   * The resource behind this transaction, for the consumer's own writes in it.
   *
   * @throws IllegalArgumentException when this store has none of that type
   */
  <C> C unwrap(Class<C> type);
}
