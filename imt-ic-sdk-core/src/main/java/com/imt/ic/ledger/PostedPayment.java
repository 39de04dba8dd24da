package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment that is in the books, as the SDK keeps it. Immutable and thread-safe.
 *
 * @param paymentGuid InvoiceCloud's identity of it
 * @param accountNumber the account that was paid for
 * @param invoiceNumber the invoice that was paid, or null where none was told
 * @param method by card or by EFT, or null where none was told
 * @param amount the principal as it was posted
 * @param paidAt to the microsecond
 * @param receiptNumber the books' own number, or null where they gave none
 */
public record PostedPayment(
    PaymentGuid paymentGuid,
    AccountNumber accountNumber,
    @Nullable InvoiceNumber invoiceNumber,
    @Nullable PaymentMethod method,
    Money amount,
    Instant paidAt,
    @Nullable String receiptNumber) {

  /** Requires what no payment lacks. */
  public PostedPayment {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(paidAt, "paidAt");
  }

  /** Identity, money and time; no customer's data. */
  @Override
  public String toString() {
    return "PostedPayment[%s, %s, %s]".formatted(paymentGuid, amount, paidAt);
  }
}
