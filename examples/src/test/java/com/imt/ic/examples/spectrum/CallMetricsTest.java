package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.CloudOperation;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics of real calls over HTTP on loopback. */
class CallMetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-03T18:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");
  private static final String ACCOUNT = "HO-1000000026";

  @RegisterExtension
  final FakeInvoiceCloudExtension invoiceCloud =
      FakeInvoiceCloudExtension.builder().startingAt(NOW).build();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private SoapInvoiceCloud client;

  @BeforeEach
  void connect() {
    client =
        SoapInvoiceCloud.connect(
            Profile.defaults(),
            SoapSettings.builder(invoiceCloud.server().credentials())
                .baseAddress(invoiceCloud.server().baseAddress())
                .sleeper(time -> {})
                .maximumAttempts(3)
                .listener(new CallMetrics(registry))
                .build());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void reportReadToItsEnd_isTimedAndItsRowsAreCounted() {
    pay(3);

    readPayments();

    assertThat(calls("done").count()).isEqualTo(1);
    assertThat(calls("done").totalTime(TimeUnit.NANOSECONDS)).isPositive();
    assertThat(counter("attempts")).isEqualTo(1);
    assertThat(counter("answers", "status", "2xx")).isEqualTo(1);
    assertThat(counter("rows", "result", "understood")).isEqualTo(3);
    assertThat(counter("rows", "result", "not_understood")).isZero();
    assertThat(counter("warnings")).isZero();
  }

  @Test
  void repeatedRequest_isOneCallOfTwoAttempts() {
    invoiceCloud.cloud().faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));

    readPayments();

    assertThat(calls("done").count()).isEqualTo(1);
    assertThat(counter("attempts")).isEqualTo(2);
    assertThat(counter("answers", "status", "5xx")).isEqualTo(1);
    assertThat(counter("answers", "status", "2xx")).isEqualTo(1);
  }

  @Test
  void failures_areCountedByTheirKind() {
    invoiceCloud
        .cloud()
        .faults()
        .next(CloudOperation.PAYMENTS, Fault.credentialsRefused())
        .next(CloudOperation.PAYMENTS, Fault.serviceFailed("Timeout expired.").times(2));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::readPayments).isInstanceOf(CallFailedException.class);
    }

    assertThat(calls("credentials_refused").count()).isEqualTo(1);
    assertThat(calls("service_failed").count()).isEqualTo(2);
    assertThat(registry.find("invoicecloud.calls").tag("outcome", "done").timer()).isNull();
    assertThat(counter("attempts")).isEqualTo(3);
  }

  @Test
  void reportClosedBeforeItsEnd_isToldApart() {
    pay(2);

    try (Report<Payment> report = client.paymentsSince(LONG_AGO)) {
      report.next();
    }

    assertThat(calls("closed_early").count()).isEqualTo(1);
    assertThat(counter("rows", "result", "understood")).isEqualTo(1);
  }

  @Test
  void tags_areFewAndHoldNoCustomersDataAndNoSecret() {
    pay(1);
    readPayments();
    int meters = registry.getMeters().size();
    pay(5);
    for (int i = 0; i < 20; i++) {
      readPayments();
    }

    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getKey)
        .containsOnly("service", "operation", "outcome", "status", "result");
    assertThat(registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getValue)
        .containsOnly(
            "PaymentReporting",
            "PaymentReportingDataSetFromGMT",
            "done",
            "2xx",
            "understood",
            "not_understood");
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.toString()).doesNotContain(ACCOUNT, "127.0.0.1"));
  }

  private void readPayments() {
    try (Report<Payment> report = client.paymentsSince(LONG_AGO)) {
      report.forEachRemaining(row -> {});
    }
  }

  private Timer calls(String outcome) {
    return registry.get("invoicecloud.calls").tag("outcome", outcome).timer();
  }

  private double counter(String name, String... tags) {
    return registry
        .get("invoicecloud." + name)
        .tag("service", "PaymentReporting")
        .tags(tags)
        .counter()
        .count();
  }

  private void pay(int count) {
    for (int i = 0; i < count; i++) {
      InvoiceNumber number = InvoiceNumber.of("2026" + invoiceCloud.cloud().allPayments().size());
      invoiceCloud
          .cloud()
          .holdInvoices(
              List.of(
                  BifInvoice.builder()
                      .accountNumber(AccountNumber.of(ACCOUNT))
                      .invoiceNumber(number)
                      .invoiceTypeId(1)
                      .customerName("Avery Garcia")
                      .invoiceDate(LocalDate.of(2026, 11, 3))
                      .invoiceDueDate(LocalDate.of(2026, 11, 27))
                      .totalAmountDue(Money.parse("511.14"))
                      .balanceDue(Money.parse("511.14"))
                      .build()));
      invoiceCloud.cloud().invoice(number).pays("511.14").byEft();
    }
  }
}
