package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.ledger.PaymentMethod;
import java.time.LocalDate;
import java.util.Optional;

/** An invoice as the fake holds it: as the last record said, with what changed since. */
record HeldInvoice(BifInvoice invoice) {

  InvoiceNumber invoiceNumber() {
    return invoice.invoiceNumber();
  }

  AccountNumber accountNumber() {
    return invoice.accountNumber();
  }

  Optional<String> invoiceTypeId() {
    return invoice.invoiceTypeId().isPresent()
        ? Optional.of(Integer.toString(invoice.invoiceTypeId().getAsInt()))
        : Optional.empty();
  }

  Money balanceDue() {
    return invoice.balanceDue();
  }

  boolean isCollectedOn(LocalDate day) {
    return invoice.autoPayCollectionDate().equals(Optional.of(day));
  }

  boolean blocks(PaymentMethod method) {
    return method.equals(PaymentMethod.CC) ? invoice.blockPaymentsCc() : invoice.blockPaymentsEft();
  }

  HeldInvoice withBalance(Money balance) {
    return new HeldInvoice(invoice.toBuilder().balanceDue(balance).build());
  }

  /** As RTDR answered; a negative balance shows as nothing due. */
  HeldInvoice refreshed(InvoiceBalance answer) {
    return new HeldInvoice(
        invoice.toBuilder()
            .invoiceDueDate(answer.dueDate())
            .totalAmountDue(answer.totalAmountDue())
            .balanceDue(answer.balanceDueOutwards())
            .allowPartialPayments(answer.allowPartialPayments())
            .autoPayCollectionDate(answer.autoPayCollectionDate().orElse(null))
            .blockPaymentsCc(answer.blockPaymentsCc())
            .blockPaymentsEft(answer.blockPaymentsEft())
            .build());
  }

  InvoiceRecord toRecord() {
    return InvoiceRecord.builder()
        .invoiceNumber(invoice.invoiceNumber())
        .accountNumber(invoice.accountNumber())
        .invoiceDate(invoice.invoiceDate().orElse(null))
        .invoiceDueDate(invoice.invoiceDueDate().orElse(null))
        .autoPayCollectionDate(invoice.autoPayCollectionDate().orElse(null))
        .totalAmountDue(invoice.totalAmountDue().orElse(invoice.balanceDue()))
        .balanceDue(invoice.balanceDue())
        .minimumAmountDue(invoice.balanceDue())
        .allowPartialPayments(invoice.allowPartialPayments())
        .firstNotifyRequestedDate(invoice.firstNotifyRequestedDate().orElse(null))
        .secondNotifyRequestedDate(invoice.secondNotifyRequestedDate().orElse(null))
        .thirdNotifyRequestedDate(invoice.thirdNotifyRequestedDate().orElse(null))
        .build();
  }
}
