package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An invoice in InvoiceCloud's books, to be paid and to be changed as a record of type R changes
 * it.
 *
 * <p>Of {@link CloudCustomer#invoice(String, String)} and {@link FakeInvoiceCloud#invoice(String)}.
 * It holds nothing itself: two of one number are the same invoice. Thread-safe.
 */
public final class CloudInvoice {

  private final InvoiceNumber number;
  private final FakeState state;
  private final CustomerDesk desk;

  CloudInvoice(InvoiceNumber number, FakeState state, CustomerDesk desk) {
    this.number = number;
    this.state = state;
    this.desk = desk;
  }

  /** {@return its number} */
  public InvoiceNumber number() {
    return number;
  }

  /** {@return what is due by InvoiceCloud's books} */
  public Money balanceDue() {
    return held().balanceDue();
  }

  /**
   * Changes what is due.
   *
   * @param balance such as {@code 511.14}; the invoice's total stays as it is
   * @return this invoice
   * @throws IllegalArgumentException when it is no amount, or below zero
   */
  public CloudInvoice balanceDue(String balance) {
    Money due = Money.parse(balance);
    if (due.isNegative()) {
      throw new IllegalArgumentException(
          "Invoice %s: a balance of %s; InvoiceCloud holds 0.00 or more".formatted(number, due));
    }
    return change(invoice -> invoice.balanceDue(due));
  }

  /**
   * Changes when it is due.
   *
   * @param day any day
   * @return this invoice
   */
  public CloudInvoice dueDate(LocalDate day) {
    return change(invoice -> invoice.invoiceDueDate(day));
  }

  /**
   * Changes when AutoPay collects it, of a customer who is enrolled.
   *
   * @param day a day of the biller's zone, or null for never
   * @return this invoice
   */
  public CloudInvoice autoPayCollectionDate(@Nullable LocalDate day) {
    return change(invoice -> invoice.autoPayCollectionDate(day));
  }

  /**
   * Changes its type.
   *
   * @param id InvoiceCloud's identifier, 0 or more; 1 unless said
   * @return this invoice
   * @throws IllegalArgumentException when it is negative
   */
  public CloudInvoice invoiceTypeId(int id) {
    return change(invoice -> invoice.invoiceTypeId(id));
  }

  /**
   * Changes whether a part of the balance may be paid.
   *
   * @param allowed true unless said
   * @return this invoice
   */
  public CloudInvoice allowPartialPayments(boolean allowed) {
    return change(invoice -> invoice.allowPartialPayments(allowed));
  }

  /**
   * Changes whether payments by card are blocked.
   *
   * @param blocked false unless said
   * @return this invoice
   */
  public CloudInvoice blockPaymentsCc(boolean blocked) {
    return change(invoice -> invoice.blockPaymentsCc(blocked));
  }

  /**
   * Changes whether payments by EFT are blocked.
   *
   * @param blocked false unless said
   * @return this invoice
   */
  public CloudInvoice blockPaymentsEft(boolean blocked) {
    return change(invoice -> invoice.blockPaymentsEft(blocked));
  }

  /**
   * The customer begins to pay.
   *
   * @param amount the principal, such as {@code 120.00}
   * @return what {@link Checkout#byCard()} or {@link Checkout#byEft()} ends
   * @throws IllegalArgumentException when it is no amount
   */
  public Checkout<Payment> pays(String amount) {
    return pays(Money.parse(amount));
  }

  /**
   * The customer begins to pay.
   *
   * @param amount the principal
   * @return what {@link Checkout#byCard()} or {@link Checkout#byEft()} ends
   */
  public Checkout<Payment> pays(Money amount) {
    return new Checkout<>(amount, request -> desk.pay(number, request));
  }

  /**
   * The customer begins to pay all that is due now.
   *
   * @return what {@link Checkout#byCard()} or {@link Checkout#byEft()} ends
   */
  public Checkout<Payment> paysAll() {
    return pays(balanceDue());
  }

  private CloudInvoice change(UnaryOperator<BifInvoice.Builder> change) {
    synchronized (state) {
      BifInvoice changed = change.apply(held().invoice().toBuilder()).build();
      state.invoices.put(number, new HeldInvoice(changed));
    }
    return this;
  }

  private HeldInvoice held() {
    synchronized (state) {
      return state.invoice(number);
    }
  }

  /** Number and balance. */
  @Override
  public String toString() {
    return "CloudInvoice[" + number + ", balance " + balanceDue() + "]";
  }
}
