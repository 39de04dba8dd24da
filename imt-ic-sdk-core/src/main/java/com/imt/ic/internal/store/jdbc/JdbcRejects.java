package com.imt.ic.internal.store.jdbc;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectJournal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

record JdbcRejects(SqlSession session) implements RejectJournal {

  private static final String COLUMNS =
      "payment_guid, reject_code, rejected_at, amount, reject_state, first_seen_at, return_fields, raw_columns";

  @Override
  public boolean add(RejectEntry entry) {
    return session.insertIfAbsent(
        "add an ACH return",
        "INSERT INTO ic_ach_reject (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        parameters ->
            parameters
                .text(entry.paymentGuid().value())
                .text(entry.code())
                .moment(entry.returnedAt())
                .money(entry.amount())
                .state(entry.state())
                .moment(entry.firstSeenAt())
                .text(RawColumns.toJson(entry.fields()))
                .text(RawColumns.toJson(entry.raw())));
  }

  @Override
  public Optional<RejectEntry> find(PaymentGuid paymentGuid, String code, Instant returnedAt) {
    return session.first(
        "find an ACH return",
        "SELECT %s FROM ic_ach_reject WHERE payment_guid = ? AND reject_code = ? AND rejected_at = ?"
            .formatted(COLUMNS),
        parameters -> parameters.text(paymentGuid.value()).text(code).moment(returnedAt),
        JdbcRejects::read);
  }

  @Override
  public List<RejectEntry> ofPayment(PaymentGuid paymentGuid) {
    return session.list(
        "find the ACH returns of a payment",
        "SELECT %s FROM ic_ach_reject WHERE payment_guid = ? ORDER BY rejected_at, reject_code"
            .formatted(COLUMNS),
        parameters -> parameters.text(paymentGuid.value()),
        JdbcRejects::read);
  }

  @Override
  public void update(RejectEntry entry) {
    session.updateOne(
        "update an ACH return",
        "return",
        "UPDATE ic_ach_reject SET amount = ?, reject_state = ?, first_seen_at = ? WHERE payment_guid = ? AND reject_code = ? AND rejected_at = ?",
        parameters ->
            parameters
                .money(entry.amount())
                .state(entry.state())
                .moment(entry.firstSeenAt())
                .text(entry.paymentGuid().value())
                .text(entry.code())
                .moment(entry.returnedAt()));
  }

  @Override
  public void forEach(Consumer<RejectEntry> reader) {
    session.stream(
        "read the ACH returns",
        "SELECT %s FROM ic_ach_reject ORDER BY rejected_at, payment_guid, reject_code"
            .formatted(COLUMNS),
        JdbcRejects::read,
        reader);
  }

  private static RejectEntry read(Row row) throws SQLException {
    return new RejectEntry(
        PaymentGuid.of(row.text()),
        row.text(),
        row.moment(),
        row.money(),
        RejectEntry.State.valueOf(row.text()),
        row.moment(),
        RawColumns.fromJson(row.text()),
        RawColumns.fromJson(row.text()));
  }
}
