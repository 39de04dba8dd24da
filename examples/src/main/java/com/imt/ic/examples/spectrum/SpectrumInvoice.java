package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.bif.BifInvoice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One invoice as Spectrum holds it. What is due on it is one sum, for invoice files and for
 * RealTimeDataRefresh: {@link #due}.
 *
 * @param total the invoice's total, whatever was paid of it
 * @param stated the balance as the last run stated it
 * @param beforePayments the balance before anything was paid through InvoiceCloud; payments at the
 *     counter are off it
 */
record SpectrumInvoice(
    AccountNumber account,
    InvoiceNumber number,
    @Nullable LocalDate dueDate,
    Money total,
    Money stated,
    Money beforePayments,
    boolean allowPartialPayments,
    boolean blockPaymentsCc,
    boolean blockPaymentsEft,
    @Nullable LocalDate autoPayCollectionDate) {

  /**
   * An invoice as a run brings it.
   *
   * @param known as it is held since an earlier run, or null
   * @param paid what stands of its payments through InvoiceCloud
   */
  static SpectrumInvoice of(BifInvoice invoice, @Nullable SpectrumInvoice known, Money paid) {
    return new SpectrumInvoice(
        invoice.accountNumber(),
        invoice.invoiceNumber(),
        invoice.invoiceDueDate().orElse(null),
        total(invoice),
        invoice.balanceDue(),
        beforePayments(invoice, known, paid),
        invoice.allowPartialPayments(),
        invoice.blockPaymentsCc(),
        invoice.blockPaymentsEft(),
        invoice.autoPayCollectionDate().orElse(null));
  }

  /**
   * A run may be an export from before a payment or from after it, so what was paid may be off the
   * stated balance already. Taken off once more, it would be off twice.
   */
  private static Money beforePayments(
      BifInvoice invoice, @Nullable SpectrumInvoice known, Money paid) {
    Money stated = invoice.balanceDue();
    if (known != null && known.states(stated, total(invoice), paid)) {
      return known.beforePayments();
    }
    boolean payments = total(invoice).minus(stated).compareTo(paid) >= 0;
    return payments ? stated.plus(paid) : stated;
  }

  /** Whether the run says nothing new: the balance of the last run, or of before or after it. */
  private boolean states(Money balance, Money ofTotal, Money paid) {
    boolean due = balance.equals(due(paid)) || balance.equals(outwards(due(paid)));
    boolean sameTotal = ofTotal.equals(total);
    return due || (sameTotal && (balance.equals(stated) || balance.equals(beforePayments)));
  }

  private static Money total(BifInvoice invoice) {
    return invoice.totalAmountDue().orElse(invoice.balanceDue());
  }

  /**
   * What is due, below zero where more was paid.
   *
   * @param paid what stands of its payments through InvoiceCloud: receipts, less what took them
   *     back
   */
  Money due(Money paid) {
    return beforePayments.minus(paid);
  }

  /** InvoiceCloud shows a balance or none, and an invoice file takes none below zero. */
  static Money outwards(Money due) {
    return due.isNegative() ? Money.ZERO : due;
  }

  InvoiceBalance balance(Money paid) {
    return InvoiceBalance.builder()
        .invoiceNumber(number)
        .dueDate(dueDate == null ? LocalDate.EPOCH : dueDate)
        .totalAmountDue(total)
        .balanceDue(due(paid))
        .allowPartialPayments(allowPartialPayments)
        .blockPaymentsCc(blockPaymentsCc)
        .blockPaymentsEft(blockPaymentsEft)
        .autoPayCollectionDate(autoPayCollectionDate)
        .build();
  }
}
