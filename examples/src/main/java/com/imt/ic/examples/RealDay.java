package com.imt.ic.examples;

import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFileOutbox;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.polling.Polling;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A business day against a real InvoiceCloud: Spectrum does its part, and what customers and the
 * processor do is seen through the reports.
 */
final class RealDay {

  private final Embedding embedding;
  private final PrintWriter out;
  private final Progress progress;

  RealDay(Embedding embedding, PrintWriter out, Progress progress) {
    this.progress = Objects.requireNonNull(progress);
    this.embedding = Objects.requireNonNull(embedding);
    this.out = Objects.requireNonNull(out);
  }

  void run() {
    DayTable table = new DayTable("IMT Spectrum and InvoiceCloud, one business day", progress);
    try (InvoiceCloud cloud = embedding.connect()) {
      InvoiceFileOutbox outbox = embedding.outbox();
      List<BifInvoice> first = SampleInvoices.hour(1);
      table.row(
          "invoices, hour 1",
          InvoiceRun.send(outbox, cloud, first, text -> table.row("warning", text)));
      table.row(
          "invoices, hour 2",
          InvoiceRun.send(
              outbox, cloud, SampleInvoices.hour(2), text -> table.row("warning", text)));
      Polling polling = embedding.polling(cloud);
      Instant start = start(first);
      for (ReportKind report : ReportKind.values()) {
        table.row("poll " + report.id(), DayTable.of(polling.poll(report, start)));
      }
    }
    embedding.export();
    out.print(table.text());
    out.print(Summary.of(embedding.reconcile()));
    out.flush();
  }

  /** No payment can be older than the oldest invoice. */
  private Instant start(List<BifInvoice> invoices) {
    return invoices.stream()
        .flatMap(invoice -> invoice.invoiceDate().stream())
        .min(LocalDate::compareTo)
        .orElseThrow()
        .atStartOfDay(embedding.profile().billerZone())
        .toInstant();
  }
}
