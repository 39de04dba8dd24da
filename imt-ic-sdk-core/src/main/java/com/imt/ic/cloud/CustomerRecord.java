package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer as InvoiceCloud holds it. Immutable and thread-safe; {@code toString} shows the last
 * four characters of the account alone.
 */
public final class CustomerRecord {

  private record Fields(
      AccountNumber accountNumber,
      @Nullable String customerId,
      @Nullable String customerName,
      @Nullable String address1,
      @Nullable String address2,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip,
      @Nullable String phone,
      @Nullable String emailAddress,
      @Nullable Boolean autoPay,
      @Nullable Boolean paperInvoices,
      @Nullable Boolean registered,
      @Nullable LocalDate registrationDate,
      @Nullable String loginName) {}

  private final Fields fields;

  private CustomerRecord(Fields fields) {
    this.fields = fields;
  }

  /** {@return a builder; the account is required} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the customer's account} */
  public AccountNumber accountNumber() {
    return fields.accountNumber;
  }

  /** {@return IC's own number of the customer} */
  public Optional<String> customerId() {
    return Optional.ofNullable(fields.customerId);
  }

  public Optional<String> customerName() {
    return Optional.ofNullable(fields.customerName);
  }

  public Optional<String> address1() {
    return Optional.ofNullable(fields.address1);
  }

  public Optional<String> address2() {
    return Optional.ofNullable(fields.address2);
  }

  public Optional<String> city() {
    return Optional.ofNullable(fields.city);
  }

  public Optional<String> state() {
    return Optional.ofNullable(fields.state);
  }

  public Optional<String> zip() {
    return Optional.ofNullable(fields.zip);
  }

  public Optional<String> phone() {
    return Optional.ofNullable(fields.phone);
  }

  public Optional<String> emailAddress() {
    return Optional.ofNullable(fields.emailAddress);
  }

  /** {@return whether enrolled in AutoPay} */
  public Optional<Boolean> autoPay() {
    return Optional.ofNullable(fields.autoPay);
  }

  /** {@return whether paper invoices are sent; false means paperless} */
  public Optional<Boolean> paperInvoices() {
    return Optional.ofNullable(fields.paperInvoices);
  }

  /** {@return whether registered in IC's portal} */
  public Optional<Boolean> registered() {
    return Optional.ofNullable(fields.registered);
  }

  /** {@return when the customer registered} */
  public Optional<LocalDate> registrationDate() {
    return Optional.ofNullable(fields.registrationDate);
  }

  /** {@return the portal's login name} */
  public Optional<String> loginName() {
    return Optional.ofNullable(fields.loginName);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CustomerRecord that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return "CustomerRecord[" + fields.accountNumber + "]";
  }

  /** Sets each field under its name; null is what InvoiceCloud does not tell. Not thread-safe. */
  public static final class Builder {

    private @Nullable AccountNumber accountNumber;
    private @Nullable String customerId;
    private @Nullable String customerName;
    private @Nullable String address1;
    private @Nullable String address2;
    private @Nullable String city;
    private @Nullable String state;
    private @Nullable String zip;
    private @Nullable String phone;
    private @Nullable String emailAddress;
    private @Nullable Boolean autoPay;
    private @Nullable Boolean paperInvoices;
    private @Nullable Boolean registered;
    private @Nullable LocalDate registrationDate;
    private @Nullable String loginName;

    private Builder() {}

    public Builder accountNumber(AccountNumber value) {
      accountNumber = value;
      return this;
    }

    public Builder customerId(@Nullable String value) {
      customerId = value;
      return this;
    }

    public Builder customerName(@Nullable String value) {
      customerName = value;
      return this;
    }

    public Builder address1(@Nullable String value) {
      address1 = value;
      return this;
    }

    public Builder address2(@Nullable String value) {
      address2 = value;
      return this;
    }

    public Builder city(@Nullable String value) {
      city = value;
      return this;
    }

    public Builder state(@Nullable String value) {
      state = value;
      return this;
    }

    public Builder zip(@Nullable String value) {
      zip = value;
      return this;
    }

    public Builder phone(@Nullable String value) {
      phone = value;
      return this;
    }

    public Builder emailAddress(@Nullable String value) {
      emailAddress = value;
      return this;
    }

    public Builder autoPay(@Nullable Boolean value) {
      autoPay = value;
      return this;
    }

    public Builder paperInvoices(@Nullable Boolean value) {
      paperInvoices = value;
      return this;
    }

    public Builder registered(@Nullable Boolean value) {
      registered = value;
      return this;
    }

    public Builder registrationDate(@Nullable LocalDate value) {
      registrationDate = value;
      return this;
    }

    public Builder loginName(@Nullable String value) {
      loginName = value;
      return this;
    }

    /**
     * {@return the record}
     *
     * @throws NullPointerException when a required field is missing; the message names it
     */
    public CustomerRecord build() {
      return new CustomerRecord(
          new Fields(
              Objects.requireNonNull(accountNumber, "accountNumber"),
              customerId,
              customerName,
              address1,
              address2,
              city,
              state,
              zip,
              phone,
              emailAddress,
              autoPay,
              paperInvoices,
              registered,
              registrationDate,
              loginName));
    }
  }
}
