package com.imt.ic.benchmarks.day;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.benchmarks.Samples;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a day brings, each made from its index, the same each time. */
final class DayRows {

  private DayRows() {}

  /** An approved payment; indexes that follow one another give GUIDs that do not. */
  static Payment payment(int i, Instant paidAt) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(new UUID((i + 1) * 0x9E3779B97F4A7C15L, i).toString()))
        .accountNumber(AccountNumber.of("HO-" + (1_000_000 + i / 2)))
        .invoiceNumber(InvoiceNumber.of("2026" + (10_000_000 + i)))
        .invoiceTypeId("1")
        .customerName("Prairie Wind Farms " + i % 5_000)
        .emailAddress("payer" + i % 5_000 + "@example.com")
        .paidAt(paidAt)
        .amount(Money.ofCents(1_000 + i * 7919L % 500_000))
        .convenienceFee(Money.ofCents(295))
        .method(i % 2 == 0 ? PaymentMethod.CC : PaymentMethod.EFT)
        .cardType(i % 2 == 0 ? "VISA" : null)
        .autoPay(i % 3 == 0)
        .source("CustomerPortal")
        .approvalCode("A" + i)
        .billerReference("ref-" + i)
        .approved(true)
        .build();
  }

  /** Payments from an index on, paid a millisecond after one another. */
  static List<Payment> payments(int from, int count, Instant first) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> payment(i, first.plusMillis(i)))
        .toList();
  }

  /**
   * The invoices of {@link Work#SEND_CHANGED}, one in five as it was, the others anew each time.
   */
  static List<BifInvoice> changed(int count, int time) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              BifInvoice invoice = Samples.invoice(i);
              return i % 5 == 0
                  ? invoice
                  : invoice.toBuilder().totalAmountDue(Money.ofCents(700_000 + time)).build();
            })
        .toList();
  }

  static List<BifInvoice> invoices(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Samples::invoice).toList();
  }
}
