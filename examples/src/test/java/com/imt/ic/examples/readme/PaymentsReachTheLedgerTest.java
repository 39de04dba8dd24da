package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.NachaCode;
import com.imt.ic.testkit.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
  final FakeInvoiceCloudExtension world =
      FakeInvoiceCloudExtension.builder()
          .ledger(dataSource -> new FrontDoor.SpectrumLedger()) // yours; else a TestLedger
          .build();

  @Test
  void week(FakeInvoiceCloud ic, InvoiceCloudIntegration integration, DataPump pump) {
    var customer = ic.customer("HO-1");
    customer.invoice("INV-1", "511.14").pays("120.00").by(Product.AGENT_CONNECT).byCard();
    var debit = customer.invoice("INV-2", "80.00").paysAll().byEft();
    ic.bankWillReturn(debit, NachaCode.R01);

    var week = ic.timePasses(Duration.ofDays(7)); // pushes, polls, settles and returns

    assertThat(week.pushed()).hasSize(2);
    assertThat(week.failures()).isEmpty();
    assertThat(integration.quarantine().page(QuarantineFilter.OPEN, 0, 10)).isEmpty();
  }

  // end
}
