package com.imt.ic.ledger;

import java.util.Objects;

/**
 * How a payment was made. IC's own code for a method that this SDK does not know is kept as it
 * came.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code {@code CC}, {@code EFT}, or what came
 */
public record PaymentMethod(String code) {

  /** By card. */
  public static final PaymentMethod CC = new PaymentMethod("CC");

  /** By electronic funds transfer through the ACH network. */
  public static final PaymentMethod EFT = new PaymentMethod("EFT");

  /** Checks that there is a code. */
  public PaymentMethod {
    Objects.requireNonNull(code, "code");
  }

  /**
   * The method of that code.
   *
   * @param code any text
   * @return the method
   */
  public static PaymentMethod of(String code) {
    return switch (code) {
      case "CC" -> CC;
      case "EFT" -> EFT;
      default -> new PaymentMethod(code);
    };
  }

  @Override
  public String toString() {
    return code;
  }
}
