package com.imt.ic.examples.readme;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationPage;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.hosted.HostedServices;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;

/** What README.md shows of the front door; {@link SnippetsTest} holds the two together. */
final class FrontDoor {

  private FrontDoor() {}

  static InvoiceCloudIntegration integrate(DataSource dataSource, String guid, String key) {
    // snippet: integration
    Profile profile = Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
    SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, guid, key);
    InvoiceCloudIntegration.createTables(dataSource); // or run schemaScript(dataSource) yourself

    InvoiceCloudIntegration integration =
        InvoiceCloudIntegration.builder()
            .profile(profile) // the biller and the contract; no secret
            .cloud(cloud)
            .dataSource(dataSource) // or .transactions(runner): your own
            .ledger(new SpectrumLedger()) // the one interface that you implement
            .startAt(Instant.parse("2026-11-01T00:00:00Z")) // where a first poll begins
            .build();

    integration.runDue(); // from your scheduler, as often as you like
    // end
    return integration;
  }

  static void reconcile(InvoiceCloudIntegration integration) throws IOException {
    // snippet: reconcile
    ReconciliationPage page = ReconciliationPage.create();
    Reconciliation reconciliation = integration.reconcile(page); // open items, and what came since
    page.write(reconciliation, Path.of("reconciliation.html"));
    if (reconciliation.needsPeople()) {
      alarm(reconciliation.differences());
    }
    // end
  }

  private static void alarm(List<Difference> differences) {
    differences.forEach(difference -> System.out.println(difference.advice()));
  }

  static void sendAndHost(
      InvoiceCloudIntegration integration,
      Path spool,
      List<BifInvoice> openInvoices,
      List<BillerCredentials> credentials,
      InvoiceBalanceSource balances,
      ExecutorService threads) {
    // snippet: invoices and hosted services
    InvoiceFiles files = InvoiceFiles.of(integration, spool);
    SentInvoices sent = files.send(openInvoices); // new, re-written, or left out as unchanged

    HostedServices hosted = HostedServices.of(integration, credentials, balances, threads);
    // end
    System.identityHashCode(List.of(sent, hosted));
  }

  static void desk(
      InvoiceCloudIntegration integration,
      Set<String> bookedByHand,
      Set<Long> agreed,
      String user) {
    // snippet: desk
    Quarantine quarantine = integration.quarantine();
    for (QuarantineEntry entry : quarantine.page(QuarantineFilter.OPEN, 0, 100)) {
      if (bookedByHand.contains(entry.subject())) {
        quarantine.resolve(entry.id(), "booked by hand", user); // kept: why, and who
      } else if (agreed.contains(entry.id())) {
        quarantine.retry(entry.id()); // by today's profile, never posted twice
      }
    }
    // end
  }

  // snippet: ledger
  /** Written on the SDK's connection, so that it commits together with the payment's identity. */
  static final class SpectrumLedger implements Ledger {

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      String receipt = // one for each invoice that the payment pays
          "R-" + payment.paymentGuid() + payment.invoiceNumber().map(n -> "-" + n).orElse("");
      insert("INSERT INTO receipt VALUES (?, ?)", receipt, payment.amount(), transaction);
      return LedgerAnswer.accepted(receipt); // or refused("no such policy"): kept for people
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      String receipt = reversal.payment().receiptNumber();
      insert("INSERT INTO reversal VALUES (?, ?)", receipt, reversal.amount(), transaction);
      return LedgerAnswer.accepted();
    }

    // end

    private static void insert(
        String sql, String receipt, com.imt.ic.Money amount, LedgerTransaction transaction) {
      try (PreparedStatement insert = transaction.connection().prepareStatement(sql)) {
        insert.setString(1, receipt);
        BigDecimal value = amount.toBigDecimal();
        insert.setBigDecimal(2, value);
        insert.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException("The ledger cannot be written", e);
      }
    }
  }
}
