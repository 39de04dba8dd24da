package com.imt.ic.ledger;

import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.Reading;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  static final Kind<PaymentMethod> KIND =
      Kind.of(PaymentMethod.class, PaymentMethod::of, PaymentMethod::code, PaymentMethod::read);

  /** Checks that there is a code. */
  public PaymentMethod {
    Objects.requireNonNull(code, "code");
  }

  /** {@return the method of that code, which may be any text} */
  public static PaymentMethod of(String code) {
    return switch (code) {
      case "CC" -> CC;
      case "EFT" -> EFT;
      default -> new PaymentMethod(code);
    };
  }

  /** In any case and with white space around it; what nobody knows is kept. */
  private static @Nullable PaymentMethod read(CharSequence text, Reading reading) {
    String code = reading.text(text).strip();
    if (code.isEmpty()) {
      return null;
    }
    String known = reading.code(code);
    return switch (known.toUpperCase(Locale.ROOT)) {
      case "CC" -> CC;
      case "EFT" -> EFT;
      default -> of(known);
    };
  }

  @Override
  public String toString() {
    return code;
  }
}
