package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.reply;
import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  @Test
  void customer_unknown_isEmpty() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("view-customer-unknown")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(cloud.findCustomer(AccountNumber.of("nope"))).isEmpty();
    }
  }
}
