package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileJournal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

record JdbcInvoiceFiles(SqlSession session, Rows rows) implements InvoiceFileJournal {

  private static final String COLUMNS =
      "sha256, record_count, created_at, file_state, submitted_at, answered_at, file_guid, reason, file_name";

  @Override
  public boolean add(InvoiceFileEntry entry) {
    return session.insertIfAbsent(
        "add an invoice file",
        "INSERT INTO ic_invoice_file ("
            + COLUMNS
            + ", biller) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        parameters -> bind(parameters, entry));
  }

  @Override
  public Optional<InvoiceFileEntry> find(String name) {
    return session.first(
        "find an invoice file",
        "SELECT %s FROM ic_invoice_file WHERE file_name = ? AND biller = ?".formatted(COLUMNS),
        parameters -> parameters.text(name).text(session.biller()),
        JdbcInvoiceFiles::read);
  }

  @Override
  public Optional<InvoiceFileEntry> lock(String name) {
    return session.first(
        "find and hold an invoice file",
        session
            .dialect()
            .lockingSelect(COLUMNS, "ic_invoice_file", "file_name = ? AND biller = ?", "file_name"),
        parameters -> parameters.text(name).text(session.biller()),
        JdbcInvoiceFiles::read);
  }

  @Override
  public Set<String> known(Collection<String> names) {
    if (names.isEmpty()) {
      return Set.of();
    }
    List<String> texts = List.copyOf(names);
    return new HashSet<>(
        session.list(
            "find which invoice files are known",
            "SELECT file_name FROM ic_invoice_file WHERE biller = ? AND "
                + rows.isOneOf("file_name", texts.size()),
            parameters -> rows.bind(parameters.text(session.biller()), texts),
            Row::text));
  }

  @Override
  public List<InvoiceFileEntry> in(Collection<InvoiceFileEntry.State> states) {
    String marks = String.join(", ", Collections.nCopies(states.size(), "?"));
    return session.list(
        "find invoice files by state",
        "SELECT %s FROM ic_invoice_file WHERE biller = ? AND file_state IN (%s) ORDER BY created_at, file_name"
            .formatted(COLUMNS, marks),
        parameters -> {
          parameters.text(session.biller());
          for (InvoiceFileEntry.State state : states) {
            parameters.state(state);
          }
        },
        JdbcInvoiceFiles::read);
  }

  @Override
  public void update(InvoiceFileEntry entry) {
    session.updateOne(
        "update an invoice file",
        "invoice file",
        "UPDATE ic_invoice_file SET sha256 = ?, record_count = ?, created_at = ?, file_state = ?, submitted_at = ?, answered_at = ?, file_guid = ?, reason = ? WHERE file_name = ? AND biller = ?",
        parameters -> bind(parameters, entry));
  }

  @Override
  public void remove(String name) {
    session.update(
        "forget an invoice file",
        "DELETE FROM ic_invoice_file WHERE file_name = ? AND biller = ?",
        parameters -> parameters.text(name).text(session.biller()));
  }

  private void bind(Parameters parameters, InvoiceFileEntry entry) throws SQLException {
    parameters
        .text(entry.sha256())
        .count(entry.records())
        .moment(entry.createdAt())
        .state(entry.state())
        .moment(entry.submittedAt())
        .moment(entry.answeredAt())
        .text(entry.fileGuid())
        .text(entry.reason())
        .text(entry.name())
        .text(session.biller());
  }

  private static InvoiceFileEntry read(Row row) throws SQLException {
    var sha256 = row.text();
    var records = row.count();
    var createdAt = row.moment();
    var state = InvoiceFileEntry.State.valueOf(row.text());
    var submittedAt = row.optionalMoment();
    var answeredAt = row.optionalMoment();
    var fileGuid = row.optionalText();
    var reason = row.optionalText();
    return new InvoiceFileEntry(
        row.text(), sha256, records, createdAt, state, submittedAt, answeredAt, fileGuid, reason);
  }
}
