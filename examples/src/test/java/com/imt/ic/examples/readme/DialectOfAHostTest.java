package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/dialects.md shows, with the profile that it shows. */
class DialectOfAHostTest {

  @TempDir private Path folder;

  @Test
  void fake_servesTheProfileOfTheHost() throws Exception {
    Path file = folder.resolve("profile.json");
    Files.writeString(
        file,
        """
        { "operations": { "payments": {
            "parameters": { "from": { "element": "Criteria/Start", "pattern": "MM/dd/yyyy HH:mm",
                                      "time": "America/Chicago" },
                            "page": "PageNumber" },
            "pages": { "size": 100 },
            "columns": { "amount": { "names": ["Amt"],
                                     "amount": { "currency": ["$"], "grouping": "," } } } } } }
        """,
        StandardCharsets.UTF_8);
    MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T14:00:00Z"));
    List<ReportRow<Payment>> rows = new ArrayList<>();
    List<Payment> history =
        List.of(
            Payment.builder()
                .paymentGuid(PaymentGuid.of("63cbe1e4-5932-4dd7-844c-3cd7f43c661c"))
                .accountNumber(AccountNumber.of("HO-0001000237"))
                .paidAt(Instant.parse("2026-11-19T03:04:05Z"))
                .amount(Money.parse("1511.14"))
                .approved(true)
                .build());
    // snippet: dialect
    Profile profile = Profile.defaults().override(file); // the one that you run with
    FakeInvoiceCloud fake = FakeInvoiceCloud.builder().clock(clock).profile(profile).build();
    fake.recordPayments(history);
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
        InvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                profile,
                SoapSettings.builder(server.credentials())
                    .baseAddress(server.baseAddress())
                    .build());
        Report<Payment> payments = cloud.paymentsSince(Instant.parse("2026-11-01T00:00:00Z"))) {
      payments.forEachRemaining(rows::add);
    }
    // end
    assertThat(rows)
        .singleElement()
        .isInstanceOfSatisfying(
            ReportRow.Understood.class,
            row -> assertThat(((Payment) row.record()).amount()).isEqualTo(Money.parse("1511.14")));
    assertThat(rows.get(0).raw()).containsEntry("Amt", "$1,511.14");
  }
}
