package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollTest {
  private static final Profile PROFILE = Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  @RegisterExtension
  final FakeInvoiceCloudExtension ic =
      FakeInvoiceCloudExtension.startingAt(Instant.parse("2026-11-02T14:00:00Z"), PROFILE);

  @Test
  void paymentByCard_isPosted() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:t;DB_CLOSE_DELAY=-1");
    try (Connection c = database.getConnection(); Statement s = c.createStatement()) {
      s.execute("CREATE TABLE receipt (receipt VARCHAR, amount DECIMAL(19, 2) NOT NULL)");
    }
    InvoiceCloudIntegration.createTables(database);
    ic.cloud().holdInvoices(List.of(BifInvoice.builder().accountNumber(AccountNumber.of("HO-1")).invoiceNumber(InvoiceNumber.of("INV-1")).invoiceTypeId(1).customerName("A B").balanceDue(Money.parse("120.00")).build()));
    ic.cloud().payByCard(InvoiceNumber.of("INV-1"), Money.parse("120.00"), "CustomerPortal");
    SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(PROFILE, SoapSettings.builder(ic.server().credentials()).baseAddress(ic.server().baseAddress()).build());
    long posted =
        InvoiceCloudIntegration.builder().profile(PROFILE).cloud(cloud).dataSource(database).ledger(new ReceiptLedger()).startAt(Instant.parse("2026-11-01T00:00:00Z")).clock(ic.clock()).build()
            .poll(ReportKind.PAYMENTS)
            .count(Outcome.ACCEPTED);
    assertEquals(1, posted);
    System.out.println("MODULES " + getClass().getModule() + " " + FakeInvoiceCloudExtension.class.getModule() + " " + Money.class.getModule());
  }
}
