package com.imt.ic.internal.mapping;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.Reading;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.UnreadableTextException;
import com.imt.ic.internal.text.IdentifierText;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Receipt} as an approved payment. Each field is read by the rule of the payments
 * report's, the time alone by a policy of its own, and asked for where a payment needs it: what the
 * report's row would post is not refused here, though the contract's schema may allow less.
 *
 * <p>A receipt is typed by the SDK's own WSDL: its time is an {@code xs:dateTime}, its amounts are
 * {@code xs:decimal}, its flag an {@code xs:boolean}. So of what the profile says of the columns of
 * {@code payments} only {@code trim} holds for it, and {@code codes} of its texts; {@code
 * patterns}, {@code amount}, {@code otherwise}, {@code table} and the codes of a flag are the
 * report's alone. Immutable and thread-safe.
 */
public final class ReceiptReader {

  /** .NET's {@code Guid.Empty}: the contract asks for a GUID even where none could be read. */
  private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final RecordType<Payment> PAYMENT = Payment.recordType();

  private static final String INVOICE_TYPE = "InvoiceTypeID";

  /** The names of a receipt's elements to the payment's fields. */
  private static final Map<String, String> ELEMENTS = elements();

  private record Element(String name, Field<?> field, Reading reading) {}

  private final List<Element> elements = new ArrayList<>();

  public ReceiptReader(Profile profile) {
    Map<String, ColumnSpec> columns = profile.operation("payments").columns();
    ELEMENTS.forEach(
        (name, field) -> {
          ColumnSpec column = columns.getOrDefault(field, ColumnSpec.NONE);
          ColumnSpec spec = column.ofReceipt(PAYMENT.field(field).kind());
          Reading reading = new ColumnReading(field, spec, profile.receiptTime(), profile);
          elements.add(new Element(name, PAYMENT.field(field), reading));
        });
  }

  private static Map<String, String> elements() {
    Map<String, String> elements = new LinkedHashMap<>();
    elements.put("PaymentGUID", "paymentGuid");
    elements.put("AccountNumber", "accountNumber");
    elements.put("InvoiceNumber", "invoiceNumber");
    elements.put(INVOICE_TYPE, "invoiceTypeId");
    elements.put("PaymentDateGMT", "paidAt");
    elements.put("PaymentAmount", "amount");
    elements.put("ConvenienceFee", "convenienceFee");
    elements.put("PaymentMethod", "method");
    elements.put("CardType", "cardType");
    elements.put("AutoPay", "autoPay");
    elements.put("PaymentSource", "source");
    elements.put("ApprovalCode", "approvalCode");
    elements.put("BillerReference", "billerReference");
    return elements;
  }

  /** The GUID as it came, so that the pump finds its receipt again, in the contract's form. */
  public static String guidToEcho(Map<String, String> texts) {
    String guid = IdentifierText.strip(texts.getOrDefault("PaymentGUID", "")).toString();
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
    for (Element element : elements) {
      try {
        boolean found = read(element.field(), element, texts, draft);
        if (element.field().isRequired() && !found) {
          throw wrong(element, "found no value, expected one");
        }
      } catch (UnreadableTextException e) {
        throw wrong(element, String.valueOf(e.getMessage()));
      }
    }
    return PAYMENT.create(draft.parse(PAYMENT.field("approved"), "true"));
  }

  /**
   * The value of one field, where it can be read.
   *
   * @throws IllegalArgumentException when it cannot
   */
  Optional<?> find(String field, Map<String, String> texts) {
    return elements.stream()
        .filter(element -> element.field().name().equals(field))
        .findFirst()
        .map(element -> value(element.field(), element, texts));
  }

  private static <V> boolean read(
      Field<V> field, Element element, Map<String, String> texts, Draft draft) {
    V value = value(field, element, texts);
    draft.set(field, value);
    return value != null;
  }

  private static <V> @Nullable V value(Field<V> field, Element element, Map<String, String> texts) {
    String text = texts.get(element.name());
    return text == null || isNoInvoiceType(element, text)
        ? null
        : field.kind().read(text, element.reading());
  }

  /** 0 is what .NET sends where there is none: the contract's int cannot be absent. */
  private static boolean isNoInvoiceType(Element element, String text) {
    return element.name().equals(INVOICE_TYPE)
        && IdentifierText.strip(text).toString().matches("0*");
  }

  private static IllegalArgumentException wrong(Element element, String what) {
    return new IllegalArgumentException(element.name() + ": " + what);
  }
}
