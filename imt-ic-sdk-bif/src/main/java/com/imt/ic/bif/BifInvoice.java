package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.UnsupportedCapabilityException;
import java.time.LocalDate;
import java.util.Arrays;
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
 * says the layout, and {@link BifWriter#check} tells. There is no field for the minimum payment: by
 * the integration page it is always the balance due. There is no balance forward.
 *
 * <p>Immutable and thread-safe. Absent values are empty, never null; since the file cannot tell an
 * empty text from an absent one, an empty text is absent. Texts are kept as they came, outer spaces
 * included. Each accessor answers the {@link BifField} of its name; a flag is false unless set.
 */
public final class BifInvoice {

  private static final int FIELDS = BifField.values().length;
  private static final List<BifField> INDISPENSABLE =
      List.of(BifField.ACCOUNT_NUMBER, BifField.INVOICE_NUMBER, BifField.BALANCE_DUE);

  /** What each field holds, in the order of {@link BifField}; null where it holds nothing. */
  private final @Nullable Object[] values;

  private final Map<String, String> custom;

  /** Takes {@linkplain Builder#values values} that lack nothing indispensable; copies. */
  BifInvoice(@Nullable Object[] values, Map<String, String> custom) {
    this.values = values.clone();
    this.custom = custom.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(custom));
    this.values[BifField.MINIMUM_PAYMENT.place()] = values[BifField.BALANCE_DUE.place()];
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with every field of this invoice. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    System.arraycopy(values, 0, builder.values, 0, FIELDS);
    builder.custom.putAll(custom);
    return builder;
  }

  /** The account (policy) that is billed. */
  public AccountNumber accountNumber() {
    return required(BifField.ACCOUNT_NUMBER, AccountNumber.class);
  }

  /** The open-item invoice; a re-written one keeps its number. */
  public InvoiceNumber invoiceNumber() {
    return required(BifField.INVOICE_NUMBER, InvoiceNumber.class);
  }

  /** The invoice type at InvoiceCloud, 0 or more. */
  public OptionalInt invoiceTypeId() {
    Integer id = (Integer) value(BifField.INVOICE_TYPE_ID);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The customer. */
  public Optional<String> customerName() {
    return optional(BifField.CUSTOMER_NAME, String.class);
  }

  /** A second line of the customer's name. */
  public Optional<String> customerName2() {
    return optional(BifField.CUSTOMER_NAME2, String.class);
  }

  /** The first line of the mailing address. */
  public Optional<String> address1() {
    return optional(BifField.ADDRESS1, String.class);
  }

  /** The second line of the mailing address. */
  public Optional<String> address2() {
    return optional(BifField.ADDRESS2, String.class);
  }

  /** The city of the mailing address. */
  public Optional<String> city() {
    return optional(BifField.CITY, String.class);
  }

  /** The state of the mailing address. */
  public Optional<String> state() {
    return optional(BifField.STATE, String.class);
  }

  /** The ZIP code, leading zeros kept. */
  public Optional<String> zip() {
    return optional(BifField.ZIP, String.class);
  }

  /** The telephone number. */
  public Optional<String> phone() {
    return optional(BifField.PHONE, String.class);
  }

  /** Where notices go. */
  public Optional<String> emailAddress() {
    return optional(BifField.EMAIL_ADDRESS, String.class);
  }

  /** Where copies of notices go. */
  public Optional<String> emailAddressCc() {
    return optional(BifField.EMAIL_ADDRESS_CC, String.class);
  }

  /** The date of the invoice. */
  public Optional<LocalDate> invoiceDate() {
    return optional(BifField.INVOICE_DATE, LocalDate.class);
  }

  /** The date on which the invoice is due. */
  public Optional<LocalDate> invoiceDueDate() {
    return optional(BifField.INVOICE_DUE_DATE, LocalDate.class);
  }

  /** The invoice's total. */
  public Optional<Money> totalAmountDue() {
    return optional(BifField.TOTAL_AMOUNT_DUE, Money.class);
  }

  /** What is still due, never negative; MinimumPayment carries it too. */
  public Money balanceDue() {
    return required(BifField.BALANCE_DUE, Money.class);
  }

  /** Whether less than the balance may be paid; false unless set. */
  public boolean allowPartialPayments() {
    return required(BifField.ALLOW_PARTIAL_PAYMENTS, Boolean.class);
  }

  /** The date on which AutoPay collects the invoice. */
  public Optional<LocalDate> autoPayCollectionDate() {
    return optional(BifField.AUTO_PAY_COLLECTION_DATE, LocalDate.class);
  }

  /** Whether payments by card are blocked; false unless set. */
  public boolean blockPaymentsCc() {
    return required(BifField.BLOCK_PAYMENTS_CC, Boolean.class);
  }

  /** Whether payments by EFT are blocked; false unless set. */
  public boolean blockPaymentsEft() {
    return required(BifField.BLOCK_PAYMENTS_EFT, Boolean.class);
  }

  /** The date of the first notice. */
  public Optional<LocalDate> firstNotifyRequestedDate() {
    return optional(BifField.FIRST_NOTIFY_REQUESTED_DATE, LocalDate.class);
  }

  /** The date of the second notice; only layouts with that customization have a place for it. */
  public Optional<LocalDate> secondNotifyRequestedDate() {
    return optional(BifField.SECOND_NOTIFY_REQUESTED_DATE, LocalDate.class);
  }

  /** The date of the third notice; only layouts with that customization have a place for it. */
  public Optional<LocalDate> thirdNotifyRequestedDate() {
    return optional(BifField.THIRD_NOTIFY_REQUESTED_DATE, LocalDate.class);
  }

  /** A text that the customer sees. */
  public Optional<String> description() {
    return optional(BifField.DESCRIPTION, String.class);
  }

  /** The file name of the bill image (PDF), see {@link com.imt.ic.billimage.BillImageName}. */
  public Optional<String> billImageFileName() {
    return optional(BifField.BILL_IMAGE_FILE_NAME, String.class);
  }

  /** The biller's own fields, by the names that the layout has for them, sorted; none is empty. */
  public Map<String, String> custom() {
    return custom;
  }

  /** What each field holds, in the order of {@link BifField}; not copied, never to be changed. */
  @Nullable Object[] values() {
    return values;
  }

  /** What stands in a column of that field; null where there is nothing. */
  @Nullable Object value(BifField field) {
    return values[field.place()];
  }

  private <T> Optional<T> optional(BifField field, Class<T> type) {
    return Optional.ofNullable(type.cast(value(field)));
  }

  private <T> T required(BifField field, Class<T> type) {
    return Objects.requireNonNull(type.cast(value(field)), field.id());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BifInvoice that
        && Arrays.equals(values, that.values)
        && custom.equals(that.custom);
  }

  @Override
  public int hashCode() {
    return Objects.hash(invoiceNumber(), balanceDue());
  }

  /** Number and balance; no customer's data. */
  @Override
  public String toString() {
    return "BifInvoice[" + invoiceNumber() + ", balance " + balanceDue() + "]";
  }

  /**
   * Collects the fields of one invoice: each method sets the field of its name, as the accessors of
   * {@link BifInvoice} describe it; null or an empty text takes a value away again. Not
   * thread-safe.
   */
  public static final class Builder {

    final @Nullable Object[] values = new Object[FIELDS]; // in the order of BifField
    private final Map<String, String> custom = new TreeMap<>();

    private Builder() {
      allowPartialPayments(false).blockPaymentsCc(false).blockPaymentsEft(false);
    }

    public Builder accountNumber(AccountNumber accountNumber) {
      return set(BifField.ACCOUNT_NUMBER, Objects.requireNonNull(accountNumber, "accountNumber"));
    }

    public Builder invoiceNumber(InvoiceNumber invoiceNumber) {
      return set(BifField.INVOICE_NUMBER, Objects.requireNonNull(invoiceNumber, "invoiceNumber"));
    }

    /** Throws an {@link IllegalArgumentException} when it is negative. */
    public Builder invoiceTypeId(@Nullable Integer invoiceTypeId) {
      if (invoiceTypeId != null && invoiceTypeId < 0) {
        throw new IllegalArgumentException("An invoice type is 0 or more, found " + invoiceTypeId);
      }
      return set(BifField.INVOICE_TYPE_ID, invoiceTypeId);
    }

    public Builder customerName(@Nullable String customerName) {
      return set(BifField.CUSTOMER_NAME, customerName);
    }

    public Builder customerName2(@Nullable String customerName2) {
      return set(BifField.CUSTOMER_NAME2, customerName2);
    }

    public Builder address1(@Nullable String address1) {
      return set(BifField.ADDRESS1, address1);
    }

    public Builder address2(@Nullable String address2) {
      return set(BifField.ADDRESS2, address2);
    }

    public Builder city(@Nullable String city) {
      return set(BifField.CITY, city);
    }

    public Builder state(@Nullable String state) {
      return set(BifField.STATE, state);
    }

    public Builder zip(@Nullable String zip) {
      return set(BifField.ZIP, zip);
    }

    public Builder phone(@Nullable String phone) {
      return set(BifField.PHONE, phone);
    }

    public Builder emailAddress(@Nullable String emailAddress) {
      return set(BifField.EMAIL_ADDRESS, emailAddress);
    }

    public Builder emailAddressCc(@Nullable String emailAddressCc) {
      return set(BifField.EMAIL_ADDRESS_CC, emailAddressCc);
    }

    public Builder invoiceDate(@Nullable LocalDate invoiceDate) {
      return set(BifField.INVOICE_DATE, invoiceDate);
    }

    public Builder invoiceDueDate(@Nullable LocalDate invoiceDueDate) {
      return set(BifField.INVOICE_DUE_DATE, invoiceDueDate);
    }

    public Builder totalAmountDue(@Nullable Money totalAmountDue) {
      return set(BifField.TOTAL_AMOUNT_DUE, totalAmountDue);
    }

    public Builder balanceDue(Money balanceDue) {
      return set(BifField.BALANCE_DUE, Objects.requireNonNull(balanceDue, "balanceDue"));
    }

    public Builder allowPartialPayments(boolean allowPartialPayments) {
      return set(BifField.ALLOW_PARTIAL_PAYMENTS, allowPartialPayments);
    }

    public Builder autoPayCollectionDate(@Nullable LocalDate autoPayCollectionDate) {
      return set(BifField.AUTO_PAY_COLLECTION_DATE, autoPayCollectionDate);
    }

    public Builder blockPaymentsCc(boolean blockPaymentsCc) {
      return set(BifField.BLOCK_PAYMENTS_CC, blockPaymentsCc);
    }

    public Builder blockPaymentsEft(boolean blockPaymentsEft) {
      return set(BifField.BLOCK_PAYMENTS_EFT, blockPaymentsEft);
    }

    public Builder firstNotifyRequestedDate(@Nullable LocalDate firstNotifyRequestedDate) {
      return set(BifField.FIRST_NOTIFY_REQUESTED_DATE, firstNotifyRequestedDate);
    }

    public Builder secondNotifyRequestedDate(@Nullable LocalDate secondNotifyRequestedDate) {
      return set(BifField.SECOND_NOTIFY_REQUESTED_DATE, secondNotifyRequestedDate);
    }

    public Builder thirdNotifyRequestedDate(@Nullable LocalDate thirdNotifyRequestedDate) {
      return set(BifField.THIRD_NOTIFY_REQUESTED_DATE, thirdNotifyRequestedDate);
    }

    public Builder description(@Nullable String description) {
      return set(BifField.DESCRIPTION, description);
    }

    /**
     * Sets the file name of the bill image.
     *
     * @throws UnsupportedCapabilityException when it is a link: the integration page knows no
     *     linking of PDFs between InvoiceCloud and Spectrum
     */
    public Builder billImageFileName(@Nullable String billImageFileName) {
      if (billImageFileName != null && billImageFileName.contains("://")) {
        throw new UnsupportedCapabilityException(RefusedColumns.ofLink());
      }
      return set(BifField.BILL_IMAGE_FILE_NAME, billImageFileName);
    }

    /**
     * Sets a field of the biller's own, by the name under which the layout's column asks for it.
     */
    public Builder custom(String name, @Nullable String text) {
      if (text == null || text.isEmpty()) {
        custom.remove(name);
      } else {
        custom.put(name, text);
      }
      return this;
    }

    /** Throws an {@link IllegalStateException} that names what is missing of the indispensable. */
    public BifInvoice build() {
      List<String> missing =
          INDISPENSABLE.stream().filter(f -> values[f.place()] == null).map(BifField::id).toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException("An invoice lacks " + String.join(", ", missing));
      }
      return new BifInvoice(values, custom);
    }

    private Builder set(BifField field, @Nullable Object value) {
      values[field.place()] = "".equals(value) ? null : value;
      return this;
    }
  }
}
