package com.imt.ic.examples.cli;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code reconciliation.json} and {@code report.html}, from what a reconciliation tells while it is
 * made; in memory that does not grow with the number of payments or differences.
 */
final class ReconciliationFiles implements Reconciliation.Visitor, AutoCloseable {

  private final ReconciliationPage page;
  private final FoundDifferences differences;
  private final Map<ReconciledBatch.Check, Long> batches =
      new EnumMap<>(ReconciledBatch.Check.class);

  private ReconciliationFiles(boolean fullAccounts) throws IOException {
    page =
        ReconciliationPage.create()
            .allPaymentsIn("payments.jsonl and declined.jsonl (spectrum export)")
            .allDifferencesIn("reconciliation.json");
    if (fullAccounts) {
      page.fullAccounts();
    }
    differences = new FoundDifferences();
    begin();
  }

  /**
   * Reconciles, and writes both files.
   *
   * @param out where to
   * @param span which payments
   * @param fullAccounts whether the page shows whole account numbers
   */
  static Reconciliation write(
      Path out,
      InvoiceCloudIntegration integration,
      Reconciliation.Span span,
      boolean fullAccounts) {
    try (ReconciliationFiles files = new ReconciliationFiles(fullAccounts)) {
      Reconciliation reconciliation = integration.reconcile(span, files);
      long[] quarantined = {0};
      integration.quarantine().forEach(QuarantineFilter.OPEN, entry -> quarantined[0]++);
      ReconciliationJson.write(
          reconciliation,
          files.differences,
          files.batches,
          quarantined[0],
          out.resolve("reconciliation.json"));
      files.page.write(reconciliation, out.resolve("report.html"));
      return reconciliation;
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("--out " + out + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void begin() {
    page.begin();
    differences.clear();
    for (ReconciledBatch.Check check : ReconciledBatch.Check.values()) {
      batches.put(check, 0L);
    }
  }

  @Override
  public void payment(ReconciledPayment payment) {
    page.payment(payment);
  }

  @Override
  public void batch(ReconciledBatch batch) {
    page.batch(batch);
    batches.merge(batch.check(), 1L, Long::sum);
  }

  @Override
  public void difference(Difference difference) {
    page.difference(difference);
    differences.add(difference);
  }

  @Override
  public void close() throws IOException {
    differences.close();
  }
}
