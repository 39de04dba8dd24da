package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  private final String batchId;
  private final LocalDate settledOn;
  private final PaymentGuid paymentGuid;
  private final @Nullable AccountNumber accountNumber;
  private final @Nullable InvoiceNumber invoiceNumber;
  private final Money amount;
  private final @Nullable Money convenienceFee;
  private final @Nullable PaymentMethod method;
  private final @Nullable String cardType;
  private final @Nullable String processor;
  private final @Nullable Money depositAmount;
  private final @Nullable String batchClosure;
  private final Map<String, String> additional;

  private SettledPayment(Builder builder) {
    batchId = Objects.requireNonNull(builder.batchId, "batchId");
    settledOn = Objects.requireNonNull(builder.settledOn, "settledOn");
    paymentGuid = Objects.requireNonNull(builder.paymentGuid, "paymentGuid");
    accountNumber = builder.accountNumber;
    invoiceNumber = builder.invoiceNumber;
    amount = Objects.requireNonNull(builder.amount, "amount");
    convenienceFee = builder.convenienceFee;
    method = builder.method;
    cardType = builder.cardType;
    processor = builder.processor;
    depositAmount = builder.depositAmount;
    batchClosure = builder.batchClosure;
    additional =
        builder.additional.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(builder.additional));
  }

  /**
   * Starts a record.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from this record.
   *
   * @return a builder with every field of this one
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.batchId = batchId;
    builder.settledOn = settledOn;
    builder.paymentGuid = paymentGuid;
    builder.accountNumber = accountNumber;
    builder.invoiceNumber = invoiceNumber;
    builder.amount = amount;
    builder.convenienceFee = convenienceFee;
    builder.method = method;
    builder.cardType = cardType;
    builder.processor = processor;
    builder.depositAmount = depositAmount;
    builder.batchClosure = batchClosure;
    builder.additional.putAll(additional);
    return builder;
  }

  /**
   * The batch's identifier.
   *
   * @return never null
   */
  public String batchId() {
    return batchId;
  }

  /**
   * The day on which the batch settled, in the biller's zone.
   *
   * @return never null
   */
  public LocalDate settledOn() {
    return settledOn;
  }

  /**
   * The payment.
   *
   * @return never null
   */
  public PaymentGuid paymentGuid() {
    return paymentGuid;
  }

  /**
   * The account that was paid for.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<AccountNumber> accountNumber() {
    return Optional.ofNullable(accountNumber);
  }

  /**
   * The invoice that was paid.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<InvoiceNumber> invoiceNumber() {
    return Optional.ofNullable(invoiceNumber);
  }

  /**
   * The principal that settled; negative for money taken back.
   *
   * @return never null
   */
  public Money amount() {
    return amount;
  }

  /**
   * The fee beside the principal.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<Money> convenienceFee() {
    return Optional.ofNullable(convenienceFee);
  }

  /**
   * By card or by electronic funds transfer.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<PaymentMethod> method() {
    return Optional.ofNullable(method);
  }

  /**
   * The card's brand, for a card.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> cardType() {
    return Optional.ofNullable(cardType);
  }

  /**
   * The processor, such as Chase.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> processor() {
    return Optional.ofNullable(processor);
  }

  /**
   * What of this payment reached the biller's bank account.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<Money> depositAmount() {
    return Optional.ofNullable(depositAmount);
  }

  /**
   * How the batch was closed: Auto or Custom.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> batchClosure() {
    return Optional.ofNullable(batchClosure);
  }

  /**
   * Columns that the profile does not name, as they came.
   *
   * @return column name to text, unmodifiable
   */
  public Map<String, String> additional() {
    return additional;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SettledPayment that
        && Objects.equals(batchId, that.batchId)
        && Objects.equals(settledOn, that.settledOn)
        && Objects.equals(paymentGuid, that.paymentGuid)
        && Objects.equals(accountNumber, that.accountNumber)
        && Objects.equals(invoiceNumber, that.invoiceNumber)
        && Objects.equals(amount, that.amount)
        && Objects.equals(convenienceFee, that.convenienceFee)
        && Objects.equals(method, that.method)
        && Objects.equals(cardType, that.cardType)
        && Objects.equals(processor, that.processor)
        && Objects.equals(depositAmount, that.depositAmount)
        && Objects.equals(batchClosure, that.batchClosure)
        && additional.equals(that.additional);
  }

  @Override
  public int hashCode() {
    return Objects.hash(batchId, settledOn, paymentGuid, amount);
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "SettledPayment["
        + batchId
        + ", "
        + settledOn
        + ", "
        + paymentGuid
        + ", "
        + amount
        + "]";
  }

  /** Collects the fields of one record. Not thread-safe. */
  public static final class Builder {

    private @Nullable String batchId;
    private @Nullable LocalDate settledOn;
    private @Nullable PaymentGuid paymentGuid;
    private @Nullable AccountNumber accountNumber;
    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable Money amount;
    private @Nullable Money convenienceFee;
    private @Nullable PaymentMethod method;
    private @Nullable String cardType;
    private @Nullable String processor;
    private @Nullable Money depositAmount;
    private @Nullable String batchClosure;
    private final Map<String, String> additional = new LinkedHashMap<>();

    private Builder() {}

    /**
     * The batch's identifier.
     *
     * @param batchId the value
     * @return this builder
     */
    public Builder batchId(String batchId) {
      this.batchId = batchId;
      return this;
    }

    /**
     * The day on which the batch settled, in the biller's zone.
     *
     * @param settledOn the value
     * @return this builder
     */
    public Builder settledOn(LocalDate settledOn) {
      this.settledOn = settledOn;
      return this;
    }

    /**
     * The payment.
     *
     * @param paymentGuid the value
     * @return this builder
     */
    public Builder paymentGuid(PaymentGuid paymentGuid) {
      this.paymentGuid = paymentGuid;
      return this;
    }

    /**
     * The account that was paid for.
     *
     * @param accountNumber the value, or null for none
     * @return this builder
     */
    public Builder accountNumber(@Nullable AccountNumber accountNumber) {
      this.accountNumber = accountNumber;
      return this;
    }

    /**
     * The invoice that was paid.
     *
     * @param invoiceNumber the value, or null for none
     * @return this builder
     */
    public Builder invoiceNumber(@Nullable InvoiceNumber invoiceNumber) {
      this.invoiceNumber = invoiceNumber;
      return this;
    }

    /**
     * The principal that settled; negative for money taken back.
     *
     * @param amount the value
     * @return this builder
     */
    public Builder amount(Money amount) {
      this.amount = amount;
      return this;
    }

    /**
     * The fee beside the principal.
     *
     * @param convenienceFee the value, or null for none
     * @return this builder
     */
    public Builder convenienceFee(@Nullable Money convenienceFee) {
      this.convenienceFee = convenienceFee;
      return this;
    }

    /**
     * By card or by electronic funds transfer.
     *
     * @param method the value, or null for none
     * @return this builder
     */
    public Builder method(@Nullable PaymentMethod method) {
      this.method = method;
      return this;
    }

    /**
     * The card's brand, for a card.
     *
     * @param cardType the value, or null for none
     * @return this builder
     */
    public Builder cardType(@Nullable String cardType) {
      this.cardType = cardType;
      return this;
    }

    /**
     * The processor, such as Chase.
     *
     * @param processor the value, or null for none
     * @return this builder
     */
    public Builder processor(@Nullable String processor) {
      this.processor = processor;
      return this;
    }

    /**
     * What of this payment reached the biller's bank account.
     *
     * @param depositAmount the value, or null for none
     * @return this builder
     */
    public Builder depositAmount(@Nullable Money depositAmount) {
      this.depositAmount = depositAmount;
      return this;
    }

    /**
     * How the batch was closed: Auto or Custom.
     *
     * @param batchClosure the value, or null for none
     * @return this builder
     */
    public Builder batchClosure(@Nullable String batchClosure) {
      this.batchClosure = batchClosure;
      return this;
    }

    /**
     * A column that the profile does not name.
     *
     * @param column its name
     * @param text its text
     * @return this builder
     */
    public Builder additional(String column, String text) {
      additional.put(column, text);
      return this;
    }

    /**
     * The record.
     *
     * @return the record
     * @throws NullPointerException when a field that must be there is not; the message names it
     */
    public SettledPayment build() {
      return new SettledPayment(this);
    }
  }
}
