package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.reply;
import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoapResultsTest {

  @Test
  void invoiceFile_accepted_contentArrivesAsItWas() throws Exception {
    byte[] content = new byte[100_003];
    new Random(7).nextBytes(content);
    try (StubServer server = new StubServer(soap11(Contract.response("invoice-file-accepted")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      InvoiceFileAnswer answer = cloud.submit(InvoiceFile.of("a.bif", content));

      assertThat(answer.accepted()).isTrue();
      assertThat(answer.fileGuid()).contains("95cdd408-ee84-4743-905a-fbe07a954dd2");
      assertThat(answer.recordCount()).contains(2);
      String request = server.received.get(0).text();
      assertThat(request).contains("<FileName>a.bif</FileName>").endsWith("Envelope>");
      String sent =
          request.substring(
              request.indexOf("<FileContent>") + 13, request.indexOf("</FileContent>"));
      assertThat(Base64.getDecoder().decode(sent)).isEqualTo(content);
    }
  }

  @Test
  void invoiceFile_refused_isAnAnswer() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("invoice-file-refused")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      InvoiceFileAnswer answer =
          cloud.submit(InvoiceFile.of("empty.bif", "x".getBytes(StandardCharsets.UTF_8)));

      assertThat(answer.accepted()).isFalse();
      assertThat(answer.errorMessage()).contains("The invoice file is empty.");
      assertThat(answer.fileGuid()).isEmpty();
    }
  }

  @Test
  void invoice_known_soap12() throws Exception {
    byte[] body = Contract.response("view-invoice");
    try (StubServer server = new StubServer(reply(200, "application/soap+xml", body));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                Contract.settings(server).soapVersion(SoapVersion.SOAP_1_2).build())) {
      InvoiceRecord invoice = cloud.findInvoice(InvoiceNumber.of("INV500003")).orElseThrow();

      assertThat(invoice.accountNumber()).contains(AccountNumber.of("0001000237"));
      assertThat(invoice.balanceDue()).isEqualTo(Money.parse("99.19"));
      assertThat(invoice.invoiceDueDate()).hasToString("Optional[2026-11-21]");
      assertThat(invoice.autoPayCollectionDate()).isEmpty();
      assertThat(invoice.allowPartialPayments()).isFalse();
      assertThat(server.received.get(0).text()).contains("<Req><BillerGUID>");
    }
  }

  @Test
  void invoice_unknown_isEmpty() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("view-invoice-unknown")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(cloud.findInvoice(InvoiceNumber.of("NOPE"))).isEmpty();
    }
  }

  @Test
  void customer_known() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("view-customer")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      CustomerRecord customer = cloud.findCustomer(AccountNumber.of("0001000237")).orElseThrow();

      assertThat(customer.customerName()).contains("Müller & Söhne <Farm>");
      assertThat(customer.address2()).isEmpty();
      assertThat(customer.paperInvoices()).contains(false);
      assertThat(customer.registrationDate()).hasToString("Optional[2026-11-01]");
    }
  }

  private static final String CUSTOMER =
      "<ViewCustomerRecordResponse xmlns=\"urn:x\">%s</ViewCustomerRecordResponse>";

  private static Optional<CustomerRecord> customer(String content) throws Exception {
    String answer = PaymentAnswer.envelope(CUSTOMER.formatted(content));
    try (StubServer server = new StubServer(reply(200, "text/xml", answer));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      return cloud.findCustomer(AccountNumber.of("0001000237"));
    }
  }

  @Test
  void customer_outParametersThatSayError_areNoUnknownCustomer() {
    String known = "<R><AccountNumber>0001000237</AccountNumber>%s</R>";
    for (String content :
        List.of(
            "<errorCode>51</errorCode><errorMessage>Try later</errorMessage>",
            "<R/><status>error</status><errorMessage>Try later</errorMessage>",
            known.formatted("") + "<Success>false</Success><ErrorMessage>Try later</ErrorMessage>",
            known.formatted("<ErrorCode>51</ErrorCode><ErrorMessage>Try later</ErrorMessage>"),
            "<R><Success>false</Success><ErrorMessage>Try later</ErrorMessage></R>")) {
      assertThatThrownBy(() -> customer(content))
          .as(content)
          .isInstanceOf(CallFailedException.class)
          .hasMessageContaining("Try later");
    }
  }

  @Test
  void customer_outParametersThatSayNobody_areAnUnknownCustomer() throws Exception {
    assertThat(customer("<errorCode>404</errorCode><errorMessage>No such customer</errorMessage>"))
        .isEmpty();
    assertThat(customer("<R><ErrorMessage>Customer not found.</ErrorMessage></R>")).isEmpty();
    assertThatThrownBy(() -> customer("<errorMessage>BillerGUID not found</errorMessage>"))
        .hasMessageContaining("Check BillerGUID");
    assertThat(customer("<R><AccountNumber>1</AccountNumber><Status>Closed</Status></R>"))
        .isPresent();
  }

  @Test
  void customer_fieldThatCameTwice_isNoRecord() {
    assertThatThrownBy(
            () ->
                customer("<R><AccountNumber>1</AccountNumber><AccountNumber>2</AccountNumber></R>"))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("has AccountNumber more than once");
  }

  @Test
  void answerOfAnotherOperation_isNoUnknownCustomer_andNoAcceptedFile() throws Exception {
    byte[] other = Contract.response("view-customer-unknown");
    String otherText = new String(other, StandardCharsets.UTF_8);
    try (StubServer server =
            new StubServer(
                soap11(
                    otherText
                        .replace("ViewCustomerRecord", "ViewInvoiceByInvoiceNumber")
                        .getBytes(StandardCharsets.UTF_8)),
                soap11(
                    new String(Contract.response("invoice-file-accepted"), StandardCharsets.UTF_8)
                        .replace("SubmitBillerInvoiceFile", "ValidateBillerInvoiceFile")
                        .getBytes(StandardCharsets.UTF_8)));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThatThrownBy(() -> cloud.findCustomer(AccountNumber.of("1")))
          .isInstanceOf(ContractMismatchException.class);
      assertThatThrownBy(() -> cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(CallFailedException.Kind.OUTCOME_UNKNOWN))
          .hasMessageContaining("ValidateBillerInvoiceFileResponse");
    }
  }

  @Test
  void invoiceFile_acceptedBesideAnError_isOfUnknownOutcome_refusedIsRefused() throws Exception {
    String accepted =
        new String(Contract.response("invoice-file-accepted"), StandardCharsets.UTF_8)
            .replace(
                "</SubmitBillerInvoiceFileResponse>",
                "<errorCode>9</errorCode></SubmitBillerInvoiceFileResponse>");
    try (StubServer server =
            new StubServer(
                reply(200, "text/xml", accepted),
                reply(200, "text/xml", accepted.replace(">true<", ">false<")),
                reply(
                    200,
                    "text/xml",
                    accepted.replaceAll("<SubmitBillerInvoiceFileResult>.*Result>", "")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      InvoiceFile file = InvoiceFile.of("a.bif", new byte[] {1});

      assertThatThrownBy(() -> cloud.submit(file))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(CallFailedException.Kind.OUTCOME_UNKNOWN));
      assertThat(cloud.submit(file).accepted()).isFalse();
      assertThatThrownBy(() -> cloud.submit(file))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(CallFailedException.Kind.REQUEST_REFUSED));
    }
  }

  @Test
  void customer_unknown_isEmpty() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("view-customer-unknown")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(cloud.findCustomer(AccountNumber.of("nope"))).isEmpty();
    }
  }
}
