package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.Payment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A fake with two invoices, and a host that polls it in memory or over HTTP. */
abstract class MoneyFixture {

  static final Instant START = Instant.parse("2026-11-02T14:00:00.1234567Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");
  static final Money HUNDRED = Money.parse("100.00");

  final MutableClock clock = MutableClock.at(START);
  FakeInvoiceCloud cloud = fake(FakeInvoiceCloud.builder());
  SmallHost host;

  /** Opens what the host polls. */
  abstract InvoiceCloud open(FakeInvoiceCloud fake);

  final FakeInvoiceCloud fake(FakeInvoiceCloudBuilder builder) {
    FakeInvoiceCloud fake = builder.clock(clock).profile(SmallHost.PROFILE).build();
    fake.holdInvoices(List.of(invoice(FIRST, "100.00"), invoice(SECOND, "40.00")));
    return fake;
  }

  final SmallHost host() {
    if (host == null) {
      host = new SmallHost(open(cloud), clock, START.minus(Duration.ofDays(1)));
    }
    return host;
  }

  final Payment settledCard() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    pollAfterSettlement();
    assertThat(host().differences()).isEmpty();
    return payment;
  }

  final Payment settledEft() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byEft();
    pollAfterSettlement();
    assertThat(host().differences()).isEmpty();
    return payment;
  }

  /** Three days later, which every method settles within. */
  final void pollAfterSettlement() {
    host().poll(ReportKind.PAYMENTS);
    clock.advance(Duration.ofDays(3));
    cloud.settle(LocalDate.ofInstant(clock.instant(), SmallHost.PROFILE.billerZone()));
    host().pollAll();
  }

  final List<String> posted(Payment payment) {
    return host().books.of(payment.paymentGuid());
  }

  final Money balance() {
    return cloud.findInvoice(FIRST).orElseThrow().balanceDue();
  }

  static BifInvoice invoice(InvoiceNumber number, String balance) {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("O'Neil")
        .balanceDue(Money.parse(balance))
        .build();
  }
}
