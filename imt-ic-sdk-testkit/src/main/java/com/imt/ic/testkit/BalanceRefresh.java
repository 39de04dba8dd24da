package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.util.List;
import java.util.Optional;

/**
 * What the fake asks before it collects an invoice by AutoPay, as InvoiceCloud asks Spectrum by
 * RTDR. Wire it to a caller of Spectrum's RTDR endpoint, or straight to Spectrum's {@link
 * InvoiceBalanceSource}.
 */
@FunctionalInterface
public interface BalanceRefresh {

  /**
   * What is due on one invoice now.
   *
   * @param accountNumber the invoice's account
   * @param invoiceNumber the invoice
   * @return what Spectrum answers; a list without the invoice means that nothing is due on it
   */
  List<InvoiceBalance> refresh(AccountNumber accountNumber, InvoiceNumber invoiceNumber);

  /**
   * Asks Spectrum's own source directly, without a service between.
   *
   * @param source Spectrum's balances
   * @return the refresh; an unknown account answers an empty list
   */
  static BalanceRefresh of(InvoiceBalanceSource source) {
    return (accountNumber, invoiceNumber) ->
        source.balances(accountNumber, Optional.of(invoiceNumber)).orElse(List.of());
  }
}
