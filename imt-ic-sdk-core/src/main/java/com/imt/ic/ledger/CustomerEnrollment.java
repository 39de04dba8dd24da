package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.FieldTable;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.Values;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
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

  private static final FieldTable TABLE = new FieldTable();
  private static final Field<AccountNumber> ACCOUNT_NUMBER =
      TABLE.required("accountNumber", Kind.ACCOUNT_NUMBER);
  private static final Field<EnrollmentKind> KIND = TABLE.required("kind", EnrollmentKind.KIND);
  private static final Field<String> CUSTOMER_NAME = TABLE.optional("customerName", Kind.TEXT);
  private static final Field<String> EMAIL_ADDRESS = TABLE.optional("emailAddress", Kind.TEXT);
  private static final Field<String> INVOICE_TYPE_ID = TABLE.optional("invoiceTypeId", Kind.CODE);
  private static final Field<Boolean> ENROLLED = TABLE.required("enrolled", Kind.FLAG);
  private static final Field<PaymentMethod> METHOD = TABLE.optional("method", PaymentMethod.KIND);
  private static final Field<Instant> CHANGED_AT = TABLE.optional("changedAt", Kind.MOMENT);
  private static final RecordType<CustomerEnrollment> TYPE =
      TABLE.type(CustomerEnrollment::new, record -> record.values);

  private final Values values;

  private CustomerEnrollment(Values values) {
    this.values = values;
  }

  /**
   * The table of its fields, for this SDK's own modules.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"}) // Error Prone does not know @hidden
  public static RecordType<CustomerEnrollment> recordType() {
    return TYPE;
  }

  /** {@return a builder of a record that is not enrolled and has no other field yet} */
  public static Builder builder() {
    return new Builder(TYPE.draft().set(ENROLLED, false));
  }

  /** {@return a builder with every field of this one} */
  public Builder toBuilder() {
    return new Builder(values.draft());
  }

  /** {@return the customer's account} */
  public AccountNumber accountNumber() {
    return values.get(ACCOUNT_NUMBER);
  }

  /** {@return AutoPay or paperless} */
  public EnrollmentKind kind() {
    return values.get(KIND);
  }

  /** {@return the customer's name as IC holds it} */
  public Optional<String> customerName() {
    return values.find(CUSTOMER_NAME);
  }

  /** {@return the customer's e-mail address} */
  public Optional<String> emailAddress() {
    return values.find(EMAIL_ADDRESS);
  }

  /** {@return IC's identifier of the type of invoice, a part of what tells customers apart} */
  public Optional<String> invoiceTypeId() {
    return values.find(INVOICE_TYPE_ID);
  }

  /** {@return whether the customer is enrolled} */
  public boolean enrolled() {
    return values.get(ENROLLED);
  }

  /** {@return how AutoPay pays; none for paperless} */
  public Optional<PaymentMethod> method() {
    return values.find(METHOD);
  }

  /** {@return when the customer last changed it} */
  public Optional<Instant> changedAt() {
    return values.find(CHANGED_AT);
  }

  /** {@return columns that the profile does not name, as they came: name to text, unmodifiable} */
  public Map<String, String> additional() {
    return values.additional();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CustomerEnrollment that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "CustomerEnrollment[%s, %s, %s]"
        .formatted(accountNumber(), kind(), enrolled() ? "enrolled" : "not enrolled");
  }

  /**
   * What a customer of another provider was enrolled in there, to be enrolled at InvoiceCloud when
   * a biller comes from that provider. Cards and bank accounts are no part of it: they go from
   * provider to provider, never through the biller. Immutable and thread-safe.
   *
   * @param autoPay how AutoPay paid; empty where the customer was not enrolled in it
   * @param paperless whether the customer got no paper invoices
   */
  public record Converted(
      AccountNumber accountNumber, Optional<PaymentMethod> autoPay, boolean paperless) {

    /** Refuses null. */
    public Converted {
      Objects.requireNonNull(accountNumber, "accountNumber");
      Objects.requireNonNull(autoPay, "autoPay");
    }

    /**
     * Writes such customers as a CSV file for people to hand over: RFC 4180, UTF-8, the columns
     * accountNumber, autoPay (true or false), method (empty without AutoPay) and paperless. It is
     * no file of InvoiceCloud's, whose own format for this is not published.
     *
     * @param out where to; flushed, not closed
     * @throws IllegalArgumentException when an account stands twice, or begins like a formula of a
     *     spreadsheet; nothing is written then
     */
    public static void write(Collection<Converted> customers, OutputStream out) throws IOException {
      out.write(ConvertedCsv.text(customers).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
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

    public Builder accountNumber(AccountNumber accountNumber) {
      return set(ACCOUNT_NUMBER, accountNumber);
    }

    public Builder kind(EnrollmentKind kind) {
      return set(KIND, kind);
    }

    public Builder customerName(@Nullable String customerName) {
      return set(CUSTOMER_NAME, customerName);
    }

    public Builder emailAddress(@Nullable String emailAddress) {
      return set(EMAIL_ADDRESS, emailAddress);
    }

    public Builder invoiceTypeId(@Nullable String invoiceTypeId) {
      return set(INVOICE_TYPE_ID, invoiceTypeId);
    }

    public Builder enrolled(boolean enrolled) {
      return set(ENROLLED, enrolled);
    }

    public Builder method(@Nullable PaymentMethod method) {
      return set(METHOD, method);
    }

    public Builder changedAt(@Nullable Instant changedAt) {
      return set(CHANGED_AT, changedAt);
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
    public CustomerEnrollment build() {
      return TYPE.create(draft);
    }
  }
}
