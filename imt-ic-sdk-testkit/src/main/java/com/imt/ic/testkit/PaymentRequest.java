package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.ledger.PaymentMethod;
import java.util.Optional;

/**
 * What is entered to pay; {@link Checkout} says it for customers.
 *
 * @param amount the principal
 * @param source what the reports call the product
 * @param cardType the card's brand; empty for EFT
 * @param declined whether the processor declines it
 * @param emailAddress the payer's, where it is not the customer's
 */
record PaymentRequest(
    PaymentMethod method,
    Money amount,
    String source,
    Optional<String> cardType,
    boolean declined,
    Optional<String> emailAddress,
    Optional<String> billerReference) {

  static final String USUAL_CARD = "VISA";

  /** What nobody says more of. */
  static PaymentRequest of(PaymentMethod method, Money amount, String source) {
    return new PaymentRequest(
        method,
        amount,
        source,
        method.equals(PaymentMethod.CC) ? Optional.of(USUAL_CARD) : Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
