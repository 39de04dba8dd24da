package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension gives to test classes, each of which JUnit runs here by itself. */
class FakeInvoiceCloudExtensionTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T14:00:00Z");
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");
  private static final AccountNumber ACCOUNT = AccountNumber.of("HO-1000000026");
  private static final Money AMOUNT = Money.parse("120.00");

  // Everything by parameter.

  @Test
  void parametersOfEveryKind_areOneTestsOwn_andWorkTogether() {
    passes(EveryParameter.class, 1);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(balances = FixedBalances.class)
  static class EveryParameter {

    private final FakeInvoiceCloud constructed;

    EveryParameter(FakeInvoiceCloud ic) {
      constructed = ic;
      ic.holdInvoices(List.of(invoice()));
    }

    @BeforeEach
    void pay(FakeInvoiceCloud ic) {
      assertThat(ic).isSameAs(constructed);
      ic.invoice(INVOICE).pays(AMOUNT).byCard();
    }

    @Test
    void all(
        FakeInvoiceCloud ic,
        MutableClock clock,
        Clock sameClock,
        Profile profile,
        DataSource database,
        InvoiceCloudIntegration integration,
        TestLedger ledger,
        Ledger sameLedger,
        DataPump pump,
        RtdrCaller rtdr,
        FakeInvoiceCloudServer server,
        SoapSettings settings,
        SoapInvoiceCloud client)
        throws Exception {
      assertThat(sameClock).isSameAs(clock).isSameAs(ic.clock());
      assertThat(clock.instant()).isEqualTo(MONDAY);
      assertThat(profile).isSameAs(ic.profile());
      assertThat(sameLedger).isSameAs(ledger);
      assertThat(server.cloud()).isSameAs(ic);
      assertThat(settings.toString()).contains(server.baseAddress().toString());
      try (var connection = database.getConnection()) {
        assertThat(connection.getMetaData().getURL()).startsWith("jdbc:h2:mem:");
      }

      assertThat(pump.post(ic.paymentsToPush()))
          .extracting(DataPump.Result::status)
          .containsExactly(DataPump.Status.POSTED);
      assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
      try (Report<Payment> report = client.paymentsSince(MONDAY.minusSeconds(1))) {
        assertThat(report.hasNext()).isTrue();
      }

      assertThat(ledger.posted()).extracting(TestLedger.Entry::amount).containsExactly(AMOUNT);
      assertThat(ledger.balanceOf(INVOICE)).isEqualTo(AMOUNT);
      assertThat(rtdr.ask(ACCOUNT).invoices())
          .extracting(RtdrCaller.Invoice::balanceDue)
          .containsExactly(Money.parse("391.14"));
    }
  }

  static final class FixedBalances implements InvoiceBalanceSource {

    FixedBalances(Clock clock) {
      assertThat(clock.instant()).isEqualTo(MONDAY);
    }

    @Override
    public Optional<List<InvoiceBalance>> balances(
        AccountNumber account, @Nullable InvoiceNumber invoice) {
      return Optional.of(
          List.of(
              InvoiceBalance.builder()
                  .invoiceNumber(INVOICE)
                  .dueDate(java.time.LocalDate.of(2026, 11, 27))
                  .totalAmountDue(Money.parse("511.14"))
                  .balanceDue(Money.parse("391.14"))
                  .build()));
    }
  }

  // The test's own ledger.

  @Test
  void ledgerOfTheAnnotation_isTheIntegrations_andAParameterOfItsClass() {
    passes(OwnLedger.class, 1);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(ledger = Refusing.class)
  static class OwnLedger {

    @Test
    void refused(FakeInvoiceCloud ic, InvoiceCloudIntegration integration, Refusing ledger) {
      payOnce(ic);

      integration.poll(ReportKind.PAYMENTS);

      assertThat(ledger.asked).containsExactly(AMOUNT);
    }
  }

  /** Books that take nothing. */
  static final class Refusing implements Ledger {

    private final Set<Money> asked = ConcurrentHashMap.newKeySet();

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      asked.add(payment.amount());
      return LedgerAnswer.refused("the policy is closed");
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      return LedgerAnswer.refused("the policy is closed");
    }
  }

  // Settings: what is nearer wins.

  @Test
  void settings_ofTheMethodWinOverTheClass_andNestedClassesInherit() {
    passes(Precedence.class, 4);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(
      startingAt = "2026-11-30T23:30:00-05:00",
      seed = 7,
      profile = "{\"biller\": {\"bid\": \"77\"}}")
  static class Precedence {

    @Test
    void ofTheClass(MutableClock clock, InvoiceCloudIntegration integration) {
      assertThat(clock.instant()).isEqualTo("2026-12-01T04:30:00Z");
      assertThat(integration.biller().value()).isEqualTo("77");
    }

    @Test
    @FakeInvoiceCloudSettings(startingAt = "2027-01-01T00:00:00Z")
    void ofTheMethod(MutableClock clock, InvoiceCloudIntegration integration) {
      assertThat(clock.instant()).isEqualTo("2027-01-01T00:00:00Z");
      assertThat(integration.biller().value()).isEqualTo("77");
    }

    @Nested
    class Inside {

      @Test
      void inherits(MutableClock clock, FakeInvoiceCloud ic) {
        assertThat(clock.instant()).isEqualTo("2026-12-01T04:30:00Z");
        assertThat(payOnce(ic).paymentGuid()).isEqualTo(firstGuid(7));
      }

      @Test
      @FakeInvoiceCloudSettings(seed = 8)
      void overrides(FakeInvoiceCloud ic) {
        assertThat(payOnce(ic).paymentGuid()).isEqualTo(firstGuid(8));
      }
    }
  }

  // By field.

  @Test
  void fields_staticAndOfTheInstance_answerForTheRunningTest() {
    passes(StaticField.class, 2);
    passes(InstanceField.class, 2);
  }

  static class StaticField {

    @RegisterExtension
    static final FakeInvoiceCloudExtension IC =
        FakeInvoiceCloudExtension.builder()
            .startingAt(MONDAY.plusSeconds(1))
            .fake(fake -> fake.seed(9))
            .build();

    @RepeatedTest(2)
    void isNewEachTime(FakeInvoiceCloud ic) throws Exception {
      assertThat(IC.cloud()).isSameAs(ic);
      assertThat(IC.cloud().allPayments()).isEmpty();
      assertThat(IC.clock().instant()).isEqualTo(MONDAY.plusSeconds(1));
      assertThat(payOnce(ic).paymentGuid()).isEqualTo(firstGuid(9));
      assertThat(IC.integration().poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isOne();

      AtomicReference<FakeInvoiceCloud> elsewhere = new AtomicReference<>();
      Thread thread = new Thread(() -> elsewhere.set(IC.cloud()));
      thread.start();
      thread.join();
      assertThat(elsewhere.get()).isSameAs(ic);
    }
  }

  static class InstanceField {

    @RegisterExtension
    final FakeInvoiceCloudExtension ic =
        FakeInvoiceCloudExtension.builder().ledger(dataSource -> new Refusing()).overHttp().build();

    @RepeatedTest(2)
    void pollsOverHttp() {
      payOnce(ic.cloud());

      ic.integration().poll(ReportKind.PAYMENTS);

      assertThat(((Refusing) ic.ledger()).asked).containsExactly(AMOUNT);
      assertThat(ic.cloud().story()).contains("over HTTP, attempt 1: status 200");
    }
  }

  // A class's own.

  @Test
  void whatAClassAsksFor_isSharedByItsTests_butForThoseWithSettingsOfTheirOwn() {
    passes(Shared.class, 3);
    passes(OneInstance.class, 2);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class Shared {

    @BeforeAll
    static void hold(FakeInvoiceCloud ic) {
      ic.holdInvoices(List.of(invoice()));
    }

    @Test
    void sees(FakeInvoiceCloud ic) {
      assertThat(ic.findInvoice(INVOICE)).isPresent();
      assertThat(ic.story()).contains("the test sees").contains("INV-1 of HO-1000000026");
    }

    @Test
    @FakeInvoiceCloudSettings(seed = 3)
    void hasItsOwn(FakeInvoiceCloud ic) {
      assertThat(ic.findInvoice(INVOICE)).isEmpty();
    }

    @Nested
    class Inside {

      @Test
      void seesToo(FakeInvoiceCloud ic) {
        assertThat(ic.findInvoice(INVOICE)).isPresent();
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class OneInstance {

    private final FakeInvoiceCloud constructed;

    OneInstance(FakeInvoiceCloud ic) {
      constructed = ic;
    }

    @RepeatedTest(2)
    void isShared(FakeInvoiceCloud ic) {
      assertThat(ic).isSameAs(constructed);
    }
  }

  // Parallel tests.

  @Test
  void parallelTests_haveEachTheirOwn() {
    Parallel.CLOUDS.clear();

    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameters(
                Map.of(
                    "junit.jupiter.execution.parallel.enabled", "true",
                    "junit.jupiter.execution.parallel.mode.default", "concurrent",
                    "junit.jupiter.execution.parallel.config.strategy", "fixed",
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"))
            .selectors(selectClass(Parallel.class))
            .execute();

    requirePassed(results, 4);
    assertThat(Parallel.CLOUDS).hasSize(4);
  }

  static class Parallel {

    static final Set<FakeInvoiceCloud> CLOUDS = ConcurrentHashMap.newKeySet();

    /** Two at once are enough to share what they should not; JUnit promises no more. */
    static final CountDownLatch TWO_RUN = new CountDownLatch(2);

    @RegisterExtension
    static final FakeInvoiceCloudExtension IC = FakeInvoiceCloudExtension.builder().build();

    @RepeatedTest(4)
    void own(FakeInvoiceCloud ic) throws Exception {
      payOnce(ic);
      CLOUDS.add(IC.cloud());
      TWO_RUN.countDown();
      assertThat(TWO_RUN.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(IC.cloud()).isSameAs(ic);
      assertThat(IC.integration().poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isOne();
      assertThat(((TestLedger) IC.ledger()).posted()).hasSize(1);
    }
  }

  // Servers: only when asked for, and not for longer than the test.

  @Test
  void server_isNotStartedForATestThatDoesNotAsk_andEndsWithAFailedTest() {
    Set<String> before = serverThreads();
    passes(NoServer.class, 1);

    failure(FailsWithServer.class);

    assertThat(FailsWithServer.port).isPositive();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), FailsWithServer.port).close())
        .isInstanceOf(ConnectException.class);
    // Those of tests before this one may end meanwhile.
    assertThat(before).containsAll(NoServer.threads);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class NoServer {

    static Set<String> threads = Set.of();

    @Test
    void polls(FakeInvoiceCloud ic, InvoiceCloudIntegration integration) {
      payOnce(ic);
      integration.poll(ReportKind.PAYMENTS);
      threads = serverThreads();
    }
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class FailsWithServer {

    static int port;

    @Test
    void fails(FakeInvoiceCloudServer server) {
      port = server.port();
      throw new AssertionError("planted");
    }
  }

  /** Threads that are no daemon of the JVM's own; a server has at least one that accepts. */
  private static Set<String> serverThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                java.util.Arrays.stream(thread.getValue())
                    .anyMatch(
                        frame ->
                            frame.getMethodName().equals("accept")
                                || frame.getClassName().contains("SelectorImpl")))
        .map(thread -> thread.getKey().getName())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  // The story of a failure.

  @Test
  void failingTest_tellsWhatHappened_unmasked_inOrder() {
    String printed = printed(failure(TellsItsStory.class));

    assertThat(printed)
        .contains("planted")
        .contains("Suppressed: com.imt.ic.testkit.WhatHappened: \n2026-11-02T14:00:00Z  ");
    assertThat(printed.substring(printed.indexOf("WhatHappened")))
        .containsSubsequence(
            "InvoiceCloud holds INV-1 of HO-1000000026, 511.14 due",
            "HO-1000000026 (Avery Garcia) pays 120.00 of INV-1 by CC",
            " through CustomerPortal, fee 2.95",
            ": APPROVED",
            "fault in payments: ",
            "htmlPage(503)",
            "asked for payments since 2026-11-01T",
            ": 1 rows",
            "ledger post",
            "120.00 of INV-1 by CC, payment ",
            ": refused: the policy is closed",
            "2026-11-02T14:00:00.000000999Z  quarantine, payments, ",
            "the policy is closed",
            "2026-11-05T14:00:00Z  settles 120.00 of INV-1 by CC");
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(ledger = Refusing.class)
  static class TellsItsStory {

    @Test
    void fails(FakeInvoiceCloud ic, InvoiceCloudIntegration integration, MutableClock clock) {
      payOnce(ic);
      ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));
      try {
        integration.poll(ReportKind.PAYMENTS);
      } catch (RuntimeException expected) {
        integration.poll(ReportKind.PAYMENTS);
      }
      clock.advance(Duration.ofDays(3));
      ic.settle(java.time.LocalDate.of(2026, 11, 5));
      throw new AssertionError("planted");
    }
  }

  @Test
  void pushesOfAFailingLifecycleMethod_areTold_andLongStoriesAreCut() {
    String printed = printed(failure(PushesAndFails.class));

    assertThat(printed)
        .contains("the data pump posts 120.00 of INV-1 by CC, payment ", ": POSTED")
        .contains("earlier lines are left out")
        .doesNotContain("(Avery Garcia) pays");
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class PushesAndFails {

    @Test
    void pushes(FakeInvoiceCloud ic, DataPump pump) {
      payOnce(ic);
      for (int i = 0; i < 300; i++) {
        assertThat(ic.findCustomer(ACCOUNT)).isPresent();
      }
      pump.post(ic.paymentsToPush());
    }

    @AfterEach
    void fails() {
      throw new AssertionError("planted");
    }
  }

  // Waiting by the test's clock.

  @Test
  void threeTimesUnavailable_costTheTestsClockAlone() {
    passes(Unavailable.class, 1);
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class Unavailable {

    @Test
    void retries(FakeInvoiceCloud ic, MutableClock clock, SoapSettings settings) {
      payOnce(ic);
      for (int i = 0; i < 3; i++) {
        ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));
      }
      SoapSettings patient =
          settings.toBuilder().maximumAttempts(4).retryDelay(Duration.ofSeconds(20)).build();

      try (SoapInvoiceCloud client = SoapInvoiceCloud.connect(ic.profile(), patient);
          Report<Payment> report = client.paymentsSince(MONDAY.minusSeconds(1))) {
        assertThat(report.hasNext()).isTrue();
      }

      // 20, 40 and 80 seconds, each up to 30 percent less or more.
      assertThat(Duration.between(MONDAY, clock.instant()))
          .isBetween(Duration.ofSeconds(98), Duration.ofSeconds(182));
      assertThat(ic.story())
          .containsSubsequence("attempt 1: status 503", "the client waits PT", "attempt 4: status");
    }
  }

  // Mistakes.

  @Test
  void mistakes_areSaidWithTheirRemedy() {
    assertThat(failure(NoBalances.class))
        .hasStackTraceContaining("give them by balances(...) of the extension's builder");
    assertThat(failure(OtherLedger.class))
        .hasStackTraceContaining("this test's ledger is a com.imt.ic.testkit.TestLedger")
        .hasStackTraceContaining("give that ledger by ledger(...)");
    assertThat(failure(BadMoment.class))
        .hasStackTraceContaining("BadMoment: startingAt is \"2026-11-02\"; give a moment with");
    assertThat(failure(NoResource.class))
        .hasStackTraceContaining("profileResource is \"none.json\", which ")
        .hasStackTraceContaining("does not find on the class path");
    assertThat(failure(BadProfile.class))
        .hasStackTraceContaining("BadProfile: the profile cannot be overridden: ");
    assertThat(failure(TooEarly.class))
        .hasStackTraceContaining("No test is running: register the extension in a field");
    assertThat(failure(Circular.class)).hasStackTraceContaining("made of something that needs it");
  }

  @Test
  void outsideATest_theFieldSaysSo() {
    FakeInvoiceCloudExtension ic = FakeInvoiceCloudExtension.builder().build();

    org.assertj.core.api.Assertions.assertThatThrownBy(ic::cloud)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No test is running");
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class NoBalances {
    @Test
    void asks(RtdrCaller rtdr) {}
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  static class OtherLedger {
    @Test
    void asks(Refusing ledger) {}
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(startingAt = "2026-11-02")
  static class BadMoment {
    @Test
    void asks(Clock clock) {}
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(profileResource = "none.json")
  static class NoResource {
    @Test
    void asks(Profile profile) {}
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(profile = "{\"biler\": {}}")
  static class BadProfile {
    @Test
    void asks(Profile profile) {}
  }

  static class TooEarly {
    @RegisterExtension
    static final FakeInvoiceCloudExtension IC = FakeInvoiceCloudExtension.builder().build();

    final FakeInvoiceCloud ic = otherThread();

    private static FakeInvoiceCloud otherThread() {
      return new FakeInvoiceCloudHolder().cloud;
    }

    @Test
    void asks() {}
  }

  /** Asks an extension that JUnit does not know of. */
  static final class FakeInvoiceCloudHolder {
    final FakeInvoiceCloud cloud = FakeInvoiceCloudExtension.builder().build().cloud();
  }

  @ExtendWith(FakeInvoiceCloudExtension.class)
  @FakeInvoiceCloudSettings(ledger = NeedsTheIntegration.class)
  static class Circular {
    @Test
    void asks(InvoiceCloudIntegration integration) {}
  }

  static final class NeedsTheIntegration implements Ledger {

    NeedsTheIntegration(InvoiceCloudIntegration integration) {
      throw new IllegalStateException(integration.toString());
    }

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      return LedgerAnswer.accepted();
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      return LedgerAnswer.accepted();
    }
  }

  private static Payment payOnce(FakeInvoiceCloud ic) {
    ic.holdInvoices(List.of(invoice()));
    return ic.invoice(INVOICE).pays(AMOUNT).byCard();
  }

  private static PaymentGuid firstGuid(long seed) {
    return payOnce(FakeInvoiceCloud.builder().seed(seed).build()).paymentGuid();
  }

  private static BifInvoice invoice() {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(INVOICE)
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse("511.14"))
        .allowPartialPayments(true)
        .build();
  }

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private static void passes(Class<?> tests, int count) {
    requirePassed(run(tests), count);
  }

  private static void requirePassed(EngineExecutionResults results, int count) {
    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(all -> all.succeeded(count).started(count));
  }

  private static Throwable failure(Class<?> tests) {
    Collection<Throwable> failures = failures(run(tests));
    assertThat(failures).hasSize(1);
    return failures.iterator().next();
  }

  private static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
