package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of an enrolment report: a customer as it stands, or as it stood after one change.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; an empty text is kept as
 * empty, since .NET tells empty from null.
 */
public final class CustomerEnrollment {

  private final AccountNumber accountNumber;
  private final EnrollmentKind kind;
  private final boolean enrolled;
  private final @Nullable PaymentMethod method;
  private final @Nullable String invoiceTypeId;
  private final @Nullable String customerName;
  private final @Nullable String emailAddress;
  private final @Nullable Instant changedAt;
  private final Map<String, String> additional;

  private CustomerEnrollment(Builder builder) {
    accountNumber = Objects.requireNonNull(builder.accountNumber, "accountNumber");
    kind = Objects.requireNonNull(builder.kind, "kind");
    enrolled = builder.enrolled;
    method = builder.method;
    invoiceTypeId = builder.invoiceTypeId;
    customerName = builder.customerName;
    emailAddress = builder.emailAddress;
    changedAt = builder.changedAt;
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
    builder.accountNumber = accountNumber;
    builder.kind = kind;
    builder.enrolled = enrolled;
    builder.method = method;
    builder.invoiceTypeId = invoiceTypeId;
    builder.customerName = customerName;
    builder.emailAddress = emailAddress;
    builder.changedAt = changedAt;
    builder.additional.putAll(additional);
    return builder;
  }

  /**
   * The customer's account.
   *
   * @return never null
   */
  public AccountNumber accountNumber() {
    return accountNumber;
  }

  /**
   * AutoPay or paperless.
   *
   * @return never null
   */
  public EnrollmentKind kind() {
    return kind;
  }

  /**
   * Whether the customer is enrolled.
   *
   * @return yes or no
   */
  public boolean enrolled() {
    return enrolled;
  }

  /**
   * How AutoPay pays; none for paperless.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<PaymentMethod> method() {
    return Optional.ofNullable(method);
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
   * The customer's e-mail address.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<String> emailAddress() {
    return Optional.ofNullable(emailAddress);
  }

  /**
   * When the customer last changed it.
   *
   * @return the value, or empty where the answer has none
   */
  public Optional<Instant> changedAt() {
    return Optional.ofNullable(changedAt);
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
    return other instanceof CustomerEnrollment that
        && Objects.equals(accountNumber, that.accountNumber)
        && Objects.equals(kind, that.kind)
        && enrolled == that.enrolled
        && Objects.equals(method, that.method)
        && Objects.equals(invoiceTypeId, that.invoiceTypeId)
        && Objects.equals(customerName, that.customerName)
        && Objects.equals(emailAddress, that.emailAddress)
        && Objects.equals(changedAt, that.changedAt)
        && additional.equals(that.additional);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accountNumber, kind, enrolled);
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "CustomerEnrollment["
        + accountNumber
        + ", "
        + kind
        + (enrolled ? ", enrolled" : ", not enrolled")
        + "]";
  }

  /** Collects the fields of one record. Not thread-safe. */
  public static final class Builder {

    private @Nullable AccountNumber accountNumber;
    private @Nullable EnrollmentKind kind;
    private boolean enrolled;
    private @Nullable PaymentMethod method;
    private @Nullable String invoiceTypeId;
    private @Nullable String customerName;
    private @Nullable String emailAddress;
    private @Nullable Instant changedAt;
    private final Map<String, String> additional = new LinkedHashMap<>();

    private Builder() {}

    /**
     * The customer's account.
     *
     * @param accountNumber the value
     * @return this builder
     */
    public Builder accountNumber(AccountNumber accountNumber) {
      this.accountNumber = accountNumber;
      return this;
    }

    /**
     * AutoPay or paperless.
     *
     * @param kind the value
     * @return this builder
     */
    public Builder kind(EnrollmentKind kind) {
      this.kind = kind;
      return this;
    }

    /**
     * Whether the customer is enrolled.
     *
     * @param enrolled the value
     * @return this builder
     */
    public Builder enrolled(boolean enrolled) {
      this.enrolled = enrolled;
      return this;
    }

    /**
     * How AutoPay pays; none for paperless.
     *
     * @param method the value, or null for none
     * @return this builder
     */
    public Builder method(@Nullable PaymentMethod method) {
      this.method = method;
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
     * The customer's e-mail address.
     *
     * @param emailAddress the value, or null for none
     * @return this builder
     */
    public Builder emailAddress(@Nullable String emailAddress) {
      this.emailAddress = emailAddress;
      return this;
    }

    /**
     * When the customer last changed it.
     *
     * @param changedAt the value, or null for none
     * @return this builder
     */
    public Builder changedAt(@Nullable Instant changedAt) {
      this.changedAt = changedAt;
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
    public CustomerEnrollment build() {
      return new CustomerEnrollment(this);
    }
  }
}
