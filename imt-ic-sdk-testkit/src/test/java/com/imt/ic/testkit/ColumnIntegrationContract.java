package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** {@link ColumnHost} before the contract of the whole. */
class ColumnIntegrationContract extends IntegrationContract {

  /** What the next test's host gets wrong. */
  static ColumnHost.Mistake planted = ColumnHost.Mistake.NONE;

  private final Map<InvoiceNumber, BifInvoice> billed = new LinkedHashMap<>();

  @Override
  protected DataSource dataSource() {
    return HostSql.database(ColumnHost.SCHEMA);
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new ColumnHost(planted, dataSource);
  }

  @Override
  protected InvoiceBalanceSource balances(DataSource dataSource) {
    return new ColumnHost(planted, dataSource);
  }

  @Override
  protected void bill(BifInvoice invoice, DataSource dataSource) {
    billed.put(invoice.invoiceNumber(), invoice);
    ColumnHost.bill(invoice, dataSource);
  }

  @Override
  protected List<BifInvoice> invoiceRun(DataSource dataSource) {
    return ColumnHost.run(List.copyOf(billed.values()), dataSource);
  }
}
