package com.imt.ic.examples.spectrum;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.testkit.BalanceContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Spectrum's ledger, balances and invoice run, before the testkit's contract. */
abstract class SpectrumBalances extends BalanceContract {

  static final BillerId BILLER = BillerId.of("123");

  private final Map<InvoiceNumber, BifInvoice> billed = new LinkedHashMap<>();

  @Override
  protected DataSource dataSource() {
    return newDatabase();
  }

  /** One with Spectrum's tables, which hold nothing. */
  static DataSource newDatabase() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    SpectrumTables.create(dataSource);
    return dataSource;
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new SpectrumLedger();
  }

  @Override
  protected InvoiceBalanceSource balances(DataSource dataSource) {
    return new SpectrumInvoices(BILLER, dataSource);
  }

  @Override
  protected void bill(BifInvoice invoice, DataSource dataSource) {
    billed.put(invoice.invoiceNumber(), invoice);
  }

  @Override
  protected List<BifInvoice> invoiceRun(DataSource dataSource) {
    return new SpectrumInvoices(BILLER, dataSource)
        .put(billed.values().stream().map(invoice -> exported(invoice, dataSource)).toList());
  }

  /** An invoice as the run's file states it. */
  abstract BifInvoice exported(BifInvoice invoice, DataSource dataSource);

  @Override
  protected boolean servesSeveralBillers() {
    return true;
  }
}
