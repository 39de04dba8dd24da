package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** {@link SmallReceivables} before the contract. */
class SmallReceivablesContract extends BalanceContract {

  /** What the next test's host gets wrong. */
  static SmallReceivables.Mistake planted = SmallReceivables.Mistake.NONE;

  private final SmallReceivables receivables = new SmallReceivables(planted);

  @Override
  protected DataSource dataSource() {
    return HostSql.database("SELECT 1");
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    receivables.restart();
    return receivables;
  }

  @Override
  protected InvoiceBalanceSource balances(DataSource dataSource) {
    return receivables;
  }

  @Override
  protected void bill(BifInvoice invoice, DataSource dataSource) {
    receivables.bill(invoice);
  }

  @Override
  protected List<BifInvoice> invoiceRun(DataSource dataSource) {
    return receivables.run();
  }

  @Override
  protected boolean servesSeveralBillers() {
    return true;
  }

  @Override
  protected Duration timeBudget() {
    return Duration.ofSeconds(1);
  }
}
