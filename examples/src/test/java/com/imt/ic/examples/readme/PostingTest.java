package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.FakeInvoiceCloudSettings;
import com.imt.ic.testkit.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// snippet: parameters
@ExtendWith(FakeInvoiceCloudExtension.class)
@FakeInvoiceCloudSettings(startingAt = "2026-11-23T09:00:00-06:00")
class PostingTest {

  @Test
  void cardPayment_isPostedOnce(
      FakeInvoiceCloud ic, InvoiceCloudIntegration integration, TestLedger ledger) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(ledger.balanceOf(InvoiceNumber.of("INV-1"))).isEqualTo(Money.parse("120.00"));
  }
}
// end
