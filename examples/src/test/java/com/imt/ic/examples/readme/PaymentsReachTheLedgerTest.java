package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.PollResult;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test that README.md shows, and its front door run for real. */
class PaymentsReachTheLedgerTest {

  @BeforeEach
  void tables(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE receipt (receipt VARCHAR(60), amount DECIMAL(19, 2))");
      statement.execute("CREATE TABLE reversal (receipt VARCHAR(60), amount DECIMAL(19, 2))");
    }
  }

  // snippet: test
  @RegisterExtension
  final FakeInvoiceCloudExtension ic =
      FakeInvoiceCloudExtension.builder()
          .startingAt(Instant.parse("2026-11-02T14:00:00Z"))
          .ledger(dataSource -> new FrontDoor.SpectrumLedger())
          .build();

  @Test
  void paymentByCard_isPostedOnce_howeverOftenItIsReported(InvoiceCloudIntegration integration) {
    ic.cloud().holdInvoices(List.of(invoice("INV-1", "511.14"))); // with state, in memory
    ic.cloud().invoice("INV-1").pays("120.00").byCard();

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    PollResult again = integration.poll(ReportKind.PAYMENTS);

    assertThat(again.count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(again.failures()).isEmpty();
  }

  // end

  private static BifInvoice invoice(String number, String balance) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of(number))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse(balance))
        .balanceDue(Money.parse(balance))
        .allowPartialPayments(true)
        .build();
  }
}
