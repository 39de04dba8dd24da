package com.imt.ic.internal.store.jdbc;

import static com.imt.ic.internal.store.jdbc.Column.fixed;
import static com.imt.ic.internal.store.jdbc.Column.key;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.SentInvoices;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent of each invoice, in {@code ic_sent_invoice}: a row for each invoice and file, since
 * a file may be refused while an older one still waits for its answer.
 */
record JdbcSentInvoices(SqlSession session, Rows rows) implements SentInvoices {

  private record Version(String invoiceNumber, String fileName, String digest)
      implements Keyed<Version> {
    @Override
    public Version key() {
      return this;
    }

    @Override
    public String subject() {
      return invoiceNumber;
    }
  }

  private static final Table<Version, Version> VERSIONS =
      new Table<>(
          "ic_sent_invoice",
          "sent invoice",
          "invoice_number",
          "sequence_number",
          List.of(
              key("invoice_number", ColumnType.TEXT, Version::invoiceNumber),
              key("file_name", ColumnType.TEXT, Version::fileName),
              fixed("content_digest", ColumnType.TEXT, Version::digest)),
          row -> new Version(row.text(), row.text(), ""),
          row -> new Version(row.text(), row.text(), row.text()));

  private static final Rows.Search LAST_WRITTEN =
      new Rows.Search(
          "find what was sent of invoices",
          "invoice_number, file_name, content_digest, sequence_number",
          "ic_sent_invoice",
          "invoice_number",
          "sequence_number",
          false);

  @Override
  public Map<InvoiceNumber, Written> lastWritten(Collection<InvoiceNumber> invoiceNumbers) {
    Map<InvoiceNumber, Written> last = new HashMap<>();
    if (!invoiceNumbers.isEmpty()) {
      List<String> numbers = values(invoiceNumbers);
      rows.find(LAST_WRITTEN, numbers, VERSIONS.reader())
          .forEach(
              row ->
                  last.put(
                      InvoiceNumber.of(row.invoiceNumber()),
                      new Written(row.fileName(), row.digest())));
    }
    return last;
  }

  @Override
  public void written(String fileName, Map<InvoiceNumber, String> digests) {
    if (!digests.isEmpty()) {
      List<Version> versions =
          digests.entrySet().stream()
              .map(each -> new Version(each.getKey().value(), fileName, each.getValue()))
              .sorted(Comparator.comparing(Version::invoiceNumber))
              .toList();
      if (rows.add(VERSIONS, versions).size() != versions.size()) {
        throw new IllegalStateException(
            "File %s holds an invoice twice; write each once".formatted(fileName));
      }
    }
  }

  @Override
  public void accepted(String fileName) {
    // What a file holds came after all that it replaces, and before all that replaces it.
    long first =
        session
            .first(
                "find where a file begins",
                "SELECT COALESCE(MIN(sequence_number), 0) FROM ic_sent_invoice WHERE biller = ? AND file_name = ?",
                parameters -> parameters.text(session.biller()).text(fileName),
                Row::count)
            .orElse(0L);
    // EXISTS, since H2 asks for a list of the file's invoices again for each row.
    session.update(
        "forget what an accepted file has replaced",
        "DELETE FROM ic_sent_invoice WHERE biller = ? AND sequence_number < ? AND EXISTS (SELECT 1 FROM ic_sent_invoice n WHERE n.biller = ic_sent_invoice.biller AND n.invoice_number = ic_sent_invoice.invoice_number AND n.file_name = ?)",
        parameters -> parameters.text(session.biller()).count(first).text(fileName));
  }

  @Override
  public void forgotten(String fileName) {
    session.update(
        "forget the invoices of a file",
        "DELETE FROM ic_sent_invoice WHERE biller = ? AND file_name = ?",
        parameters -> parameters.text(session.biller()).text(fileName));
  }

  @Override
  public void forgotten(String fileName, Collection<InvoiceNumber> invoiceNumbers) {
    update(
        "forget invoices of a file",
        "DELETE FROM ic_sent_invoice",
        parameters -> {},
        fileName,
        invoiceNumbers);
  }

  @Override
  public void outdated(String fileName, Collection<InvoiceNumber> invoiceNumbers) {
    update(
        "note that invoices of a file are outdated",
        "UPDATE ic_sent_invoice SET content_digest = ?",
        parameters -> parameters.text(""),
        fileName,
        invoiceNumbers);
  }

  private void update(
      String doing,
      String what,
      Parameters.Binder first,
      String fileName,
      Collection<InvoiceNumber> invoiceNumbers) {
    if (!invoiceNumbers.isEmpty()) {
      List<String> numbers = values(invoiceNumbers);
      session.update(
          doing,
          "%s WHERE biller = ? AND file_name = ? AND %s"
              .formatted(what, rows.isOneOf("invoice_number", numbers.size())),
          parameters -> {
            first.bind(parameters);
            rows.bind(parameters.text(session.biller()).text(fileName), numbers);
          });
    }
  }

  private static List<String> values(Collection<InvoiceNumber> invoiceNumbers) {
    return invoiceNumbers.stream().map(InvoiceNumber::value).toList();
  }

  @Override
  public Set<String> holding(Collection<InvoiceNumber> invoiceNumbers, Collection<String> files) {
    if (invoiceNumbers.isEmpty() || files.isEmpty()) {
      return Set.of();
    }
    List<String> numbers = values(invoiceNumbers);
    Set<String> holding =
        new HashSet<>(
            session.list(
                "find files that hold invoices",
                "SELECT DISTINCT file_name FROM ic_sent_invoice WHERE biller = ? AND "
                    + rows.isOneOf("invoice_number", numbers.size()),
                parameters -> rows.bind(parameters.text(session.biller()), numbers),
                Row::text));
    holding.retainAll(files);
    return holding;
  }

  @Override
  public Set<String> sharing(String fileName, Collection<String> otherFiles) {
    if (otherFiles.isEmpty()) {
      return Set.of();
    }
    List<String> others = List.copyOf(otherFiles);
    return new HashSet<>(
        session.list(
            "find files that share invoices",
            "SELECT DISTINCT o.file_name FROM ic_sent_invoice o JOIN ic_sent_invoice i ON i.biller = o.biller AND i.invoice_number = o.invoice_number WHERE i.biller = ? AND i.file_name = ? AND %s"
                .formatted(rows.isOneOf("o.file_name", others.size())),
            parameters -> rows.bind(parameters.text(session.biller()).text(fileName), others),
            Row::text));
  }
}
