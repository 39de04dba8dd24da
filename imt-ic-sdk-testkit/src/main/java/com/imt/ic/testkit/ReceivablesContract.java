package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** What the contracts have in common that are about a host's balances and its invoice run too. */
abstract class ReceivablesContract extends HostContract {

  /**
   * Opens what answers RealTimeDataRefresh for biller 123; once more after a restart.
   *
   * @param dataSource the test's database
   * @return the balances, as they follow from this database
   */
  protected abstract InvoiceBalanceSource balances(DataSource dataSource);

  /**
   * Runs the invoices of biller 123, as your scheduler does; called again and again.
   *
   * @param dataSource the test's database
   * @return what is handed to {@link com.imt.ic.bif.InvoiceFiles}: all that were billed, or those
   *     that may have changed since the last run, with the balance that the file is to say
   */
  protected abstract List<BifInvoice> invoiceRun(DataSource dataSource);

  /**
   * How long a look-up of balances may take here, in real time: less than in production, where 10
   * seconds are usual, since the tests' books are small.
   *
   * @return 3 seconds unless overridden
   */
  protected Duration timeBudget() {
    return Duration.ofSeconds(3);
  }

  @Override
  final InvoiceBalanceSource served(DataSource dataSource) {
    return balances(dataSource);
  }

  @Override
  final Duration budget() {
    return timeBudget();
  }
}
