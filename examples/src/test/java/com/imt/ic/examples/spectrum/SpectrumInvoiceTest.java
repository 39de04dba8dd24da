package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is due after each run: the first states total and balance before anything was paid, and the
 * second may or may not have what was paid meanwhile off.
 */
class SpectrumInvoiceTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
      the run before once more,                          3053.52, 3053.52, 200.00, 3053.52, 3053.52, 2853.52
      an export with the payment off,                    3053.52, 3053.52, 200.00, 3053.52, 2853.52, 2853.52
      the same with a lower total,                       3053.52, 3053.52, 200.00, 2853.52, 2853.52, 2853.52
      the counter took some before; not off,             2141.27, 1561.28, 200.00, 2141.27, 1561.28, 1361.28
      the counter took some before; off,                 2141.27, 1561.28, 200.00, 2141.27, 1361.28, 1361.28
      the counter took some more; off,                   3053.52, 3053.52, 200.00, 3053.52, 2810.18, 2810.18
      the counter took less than was paid; not off,      3053.52, 3053.52, 200.00, 3053.52, 3010.18, 2810.18
      a higher total; not off,                           3053.52, 3053.52, 200.00, 3153.52, 3153.52, 2953.52
      a higher total; off,                               3053.52, 3053.52, 200.00, 3153.52, 2953.52, 2953.52
      a total that rose by what was paid; off,           3053.52, 3053.52, 200.00, 3253.52, 3053.52, 3053.52
      paid whole; off,                                   3053.52, 3053.52, 3053.52, 3053.52, 0.00, 0.00
      paid whole; not off,                               3053.52, 3053.52, 3053.52, 3053.52, 3053.52, 0.00
      paid too much; off to zero,                        100.00, 100.00, 150.00, 100.00, 0.00, -50.00
      paid too much; off below zero,                     100.00, 100.00, 150.00, 100.00, -50.00, -50.00
      nothing paid; lower since the counter took some,   100.00, 100.00, 0.00, 100.00, 40.00, 40.00
      """)
  void secondRun_takesEachPaymentOffOnce(
      String what,
      String total,
      String balance,
      String paid,
      String nowTotal,
      String now,
      String due) {
    SpectrumInvoice first = SpectrumInvoice.of(invoice(total, balance), null, Money.ZERO);
    Money sum = Money.parse(paid);

    SpectrumInvoice second = SpectrumInvoice.of(invoice(nowTotal, now), first, sum);
    SpectrumInvoice again = SpectrumInvoice.of(invoice(nowTotal, now), second, sum);
    SpectrumInvoice returned = SpectrumInvoice.of(invoice(nowTotal, now), again, Money.ZERO);

    assertThat(second.due(sum)).as(what).isEqualTo(Money.parse(due));
    assertThat(again.due(sum)).as("%s, and once more", what).isEqualTo(Money.parse(due));
    assertThat(returned.due(Money.ZERO))
        .as("%s, and all of it came back before the next export", what)
        .isEqualTo(Money.parse(due).plus(sum));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
      nothing is off,  3053.52, 3053.52, 2853.52
      it is off,       3053.52, 2853.52, 2853.52
      """)
  void firstRun_thatComesAfterAPayment_isReadByItsTotal(
      String what, String total, String balance, String due) {
    Money paid = Money.parse("200.00");

    assertThat(SpectrumInvoice.of(invoice(total, balance), null, paid).due(paid))
        .as(what)
        .isEqualTo(Money.parse(due));
  }

  /** An older export comes after a newer one: a host that is started with yesterday's file. */
  @ParameterizedTest
  @CsvSource({"3053.52, 3053.52, 2853.52", "2141.27, 1561.28, 1361.28"})
  void firstRunOnceMore_afterAnExportWithThePaymentOff_takesItOffOnce(
      String total, String balance, String due) {
    Money paid = Money.parse("200.00");
    SpectrumInvoice held = null;
    for (String stated : new String[] {balance, due, balance, due, balance}) {
      held = SpectrumInvoice.of(invoice(total, stated), held, held == null ? Money.ZERO : paid);
    }

    assertThat(held.due(paid)).isEqualTo(Money.parse(due));
  }

  private static BifInvoice invoice(String total, String balance) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV-1"))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .totalAmountDue(Money.parse(total))
        .balanceDue(Money.parse(balance))
        .build();
  }
}
