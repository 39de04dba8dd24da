package com.imt.ic.balance;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import java.util.List;
import java.util.Optional;

/**
 * What Spectrum implements for real-time data refresh (RTDR): the balances of an account's open
 * invoices. Called by several threads at once.
 */
@FunctionalInterface
public interface InvoiceBalanceSource {

  /**
   * The balances that InvoiceCloud asks for.
   *
   * @param accountNumber the account
   * @param invoiceNumber one invoice, or empty for all open ones
   * @return the balances, an empty list where nothing is open; empty where the account is unknown
   */
  Optional<List<InvoiceBalance>> balances(
      AccountNumber accountNumber, Optional<InvoiceNumber> invoiceNumber);
}
