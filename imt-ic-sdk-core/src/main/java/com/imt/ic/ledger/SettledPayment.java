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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One payment in a batch that the processor settled (BillerSettledBatchDetail).
 *
 * <p>A settlement date is a business date, never shifted into a zone. InvoiceCloud nets ACH returns
 * and chargebacks out of the deposit of the day on which they come back, so the sum of a day's
 * payments and its deposit may differ by them.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; an empty text is kept as
 * empty, since .NET tells empty from null.
 */
public final class SettledPayment {

  private static final FieldTable TABLE = new FieldTable();
  private static final Field<String> BATCH_ID = TABLE.required("batchId", Kind.CODE);
  private static final Field<LocalDate> SETTLED_ON = TABLE.required("settledOn", Kind.DAY);
  private static final Field<PaymentGuid> PAYMENT_GUID =
      TABLE.required("paymentGuid", Kind.PAYMENT_GUID);
  private static final Field<AccountNumber> ACCOUNT_NUMBER =
      TABLE.optional("accountNumber", Kind.ACCOUNT_NUMBER);
  private static final Field<InvoiceNumber> INVOICE_NUMBER =
      TABLE.optional("invoiceNumber", Kind.INVOICE_NUMBER);
  private static final Field<Money> AMOUNT = TABLE.required("amount", Kind.MONEY);
  private static final Field<Money> CONVENIENCE_FEE = TABLE.optional("convenienceFee", Kind.MONEY);
  private static final Field<PaymentMethod> METHOD = TABLE.optional("method", PaymentMethod.KIND);
  private static final Field<String> CARD_TYPE = TABLE.optional("cardType", Kind.WORD);
  private static final Field<String> PROCESSOR = TABLE.optional("processor", Kind.CODE);
  private static final Field<Money> DEPOSIT_AMOUNT = TABLE.optional("depositAmount", Kind.MONEY);
  private static final Field<String> BATCH_CLOSURE = TABLE.optional("batchClosure", Kind.WORD);
  private static final RecordType<SettledPayment> TYPE =
      TABLE.type(SettledPayment::new, record -> record.values);

  private final Values values;

  private SettledPayment(Values values) {
    this.values = values;
  }

  /**
   * The table of its fields, for this SDK's own modules.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"}) // Error Prone does not know @hidden
  public static RecordType<SettledPayment> recordType() {
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

  /** {@return the batch's identifier} */
  public String batchId() {
    return values.get(BATCH_ID);
  }

  /** {@return the day on which the batch settled, in the biller's zone} */
  public LocalDate settledOn() {
    return values.get(SETTLED_ON);
  }

  /** {@return the payment's identity} */
  public PaymentGuid paymentGuid() {
    return values.get(PAYMENT_GUID);
  }

  /** {@return the account that was paid for} */
  public Optional<AccountNumber> accountNumber() {
    return values.find(ACCOUNT_NUMBER);
  }

  /** {@return the invoice that was paid} */
  public Optional<InvoiceNumber> invoiceNumber() {
    return values.find(INVOICE_NUMBER);
  }

  /** {@return the principal that settled; negative for money taken back} */
  public Money amount() {
    return values.get(AMOUNT);
  }

  /** {@return the fee beside the principal} */
  public Optional<Money> convenienceFee() {
    return values.find(CONVENIENCE_FEE);
  }

  /** {@return how it was paid, by card or by electronic funds transfer} */
  public Optional<PaymentMethod> method() {
    return values.find(METHOD);
  }

  /** {@return the card's brand, for a card} */
  public Optional<String> cardType() {
    return values.find(CARD_TYPE);
  }

  /** {@return the processor, such as Chase} */
  public Optional<String> processor() {
    return values.find(PROCESSOR);
  }

  /** {@return what of this payment reached the biller's bank account} */
  public Optional<Money> depositAmount() {
    return values.find(DEPOSIT_AMOUNT);
  }

  /** {@return how the batch was closed: Auto or Custom} */
  public Optional<String> batchClosure() {
    return values.find(BATCH_CLOSURE);
  }

  /** {@return columns that the profile does not name, as they came: name to text, unmodifiable} */
  public Map<String, String> additional() {
    return values.additional();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SettledPayment that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "SettledPayment[%s, %s, %s, %s]"
        .formatted(batchId(), settledOn(), paymentGuid(), amount());
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

    public Builder batchId(String batchId) {
      return set(BATCH_ID, batchId);
    }

    public Builder settledOn(LocalDate settledOn) {
      return set(SETTLED_ON, settledOn);
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

    public Builder amount(Money amount) {
      return set(AMOUNT, amount);
    }

    public Builder convenienceFee(@Nullable Money convenienceFee) {
      return set(CONVENIENCE_FEE, convenienceFee);
    }

    public Builder method(@Nullable PaymentMethod method) {
      return set(METHOD, method);
    }

    public Builder cardType(@Nullable String cardType) {
      return set(CARD_TYPE, cardType);
    }

    public Builder processor(@Nullable String processor) {
      return set(PROCESSOR, processor);
    }

    public Builder depositAmount(@Nullable Money depositAmount) {
      return set(DEPOSIT_AMOUNT, depositAmount);
    }

    public Builder batchClosure(@Nullable String batchClosure) {
      return set(BATCH_CLOSURE, batchClosure);
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
    public SettledPayment build() {
      return TYPE.create(draft);
    }
  }
}
