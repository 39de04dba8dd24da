package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersToldOverHttpTest extends AnswersToldContract {

  private final OverHttp http = new OverHttp();

  @Override
  InvoiceCloud open(FakeInvoiceCloud fake) {
    return http.open(fake);
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void byteThatIsNoUtf8_inAName_isReplacedAndCounted() {
    Payment payment = cloud.payByCard(InvoiceNumber.of("INV-1"), Money.parse("100.00"), "IVR");
    SmallHost host = host();
    http.server().wireFaults().putByteIntoNames(CloudOperation.PAYMENTS, 0x92);

    PollResult result = host.poll(ReportKind.PAYMENTS);

    assertThat(host.books.of(payment.paymentGuid())).containsExactly("100.00");
    assertThat(result.statistics().replacedCharacters()).isEqualTo(1);
    assertThat(host.books.receipts().get(0).customerName()).contains("O\uFFFD'Neil");
  }
}
