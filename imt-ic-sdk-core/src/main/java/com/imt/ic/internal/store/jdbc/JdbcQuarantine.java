package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.sql.SQLException;
import java.util.function.Consumer;

record JdbcQuarantine(SqlSession session) implements QuarantineJournal {

  @Override
  public boolean add(QuarantineEntry entry) {
    return session.insertIfAbsent(
        "add a row to the quarantine",
        "INSERT INTO ic_quarantine (content_sha256, report, quarantine_kind, reason, raw_columns, quarantined_at) VALUES (?, ?, ?, ?, ?, ?)",
        parameters ->
            parameters
                .text(RawColumns.digest(entry))
                .text(entry.report())
                .state(entry.kind())
                .text(entry.reason())
                .text(RawColumns.toJson(entry.raw()))
                .moment(entry.quarantinedAt()));
  }

  @Override
  public void forEach(Consumer<QuarantineEntry> reader) {
    session.stream(
        "read the quarantine",
        "SELECT report, quarantine_kind, reason, raw_columns, quarantined_at FROM ic_quarantine ORDER BY sequence_number",
        JdbcQuarantine::read,
        reader);
  }

  private static QuarantineEntry read(Row row) throws SQLException {
    return new QuarantineEntry(
        row.text(),
        QuarantineKind.valueOf(row.text()),
        row.text(),
        RawColumns.fromJson(row.text()),
        row.moment());
  }
}
