package com.imt.ic.examples.cli;

import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.reconcile.Reconciliation;
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

  private final Workplace workplace;
  private final PrintWriter out;
  private final Progress progress;

  RealDay(Workplace workplace, PrintWriter out, Progress progress) {
    this.progress = Objects.requireNonNull(progress);
    this.workplace = Objects.requireNonNull(workplace);
    this.out = Objects.requireNonNull(out);
  }

  void run() {
    DayTable table = new DayTable("IMT Spectrum and InvoiceCloud, one business day", progress);
    InvoiceCloudIntegration integration;
    try (InvoiceCloud cloud = workplace.connect()) {
      List<BifInvoice> first = SampleInvoices.hour(1);
      integration = workplace.integration(cloud, start(first));
      InvoiceFiles files = workplace.files(integration);
      table.row(
          "invoices, hour 1",
          InvoiceRun.told(files.send(workplace.due(first)), note -> table.row("note", note)));
      table.row(
          "invoices, hour 2",
          InvoiceRun.told(
              files.send(workplace.due(SampleInvoices.hour(2))), note -> table.row("note", note)));
      for (ReportKind report : ReportKind.values()) {
        table.row("poll " + report.id(), DayTable.of(integration.poll(report)));
      }
    }
    workplace.export(integration);
    out.print(table.text());
    out.print(Summary.of(workplace.reconcile(integration, Reconciliation.Span.OPEN, false)));
    out.flush();
  }

  /** No payment can be older than the oldest invoice. */
  private Instant start(List<BifInvoice> invoices) {
    return invoices.stream()
        .flatMap(invoice -> invoice.invoiceDate().stream())
        .min(LocalDate::compareTo)
        .orElseThrow()
        .atStartOfDay(workplace.profile().billerZone())
        .toInstant();
  }
}
