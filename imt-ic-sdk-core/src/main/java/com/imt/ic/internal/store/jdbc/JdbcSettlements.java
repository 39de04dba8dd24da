package com.imt.ic.internal.store.jdbc;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.SettlementJournal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

record JdbcSettlements(SqlSession session) implements SettlementJournal {

  private static final String COLUMNS =
      "batch_id, settled_on, payment_guid, amount, deposit_amount, first_seen_at";

  @Override
  public boolean add(SettlementEntry entry) {
    return session.insertIfAbsent(
        "add a settled payment",
        "INSERT INTO ic_settled_payment (" + COLUMNS + ", takes_back) VALUES (?, ?, ?, ?, ?, ?, ?)",
        parameters ->
            parameters
                .text(entry.batchId())
                .date(entry.settledOn())
                .text(entry.paymentGuid().value())
                .money(entry.amount())
                .money(entry.depositAmount())
                .moment(entry.firstSeenAt())
                .flag(entry.amount().isNegative()));
  }

  @Override
  public Optional<SettlementEntry> find(String batchId, PaymentGuid paymentGuid, boolean negative) {
    return session.first(
        "find a settled payment",
        "SELECT %s FROM ic_settled_payment WHERE batch_id = ? AND payment_guid = ? AND takes_back = ?"
            .formatted(COLUMNS),
        parameters -> parameters.text(batchId).text(paymentGuid.value()).flag(negative),
        JdbcSettlements::read);
  }

  @Override
  public void forEach(Consumer<SettlementEntry> reader) {
    session.stream(
        "read the settled payments",
        "SELECT %s FROM ic_settled_payment ORDER BY settled_on, batch_id, payment_guid, takes_back"
            .formatted(COLUMNS),
        JdbcSettlements::read,
        reader);
  }

  private static SettlementEntry read(Row row) throws SQLException {
    return new SettlementEntry(
        row.text(),
        row.date(),
        PaymentGuid.of(row.text()),
        row.money(),
        row.optionalMoney(),
        row.moment());
  }
}
