package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An invoice as InvoiceCloud holds it. Immutable and thread-safe; a date that is not set ({@code
 * 0001-01-01}) is empty.
 *
 * @param invoiceNumber its number
 * @param accountNumber the account, or empty
 * @param invoiceDate its date
 * @param invoiceDueDate when it is due
 * @param autoPayCollectionDate when AutoPay collects it
 * @param totalAmountDue the invoice's total
 * @param balanceDue what is still due
 * @param minimumAmountDue the least that may be paid
 * @param allowPartialPayments whether less than the balance may be paid
 * @param firstNotifyRequestedDate the first reminder
 * @param secondNotifyRequestedDate the second reminder
 * @param thirdNotifyRequestedDate the third reminder
 */
public record InvoiceRecord(
    InvoiceNumber invoiceNumber,
    Optional<AccountNumber> accountNumber,
    Optional<LocalDate> invoiceDate,
    Optional<LocalDate> invoiceDueDate,
    Optional<LocalDate> autoPayCollectionDate,
    Money totalAmountDue,
    Money balanceDue,
    Money minimumAmountDue,
    boolean allowPartialPayments,
    Optional<LocalDate> firstNotifyRequestedDate,
    Optional<LocalDate> secondNotifyRequestedDate,
    Optional<LocalDate> thirdNotifyRequestedDate) {

  /** Checks what must be there. */
  public InvoiceRecord {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(totalAmountDue, "totalAmountDue");
    Objects.requireNonNull(balanceDue, "balanceDue");
    Objects.requireNonNull(minimumAmountDue, "minimumAmountDue");
  }

  @Override
  public String toString() {
    return "InvoiceRecord[" + invoiceNumber + ", balance " + balanceDue + "]";
  }
}
