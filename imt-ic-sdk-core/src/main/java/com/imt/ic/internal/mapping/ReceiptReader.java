package com.imt.ic.internal.mapping;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.Reading;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.UnreadableTextException;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Receipt} as an approved payment. Its fields are read by the rules of a report's; where
 * the service's schema allows less than they do, the schema is kept. Immutable and thread-safe.
 */
public final class ReceiptReader {

  /** .NET's {@code Guid.Empty}: the contract asks for a GUID even where none could be read. */
  private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final RecordType<Payment> PAYMENT = Payment.recordType();

  private record Element(String name, Field<?> field, boolean required) {

    static Element required(String name, String field) {
      return new Element(name, PAYMENT.field(field), true);
    }

    static Element optional(String name, String field) {
      return new Element(name, PAYMENT.field(field), false);
    }
  }

  private static final List<Element> ELEMENTS =
      List.of(
          Element.required("PaymentGUID", "paymentGuid"),
          Element.required("AccountNumber", "accountNumber"),
          Element.optional("InvoiceNumber", "invoiceNumber"),
          Element.required("InvoiceTypeID", "invoiceTypeId"),
          Element.required("PaymentDateGMT", "paidAt"),
          Element.required("PaymentAmount", "amount"),
          Element.required("ConvenienceFee", "convenienceFee"),
          Element.required("PaymentMethod", "method"),
          Element.optional("CardType", "cardType"),
          Element.required("AutoPay", "autoPay"),
          Element.optional("PaymentSource", "source"),
          Element.optional("ApprovalCode", "approvalCode"),
          Element.optional("BillerReference", "billerReference"));

  private final Reading reading;

  public ReceiptReader(TimePolicy receiptTime) {
    reading =
        new Reading() {
          @Override
          public @Nullable Instant moment(CharSequence text) {
            return receiptTime.instant(text).orElse(null);
          }

          @Override
          public @Nullable LocalDate day(CharSequence text) {
            throw new UnsupportedOperationException("A receipt has no day");
          }
        };
  }

  /** The GUID as it came, so that the pump finds its receipt again, in the contract's form. */
  public static String guidToEcho(Map<String, String> texts) {
    String guid = texts.getOrDefault("PaymentGUID", "").strip();
    if (GUID.matcher(guid).matches()) {
      return guid;
    }
    try {
      return Optional.of(PaymentGuid.of(guid).value())
          .filter(value -> GUID.matcher(value).matches())
          .orElse(NO_GUID);
    } catch (IllegalArgumentException e) {
      return NO_GUID;
    }
  }

  /**
   * Reads a receipt's texts, by the names of their elements.
   *
   * @throws IllegalArgumentException when they make no payment; the message names the element and
   *     holds no customer's data
   */
  public Payment read(Map<String, String> texts) {
    Draft draft = PAYMENT.draft();
    for (Element element : ELEMENTS) {
      try {
        boolean found = read(element.field(), texts.get(element.name()), draft);
        if (element.required() && !found) {
          throw wrong(element.name(), "found no value, expected one");
        }
      } catch (UnreadableTextException e) {
        throw wrong(element.name(), String.valueOf(e.getMessage()));
      }
    }
    Payment payment = PAYMENT.create(draft.parse(PAYMENT.field("approved"), "true"));
    checkSchema(payment);
    return payment.toBuilder().invoiceTypeId(invoiceType(payment)).build();
  }

  /** Reads one text of a receipt; null where it says nothing. */
  <V> @Nullable V read(Kind<V> kind, String text) {
    return kind.read(text, reading);
  }

  private <V> boolean read(Field<V> field, @Nullable String text, Draft draft) {
    V value = text == null ? null : field.kind().read(text, reading);
    draft.set(field, value);
    return value != null;
  }

  private static void checkSchema(Payment payment) {
    String guid = payment.paymentGuid().value();
    if (!GUID.matcher(guid).matches()) {
      throw wrong("PaymentGUID", found(guid) + "a GUID of 8-4-4-4-12 hexadecimal digits");
    }
    PaymentMethod method = payment.method().orElseThrow();
    if (!method.equals(PaymentMethod.CC) && !method.equals(PaymentMethod.EFT)) {
      throw wrong("PaymentMethod", found(method.code()) + "CC or EFT");
    }
    Money fee = payment.convenienceFee().orElseThrow();
    if (fee.isNegative()) {
      throw wrong("ConvenienceFee", found(fee.toString()) + "0.00 or more");
    }
  }

  /** 0 is what .NET sends where there is none: the contract's int cannot be absent. */
  private static @Nullable String invoiceType(Payment payment) {
    String text = payment.invoiceTypeId().orElseThrow();
    try {
      int type = Integer.parseInt(text.strip());
      return type == 0 ? null : Integer.toString(type);
    } catch (NumberFormatException e) {
      throw wrong("InvoiceTypeID", found(text) + "a whole number of 32 bits");
    }
  }

  private static String found(String text) {
    return "found \"" + Redaction.shorten(text) + "\", expected ";
  }

  private static IllegalArgumentException wrong(String element, String what) {
    return new IllegalArgumentException(element + ": " + what);
  }
}
