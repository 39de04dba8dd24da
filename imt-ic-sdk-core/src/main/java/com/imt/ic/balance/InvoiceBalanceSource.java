package com.imt.ic.balance;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Spectrum implements for real-time data refresh (RTDR): the balances of an account's open
 * invoices. Called by several threads at once.
 *
 * <p>The next invoice file has to tell the same sum, in which each payment is off the balance once:
 * a balance that a run has stored with payments off is none to take receipts off again.
 */
@FunctionalInterface
public interface InvoiceBalanceSource {

  /**
   * The balances that InvoiceCloud asks for.
   *
   * @param account whose
   * @param invoice of one invoice alone, or null of all open ones
   * @return an empty list where nothing is open; empty where the account is unknown
   */
  Optional<List<InvoiceBalance>> balances(AccountNumber account, @Nullable InvoiceNumber invoice);
}
