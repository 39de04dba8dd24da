package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A customer of the biller, who has invoices, pays and enrols.
 *
 * <p>Of {@link FakeInvoiceCloud#customer(String)}. It holds nothing itself: two of one account are
 * the same customer. InvoiceCloud knows a customer from the first invoice on. Thread-safe.
 */
public final class CloudCustomer {

  private final AccountNumber accountNumber;
  private final FakeState state;
  private final CustomerDesk desk;

  CloudCustomer(AccountNumber accountNumber, FakeState state, CustomerDesk desk) {
    this.accountNumber = accountNumber;
    this.state = state;
    this.desk = desk;
  }

  /** {@return the account} */
  public AccountNumber accountNumber() {
    return accountNumber;
  }

  // Who the customer is; an invented name, address and e-mail address unless said.

  /**
   * Names the customer.
   *
   * @param name any name
   * @return this customer
   */
  public CloudCustomer name(String name) {
    return change(customer -> customer.customerName(name));
  }

  /**
   * Says where notices go.
   *
   * @param address any address; empty for none
   * @return this customer
   */
  public CloudCustomer emailAddress(String address) {
    return change(customer -> customer.emailAddress(address));
  }

  /**
   * Says where the customer can be called.
   *
   * @param number any number; empty for none
   * @return this customer
   */
  public CloudCustomer phone(String number) {
    return change(customer -> customer.phone(number));
  }

  /**
   * Says where the customer lives.
   *
   * @param street the first line
   * @param city the city
   * @param state the state, such as {@code IA}
   * @param zip the ZIP code
   * @return this customer
   */
  public CloudCustomer address(String street, String city, String state, String zip) {
    return change(customer -> customer.address1(street).city(city).state(state).zip(zip));
  }

  // Invoices.

  /**
   * Puts a new invoice into InvoiceCloud's books without a file: issued today, due in 30 days,
   * never collected by AutoPay, of type 1, payable in parts and by card and EFT, unless {@link
   * CloudInvoice} is told otherwise.
   *
   * @param number such as {@code INV-1}
   * @param balance its total and balance, such as {@code 511.14}
   * @return the invoice
   * @throws IllegalArgumentException when InvoiceCloud holds it already, or that is no amount of
   *     zero or more
   */
  public CloudInvoice invoice(String number, String balance) {
    return desk.issue(accountNumber, InvoiceNumber.of(number), Money.parse(balance));
  }

  /**
   * Finds an invoice of this customer, that {@link #invoice(String, String)} or a file brought.
   *
   * @param number such as {@code INV-1}
   * @return the invoice
   * @throws IllegalArgumentException when InvoiceCloud holds none of that number, or it is another
   *     account's; the message names those that it holds
   */
  public CloudInvoice invoice(String number) {
    return desk.invoice(accountNumber, InvoiceNumber.of(number));
  }

  /**
   * The customer begins to pay several invoices whole in one payment (a cart): as many rows of one
   * GUID, the fee with the first, an assumption.
   *
   * @param numbers the invoices, of this account or another
   * @return what ends it and answers what is paid of each, in that order
   * @throws IllegalArgumentException when no invoice is named, or InvoiceCloud does not hold one
   */
  public Checkout<List<Payment>> cart(String... numbers) {
    return desk.cart(Arrays.stream(numbers).map(InvoiceNumber::of).toList());
  }

  /**
   * The customer begins to pay all that is due on all invoices, in one payment.
   *
   * @return what ends it and answers what is paid of each, in the order in which they came
   * @throws IllegalArgumentException when nothing is due
   */
  public Checkout<List<Payment>> paysAll() {
    return desk.cartOfAll(accountNumber);
  }

  // Enrolments.

  /**
   * The customer enrols in AutoPay, or changes its method.
   *
   * @param method {@link PaymentMethod#CC} or {@link PaymentMethod#EFT}
   * @return this customer
   * @throws IllegalArgumentException when the customer has no invoice yet, or for another method
   */
  public CloudCustomer enrollsInAutoPay(PaymentMethod method) {
    desk.enrollInAutoPay(accountNumber, method);
    return this;
  }

  /**
   * The customer leaves AutoPay; the report shows the customer as no longer enrolled.
   *
   * @return this customer
   * @throws IllegalArgumentException when the customer is not enrolled
   */
  public CloudCustomer leavesAutoPay() {
    desk.leaveAutoPay(accountNumber);
    return this;
  }

  /**
   * The customer goes paperless.
   *
   * @return this customer
   * @throws IllegalArgumentException when the customer has no invoice yet
   */
  public CloudCustomer goesPaperless() {
    desk.goPaperless(accountNumber);
    return this;
  }

  /**
   * The customer goes back to paper; the report shows the customer as no longer paperless.
   *
   * @return this customer
   * @throws IllegalArgumentException when the customer is not paperless
   */
  public CloudCustomer goesBackToPaper() {
    desk.goBackToPaper(accountNumber);
    return this;
  }

  /**
   * InvoiceCloud loses sight of the customer: neither enrolment report names the account any more,
   * enrolled or not, so that the snapshot shrinks.
   *
   * @return this customer
   * @throws IllegalArgumentException when the customer stands in none
   */
  public CloudCustomer dropsFromReports() {
    desk.dropFromReports(accountNumber);
    return this;
  }

  private CloudCustomer change(UnaryOperator<BifInvoice.Builder> change) {
    synchronized (state) {
      state.changeCustomer(accountNumber, change);
    }
    return this;
  }

  /** The account, masked. */
  @Override
  public String toString() {
    return "CloudCustomer[" + accountNumber + "]";
  }
}
