package com.imt.ic.internal.store.jdbc;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.store.SentInvoices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was sent of each invoice, in {@code ic_sent_invoice}: a row for each invoice and file, since
 * a file may be refused while an older one still waits for its answer.
 *
 * <p>Rows are collected and written in batches. Reads look at the collected rows first, so a work
 * reads its own writes.
 */
final class JdbcSentInvoices implements SentInvoices {

  private static final int BATCH = 1_000;

  private record Key(InvoiceNumber invoiceNumber, String fileName) {}

  private final SqlSession session;
  private final Map<Key, String> waiting = new LinkedHashMap<>();
  private final Map<InvoiceNumber, String> newest = new HashMap<>();

  JdbcSentInvoices(SqlSession session) {
    this.session = session;
  }

  @Override
  public Optional<String> lastWritten(InvoiceNumber invoiceNumber) {
    String mine = newest.get(invoiceNumber);
    if (mine != null) {
      return Optional.of(mine);
    }
    return session.first(
        "find what was sent of an invoice",
        "SELECT content_digest FROM ic_sent_invoice WHERE invoice_number = ? ORDER BY sequence_number DESC",
        parameters -> parameters.text(invoiceNumber.value()),
        Row::text);
  }

  @Override
  public void written(InvoiceNumber invoiceNumber, String contentDigest, String fileName) {
    session.connection(); // refuses a transaction that has ended
    Key key = new Key(invoiceNumber, fileName);
    waiting.remove(key);
    waiting.put(key, contentDigest);
    newest.put(invoiceNumber, contentDigest);
    if (waiting.size() >= BATCH) {
      flush();
    }
  }

  @Override
  public void accepted(String fileName) {
    flush();
    session.update(
        "note the invoices of an accepted file",
        "UPDATE ic_sent_invoice SET accepted = ? WHERE file_name = ?",
        parameters -> parameters.flag(true).text(fileName));
  }

  @Override
  public void refused(String fileName) {
    flush();
    session.update(
        "forget the invoices of a refused file",
        "DELETE FROM ic_sent_invoice WHERE file_name = ? AND accepted = ?",
        parameters -> parameters.text(fileName).flag(false));
  }

  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Map.Entry<Key, String>> rows = new ArrayList<>(waiting.entrySet());
    // One order for all nodes, so that two of them cannot wait for one another.
    rows.sort(Comparator.comparing(row -> row.getKey().invoiceNumber()));
    session.batch(
        "replace what was sent of invoices",
        "DELETE FROM ic_sent_invoice WHERE invoice_number = ? AND file_name = ?",
        rows,
        (parameters, row) ->
            parameters.text(row.getKey().invoiceNumber().value()).text(row.getKey().fileName()));
    session.batch(
        "note what was sent of invoices",
        "INSERT INTO ic_sent_invoice (invoice_number, file_name, content_digest, accepted) VALUES (?, ?, ?, ?)",
        rows,
        (parameters, row) ->
            parameters
                .text(row.getKey().invoiceNumber().value())
                .text(row.getKey().fileName())
                .text(row.getValue())
                .flag(false));
    waiting.clear();
    newest.clear();
  }
}
