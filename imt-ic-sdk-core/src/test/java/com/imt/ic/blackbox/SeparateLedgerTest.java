package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.PaymentState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that cannot share the SDK's transaction. */
class SeparateLedgerTest {

  private final Host host = new Host();
  private final ServiceLedger ledger = new ServiceLedger();
  private final InvoiceCloudIntegration integration = host.builder().ledger(ledger).build();
  private final Payment payment = Samples.payment(1, "12.00");

  private PollResult poll() {
    return integration.poll(ReportKind.PAYMENTS);
  }

  private long inState(PaymentState state) {
    return integration.reconcile().total(state).count();
  }

  @Test
  void payment_isReceivedPostedAndMarked_andTheSecondDeliveryIsAnsweredFromMemory() {
    host.cloud.pay(payment);
    ledger.beforePosting =
        () -> {
          assertThat(inState(PaymentState.REFUSED)).isEqualTo(1); // durable, and not posted yet
          assertThat(integration.reconcile().posted().count()).isZero();
        };
    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(ledger.calls).containsExactly(PaymentChannel.POLL);
    assertThat(ledger.receipts).containsExactly(Map.entry(payment.paymentGuid(), "R-1"));
    assertThat(inState(PaymentState.AWAITING_SETTLEMENT)).isEqualTo(1);
  }

  @Test
  void booksThatAreDown_holdTheCheckpointBack_untilTheyHaveThePayments() {
    for (int i = 0; i < 20; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    ledger.beforePosting =
        () -> {
          throw new IllegalStateException("the ledger is down", new SQLException("", "23505"));
        };
    assertThatThrownBy(this::poll).isInstanceOf(LedgerDownException.class);
    ledger.beforePosting = () -> {};

    PollResult next = poll();

    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(next.counts()).isEqualTo(Map.of(Outcome.RETRIED, 20L));
    assertThat(next.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 20L));
    assertThat(ledger.receipts).hasSize(20);
  }

  @Test
  void crashBetweenPostingAndMark_postsAgain_andTheLedgersOwnKeyAbsorbsIt() {
    host.cloud.pay(payment);
    ledger.afterPosting =
        () -> {
          throw new AssertionError("the process ended here");
        };
    assertThatThrownBy(this::poll).hasMessage("the process ended here");
    assertThat(integration.reconcile().posted().count()).isZero();
    ledger.afterPosting = () -> {};

    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));

    assertThat(ledger.calls).hasSize(2);
    assertThat(ledger.receipts).containsExactly(Map.entry(payment.paymentGuid(), "R-1"));
    assertThat(integration.reconcile().posted().count()).isEqualTo(1);
  }

  @Test
  void paymentsOfOneTransaction_areEachPostedOnceItHasCommitted() {
    Payment other = Samples.payment(2, "1.00");
    host.cloud.pay(payment);
    host.cloud.pay(other);
    ledger.afterPosting =
        () -> {
          ledger.afterPosting = () -> {};
          throw new AssertionError("the process ended here");
        };
    assertThatThrownBy(this::poll).hasMessage("the process ended here");
    assertThat(ledger.receipts).containsOnlyKeys(payment.paymentGuid());
    assertThat(inState(PaymentState.REFUSED)).isEqualTo(2);

    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.RETRIED, 2L));

    assertThat(ledger.receipts).containsOnlyKeys(payment.paymentGuid(), other.paymentGuid());
  }

  @Test
  void refusedPayment_isQuarantined_andTriedAgainByTheNextPoll() {
    host.cloud.pay(payment);
    ledger.refusal = "no such policy";
    PollResult refused = poll();
    assertThat(refused.counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(QuarantineKind.REFUSED);
              assertThat(entry.reason()).isEqualTo("no such policy");
            });
    ledger.refusal = "";
    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));
    assertThat(ledger.receipts).hasSize(1);
  }

  @Test
  void paymentThatStandsTwiceInAnAnswer_andIsRefusedOnce_isPostedAndNothingStandsOpen() {
    host.cloud.pay(payment);
    host.cloud.pay(payment);
    ledger.beforePosting = () -> ledger.refusal = ledger.calls.size() == 1 ? "not yet" : "";

    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L, Outcome.RETRIED, 1L));

    assertThat(ledger.receipts).containsOnlyKeys(payment.paymentGuid());
    assertThat(open()).isEmpty();
    assertThat(integration.reconcile().posted().count()).isEqualTo(1);
  }

  @Test
  void returnThatWaited_reversesOnceThePaymentIsMarked() {
    AchReturn achReturn = Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z");
    host.cloud.giveBack(achReturn);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).count(Outcome.WAITING)).isEqualTo(1);
    host.cloud.pay(payment);
    poll();
    assertThat(ledger.reversals)
        .singleElement()
        .satisfies(
            reversal -> {
              assertThat(reversal.payment().receiptNumber()).isEqualTo("R-1");
              assertThat(reversal.achReturn().code()).hasValue("R01");
              assertThat(reversal.amount()).isEqualTo(payment.amount());
            });
  }

  /** It has written, and its answer is lost: a read timeout, say. */
  private void failHavingWritten() {
    ledger.afterTakingBack =
        () -> {
          throw new IllegalStateException("timed out");
        };
  }

  private Money takenBack() {
    return ledger.takenBack.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private List<QuarantineKind> open() {
    return host.quarantine().stream()
        .filter(entry -> entry.state() == State.OPEN)
        .map(QuarantineEntry::kind)
        .toList();
  }

  @Test
  void returnBesideOneOnWhichTheLedgerFailedHavingWritten_takesNothingBackBeyondThePayment() {
    host.cloud.pay(payment);
    poll();
    failHavingWritten();
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-06T10:00:00Z"));
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 1L));

    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-13T10:00:00Z"));
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 1L, Outcome.REVIEW, 1L));
    ledger.afterTakingBack = () -> {};
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.RETRIED, 1L, Outcome.DUPLICATE, 1L));

    assertThat(takenBack()).isEqualTo(payment.amount());
    assertThat(open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
  }

  @Test
  void returnOfTheRest_isReversed_howeverTheOtherEnds() {
    Payment hundred = Samples.payment(1, "100.00");
    host.cloud.pay(hundred);
    poll();
    failHavingWritten();
    host.cloud.giveBack(
        Samples.achReturn(Samples.withAmount(hundred, "60.00"), "R01", "2026-11-06T10:00:00Z"));
    integration.poll(ReportKind.ACH_REJECTS);
    AchReturn rest =
        Samples.achReturn(Samples.withAmount(hundred, "40.00"), "R01", "2026-11-13T10:00:00Z");

    host.cloud.giveBack(rest);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 2L));
    ledger.afterTakingBack = () -> {};
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.RETRIED, 2L));

    assertThat(takenBack()).isEqualTo(hundred.amount());
    assertThat(open()).isEmpty();
  }

  /** It has written the first, and the process ends before the SDK has kept that. */
  private void endAfterTheFirst() {
    ledger.afterTakingBack =
        () -> {
          throw new AssertionError("the process ended here");
        };
  }

  @Test
  void returnsOfDifferentAmounts_whenTheProcessEndsBetweenThem_areEachReversedOnceInAnyOrder() {
    Payment hundred = Samples.payment(1, "100.00");
    host.cloud.pay(hundred);
    poll();
    endAfterTheFirst();
    host.cloud.giveBack(
        Samples.achReturn(Samples.withAmount(hundred, "60.00"), "R01", "2026-11-13T10:00:00Z"));
    host.cloud.giveBack(
        Samples.achReturn(Samples.withAmount(hundred, "30.00"), "R01", "2026-11-13T11:00:00Z"));
    assertThatThrownBy(() -> integration.poll(ReportKind.ACH_REJECTS))
        .hasMessage("the process ended here");
    ledger.afterTakingBack = () -> {};

    Collections.reverse(host.cloud.returns);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 2L));

    assertThat(takenBack()).isEqualTo(Money.parse("90.00"));
  }

  @Test
  void refundsOfOneBatch_whenTheProcessEndsBetweenThem_areEachTakenBackOnceInAnyOrder() {
    InvoiceCloudIntegration byLedger =
        host.builder()
            .ledger(ledger)
            .profile(Samples.profile().override("{\"posting\": {\"chargebacks\": \"LEDGER\"}}"))
            .build();
    host.cloud.pay(payment);
    poll();
    endAfterTheFirst();
    settle(MoneyStory.line(payment, "B2", 18, "-5.00"));
    settle(MoneyStory.line(payment, "B2", 18, "-3.00"));
    assertThatThrownBy(() -> byLedger.poll(ReportKind.SETTLED_BATCHES))
        .hasMessage("the process ended here");
    ledger.afterTakingBack = () -> {};

    Collections.reverse(host.cloud.settled);
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 2L));

    assertThat(takenBack()).isEqualTo(Money.parse("8.00"));
  }

  @Test
  void chargebackBesideOneOnWhichTheLedgerFailedHavingWritten_isForPeople() {
    InvoiceCloudIntegration byLedger =
        host.builder()
            .ledger(ledger)
            .profile(Samples.profile().override("{\"posting\": {\"chargebacks\": \"LEDGER\"}}"))
            .build();
    host.cloud.pay(payment);
    poll();
    failHavingWritten();
    settle(MoneyStory.line(payment, "B2", 9, "-12.00"));
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 1L));

    settle(MoneyStory.line(payment, "B3", 14, "-12.00"));
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 1L, Outcome.REVIEW, 1L));
    ledger.afterTakingBack = () -> {};
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).count(Outcome.RETRIED)).isEqualTo(1);

    assertThat(takenBack()).isEqualTo(payment.amount());
    assertThat(open()).containsExactly(QuarantineKind.TAKEN_BACK);
  }

  @Test
  void chargebackThatIsWon_afterTheLedgerFailedOnItHavingWritten_isPostedAnewOnceThatIsKnown() {
    InvoiceCloudIntegration byLedger =
        host.builder()
            .ledger(ledger)
            .profile(
                Samples.profile()
                    .override(
                        "{\"posting\": {\"chargebacks\": \"LEDGER\", \"representments\":"
                            + " \"LEDGER\"}}"))
            .build();
    host.cloud.pay(payment);
    poll();
    settle(MoneyStory.line(payment, "B1", 4, "12.00"));
    failHavingWritten();
    settle(MoneyStory.line(payment, "B2", 9, "-12.00"));
    byLedger.poll(ReportKind.SETTLED_BATCHES);

    settle(MoneyStory.line(payment, "B3", 14, "12.00"));
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REFUSED, 1L, Outcome.WAITING, 1L));
    ledger.afterTakingBack = () -> {};
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 2L));

    assertThat(takenBack()).isEqualTo(payment.amount());
    assertThat(ledger.postedAgain).containsValue(payment.amount()).hasSize(1);
    assertThat(open()).isEmpty();
    assertThat(byLedger.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 3L));
  }

  @Test
  void chargebackOnWhichTheLedgerFailedHavingWritten_byHand_isTakenByTheNextPoll() {
    host.cloud.pay(payment);
    poll();
    failHavingWritten();
    settle(MoneyStory.line(payment, "B1", 4, "12.00"));
    settle(MoneyStory.line(payment, "B2", 9, "-12.00"));
    integration.poll(ReportKind.SETTLED_BATCHES);
    assertThat(open()).containsExactly(QuarantineKind.TAKEN_BACK);
    integration.quarantine().retry(host.quarantine().get(0).id());
    assertThat(open()).containsExactly(QuarantineKind.FAILED);
    ledger.afterTakingBack = () -> {};

    integration.poll(ReportKind.SETTLED_BATCHES);

    assertThat(takenBack()).isEqualTo(payment.amount());
    assertThat(open()).isEmpty();
  }

  private void settle(SettledPayment line) {
    host.cloud.settled.add(ScriptedCloud.row(line, Samples.columns(line)));
  }

  private PollResult pollOfACustomer(boolean enrolled) {
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, enrolled)));
    return integration.poll(ReportKind.AUTOPAY);
  }

  @Test
  void enrolmentThatWasToldBeforeTheProcessEnded_isKnownToBeTold_andTakenBackWhenItChangesBack() {
    AccountNumber account = Samples.autoPay(1, false).accountNumber();
    assertThat(pollOfACustomer(false).counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    ledger.afterEnrolling =
        () -> {
          throw new AssertionError("the process ended here");
        };
    assertThatThrownBy(() -> pollOfACustomer(true)).hasMessage("the process ended here");
    assertThat(ledger.enrolled).containsEntry(account, true);
    ledger.afterEnrolling = () -> {};

    pollOfACustomer(false);

    assertThat(ledger.enrolled).containsExactly(Map.entry(account, false));
    assertThat(pollOfACustomer(false).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  @Test
  void enrolmentOnWhichTheLedgerFails_isQuarantined_andToldByTheNextPoll() {
    ledger.afterEnrolling =
        () -> {
          throw new IllegalStateException("no such customer");
        };
    assertThat(pollOfACustomer(true).counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).contains("(enrollment changed)"));
    ledger.afterEnrolling = () -> {};

    assertThat(pollOfACustomer(true).counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));

    assertThat(host.quarantine()).noneMatch(entry -> entry.state() == State.OPEN);
  }

  /** A customer's states in the order of their versions, of which no time is told. */
  private void pollVersion(int version, boolean enrolled) {
    host.clock.advance(Duration.ofHours(1));
    CustomerEnrollment row =
        CustomerEnrollment.builder()
            .accountNumber(AccountNumber.of("HO-1"))
            .kind(EnrollmentKind.AUTOPAY)
            .enrolled(enrolled)
            .additional("Version", Integer.toString(version))
            .build();
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(ScriptedCloud.row(row, versionColumns(row)));
    integration.poll(ReportKind.AUTOPAY);
  }

  private static Map<String, String> versionColumns(CustomerEnrollment row) {
    return Map.of(
        "AccountNumber", row.accountNumber().value(),
        "AutoPay", Boolean.toString(row.enrolled()),
        "Version", row.additional().get("Version"));
  }

  private List<String> versionsTold() {
    return ledger.enrolments.stream().map(row -> row.additional().get("Version")).toList();
  }

  private void failOnEnrolments() {
    ledger.afterEnrolling =
        () -> {
          throw new IllegalStateException("no such customer");
        };
  }

  /** The customer leaves, and comes back, on which the ledger fails having written. */
  private void leaveAndComeBack(boolean failsOnBoth) {
    if (failsOnBoth) {
      failOnEnrolments();
    }
    pollVersion(2, false);
    failOnEnrolments();
    pollVersion(3, true);
    ledger.afterEnrolling = () -> {};
  }

  /** After so many transactions of a person's process that brings an enrolment again. */
  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "3,false", "4,false", "1,true", "2,true", "3,true", "4,true"})
  void enrolmentBroughtAgainByAProcessThatSleeps_isNotToldOnceLaterAnswersHaveToldOtherwise(
      int sleepsAfter, boolean failsOnBoth) {
    failOnEnrolments();
    pollVersion(1, true);
    ledger.afterEnrolling = () -> {};
    AtomicInteger transactions = new AtomicInteger();
    InvoiceCloudIntegration sleepy =
        host.builder()
            .ledger(ledger)
            .transactions(
                work -> {
                  host.transactions().run(work);
                  if (transactions.incrementAndGet() == sleepsAfter) {
                    leaveAndComeBack(failsOnBoth);
                  }
                })
            .build();

    sleepy.quarantine().retry(host.quarantine().get(0).id());
    if (transactions.get() < sleepsAfter) {
      leaveAndComeBack(failsOnBoth);
    }
    pollVersion(3, true);

    assertThat(versionsTold()).isSorted().containsSubsequence("1", "2", "3");
    assertThat(open()).isEmpty();
  }

  /** Polls a version of a customer by a clock that is so far ahead of InvoiceCloud's. */
  private void pollVersionBy(Duration ahead, int version, boolean enrolled) {
    Instant really = Host.NOW.plus(Duration.ofMinutes(version));
    host.clock.set(really.plus(ahead).minus(Duration.ofHours(1)));
    host.cloud.serverTime = Optional.of(really);
    pollVersion(version, enrolled);
  }

  @Test
  void enrolmentSeenByAClockThatWasAhead_isNotToldOnceTheLedgerHasFailedOnLaterOnes() {
    failOnEnrolments();
    pollVersionBy(Duration.ofHours(3), 1, true);
    pollVersionBy(Duration.ZERO, 2, false);
    pollVersionBy(Duration.ofHours(4), 3, true);
    ledger.afterEnrolling = () -> {};
    for (QuarantineEntry entry : host.quarantine()) {
      integration.quarantine().retry(entry.id());
    }
    assertThat(versionsTold()).isSorted().endsWith("3");
    assertThat(open()).isEmpty();
  }

  @Test
  void connection_isRefusedInEveryCall() {
    host.cloud.pay(payment);
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z"));
    poll();
    integration.poll(ReportKind.ACH_REJECTS);
    List<Throwable> refused = ledger.refusedConnections();
    assertThat(refused)
        .hasSize(2)
        .allSatisfy(e -> assertThat(e).hasMessageContaining("Ledger.isSeparate()"));
  }
}
