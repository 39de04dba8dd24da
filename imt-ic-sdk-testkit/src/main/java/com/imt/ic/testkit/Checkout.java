package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.ledger.PaymentMethod;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a customer has begun; {@link #byCard()} or {@link #byEft()} ends it. Until then
 * nothing has happened.
 *
 * <p>Of {@link CloudInvoice#pays(String)}, {@link CloudInvoice#paysAll}, {@link
 * CloudCustomer#paysAll} and {@link CloudCustomer#cart}. For one thread; a payment that ends twice
 * is two payments.
 *
 * @param <T> what is answered: the payment, or for a cart what it pays of each invoice
 */
public final class Checkout<T> {

  private final Money amount;
  private final Function<PaymentRequest, T> desk;
  private Product product = Product.CUSTOMER_PORTAL;
  private @Nullable String source;
  private boolean declined;
  private @Nullable String emailAddress;
  private @Nullable String billerReference;

  Checkout(Money amount, Function<PaymentRequest, T> desk) {
    this.amount = amount;
    this.desk = desk;
  }

  /**
   * Through which product the customer pays; the customer portal unless said.
   *
   * @param product any product
   * @return this checkout
   */
  public Checkout<T> by(Product product) {
    this.product = Objects.requireNonNull(product, "product");
    return this;
  }

  /**
   * What the reports call the product, be it a name that nobody knows; {@link Product#source}
   * unless said.
   *
   * @param source what stands in PaymentSource
   * @return this checkout
   */
  public Checkout<T> reportedAs(String source) {
    this.source = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * The processor declines it: the payment is recorded and reported, and no balance changes.
   *
   * @return this checkout
   */
  public Checkout<T> declined() {
    declined = true;
    return this;
  }

  /**
   * Who pays, where it is not the customer.
   *
   * @param address the payer's e-mail address
   * @return this checkout
   */
  public Checkout<T> emailAddress(String address) {
    emailAddress = Objects.requireNonNull(address, "address");
    return this;
  }

  /**
   * A reference of the biller's own.
   *
   * @param reference any text
   * @return this checkout
   */
  public Checkout<T> billerReference(String reference) {
    billerReference = Objects.requireNonNull(reference, "reference");
    return this;
  }

  /**
   * Pays by VISA card, with the convenience fee beside the principal.
   *
   * @return the payment as InvoiceCloud records it
   * @throws IllegalArgumentException when InvoiceCloud would not let the customer do so: cards are
   *     blocked, it is more than is due, or a part where that is not allowed; the message says what
   *     is allowed
   */
  public T byCard() {
    return byCard(PaymentRequest.USUAL_CARD);
  }

  /**
   * Pays by a card of another brand.
   *
   * @param brand such as {@code MC}
   * @return as {@link #byCard()}
   * @throws IllegalArgumentException as {@link #byCard()}
   */
  public T byCard(String brand) {
    return end(PaymentMethod.CC, Optional.of(brand));
  }

  /**
   * Pays by EFT, without a fee.
   *
   * @return the payment as InvoiceCloud records it
   * @throws IllegalArgumentException as {@link #byCard()}, of EFT
   */
  public T byEft() {
    return end(PaymentMethod.EFT, Optional.empty());
  }

  private T end(PaymentMethod method, Optional<String> cardType) {
    return desk.apply(
        new PaymentRequest(
            method,
            amount,
            source == null ? product.source() : source,
            cardType,
            declined,
            Optional.ofNullable(emailAddress),
            Optional.ofNullable(billerReference)));
  }
}
