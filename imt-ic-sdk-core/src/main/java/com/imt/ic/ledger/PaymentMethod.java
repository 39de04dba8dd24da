package com.imt.ic.ledger;

import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.Reading;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a payment was made. IC's own code for a method that this SDK does not know is kept.
 *
 * <p>Immutable and thread-safe. Case tells no methods apart: a payment is pushed as {@code PayPal}
 * and reported as {@code PAYPAL}.
 *
 * @param code {@code CC}, {@code EFT}, or what came; in upper case
 */
public record PaymentMethod(String code) {

  /** By card. */
  public static final PaymentMethod CC = new PaymentMethod("CC");

  /** By electronic funds transfer through the ACH network. */
  public static final PaymentMethod EFT = new PaymentMethod("EFT");

  static final Kind<PaymentMethod> KIND =
      Kind.of(PaymentMethod.class, PaymentMethod::of, PaymentMethod::code, PaymentMethod::read);

  /** Checks that there is a code, and brings it into upper case. */
  public PaymentMethod {
    code = Objects.requireNonNull(code, "code").toUpperCase(Locale.ROOT);
  }

  /** {@return the method of that code, which may be any text} */
  public static PaymentMethod of(String code) {
    return switch (code) {
      case "CC" -> CC; // no new one for each row
      case "EFT" -> EFT;
      default -> new PaymentMethod(code);
    };
  }

  /** What the profile's table makes of it; what nobody knows is kept. */
  private static @Nullable PaymentMethod read(CharSequence text, Reading reading) {
    String code = Kind.CODE.read(text, reading);
    return code == null ? null : of(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
