package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.payment.PaymentMethod;
import java.time.LocalDate;
import java.util.Optional;

/** An invoice as the fake holds it: what the files said, and what is still due. */
record HeldInvoice(
    InvoiceNumber invoiceNumber,
    AccountNumber accountNumber,
    String invoiceTypeId,
    LocalDate invoiceDate,
    LocalDate invoiceDueDate,
    Money totalAmountDue,
    Money balanceDue,
    boolean allowPartialPayments,
    Optional<LocalDate> autoPayCollectionDate,
    boolean blockPaymentsCc,
    boolean blockPaymentsEft,
    Optional<LocalDate> firstNotifyRequestedDate,
    Optional<LocalDate> secondNotifyRequestedDate,
    Optional<LocalDate> thirdNotifyRequestedDate) {

  boolean blocks(PaymentMethod method) {
    return method.equals(PaymentMethod.CC) ? blockPaymentsCc : blockPaymentsEft;
  }

  HeldInvoice withBalance(Money balance) {
    return new HeldInvoice(
        invoiceNumber,
        accountNumber,
        invoiceTypeId,
        invoiceDate,
        invoiceDueDate,
        totalAmountDue,
        balance,
        allowPartialPayments,
        autoPayCollectionDate,
        blockPaymentsCc,
        blockPaymentsEft,
        firstNotifyRequestedDate,
        secondNotifyRequestedDate,
        thirdNotifyRequestedDate);
  }

  /** As RTDR answered; a negative balance shows as nothing due. */
  HeldInvoice refreshed(com.imt.ic.balance.InvoiceBalance answer) {
    return new HeldInvoice(
        invoiceNumber,
        accountNumber,
        invoiceTypeId,
        invoiceDate,
        answer.dueDate(),
        answer.totalAmountDue(),
        answer.balanceDueOutwards(),
        answer.allowPartialPayments(),
        answer.autoPayCollectionDate(),
        answer.blockPaymentsCc(),
        answer.blockPaymentsEft(),
        firstNotifyRequestedDate,
        secondNotifyRequestedDate,
        thirdNotifyRequestedDate);
  }

  InvoiceRecord toRecord() {
    return new InvoiceRecord(
        invoiceNumber,
        Optional.of(accountNumber),
        Optional.of(invoiceDate),
        Optional.of(invoiceDueDate),
        autoPayCollectionDate,
        totalAmountDue,
        balanceDue,
        balanceDue,
        allowPartialPayments,
        firstNotifyRequestedDate,
        secondNotifyRequestedDate,
        thirdNotifyRequestedDate);
  }
}
