package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Payments and invoices made from their index, the same each time. */
final class InventedRows {

  private InventedRows() {}

  /** An approved payment; indexes that follow one another give GUIDs that do not. */
  static Payment payment(int index, Instant paidAt) {
    long scattered = (index + 1) * 0x9E3779B97F4A7C15L;
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(new UUID(scattered, index).toString()))
        .accountNumber(AccountNumber.of("HO-" + index / 2))
        .invoiceNumber(InvoiceNumber.of("INV" + index))
        .customerName("Customer " + index)
        .paidAt(paidAt)
        .amount(Money.ofCents(100 + index % 500_000))
        .method(PaymentMethod.CC)
        .approved(true)
        .build();
  }

  static BifInvoice invoice(int index) {
    Money due = Money.ofCents(100 + index % 500_000);
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-" + index / 2))
        .invoiceNumber(InvoiceNumber.of("INV" + index))
        .invoiceTypeId(1)
        .customerName("Customer " + index)
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(due)
        .balanceDue(due)
        .allowPartialPayments(true)
        .build();
  }
}
