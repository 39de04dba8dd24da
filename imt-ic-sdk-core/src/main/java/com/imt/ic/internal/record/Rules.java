package com.imt.ic.internal.record;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which InvoiceCloud's texts are read. White space around a number, a time, a code or
 * a GUID says nothing; account and invoice numbers are never trimmed. What cannot be read is an
 * error, never a zero or an absent value.
 */
final class Rules {

  private static final int MOST_DIGITS = 40;

  /** No longer than the identifiers of types of their own, and than a store can hold. */
  private static final int LONGEST_CODE = 100;

  private Rules() {}

  static @Nullable String code(CharSequence text, Reading reading) {
    String code = reading.text(text).strip();
    if (code.isEmpty()) {
      return null;
    }
    if (code.indexOf('\uFFFD') >= 0) {
      throw UnreadableTextException.hidden(
          "a character that XML forbids", "an identifier without one");
    }
    if (code.length() > LONGEST_CODE) {
      throw UnreadableTextException.hidden(
          code.length() + " characters", "an identifier of at most " + LONGEST_CODE);
    }
    return code;
  }

  static AccountNumber accountNumber(CharSequence text, Reading reading) {
    return identifier(text.toString(), AccountNumber::of, "an account number");
  }

  static InvoiceNumber invoiceNumber(CharSequence text, Reading reading) {
    return identifier(text.toString(), InvoiceNumber::of, "an invoice number");
  }

  static PaymentGuid paymentGuid(CharSequence text, Reading reading) {
    return identifier(stripped(text).toString(), PaymentGuid::of, "a payment GUID");
  }

  /** Its text is not shown, since it may be a customer's. */
  private static <T> T identifier(String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw UnreadableTextException.hidden("a text that is none: " + e.getMessage(), expected);
    }
  }

  static Money money(CharSequence text, Reading reading) {
    CharSequence amount = stripped(text);
    try {
      return Money.parse(amount);
    } catch (IllegalArgumentException e) {
      Money unusual = unusual(amount.toString(), reading.mayHaveExponent());
      if (unusual == null) {
        throw UnreadableTextException.shown(text, "an amount with at most 2 decimals");
      }
      return unusual;
    }
  }

  /** As {@code 5.}, which a decimal may be, or {@code 1E+2}; null for what is no amount at all. */
  private static @Nullable Money unusual(String text, boolean mayHaveExponent) {
    boolean hasExponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    if (text.length() > MOST_DIGITS || (hasExponent && !mayHaveExponent)) {
      return null;
    }
    try {
      BigDecimal decimal = new BigDecimal(text);
      // Bounded before any arithmetic: 1E+1000000000 is a number too.
      return Math.abs((long) decimal.scale()) <= MOST_DIGITS ? Money.of(decimal) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable Instant moment(CharSequence text, Reading reading) {
    try {
      return reading.moment(stripped(text));
    } catch (IllegalArgumentException e) {
      throw UnreadableTextException.shown(text, "a time such as 2026-11-01T14:33:00.1111103Z");
    }
  }

  static @Nullable LocalDate day(CharSequence text, Reading reading) {
    try {
      return reading.day(stripped(text));
    } catch (IllegalArgumentException e) {
      throw UnreadableTextException.shown(text, "a date such as 2026-11-01");
    }
  }

  static Boolean flag(CharSequence text) {
    if ("true".contentEquals(text)) {
      return true;
    }
    if ("false".contentEquals(text)) {
      return false;
    }
    return switch (text.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "y", "yes" -> true;
      case "false", "0", "n", "no" -> false;
      default -> throw UnreadableTextException.shown(text, "true or false");
    };
  }

  /** Without a String for a text that has no white space around it, as nearly all are. */
  private static CharSequence stripped(CharSequence text) {
    int length = text.length();
    return length > 0
            && (Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(length - 1)))
        ? text.toString().strip()
        : text;
  }
}
