package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoapReportsTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void payments_soap11_everyRowToTheCentAndTheTick() throws Exception {
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      List<Payment> payments = Contract.records(cloud.paymentsSince(FROM));

      assertThat(payments).hasSize(12);
      Payment second = payments.get(1);
      assertThat(second.paymentGuid().value()).isEqualTo("b5f2461c-d9cc-41df-b652-38bdc36c6e9e");
      assertThat(second.accountNumber().value()).isEqualTo("0001000237");
      assertThat(second.invoiceNumber().orElseThrow().value()).isEqualTo("INV500003");
      assertThat(second.customerName()).contains("Müller & Söhne <Farm>");
      assertThat(second.paidAt()).isEqualTo("2026-11-01T01:37:00.123456700Z");
      assertThat(second.amount()).isEqualTo(Money.parse("99.19"));
      assertThat(second.convenienceFee()).contains(Money.parse("2.95"));
      assertThat(second.method()).contains(PaymentMethod.CC);
      assertThat(second.cardType()).contains("MC");
      assertThat(second.approved()).isTrue();
      assertThat(second.autoPay()).contains(true);
      assertThat(second.billerReference()).contains("ref-1");
      assertThat(second.additional()).isEmpty();
      assertThat(payments.get(0).amount()).isEqualTo(Money.parse("20.00"));
      assertThat(payments.get(0).cardType()).isEmpty();
      assertThat(payments).anyMatch(payment -> !payment.approved());

      StubServer.Received request = server.received.get(0);
      assertThat(request.head()).startsWith("POST /ws/PaymentReporting.asmx HTTP/1.1");
      assertThat(request.header("SOAPAction"))
          .isEqualTo(
              "\"https://www.invoicecloud.com/portal/webservices/PaymentReporting/"
                  + "PaymentReportingDataSetFromGMT\"");
      assertThat(request.header("Content-Type")).isEqualTo("text/xml; charset=utf-8");
      assertThat(request.text()).contains("<FromGMT>2026-11-01T00:00:00Z</FromGMT>");
    }
  }

  @Test
  void payments_soap12_actionInTheContentType() throws Exception {
    try (StubServer server =
        new StubServer(
            StubServer.reply(
                200,
                "application/soap+xml; charset=utf-8",
                Contract.response("payments-soap12")))) {
      SoapSettings settings = Contract.settings(server).soapVersion(SoapVersion.SOAP_1_2).build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        List<Payment> payments = Contract.records(cloud.paymentsSince(FROM));

        assertThat(payments).hasSize(4);
        StubServer.Received request = server.received.get(0);
        assertThat(request.header("SOAPAction")).isEmpty();
        assertThat(request.header("Content-Type"))
            .isEqualTo(
                "application/soap+xml; charset=utf-8; action=\"https://www.invoicecloud.com/portal/"
                    + "webservices/PaymentReporting/PaymentReportingDataSetFromGMT\"");
        assertThat(request.text()).contains("http://www.w3.org/2003/05/soap-envelope");
      }
    }
  }

  @Test
  void payments_none_emptyAndNoError() throws Exception {
    try (StubServer server = new StubServer(StubServer.soap11(Contract.response("payments-none")));
        SoapInvoiceCloud cloud = Contract.cloud(server);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      assertThat(report.hasNext()).isFalse();
      assertThat(report.serverTime()).contains(Instant.parse("2026-11-23T08:00:00Z"));
    }
  }

  @Test
  void settledBatches_bothDaysSent_datesUnshifted() throws Exception {
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("settled-batches")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      List<SettledPayment> settled =
          Contract.records(
              cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 5)));

      assertThat(settled).isNotEmpty();
      assertThat(settled.get(0).batchId()).isEqualTo("20261406");
      assertThat(settled.get(0).settledOn()).isEqualTo("2026-11-02");
      assertThat(settled.get(1).amount()).isEqualTo(Money.parse("99.19"));
      assertThat(settled.get(1).depositAmount()).contains(Money.parse("99.19"));
      assertThat(settled.get(1).batchClosure()).contains("Custom");
      assertThat(server.received.get(0).text())
          .contains("<StartDate>2026-11-01T00:00:00</StartDate>")
          .contains("<EndDate>2026-11-05T00:00:00</EndDate>");
    }
  }

  @Test
  void achRejects_codeReasonAndBothTimes() throws Exception {
    try (StubServer server = new StubServer(StubServer.soap11(Contract.response("ach-rejects")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      List<AchReturn> rejects = Contract.records(cloud.achReturnsSince(FROM));

      assertThat(rejects).hasSize(2);
      assertThat(rejects.get(0).code()).hasValue("R01");
      assertThat(rejects.get(0).reason()).contains("Insufficient Funds");
      assertThat(rejects.get(0).amount()).isEqualTo(Money.parse("20"));
      assertThat(rejects.get(1).returnedAt()).isEqualTo("2026-11-03T14:33:00.111110300Z");
      assertThat(rejects.get(1).paidAt()).contains(Instant.parse("2026-11-01T14:33:00.111110300Z"));
    }
  }

  @Test
  void batchIdThatNoStoreCouldHold_quarantined_othersGoOn() throws Exception {
    String answer = new String(Contract.response("settled-batches"), StandardCharsets.UTF_8);
    String tooLong = answer.replaceFirst("<BatchID>[^<]*<", "<BatchID>" + "9".repeat(101) + "<");
    try (StubServer server =
            new StubServer(StubServer.soap11(tooLong.getBytes(StandardCharsets.UTF_8)));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      List<ReportRow<SettledPayment>> rows =
          Contract.rows(cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 5)));

      assertThat(rows.get(0))
          .isInstanceOfSatisfying(
              ReportRow.NotUnderstood.class,
              row ->
                  assertThat(row.reason())
                      .isEqualTo(
                          "column BatchID (batchId): found 101 characters, expected an identifier"
                              + " of at most 100"));
      assertThat(rows.subList(1, rows.size()))
          .isNotEmpty()
          .allMatch(ReportRow.Understood.class::isInstance);
    }
  }

  @Test
  void enrolments_paperInvoicesFalseIsPaperless() throws Exception {
    try (StubServer server =
            new StubServer(
                StubServer.soap11(Contract.response("autopay-customers")),
                StubServer.soap11(Contract.response("paperless-customers")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      List<CustomerEnrollment> autoPay = Contract.records(cloud.autoPayCustomers(Instant.EPOCH));
      List<CustomerEnrollment> paperless =
          Contract.records(cloud.paperlessCustomers(Instant.EPOCH));

      assertThat(autoPay).hasSize(6).allMatch(c -> c.kind() == EnrollmentKind.AUTOPAY);
      assertThat(autoPay)
          .extracting(CustomerEnrollment::enrolled)
          .containsExactly(true, true, true, false, true, true);
      assertThat(autoPay.get(2).customerName()).contains("张伟");
      assertThat(autoPay.get(2).changedAt()).isEmpty();
      assertThat(autoPay.get(0).method()).contains(PaymentMethod.EFT);
      assertThat(paperless)
          .extracting(CustomerEnrollment::enrolled)
          .containsExactly(true, true, true, false, true, true);
      assertThat(paperless.get(0).kind()).isEqualTo(EnrollmentKind.PAPERLESS);
    }
  }

  @Test
  void largeReport_readAsItArrives_everyRowOnce() throws Exception {
    int rows = 200_000;
    String whole = new String(Contract.response("payments-soap11"), StandardCharsets.UTF_8);
    int first = whole.indexOf("<Payment diffgr:id");
    int end = whole.indexOf("</PaymentReportingDataSet>");
    byte[] row =
        whole
            .substring(first, whole.indexOf("</Payment>", first) + 10)
            .getBytes(StandardCharsets.UTF_8);
    StubServer.Reply endless =
        (socket, plain) -> {
          OutputStream out = new BufferedOutputStream(plain, 1 << 16);
          String head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n";
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          out.write(whole.substring(0, first).getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < rows; i++) {
            out.write(row);
          }
          out.write(whole.substring(end).getBytes(StandardCharsets.UTF_8));
          out.flush();
          socket.close();
        };
    try (StubServer server = new StubServer(endless);
        SoapInvoiceCloud cloud = Contract.cloud(server);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      Money sum = Money.ZERO;
      int count = 0;
      while (report.hasNext()) {
        if (report.next() instanceof ReportRow.Understood<Payment> payment) {
          sum = sum.plus(payment.record().amount());
          count++;
        }
      }

      assertThat(count).isEqualTo(rows);
      assertThat(sum).isEqualTo(Money.ofCents(2000L * rows));
    }
  }

  @Test
  void closedReport_readOn_isTheCallersMistake() throws Exception {
    try (StubServer server =
            new StubServer(StubServer.soap11(Contract.response("payments-soap11")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      Report<Payment> report = cloud.paymentsSince(FROM);
      report.next();
      report.close();
      report.close();

      assertThatThrownBy(report::hasNext).isInstanceOf(IllegalStateException.class);
    }
  }
}
