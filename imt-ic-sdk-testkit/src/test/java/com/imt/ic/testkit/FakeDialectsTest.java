package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.contract.ContractCheck;
import com.imt.ic.testkit.contract.ContractDifference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the fake makes of a profile, in the bytes of its requests and answers. */
class FakeDialectsTest {

  private static final Instant NOON = Instant.parse("2026-11-03T18:00:00.1234567Z");
  private static final String GUID = "11111111-2222-3333-4444-555555555555";
  private static final String CREDENTIALS =
      "<BillerGUID>"
          + GUID
          + "</BillerGUID><WebServiceKey>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</WebServiceKey>";

  private final MutableClock clock = MutableClock.at(NOON);
  private FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().build();
  private FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud);

  @AfterEach
  void close() {
    server.close();
  }

  // Requests.

  @Test
  void windowOfPatternsZonesAndShifts_isReadBackToItsMoments() throws Exception {
    serve(
        """
        {"operations": {"payments": {"parameters": {
          "from": {"element": "Window/Start", "pattern": "MM/dd/yyyy HH:mm",
                   "time": "America/Chicago", "shift": "-PT1H"},
          "to": {"element": "Window/End", "pattern": "MM/dd/yyyy", "time": "America/Chicago"}}}}}
        """);
    pay("1", NOON.minus(Duration.ofHours(30)));
    pay("2", NOON.minus(Duration.ofHours(3)));
    pay("3", NOON);

    // 11:00 of the clock that is an hour behind what is meant, which is 18:00 GMT; a day's end.
    String from = payments(window("11/03/2026 11:00", "11/04/2026"));
    String until = payments(window("11/01/2026 00:00", "11/03/2026"));

    assertThat(from).contains(guid("3")).doesNotContain(guid("2"), guid("1"));
    assertThat(until).contains(guid("1")).doesNotContain(guid("2"), guid("3"));
  }

  @Test
  void timeThatThePatternDoesNotRead_isAFaultOfDotNets() throws Exception {
    serve(
        """
        {"operations": {"payments": {"parameters": {
          "from": {"element": "FromGMT", "pattern": "MM/dd/yyyy HH:mm"}}}}}
        """);

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("<faultcode>soap:Server</faultcode>")
        .contains("System.FormatException: String was not recognized as a valid DateTime.");
    assertThat(payments(""))
        .contains("System.ArgumentNullException: Value cannot be null.\nParameter name: FromGMT");
  }

  @Test
  void constant_isAskedFor() throws Exception {
    serve(
        """
        {"operations": {"payments": {"parameters": {
          "all": {"element": "Criteria/IncludeAll", "value": "true"}}}}}
        """);
    String from = "<FromGMT>2026-11-03T00:00:00Z</FromGMT>";

    assertThat(payments(from + "<Criteria><IncludeAll>true</IncludeAll></Criteria>"))
        .contains("<diffgr:diffgram");
    assertThat(payments(from + "<Criteria><IncludeAll>false</IncludeAll></Criteria>"))
        .contains("Value does not fall within the expected range.");
    // In another place it is as good as absent.
    assertThat(payments(from + "<IncludeAll>true</IncludeAll>"))
        .contains("System.ArgumentNullException");
  }

  @Test
  void endThatIsMissing_isAYearThatSqlServerRefuses() throws Exception {
    serve("{\"operations\": {\"payments\": {\"parameters\": {\"to\": \"EndGMT\"}}}}");

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("SqlDateTime overflow. Must be between 1/1/1753");
  }

  @Test
  void pages_holdAtMostTheProfilesSize() throws Exception {
    serve(
        """
        {"operations": {"payments": {
          "parameters": {"page": "PageNumber", "pageSize": "PageSize"},
          "pages": {"first": 1, "size": 2}}}}
        """);
    for (String each : List.of("1", "2", "3")) {
      pay(each, NOON);
    }

    assertThat(payments(page("1", "50"))).contains(guid("1"), guid("2")).doesNotContain(guid("3"));
    assertThat(payments(page("2", "2"))).contains(guid("3")).doesNotContain(guid("2"));
    assertThat(payments(page("3", "2"))).doesNotContain("<PaymentGUID>");
    assertThat(payments("<PageSize>2</PageSize>")).contains("OFFSET clause may not be negative");
  }

  @Test
  void invoiceTypes_areAnsweredOneAtATime() throws Exception {
    serve(
        """
        {"biller": {"invoiceTypes": ["7", "8"]}, "operations": {
          "payments": {"parameters": {"invoiceTypeId": "InvoiceTypeID"}}}}
        """);
    cloud.recordPayments(
        List.of(
            payment("1", NOON).toBuilder().invoiceTypeId("8").build(),
            payment("2", NOON).toBuilder().invoiceTypeId("7").build(),
            payment("3", NOON)));

    assertThat(payments("<InvoiceTypeID>8</InvoiceTypeID>"))
        .contains(guid("1"))
        .doesNotContain(guid("2"), guid("3"));
    assertThat(payments("<InvoiceTypeID>7</InvoiceTypeID>")).contains(guid("2"), guid("3"));
    assertThat(guidsInMemory()).containsExactly(guid("2"), guid("3"), guid("1"));
  }

  // Who is calling.

  @Test
  void credentialsInAHeader_areAskedForThere() throws Exception {
    serve(
        """
        {"session": {"header": {"element": "Auth", "namespace": "urn:h",
           "parameters": {"billerGuid": "User", "webServiceKey": "Key"}}},
         "operations": {"payments": {"parameters": {"billerGuid": null, "webServiceKey": null}}}}
        """);
    String header =
        "<soap:Header><Auth xmlns=\"urn:h\"><User>"
            + GUID
            + "</User><Key>%s</Key></Auth></soap:Header>";
    String body = envelope("payments", "<FromGMT>2026-11-03T00:00:00Z</FromGMT>");

    assertThat(
            post(
                "payments",
                body.replace(
                    "<soap:Body>",
                    header.formatted("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee") + "<soap:Body>")))
        .contains("<diffgr:diffgram");
    assertThat(
            post("payments", body.replace("<soap:Body>", header.formatted("no") + "<soap:Body>")))
        .contains("Invalid BillerGUID or WebServiceKey.");
    assertThat(post("payments", body)).contains("Invalid BillerGUID or WebServiceKey.");
  }

  @Test
  void httpBasic_isAskedForBeforeTheRequestIsRead() throws Exception {
    serve(
        """
        {"session": {"httpBasic": {"user": "imt-{billerGuid}", "password": "{webServiceKey}"}}}
        """);

    HttpResponse<String> refused =
        new RawClient(server.baseAddress()).post("PaymentReporting", "any", "<x/>");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Basic realm="));
  }

  @Test
  void tokenOfALogin_isGoodUntilTheTestSaysOtherwise() throws Exception {
    serve(LOGIN);

    String first = post("login", envelope("login", LOGIN_BODY));
    assertThat(first)
        .contains("<LoginResponse xmlns=\"urn:auth/\"><LoginResult>token-1</LoginResult>");
    String call =
        envelope("payments", "<Token>token-1</Token><FromGMT>2026-11-03T00:00:00Z</FromGMT>");
    assertThat(post("payments", call)).contains("<diffgr:diffgram");

    server.expireTokens();

    assertThat(post("payments", call)).contains("Session token is missing or has expired.");
    assertThat(post("login", envelope("login", LOGIN_BODY))).contains("token-2");
    assertThat(post("login", envelope("login", "<User>me</User>")))
        .contains("Invalid BillerGUID or WebServiceKey.");
  }

  @Test
  void faultOfAnOldToken_mustBeOneThatTheProfileKnows() {
    FakeInvoiceCloud dialect =
        FakeInvoiceCloud.builder()
            .profile(Profile.defaults().override(LOGIN.replace("token is missing", "kein Token")))
            .build();

    assertThatThrownBy(() -> FakeInvoiceCloudServer.start(dialect))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session.login.expired")
        .hasMessageContaining("expiredToken");
    FakeInvoiceCloudServer.builder(dialect).expiredToken("Kein Token!").start().close();
  }

  // Answers.

  @Test
  void amountsTimesAndCodes_areWrittenAsTheProfileReadsThem() throws Exception {
    serve(
        """
        {"operations": {"payments": {"columns": {
          "amount": {"names": ["Amt"], "amount": {"currency": ["$"], "grouping": ",", "minus": "PARENTHESES"}},
          "paidAt": {"names": ["Paid"], "time": "America/Chicago", "patterns": ["MM/dd/yyyy hh:mm:ss a"]},
          "method": {"names": ["How"], "codes": {"E-Check": "EFT", "Credit Card": "CC"}},
          "approved": {"names": ["Status"], "codes": {"A": "true"}, "otherwise": "false"}}}}}
        """);
    cloud.recordPayments(
        List.of(
            payment("1", NOON).toBuilder().amount(Money.parse("1234567.50")).build(),
            payment("2", NOON).toBuilder().amount(Money.parse("-5")).approved(false).build()));

    String answer = payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>");

    assertThat(answer)
        .contains("<Amt>$1,234,567.50</Amt>", "<Amt>($5.00)</Amt>")
        .contains("<Paid>11/03/2026 12:00:00 PM</Paid>")
        .contains("<How>E-Check</How>")
        .contains("<Status>A</Status>", "<Status>false</Status>")
        .contains("name=\"Amt\" type=\"xs:string\"");
    ReportRow<Payment> row = cloud.paymentsSince(Instant.EPOCH).next();
    assertThat(row.raw())
        .containsEntry("Amt", "$1,234,567.50")
        .containsEntry("Paid", "11/03/2026 12:00:00 PM");
    assertThat(((ReportRow.Understood<Payment>) row).record().paidAt())
        .isEqualTo(Instant.parse("2026-11-03T18:00:00Z"));
  }

  @Test
  void undecidedZone_isWrittenWithTheServersOffset() throws Exception {
    serve(
        """
        {"biller": {"timeZone": "America/Chicago"},
         "operations": {"payments": {"columns": {"paidAt": {"names": ["Paid"]}}}}}
        """);
    pay("1", NOON);

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("<Paid>2026-11-03T12:00:00.1234567-06:00</Paid>")
        .contains("<xs:element name=\"Paid\" type=\"xs:dateTime\" minOccurs=\"0\" />");
  }

  @Test
  void columnsOfATableAround_groupTheRowsInIt() throws Exception {
    serve(
        """
        {"operations": {"settledBatches": {"table": "Line", "columns": {
          "batchId": {"table": "Batch", "names": ["No"]},
          "settledOn": {"table": "Batch", "names": ["On"], "time": "DATE"}}}}}
        """);
    for (String each : List.of("1", "2", "3")) {
      pay(each, NOON.minus(Duration.ofDays(each.equals("3") ? 1 : 2)));
    }
    cloud.settle(LocalDate.of(2026, 11, 9));

    String answer = settled();

    assertThat(answer.split("<Batch ", -1)).hasSize(3);
    assertThat(answer)
        .containsPattern(
            "<Batch diffgr:id=\"Batch1\" msdata:rowOrder=\"0\"><No>\\d+</No><On>2026-11-03T00:00:00</On>"
                + "<Line diffgr:id=\"Line1\" msdata:rowOrder=\"0\"><PaymentGUID>"
                + guid("1"))
        .containsPattern("</Line><Line diffgr:id=\"Line2\".*</Line></Batch><Batch")
        .contains("</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>");
    assertThat(
            cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9)).next().raw())
        .containsEntry("Batch/On", "2026-11-03T00:00:00")
        .doesNotContainKey("On");
  }

  @Test
  void columnsOfALookup_standInATableOfTheirOwnWithItsKey() throws Exception {
    serve(
        """
        {"operations": {"payments": {
          "lookups": {"Fees": {"Ref": "PaymentGUID"}},
          "columns": {"convenienceFee": {"table": "Fees", "names": ["Fee"]}}}}}
        """);
    pay("1", NOON);

    String answer = payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>");

    assertThat(answer)
        .contains(
            "<Fees diffgr:id=\"Fees1\" msdata:rowOrder=\"0\"><Ref>"
                + guid("1")
                + "</Ref><Fee>1.5</Fee></Fees>")
        .doesNotContain("<ConvenienceFee>");
    assertThat(cloud.paymentsSince(Instant.EPOCH).next().raw()).containsEntry("Fees/Fee", "1.5");
  }

  @Test
  void keyThatNoFieldHolds_isMadeForTheRow() throws Exception {
    serve(
        """
        {"operations": {"payments": {
          "lookups": {"Fees": {"ID": "FeeID"}},
          "columns": {"convenienceFee": {"table": "Fees", "names": ["Fee"]}}}}}
        """);
    pay("1", NOON);

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("<FeeID>1.5</FeeID>")
        .contains("<ID>1.5</ID><Fee>1.5</Fee>");
  }

  @Test
  void elements_standInTheResultWithoutADataSet() throws Exception {
    serve("{\"operations\": {\"payments\": {\"form\": \"ELEMENTS\"}}}");
    pay("1", NOON);

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("Result><Payment><PaymentGUID>" + guid("1") + "</PaymentGUID>")
        .doesNotContain("diffgr", "xs:schema");
  }

  @Test
  void xmlText_isADocumentInAString() throws Exception {
    serve("{\"operations\": {\"payments\": {\"form\": \"XML_TEXT\", \"response\": \"Answer\"}}}");
    cloud.recordPayments(
        List.of(payment("1", NOON).toBuilder().customerName("Müller & Söhne").build()));

    assertThat(payments("<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("<Answer xmlns=")
        .contains(
            "Result>&lt;NewDataSet&gt;&#xD;\n  &lt;Payment&gt;&#xD;\n    &lt;PaymentGUID&gt;"
                + guid("1"))
        .contains("&lt;CustomerName&gt;Müller &amp;amp; Söhne&lt;/CustomerName&gt;")
        .contains("  &lt;/Payment&gt;&#xD;\n&lt;/NewDataSet&gt;</");
  }

  @Test
  void enrolmentAsALog_holdsEveryChangeOfTheWindow() throws Exception {
    serve(
        """
        {"polling": {"paperless": {"lists": "CHANGES"}, "autopay": {"lists": "ENROLLED"}},
         "operations": {"paperless": {"parameters": {"from": "Since"}, "columns": {
           "paperInvoices": null, "enrolled": {"names": ["Paperless"], "required": true,
             "codes": {"E": "true", "C": "false"}},
             "changedAt": {"required": true}}}}}
        """);
    AccountNumber account = AccountNumber.of("0001000237");
    cloud.holdInvoices(List.of(invoice()));
    cloud.customer(account).goesPaperless();
    cloud.customer(account).enrollsInAutoPay(PaymentMethod.EFT);
    clock.advance(Duration.ofHours(1));
    cloud.customer(account).goesBackToPaper();
    cloud.customer(account).leavesAutoPay();

    String all = call("paperless", "<Since>2026-11-03T00:00:00Z</Since>");
    String last = call("paperless", "<Since>2026-11-03T18:30:00Z</Since>");

    assertThat(all).containsSubsequence("<Paperless>E</Paperless>", "<Paperless>C</Paperless>");
    assertThat(last).contains("<Paperless>C</Paperless>").doesNotContain("<Paperless>E<");
    assertThat(call("autoPay", "")).doesNotContain("0001000237");
  }

  @Test
  void returnsWithoutAGuid_doNotHaveOne() throws Exception {
    serve(
        """
        {"operations": {"achRejects": {"columns": {"paymentGuid": null}}},
         "posting": {"findReturnsBy": ["accountNumber", "invoiceNumber", "amount"]}}
        """);
    pay("1", NOON);
    cloud.bankReturns(cloud.allPayments().get(0), NachaCode.R01);

    assertThat(call("achRejects", "<FromGMT>2026-11-03T00:00:00Z</FromGMT>"))
        .contains("<RejectCode>R01</RejectCode>")
        .doesNotContain("PaymentGUID", guid("1"));
  }

  // Submission.

  @Test
  void packedFiles_areUnpackedAndTheirNamesTakenBack() throws Exception {
    byte[] content = "no invoice file\r\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a.bif"));
      out.write(content);
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(content);
    }

    assertThat(submitted("ZIP", base64(zip.toByteArray()))).isEqualTo(content);
    assertThat(submitted("GZIP", base64(gzip.toByteArray()))).isEqualTo(content);
    assertThat(submitted("TEXT", "no invoice file&#xD;\n")).isEqualTo(content);
    assertThat(submitted("BASE64", base64(content))).isEqualTo(content);
  }

  @Test
  void resultCode_standsAsTheResultItselfAndSaysThatAFileWasThere() throws Exception {
    serve(
        """
        {"operations": {"submitInvoiceFile": {"columns": {
          "success": {"names": ["SubmitBillerInvoiceFileResult"], "codes": {"0": "true"}, "otherwise": "false"},
          "alreadyReceived": {"names": ["SubmitBillerInvoiceFileResult"], "codes": {"17": "true"}, "otherwise": "false"},
          "errorMessage": {"names": ["Why"]}, "fileGuid": null, "recordCount": null}}}}
        """);
    byte[] file = invoiceFile();
    String first = submit("a.bif", file);

    assertThat(first)
        .contains("Response xmlns=")
        .contains("<SubmitBillerInvoiceFileResult>0</SubmitBillerInvoiceFileResult></Submit");
    assertThat(submit("a.bif", file))
        .contains("<SubmitBillerInvoiceFileResult>17</SubmitBillerInvoiceFileResult>");
    assertThat(submit("b.bif", "nonsense".getBytes(StandardCharsets.UTF_8)))
        .contains("<SubmitBillerInvoiceFileResult>1</SubmitBillerInvoiceFileResult><Why>");
  }

  @Test
  void repeatedFile_isRefusedWithWordsThatTheProfileKnows() throws Exception {
    FakeInvoiceCloud refusing =
        FakeInvoiceCloud.builder().refusingRepeatedFiles("Duplicate file.").build();
    server.close();
    server = FakeInvoiceCloudServer.start(refusing);
    cloud = refusing;
    byte[] file = invoiceFile();
    assertThat(submit("a.bif", file)).contains("<Success>true</Success>");

    assertThat(submit("a.bif", file))
        .contains("<Success>false</Success><ErrorMessage>Duplicate file.</ErrorMessage>");
    assertThatThrownBy(() -> FakeInvoiceCloud.builder().refusingRepeatedFiles("No.").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alreadyReceived");
  }

  // WSDL.

  @Test
  void wsdlOfTheDefaults_isWhatAnAspNetServerGave() {
    assertThat(ContractCheck.of(Profile.defaults()).compare(server.baseAddress(), null))
        .extracting(ContractDifference::found)
        .isEmpty();
  }

  @Test
  void wsdlOfADialect_fitsItsOwnProfile() throws Exception {
    serve(
        LOGIN.replaceFirst(
            "\\{\"operations\": \\{",
            "{\"operations\": {\"settledBatches\": {\"service\": \"Money\", \"namespace\": \"urn:m/\"},"
                + " \"achRejects\": {\"service\": \"Money\", \"namespace\": \"urn:m/\"},"));

    assertThat(ContractCheck.of(cloud.profile()).compare(server.baseAddress(), null))
        .filteredOn(ContractDifference::matters)
        .isEmpty();
    assertThat(new RawClient(server.baseAddress()).get("Money.asmx?wsdl").body())
        .contains("soapAction=\"urn:m/BillerSettledBatchDetailDataSet\"")
        .contains("soapAction=\"urn:m/ACHRejectReportingDataSetFromGMT\"");
    assertThat(new RawClient(server.baseAddress()).get("Auth.asmx?wsdl").body())
        .contains("name=\"LoginResult\" type=\"s:string\"");
  }

  @Test
  void wsdlOfHeadersPathsAndForms_saysThem() throws Exception {
    serve(
        """
        {"session": {"header": {"element": "Auth", "namespace": "urn:h", "parameters": {"billerGuid": "User"}}},
         "operations": {"payments": {"form": "ELEMENTS", "parameters": {
           "from": {"element": "Criteria/From", "pattern": "yyyy-MM-dd"}}}}}
        """);

    String wsdl = new RawClient(server.baseAddress()).get("PaymentReporting.asmx?wsdl").body();

    assertThat(wsdl.replaceAll("\\r\\n *", ""))
        .contains("<soap:header message=\"tns:PaymentReportingDataSetFromGMTAuth\" part=\"Auth\"")
        .contains("targetNamespace=\"urn:h\"><s:element name=\"Auth\">")
        .contains(
            "name=\"Criteria\"><s:complexType><s:sequence><s:element minOccurs=\"0\" maxOccurs=\"1\""
                + " name=\"From\" type=\"s:string\" />")
        .contains("maxOccurs=\"unbounded\" name=\"Payment\"")
        .contains("name=\"PaymentAmount\" type=\"s:decimal\"");
  }

  private static final String LOGIN =
      """
      {"operations": {"payments": {
         "parameters": {"billerGuid": null, "webServiceKey": null, "token": "Token"}}},
       "session": {"login": {"service": "Auth", "namespace": "urn:auth/", "operation": "Login",
         "parameters": {"billerGuid": "User", "webServiceKey": "Password"},
         "columns": {"token": {"names": ["LoginResult"]}}, "expired": ["token is missing"]}}}
      """;

  private static final String LOGIN_BODY =
      "<User>" + GUID + "</User><Password>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</Password>";

  private void serve(String override) {
    server.close();
    cloud =
        FakeInvoiceCloud.builder()
            .clock(clock)
            .profile(Profile.defaults().override(override))
            .build();
    server = FakeInvoiceCloudServer.start(cloud);
  }

  private void pay(String last, Instant at) {
    cloud.recordPayments(List.of(payment(last, at)));
  }

  private static Payment payment(String last, Instant at) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(guid(last)))
        .accountNumber(AccountNumber.of("0001000237"))
        .invoiceNumber(InvoiceNumber.of("INV" + last))
        .paidAt(at)
        .amount(Money.parse("10.00"))
        .convenienceFee(Money.parse("1.50"))
        .method(PaymentMethod.EFT)
        .approved(true)
        .build();
  }

  private static BifInvoice invoice() {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("0001000237"))
        .invoiceNumber(InvoiceNumber.of("INV500003"))
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 21))
        .totalAmountDue(Money.parse("99.19"))
        .balanceDue(Money.parse("99.19"))
        .build();
  }

  private List<String> guidsInMemory() {
    List<String> guids = new ArrayList<>();
    cloud
        .paymentsSince(Instant.EPOCH)
        .forEachRemaining(row -> guids.add(row.raw().get("PaymentGUID")));
    return guids;
  }

  private static String guid(String last) {
    return "00000000-0000-4000-8000-00000000000" + last;
  }

  private static String window(String start, String end) {
    return "<Window><Start>" + start + "</Start><End>" + end + "</End></Window>";
  }

  private static String page(String number, String size) {
    return "<PageNumber>" + number + "</PageNumber><PageSize>" + size + "</PageSize>";
  }

  private String payments(String parameters) throws Exception {
    return call("payments", parameters);
  }

  private String settled() throws Exception {
    return call(
        "settledBatches",
        "<StartDate>2026-11-01T00:00:00</StartDate><EndDate>2026-11-09T00:00:00</EndDate>");
  }

  private String call(String operation, String parameters) throws Exception {
    return post(operation, envelope(operation, CREDENTIALS + parameters));
  }

  private String envelope(String operation, String parameters) {
    var spec = spec(operation);
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><"
        + spec.operation()
        + " xmlns=\""
        + spec.namespace()
        + "\">"
        + parameters
        + "</"
        + spec.operation()
        + "></soap:Body></soap:Envelope>";
  }

  private String post(String operation, String envelope) throws Exception {
    var spec = spec(operation);
    return new RawClient(server.baseAddress())
        .post(spec.service(), spec.soapAction(), envelope)
        .body();
  }

  private OperationSpec spec(String operation) {
    return operation.equals("login")
        ? cloud.profile().session().login().orElseThrow().operation()
        : cloud.profile().operation(operation);
  }

  private String submit(String name, byte[] content) throws Exception {
    return call(
        "submitInvoiceFile",
        "<FileName>" + name + "</FileName><FileContent>" + base64(content) + "</FileContent>");
  }

  private byte[] submitted(String form, String content) throws Exception {
    serve(
        """
        {"operations": {"submitInvoiceFile": {"parameters": {
          "fileName": {"element": "FileName", "value": "in/{fileName}.pkg"},
          "fileContent": {"element": "FileContent", "form": "%s"}}}}}
        """
            .formatted(form));
    String unused =
        call(
            "submitInvoiceFile",
            "<FileName>in/a.bif.pkg</FileName><FileContent>" + content + "</FileContent>");
    ReceivedInvoiceFile received = cloud.receivedFiles().get(0);
    assertThat(received.name()).isEqualTo("a.bif");
    return received.content();
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  private byte[] invoiceFile() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BifWriter.of(BifLayout.of(cloud.profile()))
        .writeAll(
            List.of(
                ContractFixture.news(ContractFixture.invoice(InvoiceNumber.of("INV1"), "1.00"))),
            bytes);
    return bytes.toByteArray();
  }
}
