package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One open-item invoice as the Biller Invoice File carries it, free of any layout.
 *
 * <p>An invoice is its account, its number and its balance; which of the other fields must be there
 * says the layout, and {@link BifValidator} checks it. There is no field for the minimum payment:
 * by the integration page it is always the balance due. There is no balance forward.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; since the file cannot tell an
 * empty text from an absent one, an empty text is absent. Texts are kept as they came, outer spaces
 * included.
 */
public final class BifInvoice {

  private final AccountNumber accountNumber;
  private final InvoiceNumber invoiceNumber;
  private final @Nullable Integer invoiceTypeId;
  private final @Nullable String customerName;
  private final @Nullable String customerName2;
  private final @Nullable String address1;
  private final @Nullable String address2;
  private final @Nullable String city;
  private final @Nullable String state;
  private final @Nullable String zip;
  private final @Nullable String phone;
  private final @Nullable String emailAddress;
  private final @Nullable String emailAddressCc;
  private final @Nullable LocalDate invoiceDate;
  private final @Nullable LocalDate invoiceDueDate;
  private final @Nullable Money totalAmountDue;
  private final Money balanceDue;
  private final boolean allowPartialPayments;
  private final @Nullable LocalDate autoPayCollectionDate;
  private final boolean blockPaymentsCc;
  private final boolean blockPaymentsEft;
  private final @Nullable LocalDate firstNotifyRequestedDate;
  private final @Nullable LocalDate secondNotifyRequestedDate;
  private final @Nullable LocalDate thirdNotifyRequestedDate;
  private final @Nullable String description;
  private final @Nullable String billImageFileName;
  private final Map<String, String> custom;

  private BifInvoice(Builder builder) {
    accountNumber = Objects.requireNonNull(builder.accountNumber, "accountNumber");
    invoiceNumber = Objects.requireNonNull(builder.invoiceNumber, "invoiceNumber");
    invoiceTypeId = builder.invoiceTypeId;
    customerName = builder.customerName;
    customerName2 = builder.customerName2;
    address1 = builder.address1;
    address2 = builder.address2;
    city = builder.city;
    state = builder.state;
    zip = builder.zip;
    phone = builder.phone;
    emailAddress = builder.emailAddress;
    emailAddressCc = builder.emailAddressCc;
    invoiceDate = builder.invoiceDate;
    invoiceDueDate = builder.invoiceDueDate;
    totalAmountDue = builder.totalAmountDue;
    balanceDue = Objects.requireNonNull(builder.balanceDue, "balanceDue");
    allowPartialPayments = builder.allowPartialPayments;
    autoPayCollectionDate = builder.autoPayCollectionDate;
    blockPaymentsCc = builder.blockPaymentsCc;
    blockPaymentsEft = builder.blockPaymentsEft;
    firstNotifyRequestedDate = builder.firstNotifyRequestedDate;
    secondNotifyRequestedDate = builder.secondNotifyRequestedDate;
    thirdNotifyRequestedDate = builder.thirdNotifyRequestedDate;
    description = builder.description;
    billImageFileName = builder.billImageFileName;
    custom =
        builder.custom.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(builder.custom));
  }

  /**
   * Starts an invoice.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from this invoice.
   *
   * @return a builder with every field of this one
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.accountNumber = accountNumber;
    builder.invoiceNumber = invoiceNumber;
    builder.invoiceTypeId = invoiceTypeId;
    builder.customerName = customerName;
    builder.customerName2 = customerName2;
    builder.address1 = address1;
    builder.address2 = address2;
    builder.city = city;
    builder.state = state;
    builder.zip = zip;
    builder.phone = phone;
    builder.emailAddress = emailAddress;
    builder.emailAddressCc = emailAddressCc;
    builder.invoiceDate = invoiceDate;
    builder.invoiceDueDate = invoiceDueDate;
    builder.totalAmountDue = totalAmountDue;
    builder.balanceDue = balanceDue;
    builder.allowPartialPayments = allowPartialPayments;
    builder.autoPayCollectionDate = autoPayCollectionDate;
    builder.blockPaymentsCc = blockPaymentsCc;
    builder.blockPaymentsEft = blockPaymentsEft;
    builder.firstNotifyRequestedDate = firstNotifyRequestedDate;
    builder.secondNotifyRequestedDate = secondNotifyRequestedDate;
    builder.thirdNotifyRequestedDate = thirdNotifyRequestedDate;
    builder.description = description;
    builder.billImageFileName = billImageFileName;
    builder.custom.putAll(custom);
    return builder;
  }

  /**
   * The account (policy) that is billed.
   *
   * @return never null
   */
  public AccountNumber accountNumber() {
    return accountNumber;
  }

  /**
   * The open-item invoice; a re-written one keeps its number.
   *
   * @return never null
   */
  public InvoiceNumber invoiceNumber() {
    return invoiceNumber;
  }

  /**
   * The invoice type at InvoiceCloud, 0 or more.
   *
   * @return the value, or empty where there is none
   */
  public OptionalInt invoiceTypeId() {
    return invoiceTypeId == null ? OptionalInt.empty() : OptionalInt.of(invoiceTypeId);
  }

  /**
   * The customer.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> customerName() {
    return Optional.ofNullable(customerName);
  }

  /**
   * A second line of the customer's name.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> customerName2() {
    return Optional.ofNullable(customerName2);
  }

  /**
   * The first line of the mailing address.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> address1() {
    return Optional.ofNullable(address1);
  }

  /**
   * The second line of the mailing address.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> address2() {
    return Optional.ofNullable(address2);
  }

  /**
   * The city of the mailing address.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> city() {
    return Optional.ofNullable(city);
  }

  /**
   * The state of the mailing address.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> state() {
    return Optional.ofNullable(state);
  }

  /**
   * The ZIP code, leading zeros kept.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> zip() {
    return Optional.ofNullable(zip);
  }

  /**
   * The telephone number.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> phone() {
    return Optional.ofNullable(phone);
  }

  /**
   * Where notices go.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> emailAddress() {
    return Optional.ofNullable(emailAddress);
  }

  /**
   * Where copies of notices go.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> emailAddressCc() {
    return Optional.ofNullable(emailAddressCc);
  }

  /**
   * The date of the invoice.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> invoiceDate() {
    return Optional.ofNullable(invoiceDate);
  }

  /**
   * The date on which the invoice is due.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> invoiceDueDate() {
    return Optional.ofNullable(invoiceDueDate);
  }

  /**
   * The invoice's total.
   *
   * @return the value, or empty where there is none
   */
  public Optional<Money> totalAmountDue() {
    return Optional.ofNullable(totalAmountDue);
  }

  /**
   * What is still due, never negative; MinimumPayment carries it too.
   *
   * @return never null
   */
  public Money balanceDue() {
    return balanceDue;
  }

  /**
   * Whether less than the balance may be paid; false unless set.
   *
   * @return true or false
   */
  public boolean allowPartialPayments() {
    return allowPartialPayments;
  }

  /**
   * The date on which AutoPay collects the invoice.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> autoPayCollectionDate() {
    return Optional.ofNullable(autoPayCollectionDate);
  }

  /**
   * Whether payments by card are blocked; false unless set.
   *
   * @return true or false
   */
  public boolean blockPaymentsCc() {
    return blockPaymentsCc;
  }

  /**
   * Whether payments by EFT are blocked; false unless set.
   *
   * @return true or false
   */
  public boolean blockPaymentsEft() {
    return blockPaymentsEft;
  }

  /**
   * The date of the first notice.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> firstNotifyRequestedDate() {
    return Optional.ofNullable(firstNotifyRequestedDate);
  }

  /**
   * The date of the second notice; only layouts with that customization have a place for it.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> secondNotifyRequestedDate() {
    return Optional.ofNullable(secondNotifyRequestedDate);
  }

  /**
   * The date of the third notice; only layouts with that customization have a place for it.
   *
   * @return the value, or empty where there is none
   */
  public Optional<LocalDate> thirdNotifyRequestedDate() {
    return Optional.ofNullable(thirdNotifyRequestedDate);
  }

  /**
   * A text that the customer sees.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /**
   * The file name of the bill image (PDF), see {@link com.imt.ic.billimage.BillImageName}.
   *
   * @return the value, or empty where there is none
   */
  public Optional<String> billImageFileName() {
    return Optional.ofNullable(billImageFileName);
  }

  /**
   * The biller's own fields, for the custom columns of the layout.
   *
   * @return the layout's name of each to its text, sorted by name; no empty texts
   */
  public Map<String, String> custom() {
    return custom;
  }

  /** What stands in a column of that field; null where there is nothing. */
  @Nullable Object value(BifField field) {
    return switch (field) {
      case ACCOUNT_NUMBER -> accountNumber;
      case INVOICE_NUMBER -> invoiceNumber;
      case INVOICE_TYPE_ID -> invoiceTypeId;
      case CUSTOMER_NAME -> customerName;
      case CUSTOMER_NAME2 -> customerName2;
      case ADDRESS1 -> address1;
      case ADDRESS2 -> address2;
      case CITY -> city;
      case STATE -> state;
      case ZIP -> zip;
      case PHONE -> phone;
      case EMAIL_ADDRESS -> emailAddress;
      case EMAIL_ADDRESS_CC -> emailAddressCc;
      case INVOICE_DATE -> invoiceDate;
      case INVOICE_DUE_DATE -> invoiceDueDate;
      case TOTAL_AMOUNT_DUE -> totalAmountDue;
      case BALANCE_DUE -> balanceDue;
      case ALLOW_PARTIAL_PAYMENTS -> allowPartialPayments;
      case AUTO_PAY_COLLECTION_DATE -> autoPayCollectionDate;
      case BLOCK_PAYMENTS_CC -> blockPaymentsCc;
      case BLOCK_PAYMENTS_EFT -> blockPaymentsEft;
      case FIRST_NOTIFY_REQUESTED_DATE -> firstNotifyRequestedDate;
      case SECOND_NOTIFY_REQUESTED_DATE -> secondNotifyRequestedDate;
      case THIRD_NOTIFY_REQUESTED_DATE -> thirdNotifyRequestedDate;
      case DESCRIPTION -> description;
      case BILL_IMAGE_FILE_NAME -> billImageFileName;
      case MINIMUM_PAYMENT -> balanceDue;
      case RECORD_TYPE, BID -> null;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BifInvoice that
        && Objects.equals(accountNumber, that.accountNumber)
        && Objects.equals(invoiceNumber, that.invoiceNumber)
        && Objects.equals(invoiceTypeId, that.invoiceTypeId)
        && Objects.equals(customerName, that.customerName)
        && Objects.equals(customerName2, that.customerName2)
        && Objects.equals(address1, that.address1)
        && Objects.equals(address2, that.address2)
        && Objects.equals(city, that.city)
        && Objects.equals(state, that.state)
        && Objects.equals(zip, that.zip)
        && Objects.equals(phone, that.phone)
        && Objects.equals(emailAddress, that.emailAddress)
        && Objects.equals(emailAddressCc, that.emailAddressCc)
        && Objects.equals(invoiceDate, that.invoiceDate)
        && Objects.equals(invoiceDueDate, that.invoiceDueDate)
        && Objects.equals(totalAmountDue, that.totalAmountDue)
        && Objects.equals(balanceDue, that.balanceDue)
        && allowPartialPayments == that.allowPartialPayments
        && Objects.equals(autoPayCollectionDate, that.autoPayCollectionDate)
        && blockPaymentsCc == that.blockPaymentsCc
        && blockPaymentsEft == that.blockPaymentsEft
        && Objects.equals(firstNotifyRequestedDate, that.firstNotifyRequestedDate)
        && Objects.equals(secondNotifyRequestedDate, that.secondNotifyRequestedDate)
        && Objects.equals(thirdNotifyRequestedDate, that.thirdNotifyRequestedDate)
        && Objects.equals(description, that.description)
        && Objects.equals(billImageFileName, that.billImageFileName)
        && custom.equals(that.custom);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accountNumber, invoiceNumber, invoiceDueDate, balanceDue);
  }

  /** Number and balance; no customer's data. */
  @Override
  public String toString() {
    return "BifInvoice[" + invoiceNumber + ", balance " + balanceDue + "]";
  }

  /** Collects the fields of one invoice. Not thread-safe. */
  public static final class Builder {

    private @Nullable AccountNumber accountNumber;
    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable Integer invoiceTypeId;
    private @Nullable String customerName;
    private @Nullable String customerName2;
    private @Nullable String address1;
    private @Nullable String address2;
    private @Nullable String city;
    private @Nullable String state;
    private @Nullable String zip;
    private @Nullable String phone;
    private @Nullable String emailAddress;
    private @Nullable String emailAddressCc;
    private @Nullable LocalDate invoiceDate;
    private @Nullable LocalDate invoiceDueDate;
    private @Nullable Money totalAmountDue;
    private @Nullable Money balanceDue;
    private boolean allowPartialPayments;
    private @Nullable LocalDate autoPayCollectionDate;
    private boolean blockPaymentsCc;
    private boolean blockPaymentsEft;
    private @Nullable LocalDate firstNotifyRequestedDate;
    private @Nullable LocalDate secondNotifyRequestedDate;
    private @Nullable LocalDate thirdNotifyRequestedDate;
    private @Nullable String description;
    private @Nullable String billImageFileName;
    private final Map<String, String> custom = new TreeMap<>();

    private Builder() {}

    /**
     * Sets the account (policy) that is billed.
     *
     * @param accountNumber the value
     * @return this builder
     */
    public Builder accountNumber(AccountNumber accountNumber) {
      this.accountNumber = Objects.requireNonNull(accountNumber, "accountNumber");
      return this;
    }

    /**
     * Sets the open-item invoice; a re-written one keeps its number.
     *
     * @param invoiceNumber the value
     * @return this builder
     */
    public Builder invoiceNumber(InvoiceNumber invoiceNumber) {
      this.invoiceNumber = Objects.requireNonNull(invoiceNumber, "invoiceNumber");
      return this;
    }

    /**
     * Sets the invoice type at InvoiceCloud, 0 or more.
     *
     * @param invoiceTypeId the value, or null where there is none
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public Builder invoiceTypeId(@Nullable Integer invoiceTypeId) {
      if (invoiceTypeId != null && invoiceTypeId < 0) {
        throw new IllegalArgumentException("An invoice type is 0 or more, found " + invoiceTypeId);
      }
      this.invoiceTypeId = invoiceTypeId;
      return this;
    }

    /**
     * Sets the customer.
     *
     * @param customerName the value; null or empty where there is none
     * @return this builder
     */
    public Builder customerName(@Nullable String customerName) {
      this.customerName = presentOrNull(customerName);
      return this;
    }

    /**
     * Sets a second line of the customer's name.
     *
     * @param customerName2 the value; null or empty where there is none
     * @return this builder
     */
    public Builder customerName2(@Nullable String customerName2) {
      this.customerName2 = presentOrNull(customerName2);
      return this;
    }

    /**
     * Sets the first line of the mailing address.
     *
     * @param address1 the value; null or empty where there is none
     * @return this builder
     */
    public Builder address1(@Nullable String address1) {
      this.address1 = presentOrNull(address1);
      return this;
    }

    /**
     * Sets the second line of the mailing address.
     *
     * @param address2 the value; null or empty where there is none
     * @return this builder
     */
    public Builder address2(@Nullable String address2) {
      this.address2 = presentOrNull(address2);
      return this;
    }

    /**
     * Sets the city of the mailing address.
     *
     * @param city the value; null or empty where there is none
     * @return this builder
     */
    public Builder city(@Nullable String city) {
      this.city = presentOrNull(city);
      return this;
    }

    /**
     * Sets the state of the mailing address.
     *
     * @param state the value; null or empty where there is none
     * @return this builder
     */
    public Builder state(@Nullable String state) {
      this.state = presentOrNull(state);
      return this;
    }

    /**
     * Sets the ZIP code, leading zeros kept.
     *
     * @param zip the value; null or empty where there is none
     * @return this builder
     */
    public Builder zip(@Nullable String zip) {
      this.zip = presentOrNull(zip);
      return this;
    }

    /**
     * Sets the telephone number.
     *
     * @param phone the value; null or empty where there is none
     * @return this builder
     */
    public Builder phone(@Nullable String phone) {
      this.phone = presentOrNull(phone);
      return this;
    }

    /**
     * Sets where notices go.
     *
     * @param emailAddress the value; null or empty where there is none
     * @return this builder
     */
    public Builder emailAddress(@Nullable String emailAddress) {
      this.emailAddress = presentOrNull(emailAddress);
      return this;
    }

    /**
     * Sets where copies of notices go.
     *
     * @param emailAddressCc the value; null or empty where there is none
     * @return this builder
     */
    public Builder emailAddressCc(@Nullable String emailAddressCc) {
      this.emailAddressCc = presentOrNull(emailAddressCc);
      return this;
    }

    /**
     * Sets the date of the invoice.
     *
     * @param invoiceDate the value, or null where there is none
     * @return this builder
     */
    public Builder invoiceDate(@Nullable LocalDate invoiceDate) {
      this.invoiceDate = invoiceDate;
      return this;
    }

    /**
     * Sets the date on which the invoice is due.
     *
     * @param invoiceDueDate the value, or null where there is none
     * @return this builder
     */
    public Builder invoiceDueDate(@Nullable LocalDate invoiceDueDate) {
      this.invoiceDueDate = invoiceDueDate;
      return this;
    }

    /**
     * Sets the invoice's total.
     *
     * @param totalAmountDue the value, or null where there is none
     * @return this builder
     */
    public Builder totalAmountDue(@Nullable Money totalAmountDue) {
      this.totalAmountDue = totalAmountDue;
      return this;
    }

    /**
     * Sets what is still due, never negative; MinimumPayment carries it too.
     *
     * @param balanceDue the value
     * @return this builder
     */
    public Builder balanceDue(Money balanceDue) {
      this.balanceDue = Objects.requireNonNull(balanceDue, "balanceDue");
      return this;
    }

    /**
     * Sets whether less than the balance may be paid; false unless set.
     *
     * @param allowPartialPayments true or false
     * @return this builder
     */
    public Builder allowPartialPayments(boolean allowPartialPayments) {
      this.allowPartialPayments = allowPartialPayments;
      return this;
    }

    /**
     * Sets the date on which AutoPay collects the invoice.
     *
     * @param autoPayCollectionDate the value, or null where there is none
     * @return this builder
     */
    public Builder autoPayCollectionDate(@Nullable LocalDate autoPayCollectionDate) {
      this.autoPayCollectionDate = autoPayCollectionDate;
      return this;
    }

    /**
     * Sets whether payments by card are blocked; false unless set.
     *
     * @param blockPaymentsCc true or false
     * @return this builder
     */
    public Builder blockPaymentsCc(boolean blockPaymentsCc) {
      this.blockPaymentsCc = blockPaymentsCc;
      return this;
    }

    /**
     * Sets whether payments by EFT are blocked; false unless set.
     *
     * @param blockPaymentsEft true or false
     * @return this builder
     */
    public Builder blockPaymentsEft(boolean blockPaymentsEft) {
      this.blockPaymentsEft = blockPaymentsEft;
      return this;
    }

    /**
     * Sets the date of the first notice.
     *
     * @param firstNotifyRequestedDate the value, or null where there is none
     * @return this builder
     */
    public Builder firstNotifyRequestedDate(@Nullable LocalDate firstNotifyRequestedDate) {
      this.firstNotifyRequestedDate = firstNotifyRequestedDate;
      return this;
    }

    /**
     * Sets the date of the second notice; only layouts with that customization have a place for it.
     *
     * @param secondNotifyRequestedDate the value, or null where there is none
     * @return this builder
     */
    public Builder secondNotifyRequestedDate(@Nullable LocalDate secondNotifyRequestedDate) {
      this.secondNotifyRequestedDate = secondNotifyRequestedDate;
      return this;
    }

    /**
     * Sets the date of the third notice; only layouts with that customization have a place for it.
     *
     * @param thirdNotifyRequestedDate the value, or null where there is none
     * @return this builder
     */
    public Builder thirdNotifyRequestedDate(@Nullable LocalDate thirdNotifyRequestedDate) {
      this.thirdNotifyRequestedDate = thirdNotifyRequestedDate;
      return this;
    }

    /**
     * Sets a text that the customer sees.
     *
     * @param description the value; null or empty where there is none
     * @return this builder
     */
    public Builder description(@Nullable String description) {
      this.description = presentOrNull(description);
      return this;
    }

    /**
     * Sets the file name of the bill image (PDF), see {@link com.imt.ic.billimage.BillImageName}.
     *
     * @param billImageFileName the value; null or empty where there is none
     * @return this builder
     */
    public Builder billImageFileName(@Nullable String billImageFileName) {
      this.billImageFileName = presentOrNull(billImageFileName);
      return this;
    }

    /**
     * Sets a field of the biller's own; the layout must have a column for it.
     *
     * @param name the name under which the layout's column asks for it
     * @param text the value; null or empty where there is none
     * @return this builder
     */
    public Builder custom(String name, @Nullable String text) {
      if (text == null || text.isEmpty()) {
        custom.remove(name);
      } else {
        custom.put(name, text);
      }
      return this;
    }

    /**
     * Ends the invoice.
     *
     * @return the invoice
     * @throws IllegalStateException when the account, the number or the balance is missing
     */
    public BifInvoice build() {
      List<String> missing = new ArrayList<>();
      if (accountNumber == null) {
        missing.add("accountNumber");
      }
      if (invoiceNumber == null) {
        missing.add("invoiceNumber");
      }
      if (balanceDue == null) {
        missing.add("balanceDue");
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException("An invoice lacks " + String.join(", ", missing));
      }
      return new BifInvoice(this);
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
      return text == null || text.isEmpty() ? null : text;
    }
  }
}
