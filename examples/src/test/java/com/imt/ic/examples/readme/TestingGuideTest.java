package com.imt.ic.examples.readme;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.testkit.CloudOperation;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.FakeInvoiceCloudSettings;
import com.imt.ic.testkit.Fault;
import com.imt.ic.testkit.MutableClock;
import com.imt.ic.testkit.TestLedger;
import com.imt.ic.testkit.UnreliableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/testing.md shows, run. */
@ExtendWith(FakeInvoiceCloudExtension.class)
@FakeInvoiceCloudSettings(startingAt = "2026-11-23T09:00:00-06:00")
class TestingGuideTest {

  // snippet: a week
  @Test
  void weekOfThanksgiving(FakeInvoiceCloud ic, InvoiceCloudIntegration integration, DataPump pump) {
    var customer = ic.customer("HO-1");
    var card = customer.invoice("INV-1", "511.14").pays("120.00").byCard();
    customer
        .enrollsInAutoPay(PaymentMethod.EFT)
        .invoice("INV-2", "40.00")
        .autoPayCollectionDate(LocalDate.of(2026, 11, 27));

    var week = ic.timePasses(Duration.ofDays(7));
    ic.processorTakesBack(card, "20.00"); // a chargeback, for people to decide
    ic.timePasses(Duration.ofDays(1));

    assertThat(week.payments()).hasSize(1); // by AutoPay, on Friday
    assertThat(week.settled()).hasSize(1); // on Tuesday; an EFT of Friday takes until Tuesday
    assertThat(integration.quarantine().page(QuarantineFilter.OPEN, 0, 10)).hasSize(1);
  }

  // end

  // snippet: faults
  @Test
  void outage_isMadeUpFor(
      FakeInvoiceCloud ic, InvoiceCloudIntegration integration, TestLedger ledger, DataPump pump) {
    ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503).times(3));
    ic.faults().next(Fault.pushRepeated()); // the pump never saw the answer
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();

    var day = ic.timePasses(Duration.ofDays(1)); // polls back off and go on

    assertThat(day.pushed()).isNotEmpty();
    assertThat(ledger.posted()).hasSize(1);
    ic.faults().assertUsed(); // a fault that never happened proves nothing
  }

  // end

  // snippet: wiremock
  @Test
  void stubOfATest_standsBesideTheFake(
      FakeInvoiceCloud ic, FakeInvoiceCloudServer server, SoapInvoiceCloud client) {
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();

    client.paymentsSince(Instant.parse("2026-11-23T00:00:00Z")).close();

    var wireMock = server.wireMock();
    wireMock.verify(1, postRequestedFor(urlEqualTo("/PaymentReporting.asmx")));
    wireMock.stubFor(post("/CloudInvoicing.asmx").willReturn(aResponse().withStatus(503)));
    assertThatThrownBy(() -> client.findInvoice(InvoiceNumber.of("INV-1")));
    wireMock.resetAll(); // your stubs are gone; the fake still answers
    assertThat(client.findInvoice(InvoiceNumber.of("INV-1"))).isPresent();
  }

  // end

  // snippet: crash
  @Test
  void processThatDiesAfterItsCommit_postsOnce(
      FakeInvoiceCloud ic, DataSource dataSource, MutableClock clock) {
    UnreliableDataSource database = UnreliableDataSource.over(dataSource);
    InvoiceCloudIntegration.createTables(database);
    ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();

    database.dieAfterCommit();
    assertThatThrownBy(() -> process(ic, database, clock).poll(ReportKind.PAYMENTS));
    database.restart(); // the next process, once the lease of the dead one has ended
    clock.advance(Duration.ofMinutes(15));
    process(ic, database, clock).poll(ReportKind.PAYMENTS);

    assertThat(new TestLedger(dataSource, clock).posted()).hasSize(1);
  }

  private static InvoiceCloudIntegration process(
      FakeInvoiceCloud ic, DataSource database, MutableClock clock) {
    return InvoiceCloudIntegration.builder()
        .profile(ic.profile())
        .cloud(ic)
        .dataSource(database)
        .ledger(new TestLedger(database, clock))
        .startAt(clock.instant().minus(Duration.ofDays(1)))
        .clock(clock)
        .build();
  }

  // end
}
