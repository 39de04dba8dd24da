package com.imt.ic.examples.cli;

import com.imt.ic.BillerId;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** {@code reconciliation.json} and {@code report.html}. */
final class ReconciliationFiles {

  private ReconciliationFiles() {}

  static void write(
      Path out,
      InvoiceCloudIntegration integration,
      Reconciliation reconciliation,
      DataSource dataSource) {
    ReportData data =
        Snapshot.of(dataSource, connection -> data(integration, reconciliation, connection));
    try {
      ReconciliationJson.write(
          reconciliation, data.quarantine().size(), out.resolve("reconciliation.json"));
      HtmlReport.write(data, out.resolve("report.html"));
    } catch (IOException e) {
      throw new CommandFailure("--out " + out + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  private static ReportData data(
      InvoiceCloudIntegration integration, Reconciliation reconciliation, Connection connection) {
    List<Map<String, String>> quarantine = new ArrayList<>();
    integration
        .quarantine()
        .forEach(
            QuarantineFilter.OPEN,
            entry ->
                quarantine.add(
                    Map.of(
                        "id",
                        Long.toString(entry.id()),
                        "report",
                        entry.report(),
                        "kind",
                        entry.kind().name(),
                        "reason",
                        entry.reason())));
    BillerId biller = integration.biller();
    return new ReportData(
        biller.value(),
        reconciliation,
        rows(connection, biller, "payments.jsonl"),
        rows(connection, biller, "settled-batches.jsonl"),
        rows(connection, biller, "ach-rejects.jsonl"),
        rows(connection, biller, "reversals.jsonl"),
        rows(connection, biller, "enrollment-changes.jsonl"),
        rows(connection, biller, "declined.jsonl"),
        quarantine);
  }

  private static List<Map<String, String>> rows(
      Connection connection, BillerId biller, String file) {
    List<Map<String, String>> rows = new ArrayList<>();
    SpectrumTable.of(file)
        .forEach(
            connection,
            biller,
            row -> {
              Map<String, String> texts = new LinkedHashMap<>();
              row.forEach((name, value) -> texts.put(name, value.toString()));
              rows.add(texts);
            });
    return rows;
  }
}
