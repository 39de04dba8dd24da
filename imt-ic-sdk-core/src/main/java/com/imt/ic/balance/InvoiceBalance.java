package com.imt.ic.balance;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What is due on one invoice now, as Spectrum's books say. Immutable and thread-safe.
 *
 * <p>The true balance may be negative (a credit); outwards it never is, since IC shows a balance
 * due or nothing: see {@link #balanceDueOutwards()}. The minimum is the balance due, by the
 * integration page, so it is no field of its own.
 *
 * @param invoiceNumber the invoice
 * @param dueDate when it is due
 * @param totalAmountDue the invoice's total
 * @param balanceDue what is still due
 * @param allowPartialPayments whether less than the balance may be paid
 * @param blockPaymentsCc whether payments by card are blocked
 * @param blockPaymentsEft whether payments by EFT are blocked
 * @param autoPayCollectionDate when AutoPay collects it, or empty
 */
public record InvoiceBalance(
    InvoiceNumber invoiceNumber,
    LocalDate dueDate,
    Money totalAmountDue,
    Money balanceDue,
    boolean allowPartialPayments,
    boolean blockPaymentsCc,
    boolean blockPaymentsEft,
    Optional<LocalDate> autoPayCollectionDate) {

  /** Checks that everything is there. */
  public InvoiceBalance {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(dueDate, "dueDate");
    Objects.requireNonNull(totalAmountDue, "totalAmountDue");
    Objects.requireNonNull(balanceDue, "balanceDue");
    Objects.requireNonNull(autoPayCollectionDate, "autoPayCollectionDate");
  }

  /**
   * The balance as it leaves the house.
   *
   * @return the balance due, or {@code 0.00} where it is negative
   */
  public Money balanceDueOutwards() {
    return balanceDue.isNegative() ? Money.ZERO : balanceDue;
  }
}
