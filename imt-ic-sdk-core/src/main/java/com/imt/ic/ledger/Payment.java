package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  private final PaymentGuid paymentGuid;
  private final AccountNumber accountNumber;
  private final @Nullable InvoiceNumber invoiceNumber;
  private final @Nullable String invoiceTypeId;
  private final @Nullable String customerName;
  private final @Nullable String emailAddress;
  private final Instant paidAt;
  private final Money amount;
  private final @Nullable Money convenienceFee;
  private final @Nullable PaymentMethod method;
  private final @Nullable String cardType;
  private final boolean approved;
  private final @Nullable String message;
  private final @Nullable String approvalCode;
  private final @Nullable Boolean autoPay;
  private final @Nullable String source;
  private final @Nullable String billerReference;
  private final Map<String, String> additional;

  private Payment(Builder builder) {
    paymentGuid = Objects.requireNonNull(builder.paymentGuid, "paymentGuid");
    accountNumber = Objects.requireNonNull(builder.accountNumber, "accountNumber");
    invoiceNumber = builder.invoiceNumber;
    invoiceTypeId = builder.invoiceTypeId;
    customerName = builder.customerName;
    emailAddress = builder.emailAddress;
    paidAt = Objects.requireNonNull(builder.paidAt, "paidAt");
    amount = Objects.requireNonNull(builder.amount, "amount");
    convenienceFee = builder.convenienceFee;
    method = builder.method;
    cardType = builder.cardType;
    approved = builder.approved;
    message = builder.message;
    approvalCode = builder.approvalCode;
    autoPay = builder.autoPay;
    source = builder.source;
    billerReference = builder.billerReference;
    additional = builder.handOverAdditional();
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
    builder.paymentGuid = paymentGuid;
    builder.accountNumber = accountNumber;
    builder.invoiceNumber = invoiceNumber;
    builder.invoiceTypeId = invoiceTypeId;
    builder.customerName = customerName;
    builder.emailAddress = emailAddress;
    builder.paidAt = paidAt;
    builder.amount = amount;
    builder.convenienceFee = convenienceFee;
    builder.method = method;
    builder.cardType = cardType;
    builder.approved = approved;
    builder.message = message;
    builder.approvalCode = approvalCode;
    builder.autoPay = autoPay;
    builder.source = source;
    builder.billerReference = billerReference;
    builder.additional.putAll(additional);
    return builder;
  }

  /**
   * InvoiceCloud's identity of the payment.
   *
   * @return never null
   */
  public PaymentGuid paymentGuid() {
    return paymentGuid;
  }

  /**
   * The account that was paid for.
   *
   * @return never null
   */
  public AccountNumber accountNumber() {
    return accountNumber;
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
   * IC's identifier of the type of invoice.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> invoiceTypeId() {
    return Optional.ofNullable(invoiceTypeId);
  }

  /**
   * The customer's name as IC holds it.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> customerName() {
    return Optional.ofNullable(customerName);
  }

  /**
   * The payer's e-mail address.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> emailAddress() {
    return Optional.ofNullable(emailAddress);
  }

  /**
   * When it was paid, to the 100 nanoseconds that .NET carries.
   *
   * @return never null
   */
  public Instant paidAt() {
    return paidAt;
  }

  /**
   * The principal.
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
   * Whether the payment was approved; a declined one is never posted.
   *
   * @return yes or no
   */
  public boolean approved() {
    return approved;
  }

  /**
   * The processor's message.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /**
   * The processor's approval code.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> approvalCode() {
    return Optional.ofNullable(approvalCode);
  }

  /**
   * Whether AutoPay collected it.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<Boolean> autoPay() {
    return Optional.ofNullable(autoPay);
  }

  /**
   * The product through which it was paid, such as CustomerPortal or IVR.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /**
   * The biller's own reference.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> billerReference() {
    return Optional.ofNullable(billerReference);
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
    return other instanceof Payment that
        && Objects.equals(paymentGuid, that.paymentGuid)
        && Objects.equals(accountNumber, that.accountNumber)
        && Objects.equals(invoiceNumber, that.invoiceNumber)
        && Objects.equals(invoiceTypeId, that.invoiceTypeId)
        && Objects.equals(customerName, that.customerName)
        && Objects.equals(emailAddress, that.emailAddress)
        && Objects.equals(paidAt, that.paidAt)
        && Objects.equals(amount, that.amount)
        && Objects.equals(convenienceFee, that.convenienceFee)
        && Objects.equals(method, that.method)
        && Objects.equals(cardType, that.cardType)
        && approved == that.approved
        && Objects.equals(message, that.message)
        && Objects.equals(approvalCode, that.approvalCode)
        && Objects.equals(autoPay, that.autoPay)
        && Objects.equals(source, that.source)
        && Objects.equals(billerReference, that.billerReference)
        && additional.equals(that.additional);
  }

  @Override
  public int hashCode() {
    return Objects.hash(paymentGuid, accountNumber, paidAt, amount, approved);
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "Payment["
        + paymentGuid
        + ", "
        + amount
        + ", "
        + paidAt
        + (approved ? "" : ", declined")
        + "]";
  }

  /** Collects the fields of one record. Not thread-safe. */
  public static final class Builder {

    private @Nullable PaymentGuid paymentGuid;
    private @Nullable AccountNumber accountNumber;
    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable String invoiceTypeId;
    private @Nullable String customerName;
    private @Nullable String emailAddress;
    private @Nullable Instant paidAt;
    private @Nullable Money amount;
    private @Nullable Money convenienceFee;
    private @Nullable PaymentMethod method;
    private @Nullable String cardType;
    private boolean approved;
    private @Nullable String message;
    private @Nullable String approvalCode;
    private @Nullable Boolean autoPay;
    private @Nullable String source;
    private @Nullable String billerReference;
    private Map<String, String> additional = new LinkedHashMap<>();
    private boolean handedOver;

    private Builder() {}

    /** Copied only where the builder is used again: reports make a record a row. */
    private Map<String, String> handOverAdditional() {
      handedOver = true;
      return additional.isEmpty() ? Map.of() : Collections.unmodifiableMap(additional);
    }

    /**
     * InvoiceCloud's identity of the payment.
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
     * @param accountNumber the value
     * @return this builder
     */
    public Builder accountNumber(AccountNumber accountNumber) {
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
     * IC's identifier of the type of invoice.
     *
     * @param invoiceTypeId the value, or null for none
     * @return this builder
     */
    public Builder invoiceTypeId(@Nullable String invoiceTypeId) {
      this.invoiceTypeId = invoiceTypeId;
      return this;
    }

    /**
     * The customer's name as IC holds it.
     *
     * @param customerName the value, or null for none
     * @return this builder
     */
    public Builder customerName(@Nullable String customerName) {
      this.customerName = customerName;
      return this;
    }

    /**
     * The payer's e-mail address.
     *
     * @param emailAddress the value, or null for none
     * @return this builder
     */
    public Builder emailAddress(@Nullable String emailAddress) {
      this.emailAddress = emailAddress;
      return this;
    }

    /**
     * When it was paid, to the 100 nanoseconds that .NET carries.
     *
     * @param paidAt the value
     * @return this builder
     */
    public Builder paidAt(Instant paidAt) {
      this.paidAt = paidAt;
      return this;
    }

    /**
     * The principal.
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
     * Whether the payment was approved; a declined one is never posted.
     *
     * @param approved the value
     * @return this builder
     */
    public Builder approved(boolean approved) {
      this.approved = approved;
      return this;
    }

    /**
     * The processor's message.
     *
     * @param message the value, or null for none
     * @return this builder
     */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /**
     * The processor's approval code.
     *
     * @param approvalCode the value, or null for none
     * @return this builder
     */
    public Builder approvalCode(@Nullable String approvalCode) {
      this.approvalCode = approvalCode;
      return this;
    }

    /**
     * Whether AutoPay collected it.
     *
     * @param autoPay the value, or null for none
     * @return this builder
     */
    public Builder autoPay(@Nullable Boolean autoPay) {
      this.autoPay = autoPay;
      return this;
    }

    /**
     * The product through which it was paid, such as CustomerPortal or IVR.
     *
     * @param source the value, or null for none
     * @return this builder
     */
    public Builder source(@Nullable String source) {
      this.source = source;
      return this;
    }

    /**
     * The biller's own reference.
     *
     * @param billerReference the value, or null for none
     * @return this builder
     */
    public Builder billerReference(@Nullable String billerReference) {
      this.billerReference = billerReference;
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
      if (handedOver) {
        additional = new LinkedHashMap<>(additional);
        handedOver = false;
      }
      additional.put(column, text);
      return this;
    }

    /**
     * The record.
     *
     * @return the record
     * @throws NullPointerException when a field that must be there is not; the message names it
     */
    public Payment build() {
      return new Payment(this);
    }
  }
}
