package com.imt.ic.examples.spectrum;

import com.imt.ic.bif.BifInvoice;
import javax.sql.DataSource;

/** Runs whose balances know of no payment through InvoiceCloud. */
class BalancesBeforePaymentsTest extends SpectrumBalances {

  @Override
  BifInvoice exported(BifInvoice invoice, DataSource dataSource) {
    return invoice;
  }
}
