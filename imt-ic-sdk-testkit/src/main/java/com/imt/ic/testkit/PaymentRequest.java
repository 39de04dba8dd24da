package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.ledger.PaymentMethod;
import java.util.Objects;
import java.util.Optional;

/**
 * What a customer enters to pay one invoice. Immutable and thread-safe.
 *
 * @param method by card or by EFT
 * @param amount the principal
 * @param product the product that is used, such as {@code CustomerPortal}, {@code AgentConnect},
 *     {@code IVR}, {@code Kiosk}, {@code OBD} or {@code OutboundIVR}
 * @param source what the reports call the product; its name unless {@link #reportedAs} says else
 * @param cardType the card's brand; empty for EFT
 * @param declined whether the processor declines it
 * @param emailAddress the payer's e-mail address, where it is not the customer's
 * @param billerReference the biller's own reference
 */
public record PaymentRequest(
    PaymentMethod method,
    Money amount,
    String product,
    String source,
    Optional<String> cardType,
    boolean declined,
    Optional<String> emailAddress,
    Optional<String> billerReference) {

  /** Checks what must be there. */
  public PaymentRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(cardType, "cardType");
    Objects.requireNonNull(emailAddress, "emailAddress");
    Objects.requireNonNull(billerReference, "billerReference");
  }

  /**
   * A payment by VISA card.
   *
   * @param amount the principal
   * @param product the product that is used
   * @return the request
   */
  public static PaymentRequest card(Money amount, String product) {
    return new PaymentRequest(
        PaymentMethod.CC,
        amount,
        product,
        product,
        Optional.of("VISA"),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A payment by EFT.
   *
   * @param amount the principal
   * @param product the product that is used
   * @return the request
   */
  public static PaymentRequest eft(Money amount, String product) {
    return new PaymentRequest(
        PaymentMethod.EFT,
        amount,
        product,
        product,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with another brand of card.
   *
   * @param brand such as {@code MC}
   * @return the request
   */
  public PaymentRequest withCardType(String brand) {
    return new PaymentRequest(
        method,
        amount,
        product,
        source,
        Optional.of(brand),
        declined,
        emailAddress,
        billerReference);
  }

  /**
   * The same, declined by the processor.
   *
   * @return the request
   */
  public PaymentRequest thatIsDeclined() {
    return new PaymentRequest(
        method, amount, product, source, cardType, true, emailAddress, billerReference);
  }

  /**
   * The same from another payer.
   *
   * @param address the payer's e-mail address
   * @return the request
   */
  public PaymentRequest withEmailAddress(String address) {
    return new PaymentRequest(
        method, amount, product, source, cardType, declined, Optional.of(address), billerReference);
  }

  /**
   * The same with a reference of the biller's.
   *
   * @param reference any text
   * @return the request
   */
  public PaymentRequest withBillerReference(String reference) {
    return new PaymentRequest(
        method, amount, product, source, cardType, declined, emailAddress, Optional.of(reference));
  }

  /**
   * The same through a product that the reports call otherwise, be it by a name that nobody knows.
   *
   * @param name what stands in PaymentSource
   * @return the request
   */
  public PaymentRequest reportedAs(String name) {
    return new PaymentRequest(
        method, amount, product, name, cardType, declined, emailAddress, billerReference);
  }

  /** Money and product; no customer's data. */
  @Override
  public String toString() {
    return "PaymentRequest[" + method + ", " + amount + ", " + product + "]";
  }
}
