package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the fake understand each other in a dialect, and in memory it is the same. */
class DialectsTest {

  private static final Instant START = Instant.parse("2026-11-03T18:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

  private final MutableClock clock = MutableClock.at(START);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void textsOfATrade_headerCredentials_andFlagsTheOtherWayRound() throws Exception {
    proves(
        """
        {"biller": {"timeZone": "America/Chicago"},
         "session": {"header": {"element": "Auth", "namespace": "urn:auth",
           "parameters": {"billerGuid": "User", "webServiceKey": "Key"}}},
         "operations": {
          "payments": {
            "parameters": {"billerGuid": null, "webServiceKey": null,
              "from": {"element": "Criteria/From", "pattern": "MM/dd/yyyy HH:mm", "time": "America/Chicago"},
              "all": {"element": "Criteria/IncludeAll", "value": "true"}},
            "columns": {
              "amount": {"names": ["Amt"], "amount": {"currency": ["$"], "grouping": ","}},
              "paidAt": {"names": ["Paid"], "time": "America/Chicago", "patterns": ["MM/dd/yyyy hh:mm:ss a"]},
              "approved": {"names": ["Status"], "codes": {"A": "true", "D": "false"}}}},
          "paperless": {"columns": {
            "paperInvoices": {"names": ["IsPaperless"], "codes": {"Y": "false", "N": "true"}}}}}}
        """);
  }

  @Test
  void loginPagesAndAnEnd() throws Exception {
    proves(
        """
        {"session": {"login": {"service": "Auth", "namespace": "urn:auth/", "operation": "Login",
           "parameters": {"billerGuid": "User", "webServiceKey": "Password"},
           "columns": {"token": {"names": ["LoginResult"]}}, "expired": ["token .*has expired"]}},
         "operations": {
          "payments": {"parameters": {"billerGuid": null, "webServiceKey": null, "token": "Token",
             "to": "EndDateGMT", "page": "PageNumber", "pageSize": "PageSize"},
            "pages": {"first": 1, "size": 2}},
          "settledBatches": {"parameters": {"page": "Page"}, "pages": {"first": 0, "size": 1}}}}
        """);
  }

  @Test
  void nestedBatches_lookedUpFees_andTypedArrays() throws Exception {
    proves(
        """
        {"operations": {
          "settledBatches": {"form": "ELEMENTS", "table": "Line", "columns": {
            "batchId": {"table": "Batch", "names": ["BatchNo"]},
            "settledOn": {"table": "Batch", "names": ["On"], "time": "DATE", "patterns": ["dd-MMM-yyyy"]}}},
          "payments": {"lookups": {"Fees": {"Ref": "PaymentGUID"}}, "columns": {
            "convenienceFee": {"table": "Fees", "names": ["Fee"], "amount": {"minus": "PARENTHESES"}}}}}}
        """);
  }

  @Test
  void xmlInAString_httpBasic_andInvoiceTypes() throws Exception {
    proves(
        """
        {"biller": {"invoiceTypes": ["1", "2"]},
         "session": {"httpBasic": {"user": "{billerGuid}", "password": "{webServiceKey}"}},
         "operations": {
          "payments": {"form": "XML_TEXT",
            "parameters": {"billerGuid": null, "webServiceKey": null, "invoiceTypeId": "TypeID"}},
          "achRejects": {"response": "Rejects", "form": "XML_TEXT"}}}
        """);
  }

  @Test
  void zippedFilesAndResultCodes() throws Exception {
    proves(
        """
        {"operations": {"submitInvoiceFile": {
          "parameters": {"fileName": {"element": "FileName", "value": "{fileName}.zip"},
            "fileContent": {"element": "FileContent", "form": "ZIP"}, "size": {"element": "Size", "value": "{fileSize}"}},
          "columns": {"success": {"names": ["SubmitBillerInvoiceFileResult"], "codes": {"0": "true"}, "otherwise": "false"},
            "errorMessage": {"names": ["Why"]}}}}}
        """);
  }

  @Test
  void enrolmentByWord_textFiles_andAmountsOfAnotherLand() throws Exception {
    proves(
        """
        {"operations": {
          "paperless": {"columns": {"paperInvoices": null,
            "enrolled": {"names": ["Event"], "required": true, "codes": {"Enrolled": "true"}, "otherwise": "false"}}},
          "payments": {"columns": {
            "amount": {"names": ["Betrag"], "amount": {"currency": ["EUR"], "grouping": ".", "decimal": ",", "minus": "BEHIND"}},
            "method": {"names": ["How"], "codes": {"Credit Card": "CC", "E-Check": "EFT"}}}},
          "submitInvoiceFile": {"parameters": {"fileContent": {"element": "FileContent", "form": "GZIP"}}}}}
        """);
  }

  @Test
  void returnsWithoutAGuid_logsOfEnrolment_andPages_reachTheBooksOnce() {
    Profile profile =
        Profile.defaults()
            .override(
                """
                {"biller": {"bid": "123"},
                 "operations": {
                  "payments": {"form": "ELEMENTS", "parameters": {"page": "Page"}, "pages": {"size": 1}},
                  "achRejects": {"form": "XML_TEXT", "columns": {"paymentGuid": null, "paidAt": {
                    "names": ["Original Date"], "time": "America/Chicago", "patterns": ["dd-MMM-yyyy HH:mm:ss.SSSSSSS"]}}},
                  "paperless": {"parameters": {"from": "SinceGMT"}, "columns": {"paperInvoices": null,
                    "enrolled": {"names": ["Action"], "codes": {"ENROLL": "true", "CANCEL": "false"}},
                    "changedAt": {"required": true}}}},
                 "posting": {"findReturnsBy": ["accountNumber", "invoiceNumber", "amount", "paidAt"]},
                 "polling": {"paperless": {"lists": "CHANGES"}}}
                """);
    FakeInvoiceCloud fake =
        FakeInvoiceCloud.builder().clock(clock).profile(profile).seed(7).build();
    FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
    open.add(server);
    InvoiceCloud client =
        SoapInvoiceCloud.connect(
            profile,
            SoapSettings.builder(server.credentials()).baseAddress(server.baseAddress()).build());
    open.add(client);
    List<InvoiceNumber> invoices = List.of(InvoiceNumber.of("INV1"), InvoiceNumber.of("INV2"));
    fake.holdInvoices(
        invoices.stream().map(number -> ContractFixture.invoice(number, "500.00")).toList());
    Payment returned = fake.invoice(invoices.get(0)).pays("12.50").byEft();
    Payment kept = fake.invoice(invoices.get(1)).pays("12.50").byEft();
    fake.customer(ContractFixture.ACCOUNT).goesPaperless();
    clock.advance(Duration.ofHours(1));
    fake.customer(ContractFixture.ACCOUNT).goesBackToPaper();
    fake.bankReturns(returned, NachaCode.R01);
    SmallHost host = new SmallHost(profile, client, clock, START);

    for (int i = 0; i < 2; i++) {
      host.poll(ReportKind.PAYMENTS);
      host.poll(ReportKind.ACH_REJECTS);
      host.poll(ReportKind.PAPERLESS);
    }

    assertThat(host.books.of(returned.paymentGuid())).containsExactly("12.50", "-12.50");
    assertThat(host.books.of(kept.paymentGuid())).containsExactly("12.50");
    assertThat(host.books.enrollments())
        .as("a separate ledger learns how the answer left the customer")
        .extracting(CustomerEnrollment::enrolled)
        .containsExactly(false);
    assertThat(host.open()).isEmpty();
  }

  /** Files, payments, settlement, a return and enrolments, through HTTP as in memory. */
  private void proves(String override) throws Exception {
    Profile profile = Profile.defaults().override(override);
    FakeInvoiceCloud fake =
        FakeInvoiceCloud.builder().clock(clock).profile(profile).seed(7).build();
    FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
    open.add(server);
    InvoiceCloud client =
        SoapInvoiceCloud.connect(
            profile,
            SoapSettings.builder(server.credentials()).baseAddress(server.baseAddress()).build());
    open.add(client);
    List<InvoiceNumber> invoices =
        List.of(InvoiceNumber.of("INV1"), InvoiceNumber.of("INV2"), InvoiceNumber.of("INV3"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    BifWriter.of(BifLayout.of(profile))
        .writeAll(
            invoices.stream()
                .map(number -> ContractFixture.news(ContractFixture.invoice(number, "5000.10")))
                .toList(),
            file);

    assertThat(client.submit(InvoiceFile.of("a.bif", file.toByteArray())).accepted()).isTrue();
    assertThat(fake.receivedFiles().get(0).content()).isEqualTo(file.toByteArray());
    assertThat(fake.receivedFiles().get(0).name()).isEqualTo("a.bif");
    Payment returned = fake.invoice(invoices.get(0)).pays("1234.50").byEft();
    clock.advance(Duration.ofMinutes(1));
    fake.invoice(invoices.get(1)).pays("5000.10").byCard();
    fake.invoice(invoices.get(2)).pays("0.01").declined().byCard();
    fake.settle(LAST);
    fake.bankReturns(returned, NachaCode.R01);
    fake.customer(ContractFixture.ACCOUNT).enrollsInAutoPay(PaymentMethod.EFT);
    fake.customer(ContractFixture.ACCOUNT).goesPaperless();

    agree(client.paymentsSince(START), fake.paymentsSince(START), 3);
    server.expireTokens();
    agree(client.settledBetween(FIRST, LAST), fake.settledBetween(FIRST, LAST), 2);
    agree(client.achReturnsSince(START), fake.achReturnsSince(START), 1);
    agree(client.autoPayCustomers(START), fake.autoPayCustomers(START), 1);
    agree(client.paperlessCustomers(START), fake.paperlessCustomers(START), 1);
    fake.customer(ContractFixture.ACCOUNT).goesBackToPaper();
    agree(client.paperlessCustomers(START), fake.paperlessCustomers(START), 1);
  }

  private static <T> void agree(Report<T> wire, Report<T> memory, int rows) {
    List<ReportRow<T>> expected = read(memory);
    List<ReportRow<T>> found = read(wire);

    assertThat(expected).hasSize(rows);
    assertThat(found.stream().map(DialectsTest::record))
        .containsExactlyElementsOf(expected.stream().map(DialectsTest::record).toList());
    assertThat(found.stream().map(ReportRow::raw).map(Map::copyOf))
        .containsExactlyElementsOf(expected.stream().map(ReportRow::raw).map(Map::copyOf).toList());
  }

  private static <T> T record(ReportRow<T> row) {
    return ContractFixture.understood(row);
  }

  private static <T> List<ReportRow<T>> read(Report<T> report) {
    try (report) {
      List<ReportRow<T>> rows = new ArrayList<>();
      report.forEachRemaining(rows::add);
      return rows;
    }
  }
}
