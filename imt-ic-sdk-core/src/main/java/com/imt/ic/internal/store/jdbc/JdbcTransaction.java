package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.EnrollmentStates;
import com.imt.ic.internal.store.InvoiceFileJournal;
import com.imt.ic.internal.store.Jobs;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentJournal;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.RejectJournal;
import com.imt.ic.internal.store.SettlementJournal;
import com.imt.ic.internal.store.StoreTransaction;
import java.sql.Connection;

/** One transaction over a connection, whoever commits it. */
record JdbcTransaction(SqlSession session, JdbcSentInvoices sentInvoices)
    implements StoreTransaction, AutoCloseable {

  /** Writes what still waits, and refuses to go on where anything failed. */
  void complete() {
    session.requireNoFailure();
    sentInvoices.flush();
  }

  @Override
  public PaymentJournal payments() {
    return new JdbcPayments(session);
  }

  @Override
  public SettlementJournal settlements() {
    return new JdbcSettlements(session);
  }

  @Override
  public RejectJournal rejects() {
    return new JdbcRejects(session);
  }

  @Override
  public EnrollmentStates enrollments() {
    return new JdbcEnrollments(session);
  }

  @Override
  public InvoiceFileJournal invoiceFiles() {
    return new JdbcInvoiceFiles(session);
  }

  @Override
  public QuarantineJournal quarantine() {
    return new JdbcQuarantine(session);
  }

  @Override
  public Leases leases() {
    return new JdbcLeases(session);
  }

  @Override
  public Jobs jobs() {
    return new JdbcJobs(session);
  }

  @Override
  public <C> C unwrap(Class<C> type) {
    Connection connection = session.connection();
    if (type.isInstance(connection)) {
      sentInvoices.flush();
      return type.cast(connection);
    }
    throw new IllegalArgumentException(
        "A JDBC store has a java.sql.Connection behind it, not a " + type.getName() + ".");
  }

  @Override
  public void close() {
    session.close();
  }
}
