package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ASP.NET answered to a recorded request, the server answers with the same data to the byte.
 */
class RecordedExchangesTest {

  @RegisterExtension
  final FakeInvoiceCloudExtension invoiceCloud =
      FakeInvoiceCloudExtension.builder().startingAt(Instant.parse("2026-11-03T18:00:00Z")).build();

  @ParameterizedTest
  @CsvSource({
    "payments-soap11, text/xml; charset=utf-8",
    "payments-soap12, application/soap+xml; charset=utf-8"
  })
  void recordedPayments_comeBackByteForByte(String sample, String contentType) throws Exception {
    invoiceCloud.cloud().recordPayments(payments(sample));

    HttpResponse<String> answer = client().post(Samples.request(sample));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(answer.body()).isEqualTo(Samples.response(sample));
  }

  @Test
  void noPayments_answersAnEmptyDiffgram() throws Exception {
    HttpResponse<String> answer = client().post(Samples.request("payments-none"));

    assertThat(answer.body()).isEqualTo(Samples.response("payments-none"));
  }

  @ParameterizedTest
  @CsvSource({
    "settled-batches, SettledBatchDetail",
    "ach-rejects, ACHReject",
    "autopay-customers, AutoPayCustomer",
    "paperless-customers, PaperlessCustomer"
  })
  void everyOtherReport_hasTheSchemaOfTheSample(String sample, String table) throws Exception {
    HttpResponse<String> answer = client().post(Samples.request(sample));

    String recorded = Samples.response(sample);
    assertThat(Samples.rows(sample, table)).isNotEmpty();
    assertThat(answer.body()).startsWith(recorded.substring(0, recorded.indexOf("</xs:schema>")));
  }

  @Test
  void achReject_isARowOfTheSample() throws Exception {
    List<Payment> payments = payments("payments-soap11");
    Payment returned = payments.get(0);
    invoiceCloud.cloud().recordPayments(List.of(returned));
    invoiceCloud.clock().goBackTo(Instant.parse("2026-11-03T00:00:00Z"));
    invoiceCloud.cloud().bankReturns(returned, "R01", "Insufficient Funds");

    String row = firstRow(client().post(Samples.request("ach-rejects")).body(), "ACHReject");

    assertThat(row).isEqualTo(firstRow(Samples.response("ach-rejects"), "ACHReject"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault-credentials-soap11", "fault-credentials-soap12"})
  void wrongCredentials_areTheFaultOfTheSample(String sample) throws Exception {
    HttpResponse<String> answer = client().post(Samples.request(sample));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo(Samples.response(sample));
  }

  @Test
  void unreadableMoment_isTheFaultOfTheSampleButForThePosition() throws Exception {
    HttpResponse<String> answer = client().post(Samples.request("fault-bad-argument"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body().replaceFirst("\\(\\d+, \\d+\\)", "(2, 346)"))
        .isEqualTo(Samples.response("fault-bad-argument"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"view-invoice-unknown", "view-customer-unknown", "invoice-file-refused"})
  void refusalsAndUnknownThings_areAnsweredAsInTheSample(String sample) throws Exception {
    HttpResponse<String> answer = client().post(Samples.request(sample));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Samples.response(sample));
  }

  @Test
  void knownInvoice_isAnsweredAsInTheSample() throws Exception {
    invoiceCloud
        .cloud()
        .holdInvoices(
            List.of(
                BifInvoice.builder()
                    .accountNumber(AccountNumber.of("0001000237"))
                    .invoiceNumber(InvoiceNumber.of("INV500003"))
                    .invoiceDate(LocalDate.of(2026, 11, 1))
                    .invoiceDueDate(LocalDate.of(2026, 11, 21))
                    .totalAmountDue(Money.parse("99.19"))
                    .balanceDue(Money.parse("99.19"))
                    .firstNotifyRequestedDate(LocalDate.of(2026, 11, 2))
                    .build()));

    HttpResponse<String> answer = client().post(Samples.request("view-invoice"));

    assertThat(answer.body()).isEqualTo(Samples.response("view-invoice"));
  }

  private RawClient client() {
    return new RawClient(invoiceCloud.server().baseAddress());
  }

  private static String firstRow(String answer, String table) {
    int start = answer.indexOf("<" + table + " ");
    return answer.substring(start, answer.indexOf("</" + table + ">", start));
  }

  private static List<Payment> payments(String sample) {
    return Samples.rows(sample, "Payment").stream().map(RecordedExchangesTest::payment).toList();
  }

  private static Payment payment(Map<String, String> row) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(row.get("PaymentGUID")))
        .accountNumber(AccountNumber.of(row.get("AccountNumber")))
        .invoiceNumber(InvoiceNumber.of(row.get("InvoiceNumber")))
        .invoiceTypeId(row.get("InvoiceTypeID"))
        .customerName(row.get("CustomerName"))
        .emailAddress(row.get("EmailAddress"))
        .paidAt(Instant.parse(row.get("PaymentDateGMT")))
        .amount(Money.parse(row.get("PaymentAmount")))
        .convenienceFee(Money.parse(row.get("ConvenienceFee")))
        .method(PaymentMethod.of(row.get("PaymentMethod")))
        .cardType(row.get("CardType"))
        .approved(Boolean.parseBoolean(row.get("Approved")))
        .message(row.get("PaymentMessage"))
        .approvalCode(row.get("ApprovalCode"))
        .autoPay(Optional.ofNullable(row.get("AutoPay")).map(Boolean::parseBoolean).orElse(null))
        .source(row.get("PaymentSource"))
        .billerReference(row.get("BillerReference"))
        .build();
  }
}
