package com.imt.ic.examples;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.InvoiceFileOutbox;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.polling.PollResult;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** The code that README.md shows, compiled; a test holds the two together. */
final class ReadmeSnippets {

  private ReadmeSnippets() {}

  static void writeInvoiceFile(DataSource dataSource, InvoiceCloud cloud, Path spool) {
    // snippet: write a BIF
    Profile profile = Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
    JdbcSchema.apply(dataSource); // or run the scripts yourself
    InvoiceFileOutbox outbox =
        InvoiceFileOutbox.builder()
            .store(JdbcIntegrationStore.of(dataSource))
            .layout(BifLayout.of(profile))
            .billerId(BillerId.of("1234"))
            .spool(spool)
            .clock(Clock.systemUTC())
            .build();

    BifInvoice invoice =
        BifInvoice.builder()
            .accountNumber(AccountNumber.of("HO-1000000026"))
            .invoiceNumber(InvoiceNumber.of("20260100000"))
            .invoiceTypeId(1)
            .customerName("Avery Garcia")
            .invoiceDate(LocalDate.of(2026, 11, 3))
            .invoiceDueDate(LocalDate.of(2026, 11, 27))
            .totalAmountDue(Money.parse("511.14"))
            .balanceDue(Money.parse("511.14"))
            .build();

    outbox.submitQueued(cloud::submit); // what an earlier run left behind
    outbox.enqueue(List.of(invoice)); // I, R, or left out: by what was sent before
    outbox.submitQueued(cloud::submit);
    // end
  }

  static PollResult pollPayments(DataSource dataSource, Profile profile, String guid, String key) {
    // snippet: poll payments into a ledger
    IntegrationStore store = JdbcIntegrationStore.of(dataSource);
    Clock clock = Clock.systemUTC();
    SpectrumLedger ledger = new SpectrumLedger(); // yours: implements ReceiptPosting and its like
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    SoapSettings settings = SoapSettings.builder(BillerCredentials.of(guid, key)).build();

    try (InvoiceCloud cloud = SoapInvoiceCloud.connect(profile, settings)) {
      Polling polling =
          Polling.builder()
              .cloud(cloud)
              .store(store)
              .profile(profile)
              .clock(clock)
              .payments(new PaymentInbox(store, ledger, rejects, clock))
              .rejects(rejects)
              .settlements(new SettlementInbox(ledger, clock))
              .enrollments(new EnrollmentInbox(ledger))
              .build();
      // The first poll is told where to begin; later ones go on from the checkpoint.
      return polling.poll(ReportKind.PAYMENTS, Instant.parse("2026-11-01T00:00:00Z"));
    }
    // end
  }
}
