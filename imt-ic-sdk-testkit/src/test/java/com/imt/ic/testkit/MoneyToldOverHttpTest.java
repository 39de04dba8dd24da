package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyToldOverHttpTest extends MoneyToldContract {

  private FakeInvoiceCloudServer server;
  private InvoiceCloud client;

  @Override
  InvoiceCloud open(FakeInvoiceCloud fake) {
    server = FakeInvoiceCloudServer.start(fake);
    client =
        SoapInvoiceCloud.connect(
            SmallHost.PROFILE,
            SoapSettings.builder(server.credentials()).baseAddress(server.baseAddress()).build());
    return client;
  }

  @AfterEach
  void close() {
    if (server != null) {
      client.close();
      server.close();
    }
  }

  @Test
  void byteThatIsNoUtf8_inAName_isReplacedAndCounted() {
    Payment payment = cloud.payByCard(InvoiceNumber.of("INV-1"), Money.parse("100.00"), "IVR");
    SmallHost host = host();
    server.wireFaults().putByteIntoNames(CloudOperation.PAYMENTS, 0x92);

    PollResult result = host.poll(ReportKind.PAYMENTS);

    assertThat(host.books.of(payment.paymentGuid())).containsExactly("100.00");
    assertThat(result.statistics().replacedCharacters()).isEqualTo(1);
    assertThat(host.books.receipts().get(0).customerName()).contains("O\uFFFD'Neil");
  }
}
