package com.imt.ic.examples.spectrum;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.testkit.SchedulingContract;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Spectrum's scheduler before the testkit's contract. */
class SpectrumSchedulerContractTest extends SchedulingContract {

  @Override
  protected DataSource dataSource() {
    return SpectrumBalances.newDatabase();
  }

  @Override
  protected Runnable turn(
      InvoiceCloudIntegration integration,
      InvoiceFiles files,
      Supplier<List<BifInvoice>> openInvoices) {
    return new SpectrumScheduler(integration, files, openInvoices, status -> {})::runDue;
  }

  @Override
  protected Duration period() {
    return Duration.ofMinutes(1);
  }

  @Override
  protected boolean asksForAPerson(InvoiceCloudIntegration integration) {
    return !SpectrumHealth.of(List.of(integration)).isUp();
  }
}
