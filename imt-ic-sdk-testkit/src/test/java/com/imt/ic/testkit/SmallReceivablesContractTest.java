package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class SmallReceivablesContractTest extends BalanceContract {

  private SmallReceivables receivables = new SmallReceivables(SmallReceivables.Mistake.NONE);

  static SmallReceivablesContractTest of(SmallReceivables wrong) {
    SmallReceivablesContractTest contract = new SmallReceivablesContractTest();
    contract.receivables = wrong;
    return contract;
  }

  @Override
  protected DataSource dataSource() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
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
}
