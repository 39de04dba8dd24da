package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.Payment;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same script gives a caller the same, in memory and over HTTP. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class FaultParityTest {

  enum Way {
    MEMORY,
    HTTP
  }

  private static final Instant START = Instant.parse("2026-11-02T14:00:30.5Z");
  private static final Duration SHORT = Duration.ofMillis(400);

  private static MutableClock clock;
  private static FakeInvoiceCloud ic;
  private static FakeInvoiceCloudServer server;

  private final AtomicInteger files = new AtomicInteger();

  @BeforeAll
  static void serve() {
    clock = MutableClock.at(START);
    ic = FakeInvoiceCloud.builder().clock(clock).profile(SmallHost.PROFILE).build();
    ic.holdInvoices(
        List.of(
            MoneyFixture.invoice(MoneyFixture.FIRST, "100.00").toBuilder()
                .allowPartialPayments(true)
                .build()));
    for (String amount : List.of("1.00", "2.00", "3.00")) {
      ic.invoice(MoneyFixture.FIRST).pays(Money.parse(amount)).byCard();
      clock.advance(Duration.ofSeconds(20));
    }
    server = FakeInvoiceCloudServer.start(ic);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void everyFaultHappened() {
    try {
      ic.faults().assertUsed();
    } finally {
      ic.faults().clear();
    }
  }

  // Failures

  static Stream<Arguments> failures() {
    List<Arguments> all = new ArrayList<>();
    List.of(
            failure(Fault.connectionRefused(), "UNREACHABLE 0"),
            failure(Fault.reset(), "UNREACHABLE 0", "OUTCOME_UNKNOWN 0"),
            failure(Fault.reset().afterTheWork(), "UNREACHABLE 0", "OUTCOME_UNKNOWN 0"),
            failure(Fault.stall(), "UNREACHABLE 0", "OUTCOME_UNKNOWN 0"),
            failure(Fault.cutAfterBytes(100), "TRUNCATED 200", "OUTCOME_UNKNOWN 200"),
            failure(Fault.credentialsRefused(), "CREDENTIALS_REFUSED 500 soap:Client"),
            failure(
                Fault.requestRefused("FromGMT is too long ago."),
                "REQUEST_REFUSED 500 soap:Client"),
            failure(
                Fault.requestRefused("Invalid BillerGUID."), "CREDENTIALS_REFUSED 500 soap:Client"),
            failure(
                Fault.serviceFailed("Timeout expired."),
                "SERVICE_FAILED 500 soap:Server",
                "OUTCOME_UNKNOWN 500 soap:Server"),
            failure(Fault.tooManyRequests(Duration.ofMillis(1500)), "UNAVAILABLE 429"),
            failure(Fault.otherSoapVersion(), "UNEXPECTED_ANSWER 200", "OUTCOME_UNKNOWN 200"))
        .forEach(all::addAll);
    for (int status : List.of(408, 502, 503, 504, 520, 530, 598)) {
      all.addAll(
          failure(Fault.htmlPage(status), "UNAVAILABLE " + status, "OUTCOME_UNKNOWN " + status));
    }
    for (int status : List.of(421, 425)) {
      all.addAll(failure(Fault.htmlPage(status), "UNAVAILABLE " + status));
    }
    for (int status : List.of(200, 500, 501)) {
      all.addAll(
          failure(
              Fault.htmlPage(status), "UNEXPECTED_ANSWER " + status, "OUTCOME_UNKNOWN " + status));
    }
    for (int status : List.of(302, 401, 403, 404, 531)) {
      String submission = status > 500 ? "OUTCOME_UNKNOWN " : "UNEXPECTED_ANSWER ";
      all.addAll(
          failure(Fault.htmlPage(status), "UNEXPECTED_ANSWER " + status, submission + status));
    }
    return all.stream();
  }

  private static List<Arguments> failure(Fault fault, String seen) {
    return failure(fault, seen, seen);
  }

  private static List<Arguments> failure(Fault fault, String reading, String submitting) {
    return List.of(
        arguments(CloudOperation.PAYMENTS, fault, reading),
        arguments(CloudOperation.VIEW_CUSTOMER, fault, reading),
        arguments(CloudOperation.SUBMIT_INVOICE_FILE, fault, submitting));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_isOfTheSameKindEitherWay(CloudOperation operation, Fault fault, String expected) {
    for (Way way : Way.values()) {
      if (way == Way.HTTP
          && operation == CloudOperation.SUBMIT_INVOICE_FILE
          && fault.toString().equals("connectionRefused()")) {
        continue; // its Javadoc says why
      }
      ic.faults().next(operation, fault);

      assertThat(seen(way, operation, fault)).as("%s", way).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void submission_isTakenWhereTheFaultIsAfterTheWork(Way way) {
    for (Fault fault : List.of(Fault.reset(), Fault.htmlPage(504), Fault.stall())) {
      int before = ic.receivedFiles().size();
      ic.faults().next(CloudOperation.SUBMIT_INVOICE_FILE, fault);
      ic.faults().next(CloudOperation.SUBMIT_INVOICE_FILE, fault.afterTheWork());

      seen(way, CloudOperation.SUBMIT_INVOICE_FILE, fault);
      assertThat(ic.receivedFiles()).hasSize(before);
      seen(way, CloudOperation.SUBMIT_INVOICE_FILE, fault);
      assertThat(ic.receivedFiles()).hasSize(before + 1);
    }
  }

  // Rows

  static Stream<Arguments> rows() {
    String all = "1.00 2.00 3.00";
    return Stream.of(
        arguments(Fault.wrongNamespace(), all),
        arguments(Fault.rowsDoubled(), "1.00 2.00 3.00 1.00 2.00 3.00"),
        arguments(Fault.rowsLate(2), "3.00"),
        arguments(Fault.rowsLate(7), ""),
        arguments(Fault.cutAtLimit(2), "1.00 2.00"),
        arguments(Fault.cutAfterRows(2), "1.00 2.00 TRUNCATED 200"),
        arguments(Fault.cutAfterRows(0), "TRUNCATED 200"),
        arguments(Fault.cutAfterRows(9), "1.00 2.00 3.00 TRUNCATED 200"),
        arguments(Fault.cutInsideRow(1), "1.00 TRUNCATED 200"),
        arguments(Fault.cutInsideRow(0), "TRUNCATED 200"),
        arguments(Fault.paddedTexts(50), all),
        arguments(Fault.columnsAbsent("ApprovalCode"), all),
        arguments(Fault.columnsAbsent("PaymentAmount"), "? ? ?"),
        arguments(Fault.corruptedValue("PaymentAmount", "12,O0"), "? ? ?"),
        arguments(Fault.corruptedValue("PaymentAmount", "9.00"), "9.00 9.00 9.00"),
        arguments(Fault.repeatedColumn("PaymentAmount"), "? ? ?"),
        arguments(Fault.forbiddenCharacter('\u0000'), all),
        arguments(Fault.byteInNames(0x92), all),
        arguments(Fault.byteInNames(0x1F), all),
        arguments(Fault.byteInNames('A'), all),
        arguments(Fault.timesRefinedLater(), all),
        arguments(Fault.clockSkew(Duration.ofSeconds(-30)), "1.00 2.00"),
        arguments(Fault.errorTable("Report is being rebuilt"), "SERVICE_FAILED 200"),
        arguments(Fault.noTables(), "ContractMismatchException"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void report_isTheSameEitherWay_andWholeTheNextTime(Fault fault, String expected) {
    for (Way way : Way.values()) {
      ic.faults().next(CloudOperation.PAYMENTS, fault);

      assertThat(seen(way, CloudOperation.PAYMENTS, fault)).as("%s", way).isEqualTo(expected);
      assertThat(seen(way, CloudOperation.PAYMENTS, fault))
          .as("%s", way)
          .isEqualTo("1.00 2.00 3.00");
    }
  }

  @Test
  void recordsThatAreWrittenOtherwise_areTheSameEitherWay() {
    for (Fault fault :
        List.of(
            Fault.timesRefinedLater(),
            Fault.forbiddenCharacter('\u001F'),
            Fault.byteInNames(0x92),
            Fault.byteInNames(0x1F),
            Fault.byteInNames('A'),
            Fault.columnsAbsent("ApprovalCode", "CardType"),
            Fault.rowsShuffled(7))) {
      ic.faults().next(fault.times(2));

      List<Payment> inMemory = payments(Way.MEMORY);
      assertThat(payments(Way.HTTP)).as("%s", fault).isEqualTo(inMemory);
      assertThat(inMemory).as("%s", fault).isNotEqualTo(ic.allPayments());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void skewedClock_isInTheServersTime(Way way) {
    ic.faults().next(Fault.clockSkew(Duration.ofHours(-2)));

    try (InvoiceCloud cloud = open(way, Duration.ofSeconds(30));
        Report<Payment> report = cloud.paymentsSince(START)) {
      assertThat(report.serverTime()).contains(Instant.parse("2026-11-02T12:01:30Z"));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatHappensBetweenRows_happensOnceAndBeforeTheEnd(Way way) {
    List<String> happened = new ArrayList<>();
    ic.faults().next(Fault.betweenRows(1, () -> happened.add("push")));

    assertThat(payments(way)).hasSize(3);
    assertThat(happened).containsExactly("push");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void rowsBefore_areReadWhileSomethingHappens(Way way) throws Exception {
    CountDownLatch firstIsRead = new CountDownLatch(1);
    List<Boolean> inTime = new ArrayList<>();
    ic.faults()
        .next(
            Fault.betweenRows(
                1,
                () -> {
                  try {
                    inTime.add(firstIsRead.await(20, TimeUnit.SECONDS));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));

    try (InvoiceCloud cloud = open(way, Duration.ofSeconds(60));
        Report<Payment> report = cloud.paymentsSince(START)) {
      report.next();
      firstIsRead.countDown();
      report.next();
    }

    assertThat(inTime).containsExactly(true);
  }

  private String seen(Way way, CloudOperation operation, Fault fault) {
    boolean isPatient = !fault.toString().startsWith("stall");
    try (InvoiceCloud cloud = open(way, isPatient ? Duration.ofSeconds(30) : SHORT)) {
      return switch (operation) {
        case PAYMENTS -> amounts(cloud);
        case SUBMIT_INVOICE_FILE -> "accepted " + cloud.submit(file()).accepted();
        default -> "found " + cloud.findCustomer(MoneyFixture.ACCOUNT).isPresent();
      };
    } catch (CallFailedException e) {
      return shown(e);
    } catch (ContractMismatchException e) {
      return "ContractMismatchException";
    }
  }

  private InvoiceFile file() {
    String name = "file-" + files.incrementAndGet() + ".bif";
    return InvoiceFile.of(name, name.getBytes(StandardCharsets.UTF_8));
  }

  private static String amounts(InvoiceCloud cloud) {
    List<String> seen = new ArrayList<>();
    try (Report<Payment> report = cloud.paymentsSince(START)) {
      report.forEachRemaining(
          row ->
              seen.add(
                  row instanceof ReportRow.Understood<Payment> understood
                      ? understood.record().amount().toString()
                      : "?"));
    } catch (CallFailedException e) {
      seen.add(shown(e));
    }
    return seen.stream().collect(Collectors.joining(" "));
  }

  private static List<Payment> payments(Way way) {
    List<Payment> payments = new ArrayList<>();
    try (InvoiceCloud cloud = open(way, Duration.ofSeconds(30));
        Report<Payment> report = cloud.paymentsSince(START.minusSeconds(60))) {
      report.forEachRemaining(row -> payments.add(((ReportRow.Understood<Payment>) row).record()));
    }
    return payments;
  }

  private static String shown(CallFailedException failure) {
    Kind kind = failure.kind();
    String code = Optional.ofNullable(failure.details().faultCode()).map(c -> " " + c).orElse("");
    return kind + " " + failure.details().status() + code;
  }

  /** One request a call, so that the script is used alike. */
  private static InvoiceCloud open(Way way, Duration readTimeout) {
    return way == Way.MEMORY
        ? ic
        : SoapInvoiceCloud.connect(
            SmallHost.PROFILE,
            SoapSettings.builder(server.credentials())
                .baseAddress(server.baseAddress())
                .maximumAttempts(1)
                .readTimeout(readTimeout)
                .build());
  }
}
