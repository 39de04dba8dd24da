package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.reply;
import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Report;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What the listener, the loggers and the report's statistics tell of a call. */
class SoapObservationTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final byte[] PAYMENTS = Contract.response("payments-soap11");

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void forgetLogs() {
    RecordedLogs.LINES.clear();
  }

  private SoapInvoiceCloud cloud(StubServer server) {
    return SoapInvoiceCloud.connect(
        Profile.defaults(), Contract.settings(server).listener(events::add).build());
  }

  private List<String> kinds() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private static List<RecordedLogs.Line> summary() {
    return RecordedLogs.LINES.stream()
        .filter(line -> line.logger().equals("com.imt.ic.soap.summary"))
        .toList();
  }

  @Test
  void reportReadToItsEnd_afterARetry_eachStepIsToldInOrder() throws Exception {
    try (StubServer server =
            new StubServer(reply(503, "", "", "Retry-After: 0"), soap11(PAYMENTS));
        SoapInvoiceCloud cloud = cloud(server)) {
      Report<Payment> report = cloud.paymentsSince(FROM);
      assertThat(kinds())
          .containsExactly("Started", "Attempted", "Answered", "Attempted", "Answered");
      report.forEachRemaining(row -> {});
      report.close();

      assertThat(kinds()).endsWith("Answered", "Finished").hasSize(6);
      assertThat(((CallEvent.Answered) events.get(2)).httpStatus()).isEqualTo(503);
      CallEvent.Finished end = (CallEvent.Finished) events.get(5);
      assertThat(end.complete()).isTrue();
      assertThat(end.statistics().rows()).isEqualTo(12);
      assertThat(end.call().attempt()).isEqualTo(2);
      assertThat(end.call().service()).isEqualTo("PaymentReporting");
      assertThat(end.call().address()).isEqualTo(server.address().resolve("PaymentReporting.asmx"));
      assertThat(events).allMatch(e -> e.call().correlationId().equals(end.call().correlationId()));
      assertThat(summary()).hasSize(1);
      assertThat(summary().get(0).text())
          .contains(end.call().correlationId())
          .contains("done at attempt 2")
          .contains("12 rows, 0 not understood");
      assertThat(summary().get(0).level()).isEqualTo(Level.INFO);
    }
  }

  @Test
  void reportClosedEarly_isFinishedAndNotComplete_once() throws Exception {
    try (StubServer server = new StubServer(soap11(PAYMENTS));
        SoapInvoiceCloud cloud = cloud(server)) {
      Report<Payment> report = cloud.paymentsSince(FROM);
      report.next();
      report.close();
      report.close();

      CallEvent.Finished end = (CallEvent.Finished) events.get(events.size() - 1);
      assertThat(end.complete()).isFalse();
      assertThat(end.statistics().rows()).isEqualTo(1);
      assertThat(kinds()).containsOnlyOnce("Finished").doesNotContain("Failed");
    }
  }

  @Test
  void failures_beforeAndAfterTheFirstRow_areToldOnce() throws Exception {
    byte[] cut = java.util.Arrays.copyOf(PAYMENTS, PAYMENTS.length * 6 / 10);
    byte[] fault = Contract.response("fault-credentials-soap11");
    try (StubServer server = new StubServer(reply(500, "text/xml", fault), soap11(cut));
        SoapInvoiceCloud cloud = cloud(server)) {
      CallFailedException refused =
          catchThrowableOfType(CallFailedException.class, () -> cloud.paymentsSince(FROM));
      assertThat(kinds()).containsExactly("Started", "Attempted", "Answered", "Failed");
      assertThat(((CallEvent.Failed) events.get(3)).failure()).isSameAs(refused);
      events.clear();

      try (Report<Payment> report = cloud.paymentsSince(FROM)) {
        assertThatThrownBy(() -> report.forEachRemaining(row -> {}))
            .isInstanceOf(CallFailedException.class);
      }
      assertThat(kinds()).containsExactly("Started", "Attempted", "Answered", "Failed");
    }
  }

  @Test
  void otherCalls_areFinishedWithTheirAnswer() throws Exception {
    try (StubServer server = new StubServer(soap11(Contract.response("view-customer-unknown")));
        SoapInvoiceCloud cloud = cloud(server)) {
      cloud.findCustomer(AccountNumber.of("A-1"));

      assertThat(kinds()).containsExactly("Started", "Attempted", "Answered", "Finished");
    }
  }

  @Test
  void listenerThatThrows_changesNothing_andIsLogged() throws Exception {
    try (StubServer server = new StubServer(soap11(PAYMENTS))) {
      SoapSettings settings =
          Contract.settings(server)
              .listener(
                  event -> {
                    throw new IllegalStateException("no");
                  })
              .build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(12);
      }
    }
    assertThat(summary())
        .anyMatch(
            line ->
                line.text().contains("A listener of calls threw") && line.level() == Level.WARN);
  }

  @Test
  void statistics_countReplacedCharactersUnknownColumnsAndRowErrors() throws Exception {
    String text =
        new String(PAYMENTS, StandardCharsets.UTF_8)
            .replaceFirst("Avery O'Neil", "Avery&#x3;O&#x4;Neil")
            .replaceFirst("<Approved>true</Approved>", "<Approved>perhaps</Approved><Odd>1</Odd>")
            .replace(
                "</diffgr:diffgram>",
                "<diffgr:errors><Payment diffgr:id=\"Payment1\" diffgr:Error=\"bad row of"
                    + " a@b.example\"/></diffgr:errors></diffgr:diffgram>");
    try (StubServer server = new StubServer(soap11(text.getBytes(StandardCharsets.UTF_8)));
        SoapInvoiceCloud cloud = cloud(server);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      report.forEachRemaining(row -> {});

      ReportStatistics statistics = report.statistics();
      assertThat(statistics.rows()).isEqualTo(12);
      assertThat(statistics.notUnderstood()).isEqualTo(1);
      assertThat(statistics.replacedCharacters()).isEqualTo(2);
      assertThat(statistics.unknownColumns()).containsExactly("Odd");
      assertThat(statistics.rowErrors()).containsExactly("bad row of ***");
      assertThat(statistics.warnings()).isEmpty();
    }
  }

  /** The stub's clock says 2026-11-23T08:00:00Z. */
  private static String newest(String time) {
    return new String(PAYMENTS, StandardCharsets.UTF_8)
        .replaceFirst(
            "<PaymentDateGMT>[^<]*</PaymentDateGMT>",
            "<PaymentDateGMT>" + time + "</PaymentDateGMT>");
  }

  private List<String> warnings(String answer, Instant from) throws Exception {
    try (StubServer server = new StubServer(soap11(answer.getBytes(StandardCharsets.UTF_8)));
        SoapInvoiceCloud cloud = cloud(server);
        Report<Payment> report = cloud.paymentsSince(from)) {
      report.forEachRemaining(row -> {});
      List<Warning> warnings = report.statistics().warnings();
      assertThat(warnings).allMatch(warning -> warning.kind() == Warning.Kind.TIMES_LOOK_SHIFTED);
      return warnings.stream().map(Warning::detail).toList();
    }
  }

  @Test
  void newestPaymentAheadByHours_canaryWarns() throws Exception {
    assertThat(warnings(newest("2026-11-23T13:00:00Z"), FROM))
        .containsExactly(
            "the newest paidAt is about 5 h ahead of InvoiceCloud's clock, which looks like a wrong"
                + " time zone; check the time policy of paidAt in the profile");
    assertThat(summary())
        .anyMatch(line -> line.level() == Level.WARN && line.text().contains("about 5 h ahead"));
    assertThat(events)
        .last()
        .isInstanceOfSatisfying(
            CallEvent.Finished.class,
            finished -> assertThat(finished.statistics().warnings()).hasSize(1));
    assertThat(warnings(newest("2026-11-23T08:04:00Z"), FROM)).isEmpty();
  }

  @Test
  void oldestPaymentBeforeWhatWasAskedFrom_canaryWarns() throws Exception {
    assertThat(warnings(newest("2026-10-31T20:00:00Z"), FROM))
        .singleElement()
        .asString()
        .contains("the oldest paidAt is about 4 h before the moment that was asked from");
  }

  @Test
  void moreRowsThanTheLimit_isAFailure_neverFewerRows() throws Exception {
    try (StubServer server = new StubServer(soap11(PAYMENTS))) {
      for (int limit : new int[] {11, 12}) {
        SoapSettings settings = Contract.settings(server).maximumRows(limit).build();
        try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
          CallFailedException failure =
              catchThrowableOfType(
                  CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));
          if (limit == 12) {
            assertThat(failure).isNull();
          } else {
            assertThat(failure.kind()).isEqualTo(Kind.LIMIT_EXCEEDED);
            assertThat(failure).hasMessageContaining("more rows than the limit of 11");
          }
        }
      }
    }
  }
}
