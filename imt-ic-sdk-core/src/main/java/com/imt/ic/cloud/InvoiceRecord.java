package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as InvoiceCloud holds it. Immutable and thread-safe; a date that is not set ({@code
 * 0001-01-01}) is empty.
 */
public final class InvoiceRecord {

  private record Fields(
      InvoiceNumber invoiceNumber,
      @Nullable AccountNumber accountNumber,
      @Nullable LocalDate invoiceDate,
      @Nullable LocalDate invoiceDueDate,
      @Nullable LocalDate autoPayCollectionDate,
      Money totalAmountDue,
      Money balanceDue,
      Money minimumAmountDue,
      boolean allowPartialPayments,
      @Nullable LocalDate firstNotifyRequestedDate,
      @Nullable LocalDate secondNotifyRequestedDate,
      @Nullable LocalDate thirdNotifyRequestedDate) {}

  private final Fields fields;

  private InvoiceRecord(Fields fields) {
    this.fields = fields;
  }

  /** {@return a builder; the number and the three amounts are required} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the invoice's number} */
  public InvoiceNumber invoiceNumber() {
    return fields.invoiceNumber;
  }

  /** {@return whose invoice it is} */
  public Optional<AccountNumber> accountNumber() {
    return Optional.ofNullable(fields.accountNumber);
  }

  /** {@return when it was made} */
  public Optional<LocalDate> invoiceDate() {
    return Optional.ofNullable(fields.invoiceDate);
  }

  /** {@return by when it is to be paid} */
  public Optional<LocalDate> invoiceDueDate() {
    return Optional.ofNullable(fields.invoiceDueDate);
  }

  /** {@return when AutoPay collects it} */
  public Optional<LocalDate> autoPayCollectionDate() {
    return Optional.ofNullable(fields.autoPayCollectionDate);
  }

  /** {@return the invoice's total} */
  public Money totalAmountDue() {
    return fields.totalAmountDue;
  }

  /** {@return what is still due} */
  public Money balanceDue() {
    return fields.balanceDue;
  }

  /** {@return the least that may be paid} */
  public Money minimumAmountDue() {
    return fields.minimumAmountDue;
  }

  /** {@return whether less than the balance may be paid} */
  public boolean allowPartialPayments() {
    return fields.allowPartialPayments;
  }

  /** {@return when the first reminder is due} */
  public Optional<LocalDate> firstNotifyRequestedDate() {
    return Optional.ofNullable(fields.firstNotifyRequestedDate);
  }

  /** {@return when the second reminder is due} */
  public Optional<LocalDate> secondNotifyRequestedDate() {
    return Optional.ofNullable(fields.secondNotifyRequestedDate);
  }

  /** {@return when the third reminder is due} */
  public Optional<LocalDate> thirdNotifyRequestedDate() {
    return Optional.ofNullable(fields.thirdNotifyRequestedDate);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InvoiceRecord that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return "InvoiceRecord[%s, balance %s]".formatted(fields.invoiceNumber, fields.balanceDue);
  }

  /** Sets each field under its name; null is what InvoiceCloud does not tell. Not thread-safe. */
  public static final class Builder {

    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable AccountNumber accountNumber;
    private @Nullable LocalDate invoiceDate;
    private @Nullable LocalDate invoiceDueDate;
    private @Nullable LocalDate autoPayCollectionDate;
    private @Nullable Money totalAmountDue;
    private @Nullable Money balanceDue;
    private @Nullable Money minimumAmountDue;
    private boolean allowPartialPayments;
    private @Nullable LocalDate firstNotifyRequestedDate;
    private @Nullable LocalDate secondNotifyRequestedDate;
    private @Nullable LocalDate thirdNotifyRequestedDate;

    private Builder() {}

    public Builder invoiceNumber(InvoiceNumber value) {
      invoiceNumber = value;
      return this;
    }

    public Builder accountNumber(@Nullable AccountNumber value) {
      accountNumber = value;
      return this;
    }

    public Builder invoiceDate(@Nullable LocalDate value) {
      invoiceDate = value;
      return this;
    }

    public Builder invoiceDueDate(@Nullable LocalDate value) {
      invoiceDueDate = value;
      return this;
    }

    public Builder autoPayCollectionDate(@Nullable LocalDate value) {
      autoPayCollectionDate = value;
      return this;
    }

    public Builder totalAmountDue(Money value) {
      totalAmountDue = value;
      return this;
    }

    public Builder balanceDue(Money value) {
      balanceDue = value;
      return this;
    }

    public Builder minimumAmountDue(Money value) {
      minimumAmountDue = value;
      return this;
    }

    public Builder allowPartialPayments(boolean value) {
      allowPartialPayments = value;
      return this;
    }

    public Builder firstNotifyRequestedDate(@Nullable LocalDate value) {
      firstNotifyRequestedDate = value;
      return this;
    }

    public Builder secondNotifyRequestedDate(@Nullable LocalDate value) {
      secondNotifyRequestedDate = value;
      return this;
    }

    public Builder thirdNotifyRequestedDate(@Nullable LocalDate value) {
      thirdNotifyRequestedDate = value;
      return this;
    }

    /**
     * {@return the record}
     *
     * @throws NullPointerException when a required field is missing; the message names it
     */
    public InvoiceRecord build() {
      return new InvoiceRecord(
          new Fields(
              Objects.requireNonNull(invoiceNumber, "invoiceNumber"),
              accountNumber,
              invoiceDate,
              invoiceDueDate,
              autoPayCollectionDate,
              Objects.requireNonNull(totalAmountDue, "totalAmountDue"),
              Objects.requireNonNull(balanceDue, "balanceDue"),
              Objects.requireNonNull(minimumAmountDue, "minimumAmountDue"),
              allowPartialPayments,
              firstNotifyRequestedDate,
              secondNotifyRequestedDate,
              thirdNotifyRequestedDate));
    }
  }
}
