package com.imt.ic.internal.record;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.text.IdentifierText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which InvoiceCloud's texts are read. White space around a number, a time, a code or
 * a GUID says nothing, and neither does it around an account or invoice number unless the profile
 * says so. What cannot be read is an error, never a zero or an absent value.
 */
final class Rules {

  private static final int MOST_DIGITS = 40;

  /** No longer than the identifiers of types of their own, and than a store can hold. */
  private static final int LONGEST_CODE = 100;

  private Rules() {}

  static @Nullable String code(CharSequence text, Reading reading) {
    String code = word(text, reading);
    if (code.isEmpty()) {
      return null;
    }
    int forbidden = IdentifierText.forbiddenAt(code);
    if (forbidden >= 0) {
      throw UnreadableTextException.hidden(
          "the character " + IdentifierText.shown(code, forbidden), "an identifier without one");
    }
    if (code.length() > LONGEST_CODE) {
      throw UnreadableTextException.hidden(
          code.length() + " characters", "an identifier of at most " + LONGEST_CODE);
    }
    return code;
  }

  static String word(CharSequence text, Reading reading) {
    CharSequence word = IdentifierText.strip(text);
    if (reading.hasCodes()) {
      String meaning = reading.meaning(word.toString());
      word = meaning == null ? word : meaning;
    }
    return reading.text(word);
  }

  static @Nullable AccountNumber accountNumber(CharSequence text, Reading reading) {
    return identifier(padded(text, reading), AccountNumber::of, "an account number");
  }

  static @Nullable InvoiceNumber invoiceNumber(CharSequence text, Reading reading) {
    return identifier(padded(text, reading), InvoiceNumber::of, "an invoice number");
  }

  static @Nullable PaymentGuid paymentGuid(CharSequence text, Reading reading) {
    return identifier(IdentifierText.strip(text), PaymentGuid::of, "a payment GUID");
  }

  private static CharSequence padded(CharSequence text, Reading reading) {
    return reading.trims() ? IdentifierText.strip(text) : text;
  }

  /** Its text is not shown, since it may be a customer's. */
  private static <T> @Nullable T identifier(
      CharSequence text, Function<String, T> parser, String expected) {
    try {
      return text.length() == 0 ? null : parser.apply(text.toString());
    } catch (IllegalArgumentException e) {
      throw UnreadableTextException.hidden("a text that is none: " + e.getMessage(), expected);
    }
  }

  static Money money(CharSequence text, Reading reading) {
    Money amount = amount(decimal(IdentifierText.strip(text), reading));
    if (amount == null) {
      throw UnreadableTextException.shown(text, "an amount with at most 2 decimals");
    }
    reading.requirePlausible(text, amount);
    return amount;
  }

  private static @Nullable Money amount(CharSequence text) {
    try {
      return Money.parse(text);
    } catch (IllegalArgumentException e) {
      return unusual(text.toString());
    }
  }

  private static CharSequence decimal(CharSequence text, Reading reading) {
    try {
      return reading.decimal(text);
    } catch (IllegalArgumentException e) {
      throw UnreadableTextException.shown(text, "an amount " + e.getMessage());
    }
  }

  /** As {@code 5.}, which a decimal may be, or {@code 1E+2}; null for what is no amount at all. */
  private static @Nullable Money unusual(String text) {
    if (text.length() > MOST_DIGITS) {
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
      return reading.moment(IdentifierText.strip(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(text, "a time such as 2026-11-01T14:33:00.1111103Z", e);
    }
  }

  static @Nullable LocalDate day(CharSequence text, Reading reading) {
    try {
      return reading.day(IdentifierText.strip(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(text, "a date such as 2026-11-01", e);
    }
  }

  private static UnreadableTextException unreadable(
      CharSequence text, String expected, IllegalArgumentException why) {
    return why instanceof UnreadableTextException said
        ? said
        : UnreadableTextException.shown(text, expected);
  }

  static @Nullable Boolean flag(CharSequence text, Reading reading) {
    if (!reading.hasCodes()) {
      return flag(text);
    }
    String word = IdentifierText.strip(text).toString();
    String meaning = reading.meaning(word);
    if (meaning != null) {
      return flag(meaning);
    }
    if (word.isEmpty()) {
      return null;
    }
    throw UnreadableTextException.shown(text, "one of the codes that the profile gives");
  }

  static Boolean flag(CharSequence text) {
    if ("true".contentEquals(text)) {
      return true;
    }
    if ("false".contentEquals(text)) {
      return false;
    }
    return switch (IdentifierText.strip(text).toString().toLowerCase(Locale.ROOT)) {
      case "true", "1", "y", "yes" -> true;
      case "false", "0", "n", "no" -> false;
      default -> throw UnreadableTextException.shown(text, "true or false");
    };
  }
}
