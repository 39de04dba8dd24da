package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.reply;
import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.CallFailedException;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.cloud.ServiceCheck.Outcome;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a check of a fresh installation finds. */
class SoapCheckTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  private static StubServer.Reply[] answers() {
    return new StubServer.Reply[] {
      soap11(Contract.response("payments-none")),
      soap11(Contract.response("settled-batches")),
      soap11(Contract.response("ach-rejects")),
      soap11(Contract.response("autopay-customers")),
      soap11(Contract.response("paperless-customers")),
      soap11(Contract.response("view-invoice-unknown")),
      soap11(Contract.response("view-customer-unknown")),
      reply(200, "text/xml", Contract.resource("wsdl/BillerInvoiceFile.wsdl"))
    };
  }

  private static List<ServiceCheck> check(StubServer server, Profile profile) {
    try (SoapInvoiceCloud cloud =
        SoapInvoiceCloud.connect(profile, Contract.settings(server).maximumAttempts(1).build())) {
      return cloud.check(CLOCK);
    }
  }

  @Test
  void everyServiceAnswers_eachIsProven_filesInPart_andNothingIsSubmitted() throws Exception {
    try (StubServer server = new StubServer(answers())) {
      List<ServiceCheck> checks = check(server, Profile.defaults());

      assertThat(checks)
          .extracting(ServiceCheck::service)
          .containsExactly(
              "payments",
              "settled-batches",
              "ach-rejects",
              "autopay",
              "paperless",
              "invoice-files",
              "invoices",
              "customers");
      assertThat(checks)
          .filteredOn(check -> check.service().equals("invoice-files"))
          .allMatch(check -> check.outcome() == Outcome.PARTLY_PROVEN);
      assertThat(checks)
          .filteredOn(check -> !check.service().equals("invoice-files"))
          .allMatch(check -> check.outcome() == Outcome.PROVEN);
      assertThat(server.received).hasSize(8);
      assertThat(server.received.get(0).text()).contains("<FromGMT>2026-11-23T08:00:00Z</FromGMT>");
      assertThat(server.received).noneMatch(r -> r.text().contains("SubmitBillerInvoiceFile"));
      assertThat(checks.toString()).doesNotContain(Contract.KEY);
    }
  }

  @Test
  @Timeout(60) // nobody ends a drip otherwise
  void headOfAWsdlThatDrips_isWaitedForNoLongerThanARead() throws Exception {
    StubServer.Reply[] answers = answers();
    answers[7] = SoapLimitsTest::dripHead;
    try (StubServer server = new StubServer(answers);
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                Contract.settings(server).readTimeout(Duration.ofMillis(500)).build())) {
      ServiceCheck files = cloud.check(CLOCK).get(5);

      assertThat(files.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(files.found()).contains("sent its answer so slowly that 500 ms");
      assertThat(server.received).hasSize(8);
    }
  }

  @Test
  void wsdlThatAProxyChanged_isTaken_andPageThatIsNone_isNot() throws Exception {
    StubServer.Reply[] answers = answers();
    answers[7] = reply(203, "text/xml", Contract.resource("wsdl/BillerInvoiceFile.wsdl"));
    try (StubServer server = new StubServer(answers)) {
      assertThat(check(server, Profile.defaults()).get(5).outcome())
          .isEqualTo(Outcome.PARTLY_PROVEN);
    }
    answers[7] = reply(200, "text/html", "<html/>");
    try (StubServer server = new StubServer(answers)) {
      assertThat(check(server, Profile.defaults()).get(5).outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void renamedColumn_refusedKey_andMissingService_areNamedEach() throws Exception {
    StubServer.Reply[] answers = answers();
    answers[0] =
        soap11(
            new String(Contract.response("payments-none"), StandardCharsets.UTF_8)
                .replace("PaymentAmount", "Paid")
                .getBytes(StandardCharsets.UTF_8));
    answers[1] = reply(500, "text/xml", Contract.response("fault-credentials-soap11"));
    answers[7] = reply(404, "text/html", "gone");
    try (StubServer server = new StubServer(answers)) {
      List<ServiceCheck> checks = check(server, Profile.defaults());

      assertThat(checks.get(0).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(checks.get(0).failure()).containsInstanceOf(ContractMismatchException.class);
      assertThat(checks.get(0).found()).contains("lacks PaymentAmount");
      assertThat(checks.get(1).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(checks.get(1).found()).contains("Check BillerGUID and WebServiceKey.");
      assertThat(checks.get(2).outcome()).isEqualTo(Outcome.PROVEN);
      assertThat(checks.get(5).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(checks.get(5).failure()).containsInstanceOf(CallFailedException.class);
      assertThat(checks.get(5).found()).contains("there is no service at");
    }
  }
}
