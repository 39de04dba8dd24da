package com.imt.ic.balance;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is due on one invoice now, as Spectrum's books say. Immutable and thread-safe.
 *
 * <p>The true balance may be negative (a credit); outwards it never is, since IC shows a balance
 * due or nothing: see {@link #balanceDueOutwards()}. The minimum is the balance due, by the
 * integration page, so it is no field of its own.
 */
public final class InvoiceBalance {

  private final InvoiceNumber invoiceNumber;
  private final LocalDate dueDate;
  private final Money totalAmountDue;
  private final Money balanceDue;
  private final boolean allowPartialPayments;
  private final boolean blockPaymentsCc;
  private final boolean blockPaymentsEft;
  private final @Nullable LocalDate autoPayCollectionDate;

  private InvoiceBalance(Builder builder) {
    invoiceNumber = Objects.requireNonNull(builder.invoiceNumber, "invoiceNumber");
    dueDate = Objects.requireNonNull(builder.dueDate, "dueDate");
    balanceDue = Objects.requireNonNull(builder.balanceDue, "balanceDue");
    totalAmountDue = Objects.requireNonNull(builder.totalAmountDue, "totalAmountDue");
    allowPartialPayments = builder.allowPartialPayments;
    blockPaymentsCc = builder.blockPaymentsCc;
    blockPaymentsEft = builder.blockPaymentsEft;
    autoPayCollectionDate = builder.autoPayCollectionDate;
  }

  /** Starts a balance. Invoice, due date and both amounts are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whose balance it is. */
  public InvoiceNumber invoiceNumber() {
    return invoiceNumber;
  }

  /** By when it is to be paid. */
  public LocalDate dueDate() {
    return dueDate;
  }

  /** The invoice's total, whatever was paid of it. */
  public Money totalAmountDue() {
    return totalAmountDue;
  }

  /** What is still due; negative where the customer has a credit. */
  public Money balanceDue() {
    return balanceDue;
  }

  /** The balance as it leaves the house: {@code 0.00} where it is negative. */
  public Money balanceDueOutwards() {
    return balanceDue.isNegative() ? Money.ZERO : balanceDue;
  }

  /** Whether less than the balance may be paid. */
  public boolean allowPartialPayments() {
    return allowPartialPayments;
  }

  /** Whether payments by card are blocked. */
  public boolean blockPaymentsCc() {
    return blockPaymentsCc;
  }

  /** Whether payments by EFT are blocked. */
  public boolean blockPaymentsEft() {
    return blockPaymentsEft;
  }

  /** When AutoPay collects it, if it does. */
  public Optional<LocalDate> autoPayCollectionDate() {
    return Optional.ofNullable(autoPayCollectionDate);
  }

  private List<@Nullable Object> fields() {
    return Arrays.asList(
        invoiceNumber,
        dueDate,
        totalAmountDue,
        balanceDue,
        allowPartialPayments,
        blockPaymentsCc,
        blockPaymentsEft,
        autoPayCollectionDate);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InvoiceBalance that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return "InvoiceBalance[%s, %s due %s]".formatted(invoiceNumber, balanceDue, dueDate);
  }

  /** Collects the fields. Not thread-safe. */
  public static final class Builder {

    private @Nullable InvoiceNumber invoiceNumber;
    private @Nullable LocalDate dueDate;
    private @Nullable Money totalAmountDue;
    private @Nullable Money balanceDue;
    private boolean allowPartialPayments;
    private boolean blockPaymentsCc;
    private boolean blockPaymentsEft;
    private @Nullable LocalDate autoPayCollectionDate;

    private Builder() {}

    /** Whose balance it is. */
    public Builder invoiceNumber(InvoiceNumber invoiceNumber) {
      this.invoiceNumber = invoiceNumber;
      return this;
    }

    /** By when it is to be paid. */
    public Builder dueDate(LocalDate dueDate) {
      this.dueDate = dueDate;
      return this;
    }

    /** The invoice's total, whatever was paid of it. */
    public Builder totalAmountDue(Money totalAmountDue) {
      this.totalAmountDue = totalAmountDue;
      return this;
    }

    /** What is still due; negative where the customer has a credit. */
    public Builder balanceDue(Money balanceDue) {
      this.balanceDue = balanceDue;
      return this;
    }

    /** Whether less than the balance may be paid; not unless set. */
    public Builder allowPartialPayments(boolean allowed) {
      allowPartialPayments = allowed;
      return this;
    }

    /** Whether payments by card are blocked; not unless set. */
    public Builder blockPaymentsCc(boolean blocked) {
      blockPaymentsCc = blocked;
      return this;
    }

    /** Whether payments by EFT are blocked; not unless set. */
    public Builder blockPaymentsEft(boolean blocked) {
      blockPaymentsEft = blocked;
      return this;
    }

    /** When AutoPay collects it; null where it does not, as unless set. */
    public Builder autoPayCollectionDate(@Nullable LocalDate date) {
      autoPayCollectionDate = date;
      return this;
    }

    /**
     * The balance.
     *
     * @throws NullPointerException when a required field is missing; the message names it
     */
    public InvoiceBalance build() {
      return new InvoiceBalance(this);
    }
  }
}
