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
 * One ACH return as InvoiceCloud tells of it (ACHRejectReporting): money of an EFT payment that
 * went back to the payer.
 *
 * <p>A payment can be returned, presented again and returned again. What makes two rows the same
 * return is the payment, the amount and about the time; a later report may refine the rest, see
 * {@link Ledger#returnCorrected}.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; an empty text is kept as
 * empty, since .NET tells empty from null.
 */
public final class AchReturn {

  private static final FieldTable TABLE = new FieldTable();
  private static final Field<PaymentGuid> PAYMENT_GUID =
      TABLE.optional("paymentGuid", Kind.PAYMENT_GUID);
  private static final Field<AccountNumber> ACCOUNT_NUMBER =
      TABLE.optional("accountNumber", Kind.ACCOUNT_NUMBER);
  private static final Field<InvoiceNumber> INVOICE_NUMBER =
      TABLE.optional("invoiceNumber", Kind.INVOICE_NUMBER);
  private static final Field<Instant> RETURNED_AT = TABLE.required("rejectedAt", Kind.MOMENT);
  private static final Field<String> CODE = TABLE.optional("code", Kind.CODE);
  private static final Field<String> REASON = TABLE.optional("reason", Kind.TEXT);
  private static final Field<Money> AMOUNT = TABLE.required("amount", Kind.MONEY);
  private static final Field<Instant> PAID_AT = TABLE.optional("paidAt", Kind.MOMENT);
  private static final Field<String> CUSTOMER_NAME = TABLE.optional("customerName", Kind.TEXT);
  private static final Field<String> BILLER_REFERENCE =
      TABLE.optional("billerReference", Kind.WORD);
  private static final Field<String> APPROVAL_CODE = TABLE.optional("approvalCode", Kind.WORD);
  private static final RecordType<AchReturn> TYPE =
      TABLE.type(AchReturn::new, record -> record.values);

  private final Values values;

  private AchReturn(Values values) {
    this.values = values;
  }

  /**
   * The table of its fields, for this SDK's own modules.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"}) // Error Prone does not know @hidden
  public static RecordType<AchReturn> recordType() {
    return TYPE;
  }

  /** {@return a builder of a record that has no field yet} */
  public static Builder builder() {
    return new Builder(TYPE.draft());
  }

  /** {@return a builder with every field of this one} */
  public Builder toBuilder() {
    return new Builder(values.draft());
  }

  /**
   * {@return the payment that was returned; every return that a ledger gets has one}
   *
   * @throws IllegalStateException when the report does not tell it, as one of which the profile
   *     finds payments by what they carry; see {@link #payment()}
   */
  public PaymentGuid paymentGuid() {
    return payment()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The return does not name its payment, which is found by what both carry; ask payment()"));
  }

  /** {@return the payment that was returned, where the report tells it or it was found} */
  public Optional<PaymentGuid> payment() {
    return values.find(PAYMENT_GUID);
  }

  /** {@return the account that was paid for} */
  public Optional<AccountNumber> accountNumber() {
    return values.find(ACCOUNT_NUMBER);
  }

  /** {@return the invoice that was paid} */
  public Optional<InvoiceNumber> invoiceNumber() {
    return values.find(INVOICE_NUMBER);
  }

  /** {@return when the return was recorded} */
  public Instant returnedAt() {
    return values.get(RETURNED_AT);
  }

  /** {@return NACHA's return reason code as it came, such as R01, perhaps with text beside it} */
  public Optional<String> code() {
    return values.find(CODE);
  }

  /**
   * {@return what NACHA's list says of {@link #code()}; {@link ReturnClass#UNKNOWN} if it lacks it,
   * or there is none}
   */
  public ReturnCode returnCode() {
    return ReturnCode.of(code().orElse(""));
  }

  /** {@return the reason in words} */
  public Optional<String> reason() {
    return values.find(REASON);
  }

  /** {@return what was returned} */
  public Money amount() {
    return values.get(AMOUNT);
  }

  /** {@return when the payment was made} */
  public Optional<Instant> paidAt() {
    return values.find(PAID_AT);
  }

  /** {@return the customer's name as IC holds it} */
  public Optional<String> customerName() {
    return values.find(CUSTOMER_NAME);
  }

  /** {@return the biller's own reference of the payment} */
  public Optional<String> billerReference() {
    return values.find(BILLER_REFERENCE);
  }

  /** {@return the processor's approval code of the payment} */
  public Optional<String> approvalCode() {
    return values.find(APPROVAL_CODE);
  }

  /** {@return columns that the profile does not name, as they came: name to text, unmodifiable} */
  public Map<String, String> additional() {
    return values.additional();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AchReturn that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "AchReturn[%s, %s, %s, %s]"
        .formatted(
            payment().map(PaymentGuid::toString).orElse("no GUID"),
            returnCode().code(),
            amount(),
            returnedAt());
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

    public Builder accountNumber(@Nullable AccountNumber accountNumber) {
      return set(ACCOUNT_NUMBER, accountNumber);
    }

    public Builder invoiceNumber(@Nullable InvoiceNumber invoiceNumber) {
      return set(INVOICE_NUMBER, invoiceNumber);
    }

    public Builder returnedAt(Instant returnedAt) {
      return set(RETURNED_AT, returnedAt);
    }

    public Builder code(@Nullable String code) {
      return set(CODE, code);
    }

    public Builder reason(@Nullable String reason) {
      return set(REASON, reason);
    }

    public Builder amount(Money amount) {
      return set(AMOUNT, amount);
    }

    public Builder paidAt(@Nullable Instant paidAt) {
      return set(PAID_AT, paidAt);
    }

    public Builder customerName(@Nullable String customerName) {
      return set(CUSTOMER_NAME, customerName);
    }

    public Builder billerReference(@Nullable String billerReference) {
      return set(BILLER_REFERENCE, billerReference);
    }

    public Builder approvalCode(@Nullable String approvalCode) {
      return set(APPROVAL_CODE, approvalCode);
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
    public AchReturn build() {
      return TYPE.create(draft);
    }
  }
}
