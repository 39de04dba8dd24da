package com.imt.ic.testkit;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.testkit.SmallScheduler.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** {@link SmallScheduler} before the contract. */
class SmallSchedulerContract extends SchedulingContract {

  /** What the next test's host gets wrong. */
  static Mistake planted = Mistake.NONE;

  private int processes;

  @Override
  protected DataSource dataSource() {
    return HostSql.database("SELECT 1");
  }

  @Override
  protected Runnable turn(
      InvoiceCloudIntegration integration,
      InvoiceFiles files,
      Supplier<List<BifInvoice>> openInvoices) {
    processes++;
    return new SmallScheduler(planted, integration, files, openInvoices, clock(), processes == 1);
  }

  @Override
  protected Duration period() {
    return planted == Mistake.SELDOM ? Duration.ofHours(3) : Duration.ofMinutes(5);
  }

  @Override
  protected boolean asksForAPerson(InvoiceCloudIntegration integration) {
    return SmallScheduler.asksForAPerson(planted, integration);
  }
}
