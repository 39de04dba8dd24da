package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationPage;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.TestLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

// snippet: first hour
@ExtendWith(FakeInvoiceCloudExtension.class)
class FirstHourTest {

  @Test
  void invoiceGoesOut_paymentComesIn_andTheBooksFit(
      FakeInvoiceCloud ic,
      InvoiceCloudIntegration integration,
      TestLedger ledger,
      @TempDir Path folder)
      throws IOException {
    InvoiceFiles files = InvoiceFiles.of(integration, folder.resolve("spool"));
    SentInvoices sent = files.send(List.of(invoice("511.14"))); // the first file
    assertThat(sent.answers()).singleElement().matches(file -> file.accepted());

    ic.invoice("INV-1").pays("120.00").byCard(); // a customer, at InvoiceCloud's portal

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(ledger.balanceOf(InvoiceNumber.of("INV-1"))).isEqualTo(Money.parse("120.00"));

    ic.timePasses(Duration.ofDays(3)); // the batch settles, and the polls that are due read it
    ReconciliationPage page = ReconciliationPage.create();
    Reconciliation reconciliation = integration.reconcile(page);
    page.write(reconciliation, folder.resolve("report.html")); // to be opened in a browser
    assertThat(reconciliation.needsPeople()).isFalse();
  }

  private static BifInvoice invoice(String due) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV-1"))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse(due))
        .balanceDue(Money.parse(due))
        .allowPartialPayments(true)
        .build();
  }
}
// end
