package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.FieldTable;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.Values;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One payment attempt as InvoiceCloud tells of it, by push (OnlineReceipt) or by report
 * (PaymentReporting).
 *
 * <p>{@link #amount()} is the principal, which the ledger posts; {@link #convenienceFee()} is kept
 * apart from it and never added.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; an empty text is kept as
 * empty, since .NET tells empty from null.
 */
public final class Payment {

  private static final FieldTable TABLE = new FieldTable();
  private static final Field<PaymentGuid> PAYMENT_GUID =
      TABLE.required("paymentGuid", Kind.PAYMENT_GUID);
  private static final Field<AccountNumber> ACCOUNT_NUMBER =
      TABLE.optional("accountNumber", Kind.ACCOUNT_NUMBER);
  private static final Field<InvoiceNumber> INVOICE_NUMBER =
      TABLE.optional("invoiceNumber", Kind.INVOICE_NUMBER);
  private static final Field<String> INVOICE_TYPE_ID = TABLE.optional("invoiceTypeId", Kind.CODE);
  private static final Field<String> CUSTOMER_NAME = TABLE.optional("customerName", Kind.TEXT);
  private static final Field<String> EMAIL_ADDRESS = TABLE.optional("emailAddress", Kind.TEXT);
  private static final Field<Instant> PAID_AT = TABLE.required("paidAt", Kind.MOMENT);
  private static final Field<Money> AMOUNT = TABLE.required("amount", Kind.MONEY);
  private static final Field<Money> CONVENIENCE_FEE = TABLE.optional("convenienceFee", Kind.MONEY);
  private static final Field<String> CARD_TYPE = TABLE.optional("cardType", Kind.WORD);
  private static final Field<PaymentMethod> METHOD = TABLE.optional("method", PaymentMethod.KIND);
  private static final Field<Boolean> APPROVED = TABLE.required("approved", Kind.FLAG);
  private static final Field<String> MESSAGE = TABLE.optional("message", Kind.TEXT);
  private static final Field<String> APPROVAL_CODE = TABLE.optional("approvalCode", Kind.WORD);
  private static final Field<Boolean> AUTO_PAY = TABLE.optional("autoPay", Kind.FLAG);
  private static final Field<String> SOURCE = TABLE.optional("source", Kind.WORD);
  private static final Field<String> BILLER_REFERENCE =
      TABLE.optional("billerReference", Kind.WORD);
  private static final RecordType<Payment> TYPE = TABLE.type(Payment::new, record -> record.values);

  private final Values values;

  private Payment(Values values) {
    this.values = values;
  }

  /**
   * The table of its fields, for this SDK's own modules.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"}) // Error Prone does not know @hidden
  public static RecordType<Payment> recordType() {
    return TYPE;
  }

  /** {@return a builder of a record that is not approved and has no other field yet} */
  public static Builder builder() {
    return new Builder(TYPE.draft().set(APPROVED, false));
  }

  /** {@return a builder with every field of this one} */
  public Builder toBuilder() {
    return new Builder(values.draft());
  }

  /** {@return InvoiceCloud's identity of the payment} */
  public PaymentGuid paymentGuid() {
    return values.get(PAYMENT_GUID);
  }

  /**
   * {@return the account that was paid for; every payment that a ledger gets has one}
   *
   * @throws IllegalStateException when it has none, as payments of a product for which nothing is
   *     posted, such as CloudStore, may; see {@link #account()}
   */
  public AccountNumber accountNumber() {
    return account()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Payment %s has no account, as those of products without posting may; ask account()"
                        .formatted(paymentGuid().value())));
  }

  /** {@return the account that was paid for, where one is told} */
  public Optional<AccountNumber> account() {
    return values.find(ACCOUNT_NUMBER);
  }

  /** {@return the invoice that was paid} */
  public Optional<InvoiceNumber> invoiceNumber() {
    return values.find(INVOICE_NUMBER);
  }

  /** {@return IC's identifier of the type of invoice} */
  public Optional<String> invoiceTypeId() {
    return values.find(INVOICE_TYPE_ID);
  }

  /** {@return the customer's name as IC holds it} */
  public Optional<String> customerName() {
    return values.find(CUSTOMER_NAME);
  }

  /** {@return the payer's e-mail address} */
  public Optional<String> emailAddress() {
    return values.find(EMAIL_ADDRESS);
  }

  /** {@return when it was paid, to the 100 nanoseconds that .NET carries} */
  public Instant paidAt() {
    return values.get(PAID_AT);
  }

  /** {@return the principal} */
  public Money amount() {
    return values.get(AMOUNT);
  }

  /** {@return the fee beside the principal} */
  public Optional<Money> convenienceFee() {
    return values.find(CONVENIENCE_FEE);
  }

  /** {@return the card's brand, for a card} */
  public Optional<String> cardType() {
    return values.find(CARD_TYPE);
  }

  /** {@return how it was paid, by card or by electronic funds transfer} */
  public Optional<PaymentMethod> method() {
    return values.find(METHOD);
  }

  /** {@return whether the payment was approved; a declined one is never posted} */
  public boolean approved() {
    return values.get(APPROVED);
  }

  /** {@return the processor's message} */
  public Optional<String> message() {
    return values.find(MESSAGE);
  }

  /** {@return the processor's approval code} */
  public Optional<String> approvalCode() {
    return values.find(APPROVAL_CODE);
  }

  /** {@return whether AutoPay collected it} */
  public Optional<Boolean> autoPay() {
    return values.find(AUTO_PAY);
  }

  /** {@return the product through which it was paid, such as CustomerPortal or IVR} */
  public Optional<String> source() {
    return values.find(SOURCE);
  }

  /** {@return the biller's own reference} */
  public Optional<String> billerReference() {
    return values.find(BILLER_REFERENCE);
  }

  /** {@return columns that the profile does not name, as they came: name to text, unmodifiable} */
  public Map<String, String> additional() {
    return values.additional();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payment that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "Payment[%s, %s, %s%s]"
        .formatted(paymentGuid(), amount(), paidAt(), approved() ? "" : ", declined");
  }

  /**
   * Collects the fields of one record, each as the record's method of that name says. Not
   * thread-safe.
   */
  public static final class Builder {

    private final Draft draft;

    private Builder(Draft draft) {
      this.draft = draft;
    }

    private <V> Builder set(Field<V> field, @Nullable V value) {
      draft.set(field, value);
      return this;
    }

    public Builder paymentGuid(PaymentGuid paymentGuid) {
      return set(PAYMENT_GUID, paymentGuid);
    }

    public Builder accountNumber(AccountNumber accountNumber) {
      return set(ACCOUNT_NUMBER, accountNumber);
    }

    public Builder invoiceNumber(@Nullable InvoiceNumber invoiceNumber) {
      return set(INVOICE_NUMBER, invoiceNumber);
    }

    public Builder invoiceTypeId(@Nullable String invoiceTypeId) {
      return set(INVOICE_TYPE_ID, invoiceTypeId);
    }

    public Builder customerName(@Nullable String customerName) {
      return set(CUSTOMER_NAME, customerName);
    }

    public Builder emailAddress(@Nullable String emailAddress) {
      return set(EMAIL_ADDRESS, emailAddress);
    }

    public Builder paidAt(Instant paidAt) {
      return set(PAID_AT, paidAt);
    }

    public Builder amount(Money amount) {
      return set(AMOUNT, amount);
    }

    public Builder convenienceFee(@Nullable Money convenienceFee) {
      return set(CONVENIENCE_FEE, convenienceFee);
    }

    public Builder cardType(@Nullable String cardType) {
      return set(CARD_TYPE, cardType);
    }

    public Builder method(@Nullable PaymentMethod method) {
      return set(METHOD, method);
    }

    public Builder approved(boolean approved) {
      return set(APPROVED, approved);
    }

    public Builder message(@Nullable String message) {
      return set(MESSAGE, message);
    }

    public Builder approvalCode(@Nullable String approvalCode) {
      return set(APPROVAL_CODE, approvalCode);
    }

    public Builder autoPay(@Nullable Boolean autoPay) {
      return set(AUTO_PAY, autoPay);
    }

    public Builder source(@Nullable String source) {
      return set(SOURCE, source);
    }

    public Builder billerReference(@Nullable String billerReference) {
      return set(BILLER_REFERENCE, billerReference);
    }

    /** Adds a column that the profile does not name. */
    public Builder additional(String column, String text) {
      draft.additional(column, text);
      return this;
    }

    /**
     * Makes the record; the builder may be used again.
     *
     * @throws NullPointerException when a field that must be there is not; the message names it
     */
    public Payment build() {
      return TYPE.create(draft);
    }
  }
}
