package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.InvoiceFileJournal;
import com.imt.ic.internal.store.Jobs;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SentInvoices;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.sql.Connection;
import java.util.List;

/** One transaction over a connection, whoever commits it. */
record JdbcTransaction(SqlSession session, Rows rows) implements StoreTransaction, AutoCloseable {

  /** Refuses to go on where anything failed. */
  void complete() {
    session.requireNoFailure();
  }

  @Override
  public Journal<PaymentEntry.Key, PaymentEntry> payments() {
    return new JdbcJournal<>(session, Tables.PAYMENTS, rows);
  }

  @Override
  public Journal<SettlementEntry.Key, SettlementEntry> settlements() {
    return new JdbcJournal<>(session, Tables.SETTLEMENTS, rows);
  }

  @Override
  public Journal<RejectEntry.Key, RejectEntry> rejects() {
    return new JdbcJournal<>(session, Tables.RETURNS, rows);
  }

  @Override
  public Facts facts() {
    return new JdbcFacts(session, rows);
  }

  @Override
  public Journal<PaymentReference, PaymentReference> references() {
    return new JdbcJournal<>(session, Tables.REFERENCES, rows);
  }

  @Override
  public Journal<EnrollmentState.Key, EnrollmentState> enrollments() {
    return new JdbcJournal<>(session, Tables.ENROLLMENTS, rows);
  }

  @Override
  public List<String> notListed(String enrollmentKind, long answer, String after) {
    return session.list(
        "find who is not listed",
        "SELECT account_number FROM ic_enrollment WHERE biller = ? AND account_number > ? AND enrollment_kind = ? AND listed_in < ? AND missing = ? ORDER BY %s OFFSET 0 ROWS FETCH NEXT 500 ROWS ONLY"
            .formatted(session.dialect().byCodePoint("account_number")),
        parameters ->
            parameters
                .text(session.biller())
                .text(after)
                .text(enrollmentKind)
                .count(answer)
                .flag(false),
        Row::text);
  }

  @Override
  public SentInvoices sentInvoices() {
    return new JdbcSentInvoices(session, rows);
  }

  @Override
  public InvoiceFileJournal invoiceFiles() {
    return new JdbcInvoiceFiles(session, rows);
  }

  @Override
  public QuarantineJournal quarantine() {
    return new JdbcQuarantine(session, rows);
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
