package com.imt.ic.soap.hosted;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A {@code Receipt} as an approved payment. Immutable and thread-safe.
 *
 * <p>Values are read by the lexical rules of XML Schema: white space around a number, a date or a
 * code says nothing, and an amount has any scale.
 */
final class ReceiptReader {

  /** .NET's {@code Guid.Empty}: the contract asks for a GUID even where none could be read. */
  private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})");

  private final TimePolicy receiptTime;

  ReceiptReader(TimePolicy receiptTime) {
    this.receiptTime = receiptTime;
  }

  /** The GUID as it came, so that the pump finds its receipt again. */
  static String guidToEcho(PayloadElement receipt) {
    return receipt
        .text("PaymentGUID")
        .map(ReceiptReader::collapse)
        .filter(guid -> GUID.matcher(guid).matches())
        .orElse(NO_GUID);
  }

  /**
   * Reads a receipt.
   *
   * @throws IllegalArgumentException when a value is wrong; the message names the field
   */
  Payment read(PayloadElement receipt) {
    if (receipt.isNil()) {
      throw new IllegalArgumentException("The receipt is nil; send its fields");
    }
    Money amount = required(receipt, "PaymentAmount", ReceiptReader::money);
    Money fee = required(receipt, "ConvenienceFee", ReceiptReader::money);
    if (fee.isNegative()) {
      throw new IllegalArgumentException("ConvenienceFee: is " + fee + "; expected 0.00 or more");
    }
    return Payment.builder()
        .paymentGuid(required(receipt, "PaymentGUID", ReceiptReader::guid))
        .accountNumber(required(receipt, "AccountNumber", AccountNumber::of))
        .invoiceNumber(
            receipt
                .text("InvoiceNumber")
                .filter(number -> !number.isEmpty())
                .map(number -> named("InvoiceNumber", number, InvoiceNumber::of))
                .orElse(null))
        .invoiceTypeId(required(receipt, "InvoiceTypeID", ReceiptReader::invoiceType).orElse(null))
        .paidAt(required(receipt, "PaymentDateGMT", this::moment))
        .amount(amount)
        .convenienceFee(fee)
        .method(required(receipt, "PaymentMethod", ReceiptReader::method))
        .cardType(receipt.text("CardType").orElse(null))
        .approved(true)
        .autoPay(required(receipt, "AutoPay", ReceiptReader::bool))
        .source(receipt.text("PaymentSource").orElse(null))
        .approvalCode(receipt.text("ApprovalCode").orElse(null))
        .billerReference(receipt.text("BillerReference").orElse(null))
        .build();
  }

  private static <T> T required(PayloadElement receipt, String name, Function<String, T> reader) {
    Optional<String> text = receipt.text(name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + ": is missing; send it");
    }
    return named(name, text.get(), reader);
  }

  private static <T> T named(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static PaymentGuid guid(String text) {
    String guid = collapse(text);
    if (!GUID.matcher(guid).matches()) {
      throw new IllegalArgumentException(
          found(text) + " is no GUID; expected 8-4-4-4-12 hexadecimal digits");
    }
    return PaymentGuid.of(guid);
  }

  private static Money money(String text) {
    String amount = collapse(text);
    if (!DECIMAL.matcher(amount).matches()) {
      throw new IllegalArgumentException(
          found(text) + " is no amount; expected a decimal such as 1234.50");
    }
    return Money.of(new BigDecimal(amount));
  }

  /** 0 is what .NET sends where there is none: the contract's int cannot be absent. */
  private static Optional<String> invoiceType(String text) {
    try {
      int type = Integer.parseInt(collapse(text));
      return type == 0 ? Optional.empty() : Optional.of(Integer.toString(type));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(found(text) + " is no whole number of 32 bits", e);
    }
  }

  private Instant moment(String text) {
    return receiptTime
        .instant(collapse(text))
        .orElseThrow(() -> new IllegalArgumentException("is not set; send when it was paid"));
  }

  private static PaymentMethod method(String text) {
    return switch (collapse(text)) {
      case "CC" -> PaymentMethod.CC;
      case "EFT" -> PaymentMethod.EFT;
      default -> throw new IllegalArgumentException(found(text) + " is neither CC nor EFT");
    };
  }

  private static Boolean bool(String text) {
    return switch (collapse(text)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(found(text) + " is neither true nor false");
    };
  }

  private static String found(String text) {
    return "\"" + Redaction.shorten(text) + "\"";
  }

  private static String collapse(String text) {
    return text.strip();
  }
}
