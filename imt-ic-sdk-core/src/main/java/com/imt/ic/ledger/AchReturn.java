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
 * One ACH return as InvoiceCloud tells of it (ACHRejectReporting): money of an EFT payment that
 * went back to the payer.
 *
 * <p>A payment can be returned, presented again and returned again, so a return's identity is the
 * payment, the code and the moment; see {@link #key()}.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; an empty text is kept as
 * empty, since .NET tells empty from null.
 */
public final class AchReturn {

  private final PaymentGuid paymentGuid;
  private final @Nullable AccountNumber accountNumber;
  private final @Nullable InvoiceNumber invoiceNumber;
  private final Instant returnedAt;
  private final String code;
  private final @Nullable String reason;
  private final Money amount;
  private final @Nullable Instant paidAt;
  private final @Nullable String customerName;
  private final Map<String, String> additional;

  private AchReturn(Builder builder) {
    paymentGuid = Objects.requireNonNull(builder.paymentGuid, "paymentGuid");
    accountNumber = builder.accountNumber;
    invoiceNumber = builder.invoiceNumber;
    returnedAt = Objects.requireNonNull(builder.returnedAt, "returnedAt");
    code = Objects.requireNonNull(builder.code, "code");
    reason = builder.reason;
    amount = Objects.requireNonNull(builder.amount, "amount");
    paidAt = builder.paidAt;
    customerName = builder.customerName;
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
    builder.paymentGuid = paymentGuid;
    builder.accountNumber = accountNumber;
    builder.invoiceNumber = invoiceNumber;
    builder.returnedAt = returnedAt;
    builder.code = code;
    builder.reason = reason;
    builder.amount = amount;
    builder.paidAt = paidAt;
    builder.customerName = customerName;
    builder.additional.putAll(additional);
    return builder;
  }

  /**
   * The payment that was returned.
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
   * When the return was recorded.
   *
   * @return never null
   */
  public Instant returnedAt() {
    return returnedAt;
  }

  /**
   * NACHA's return reason code, such as R01, as it came.
   *
   * @return never null
   */
  public String code() {
    return code;
  }

  /**
   * What NACHA's list says of {@link #code()}.
   *
   * @return class, reason and advice; of class {@link ReturnClass#UNKNOWN} where it lacks the code
   */
  public ReturnCode returnCode() {
    return ReturnCode.of(code);
  }

  /**
   * The reason in words.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /**
   * What was returned.
   *
   * @return never null
   */
  public Money amount() {
    return amount;
  }

  /**
   * When the payment was made.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<Instant> paidAt() {
    return Optional.ofNullable(paidAt);
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
   * The identity of this return: a second return of one payment after a re-presentment differs in
   * it, the same return reported again does not.
   *
   * @return payment, code and moment, joined by {@code |}
   */
  public String key() {
    return paymentGuid.value() + "|" + code + "|" + returnedAt;
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
    return other instanceof AchReturn that
        && Objects.equals(paymentGuid, that.paymentGuid)
        && Objects.equals(accountNumber, that.accountNumber)
        && Objects.equals(invoiceNumber, that.invoiceNumber)
        && Objects.equals(returnedAt, that.returnedAt)
        && Objects.equals(code, that.code)
        && Objects.equals(reason, that.reason)
        && Objects.equals(amount, that.amount)
        && Objects.equals(paidAt, that.paidAt)
        && Objects.equals(customerName, that.customerName)
        && additional.equals(that.additional);
  }

  @Override
  public int hashCode() {
    return Objects.hash(paymentGuid, returnedAt, code, amount);
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "AchReturn[" + paymentGuid + ", " + code + ", " + amount + ", " + returnedAt + "]";
  }

  /** Collects the fields of one record. Not thread-safe. */
  public static final class Builder {

    private @Nullable PaymentGuid paymentGuid;
    private @Nullable AccountNumber accountNumber;
    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable Instant returnedAt;
    private @Nullable String code;
    private @Nullable String reason;
    private @Nullable Money amount;
    private @Nullable Instant paidAt;
    private @Nullable String customerName;
    private final Map<String, String> additional = new LinkedHashMap<>();

    private Builder() {}

    /**
     * The payment that was returned.
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
     * When the return was recorded.
     *
     * @param returnedAt the value
     * @return this builder
     */
    public Builder returnedAt(Instant returnedAt) {
      this.returnedAt = returnedAt;
      return this;
    }

    /**
     * NACHA's return reason code, such as R01, as it came.
     *
     * @param code the value
     * @return this builder
     */
    public Builder code(String code) {
      this.code = code;
      return this;
    }

    /**
     * The reason in words.
     *
     * @param reason the value, or null for none
     * @return this builder
     */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /**
     * What was returned.
     *
     * @param amount the value
     * @return this builder
     */
    public Builder amount(Money amount) {
      this.amount = amount;
      return this;
    }

    /**
     * When the payment was made.
     *
     * @param paidAt the value, or null for none
     * @return this builder
     */
    public Builder paidAt(@Nullable Instant paidAt) {
      this.paidAt = paidAt;
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
    public AchReturn build() {
      return new AchReturn(this);
    }
  }
}
