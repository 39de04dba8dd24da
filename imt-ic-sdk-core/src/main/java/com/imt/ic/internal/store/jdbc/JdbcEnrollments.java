package com.imt.ic.internal.store.jdbc;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.EnrollmentStates;
import java.sql.SQLException;
import java.util.Optional;

record JdbcEnrollments(SqlSession session) implements EnrollmentStates {

  private static final String KEY =
      "enrollment_kind = ? AND account_number = ? AND invoice_type_id = ?";

  @Override
  public Optional<EnrollmentState> lock(
      String kind, AccountNumber accountNumber, String invoiceTypeId) {
    return session.first(
        "lock an enrolment",
        session
            .dialect()
            .lockingSelect("enrolled, payment_method, changed_at", "ic_enrollment", KEY),
        parameters -> parameters.text(kind).text(accountNumber.value()).text(invoiceTypeId),
        row ->
            new EnrollmentState(
                kind,
                accountNumber,
                invoiceTypeId,
                row.flag(),
                row.optionalText(),
                row.optionalMoment()));
  }

  @Override
  public boolean add(EnrollmentState state) {
    return session.insertIfAbsent(
        "add an enrolment",
        "INSERT INTO ic_enrollment (enrolled, payment_method, changed_at, enrollment_kind, account_number, invoice_type_id) VALUES (?, ?, ?, ?, ?, ?)",
        parameters -> bind(parameters, state));
  }

  @Override
  public void update(EnrollmentState state) {
    session.updateOne(
        "update an enrolment",
        "enrolment",
        "UPDATE ic_enrollment SET enrolled = ?, payment_method = ?, changed_at = ? WHERE %s"
            .formatted(KEY),
        parameters -> bind(parameters, state));
  }

  @Override
  public int count(String kind) {
    Optional<Long> count =
        session.first(
            "count the enrolments",
            "SELECT COUNT(*) FROM ic_enrollment WHERE enrollment_kind = ?",
            parameters -> parameters.text(kind),
            Row::count);
    return Math.toIntExact(count.orElse(0L));
  }

  private static void bind(Parameters parameters, EnrollmentState state) throws SQLException {
    parameters
        .flag(state.enrolled())
        .text(state.method())
        .moment(state.changedAt())
        .text(state.kind())
        .text(state.accountNumber().value())
        .text(state.invoiceTypeId());
  }
}
