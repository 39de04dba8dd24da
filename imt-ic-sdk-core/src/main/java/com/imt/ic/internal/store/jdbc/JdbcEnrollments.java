package com.imt.ic.internal.store.jdbc;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.EnrollmentStates;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Enrolments in {@code ic_enrollment}, and since when they are so in {@code ic_enrollment_change}.
 * Whoever reads or writes a row of the second has locked, added or updated that of the first.
 */
record JdbcEnrollments(SqlSession session) implements EnrollmentStates {

  private static final String KEY =
      "enrollment_kind = ? AND account_number = ? AND invoice_type_id = ?";

  /** The columns of an enrolment without the time of change. */
  private record Enrolled(boolean enrolled, Optional<String> method) {}

  @Override
  public Optional<EnrollmentState> lock(
      String kind, AccountNumber accountNumber, String invoiceTypeId) {
    return session
        .first(
            "lock an enrolment",
            session.dialect().lockingSelect("enrolled, payment_method", "ic_enrollment", KEY),
            parameters -> bindKey(parameters, kind, accountNumber, invoiceTypeId),
            row -> new Enrolled(row.flag(), row.optionalText()))
        .map(
            found ->
                new EnrollmentState(
                    kind,
                    accountNumber,
                    invoiceTypeId,
                    found.enrolled(),
                    found.method(),
                    changedAt(kind, accountNumber, invoiceTypeId)));
  }

  /** A query of its own, since one that has to wait for the lock may give what was before. */
  private Optional<Instant> changedAt(
      String kind, AccountNumber accountNumber, String invoiceTypeId) {
    return session.first(
        "read the time of change of an enrolment",
        "SELECT changed_at FROM ic_enrollment_change WHERE " + KEY,
        parameters -> bindKey(parameters, kind, accountNumber, invoiceTypeId),
        Row::moment);
  }

  @Override
  public boolean add(EnrollmentState state) {
    boolean added =
        session.insertIfAbsent(
            "add an enrolment",
            "INSERT INTO ic_enrollment"
                + " (enrolled, payment_method, enrollment_kind, account_number, invoice_type_id)"
                + " VALUES (?, ?, ?, ?, ?)",
            parameters -> bind(parameters, state));
    if (added) {
      state.changedAt().ifPresent(moment -> addChange(state, moment));
    }
    return added;
  }

  @Override
  public void update(EnrollmentState state) {
    int updated =
        session.update(
            "update an enrolment",
            "UPDATE ic_enrollment SET enrolled = ?, payment_method = ? WHERE " + KEY,
            parameters -> bind(parameters, state));
    Updates.requireOne(updated, "enrolment");
    if (state.changedAt().isPresent()) {
      updateChange(state, state.changedAt().get());
    } else {
      session.update(
          "remove the time of change of an enrolment",
          "DELETE FROM ic_enrollment_change WHERE " + KEY,
          parameters -> bindKey(parameters, state));
    }
  }

  private void updateChange(EnrollmentState state, Instant moment) {
    int updated =
        session.update(
            "update the time of change of an enrolment",
            "UPDATE ic_enrollment_change SET changed_at = ? WHERE " + KEY,
            parameters -> bindKey(parameters.moment(moment), state));
    if (updated == 0) {
      addChange(state, moment);
    }
  }

  private void addChange(EnrollmentState state, Instant moment) {
    session.update(
        "add the time of change of an enrolment",
        "INSERT INTO ic_enrollment_change"
            + " (changed_at, enrollment_kind, account_number, invoice_type_id)"
            + " VALUES (?, ?, ?, ?)",
        parameters -> bindKey(parameters.moment(moment), state));
  }

  @Override
  public int count(String kind) {
    long count =
        session
            .first(
                "count the enrolments",
                "SELECT COUNT(*) FROM ic_enrollment WHERE enrollment_kind = ?",
                parameters -> parameters.text(kind),
                Row::count)
            .orElse(0L);
    return Math.toIntExact(count);
  }

  private static void bind(Parameters parameters, EnrollmentState state) throws SQLException {
    bindKey(parameters.flag(state.enrolled()).text(state.method()), state);
  }

  private static void bindKey(Parameters parameters, EnrollmentState state) throws SQLException {
    bindKey(parameters, state.kind(), state.accountNumber(), state.invoiceTypeId());
  }

  private static void bindKey(
      Parameters parameters, String kind, AccountNumber accountNumber, String invoiceTypeId)
      throws SQLException {
    parameters.text(kind).text(accountNumber.value()).text(invoiceTypeId);
  }
}
