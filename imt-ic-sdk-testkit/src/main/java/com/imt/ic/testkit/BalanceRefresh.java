package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.util.List;

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
        source.balances(accountNumber, invoiceNumber).orElse(List.of());
  }

  /**
   * Asks Spectrum's RTDR service.
   *
   * @param caller knows its address and credentials
   * @return the refresh; it throws {@link IllegalStateException} where the service answers without
   *     success, since what InvoiceCloud does then is not known
   */
  static BalanceRefresh of(RtdrCaller caller) {
    return (accountNumber, invoiceNumber) -> {
      RtdrCaller.Answer answer = caller.ask(accountNumber, invoiceNumber);
      if (!answer.success()) {
        throw new IllegalStateException(
            "RTDR answered without success for account "
                + accountNumber
                + ": "
                + Redaction.failureText(answer.errorMessage().orElse("no message")));
      }
      return answer.invoices().stream()
          .map(
              invoice ->
                  InvoiceBalance.builder()
                      .invoiceNumber(invoice.invoiceNumber())
                      .dueDate(invoice.invoiceDueDate())
                      .totalAmountDue(invoice.totalAmountDue())
                      .balanceDue(invoice.balanceDue())
                      .allowPartialPayments(invoice.allowPartialPayments())
                      .blockPaymentsCc(invoice.blockPaymentsCc())
                      .blockPaymentsEft(invoice.blockPaymentsEft())
                      .autoPayCollectionDate(invoice.autoPayCollectionDate().orElse(null))
                      .build())
          .toList();
    };
  }
}
