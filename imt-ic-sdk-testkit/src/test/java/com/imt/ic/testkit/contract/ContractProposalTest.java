package com.imt.ic.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.soap.SoapInvoiceCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Onboarding: from the other side's WSDLs and samples to a profile that reads them. */
class ContractProposalTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final List<String> SERVICES =
      List.of(
          "PaymentReporting",
          "BillerSettledBatchDetail",
          "ACHRejectReporting",
          "BillerAutoPayCustomerReport",
          "BillerPaperlessCustomerReport",
          "BillerInvoiceFile",
          "CloudInvoicing",
          "CloudManagement");
  private static final List<String> SAMPLES =
      List.of(
          "payments-soap11",
          "payments-none",
          "settled-batches",
          "ach-rejects",
          "autopay-customers",
          "paperless-customers",
          "invoice-file-accepted",
          "view-invoice",
          "view-customer",
          "fault-credentials-soap11");

  /** Every name of the contract, as another team might have chosen it. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("PaymentReportingDataSetFromGMT", "GetPaymentsSince"),
          Map.entry("BillerSettledBatchDetailDataSet", "GetSettlementBatches"),
          Map.entry("ACHRejectReportingDataSetFromGMT", "GetReturnedItems"),
          Map.entry("BillerAutoPayCustomerReportDataSet", "ListAutoPay"),
          Map.entry("BillerPaperlessCustomerReportDataSet", "ListPaperless"),
          Map.entry("SubmitBillerInvoiceFile", "UploadInvoices"),
          Map.entry("ViewInvoiceByInvoiceNumber", "GetInvoice"),
          Map.entry("ViewCustomerRecord", "GetCustomer"),
          Map.entry("PaymentReporting", "Payments"),
          Map.entry("BillerSettledBatchDetail", "Settlements"),
          Map.entry("ACHRejectReporting", "Returns"),
          Map.entry("BillerAutoPayCustomerReport", "AutoPayEnrollments"),
          Map.entry("BillerPaperlessCustomerReport", "PaperlessEnrollments"),
          Map.entry("BillerInvoiceFile", "InvoiceUpload"),
          Map.entry("CloudInvoicing", "Invoices"),
          Map.entry("CloudManagement", "Customers"),
          Map.entry("BillerGUID", "BillerId"),
          Map.entry("WebServiceKey", "ApiKey"),
          Map.entry("FromGMT", "SinceUtc"),
          Map.entry("StartDate", "FirstDay"),
          Map.entry("EndDate", "LastDay"),
          Map.entry("FileName", "Name"),
          Map.entry("FileContent", "Bytes"),
          Map.entry("Req", "Query"),
          Map.entry("Payment", "Paid_x0020_Items"),
          Map.entry("SettledBatchDetail", "Batch_x0020_Lines"),
          Map.entry("ACHReject", "Return_x0020_Items"),
          Map.entry("AutoPayCustomer", "Enrolled"),
          Map.entry("PaperlessCustomer", "NoPaper"),
          Map.entry("PaymentGUID", "Transaction_x0020__x0023_"),
          Map.entry("AccountNumber", "AcctNo"),
          Map.entry("InvoiceNumber", "InvNo"),
          Map.entry("CustomerName", "PayerName"),
          Map.entry("EmailAddress", "Mail"),
          Map.entry("PaymentDateGMT", "PaidTimestampUtc"),
          Map.entry("PaymentAmount", "Amt"),
          Map.entry("ConvenienceFee", "ConvFee"),
          Map.entry("CardType", "Card_x0020_Brand"),
          Map.entry("PaymentMethod", "Tender"),
          Map.entry("Approved", "IsApproved"),
          Map.entry("PaymentMessage", "PmtMsg"),
          Map.entry("ApprovalCode", "AuthCode"),
          Map.entry("PaymentSource", "PmtSource"),
          Map.entry("BillerReference", "BillerRef"),
          Map.entry("BatchID", "BatchNo"),
          Map.entry("SettledDate", "SettlementDay"),
          Map.entry("DepositAmount", "DepositAmt"),
          Map.entry("RejectDateGMT", "ReturnedUtc"),
          Map.entry("RejectCode", "ReturnCode"),
          Map.entry("RejectReason", "ReturnReason"),
          Map.entry("RejectAmount", "ReturnAmt"),
          Map.entry("AutoPay", "AutomaticPayment"),
          Map.entry("PaperInvoices", "PaperBills"),
          Map.entry("ChangeDateGMT", "ModifiedUtc"),
          Map.entry("Success", "Ok"),
          Map.entry("ErrorMessage", "ErrorText"),
          Map.entry("FileGUID", "UploadGuid"),
          Map.entry("RecordCount", "Records"),
          Map.entry("InvoiceDate", "BillDate"),
          Map.entry("InvoiceDueDate", "BillDueDate"),
          Map.entry("TotalAmountDue", "TotalDue"),
          Map.entry("BalanceDue", "BalDue"),
          Map.entry("MinimumAmountDue", "MinAmountDue"),
          Map.entry("AllowPartialPayments", "PartialPaymentsAllowed"));

  @TempDir Path folder;

  /** Names stand as whole words: in tags, attributes and namespaces, never inside values. */
  private static byte[] renamed(byte[] xml) {
    String text = new String(xml, StandardCharsets.UTF_8);
    Function<String, String> other =
        name -> {
          for (String end : List.of("", "Response", "Result", "SoapIn", "SoapOut", "Request")) {
            if (name.endsWith(end)) {
              String to = OTHER_NAMES.get(name.substring(0, name.length() - end.length()));
              if (to != null) {
                return to + end;
              }
            }
          }
          return name;
        };
    String out =
        Pattern.compile("(?<=[</:\"])[A-Za-z][A-Za-z0-9]+(?=[ >\"/.])")
            .matcher(text)
            .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(other.apply(m.group())));
    return out.getBytes(StandardCharsets.UTF_8);
  }

  private void write(Function<byte[], byte[]> change) throws Exception {
    for (String service : SERVICES) {
      Files.write(
          folder.resolve(OTHER_NAMES.get(service) + ".wsdl"),
          change.apply(RecordedCloud.wsdl(service)));
    }
    for (String sample : SAMPLES) {
      Files.write(
          folder.resolve(sample + ".response.xml"), change.apply(RecordedCloud.response(sample)));
    }
  }

  @Test
  void everythingRenamed_proposalReadsWhatTheDefaultsReadBefore() throws Exception {
    write(ContractProposalTest::renamed);
    ContractProposal proposal = ContractCheck.of(Profile.defaults()).propose(folder, folder);
    Profile profile = Profile.defaults().override(proposal.overrideJson());

    assertThat(ContractCheck.of(profile).compare(folder, folder))
        .as(proposal.overrideJson())
        .noneMatch(ContractDifference::matters);
    assertThat(read(profile, ContractProposalTest::renamed))
        .as(proposal.overrideJson())
        .isEqualTo(read(Profile.defaults(), bytes -> bytes));
    assertThat(proposal.guesses())
        .anyMatch(guess -> guess.startsWith("$.operations.payments.columns.amount.names = [Amt]"));
    assertThat(proposal.overrideJson().lines().filter(line -> line.contains("GUESS")))
        .hasSizeGreaterThan(40);
  }

  /** Everything that the contract answers, as text that tells every field. */
  private static List<String> read(Profile profile, Function<byte[], byte[]> change)
      throws Exception {
    Map<String, String> samples =
        Map.of(
            "payments", "payments-soap11",
            "settledBatches", "settled-batches",
            "achRejects", "ach-rejects",
            "autoPay", "autopay-customers",
            "paperless", "paperless-customers",
            "viewCustomer", "view-customer",
            "submitInvoiceFile", "invoice-file-accepted");
    try (RecordedCloud server = new RecordedCloud();
        SoapInvoiceCloud cloud = server.connect(profile)) {
      samples.forEach(
          (operation, sample) ->
              server.answer(
                  profile.operation(operation).service(),
                  change.apply(RecordedCloud.response(sample))));
      List<String> all = new java.util.ArrayList<>();
      for (Payment p : RecordedCloud.records(cloud.paymentsSince(FROM))) {
        all.add(
            p.paymentGuid().value()
                + p.accountNumber().value()
                + p.invoiceNumber()
                + p.invoiceTypeId()
                + p.customerName()
                + p.emailAddress()
                + p.paidAt()
                + p.amount()
                + p.convenienceFee()
                + p.method()
                + p.cardType()
                + p.approved()
                + p.message()
                + p.approvalCode()
                + p.autoPay()
                + p.source()
                + p.billerReference());
      }
      LocalDate day = LocalDate.of(2026, 11, 1);
      for (SettledPayment s : RecordedCloud.records(cloud.settledBetween(day, day))) {
        all.add(
            s.batchId()
                + s.settledOn()
                + s.paymentGuid().value()
                + s.accountNumber()
                + s.invoiceNumber()
                + s.amount()
                + s.convenienceFee()
                + s.method()
                + s.cardType()
                + s.processor()
                + s.depositAmount());
      }
      for (AchReturn r : RecordedCloud.records(cloud.achReturnsSince(FROM))) {
        all.add(
            r.paymentGuid().value()
                + r.accountNumber()
                + r.invoiceNumber()
                + r.returnedAt()
                + r.code()
                + r.reason()
                + r.amount()
                + r.paidAt()
                + r.customerName());
      }
      RecordedCloud.records(cloud.autoPayCustomers(Instant.EPOCH))
          .forEach(
              c ->
                  all.add(
                      c.accountNumber().value()
                          + c.customerName()
                          + c.emailAddress()
                          + c.enrolled()
                          + c.changedAt()));
      RecordedCloud.records(cloud.paperlessCustomers(Instant.EPOCH))
          .forEach(c -> all.add(c.accountNumber().value() + c.enrolled() + c.changedAt()));
      all.add(cloud.findCustomer(AccountNumber.of("A-1")).orElseThrow().toString());
      all.add(
          cloud.submit(InvoiceFile.of("a.bif", "x".getBytes(StandardCharsets.UTF_8))).toString());
      return all;
    }
  }

  @Test
  void renamedRequests_carryTheOtherNames() throws Exception {
    write(ContractProposalTest::renamed);
    Profile profile =
        Profile.defaults()
            .override(ContractCheck.of(Profile.defaults()).propose(folder, folder).overrideJson());
    byte[] unknown = renamed(RecordedCloud.response("view-invoice-unknown"));
    try (RecordedCloud server = new RecordedCloud().answer("Invoices", unknown);
        SoapInvoiceCloud cloud = server.connect(profile)) {
      assertThat(cloud.findInvoice(InvoiceNumber.of("I-1"))).isEmpty();

      LoggedRequest request = server.received().get(0);
      assertThat(request.getUrl()).isEqualTo("/ws/Invoices.asmx");
      assertThat(request.getHeader("SOAPAction"))
          .isEqualTo("\"https://www.invoicecloud.com/portal/webservices/Invoices/GetInvoice\"");
      assertThat(request.getBodyAsString())
          .contains("<Query><BillerId>" + RecordedCloud.GUID + "</BillerId><ApiKey>")
          .contains("<InvNo>I-1</InvNo></Query></GetInvoice>");
    }
  }

  @Test
  void ownContract_nothingToOverride() throws Exception {
    for (String service : SERVICES) {
      Files.write(folder.resolve(service + ".wsdl"), RecordedCloud.wsdl(service));
    }
    for (String sample : SAMPLES) {
      Files.write(folder.resolve(sample + ".response.xml"), RecordedCloud.response(sample));
    }
    ContractProposal proposal = ContractCheck.of(Profile.defaults()).propose(folder, folder);

    assertThat(proposal.guesses()).isEmpty();
    assertThat(Profile.defaults().override(proposal.overrideJson()).toJson())
        .isEqualTo(Profile.defaults().toJson());
  }

  @Test
  void columnNobodyCouldBe_isMissing_timesWithoutAModeAreGuesses_orderIsKept() throws Exception {
    write(
        bytes ->
            new String(bytes, StandardCharsets.UTF_8)
                .replace(" msdata:DateTimeMode=\"Utc\"", "")
                .replace("PaymentDateGMT", "PaymentDate")
                .replaceAll("<RejectCode>R\\d\\d</RejectCode>", "<RejectCode>why?</RejectCode>")
                .replace("name=\"RejectCode\"", "name=\"Hidden_x0020_Thing\"")
                .replace("RejectCode>", "Hidden_x0020_Thing>")
                .replaceAll(
                    "(<s:element [^>]*name=\"StartDate\"[^>]*>)(\\s*)(<s:element"
                        + " [^>]*name=\"EndDate\"[^>]*>)",
                    "$3$2$1")
                .getBytes(StandardCharsets.UTF_8));
    ContractProposal proposal = ContractCheck.of(Profile.defaults()).propose(folder, folder);

    assertThat(proposal.guesses())
        .anyMatch(guess -> guess.startsWith("$.operations.achRejects.columns.code.names: MISSING"))
        .anyMatch(guess -> guess.startsWith("$.operations.payments.columns.paidAt.time = GMT"));
    assertThatThrownBy(() -> Profile.defaults().override(proposal.overrideJson()))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.operations.achRejects.columns.code.names[0]: is still");
    assertThat(
            Profile.defaults()
                .override(proposal.overrideJson().replace("\"MISSING\"", "\"Hidden Thing\""))
                .operation("settledBatches")
                .request()
                .parameters()
                .keySet())
        .containsExactly("billerGuid", "webServiceKey", "endDate", "startDate");
    assertThat(proposal.overrideJson()).doesNotContain("why?");
  }
}
