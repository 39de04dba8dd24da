package com.example.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.testkit.CloudOperation;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.FakeInvoiceCloudSettings;
import com.imt.ic.testkit.Fault;
import com.imt.ic.testkit.NachaCode;
import com.imt.ic.testkit.TimePassed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A week of InvoiceCloud, and one poll over HTTP. */
@ExtendWith(FakeInvoiceCloudExtension.class)
@FakeInvoiceCloudSettings(ledger = ReceiptLedger.class)
class WeekTest {

  @Test
  void paymentsArePostedOnce_andReturnsAreTakenBack(
      FakeInvoiceCloud ic,
      InvoiceCloudIntegration integration,
      DataPump pump,
      ReceiptLedger ledger) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
    ic.bankWillReturn(
        ic.customer("HO-2").invoice("INV-2", "80.00").paysAll().byEft(), NachaCode.R01);
    ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));

    TimePassed week = ic.timePasses(Duration.ofDays(7));

    assertEquals(2, week.pushed().size());
    assertEquals(1, week.returns().size());
    assertEquals("120.00", ledger.total().toString());
    ic.faults().assertUsed();
  }

  @Test
  @FakeInvoiceCloudSettings(ledger = ReceiptLedger.class, overHttp = true)
  void pollsOverHttp(
      FakeInvoiceCloud ic, FakeInvoiceCloudServer server, InvoiceCloudIntegration integration) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();

    assertEquals(1, integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED));

    server.wireMock().verify(1, postRequestedFor(urlEqualTo("/PaymentReporting.asmx")));
    assertTrue(ic.story().contains("120.00"), ic.story());
  }
}
