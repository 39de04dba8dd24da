package com.imt.ic.internal.store;

/**
 * One transaction of an {@link IntegrationStore}: the journals as they stand in it, and the way to
 * the connection for the consumer's own writes. Confined to the thread and the time of the work.
 */
public interface StoreTransaction {

  /**
   * How far each report was read.
   *
   * @return the checkpoints
   */
  Checkpoints checkpoints();

  /**
   * Payments by identity.
   *
   * @return the journal
   */
  PaymentJournal payments();

  /**
   * Settled payments by batch and identity.
   *
   * @return the journal
   */
  SettlementJournal settlements();

  /**
   * ACH returns by identity.
   *
   * @return the journal
   */
  RejectJournal rejects();

  /**
   * The last known enrolments.
   *
   * @return the states
   */
  EnrollmentStates enrollments();

  /**
   * What was last sent of each invoice.
   *
   * @return the ledger
   */
  SentInvoices sentInvoices();

  /**
   * Invoice files and their fate.
   *
   * @return the journal
   */
  InvoiceFileJournal invoiceFiles();

  /**
   * Rows that people must look at.
   *
   * @return the quarantine
   */
  QuarantineJournal quarantine();

  /**
   * Who does which job.
   *
   * @return the leases
   */
  Leases leases();

  /**
   * The jobs that read reports or write the invoice file.
   *
   * @return the journal
   */
  PollJournal polls();

  /**
   * The reports that answer without rows.
   *
   * @return the silences
   */
  Silences silences();

  /**
   * The resource behind this transaction, for the consumer's own writes in it.
   *
   * @param type for a JDBC store {@code java.sql.Connection}; never commit, roll back or close it
   * @param <C> the type
   * @return the resource
   * @throws IllegalArgumentException when this store has none of that type
   */
  <C> C unwrap(Class<C> type);
}
