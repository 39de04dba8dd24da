package com.imt.ic.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Recording;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.Warning;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.LeaseHeldException;
import com.imt.ic.polling.LeaseLostException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollingTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration SETTLE_LAG = Duration.ofMinutes(5);

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();

  private Polling polling(Instant now) {
    return polling("node-1", now);
  }

  private Polling polling(String node, Instant now) {
    return polling(node, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Polling polling(String node, Clock clock) {
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    return Polling.builder()
        .cloud(cloud)
        .store(store)
        .profile(Profile.defaults())
        .clock(clock)
        .payments(new PaymentInbox(store, ledger, rejects, clock))
        .settlements(new SettlementInbox(ledger, clock))
        .rejects(rejects)
        .enrollments(new EnrollmentInbox(ledger))
        .node(node)
        .leaseTerm(LEASE)
        .build();
  }

  private void pay(Payment payment) {
    cloud.payments.add(Recording.row(Payment.recordType(), payment));
  }

  private Optional<Instant> checkpoint() {
    return store.inTransaction(tx -> tx.checkpoints().find("payments"));
  }

  @Test
  void firstPoll_mustBeToldWhereToBegin() {
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS))
        .isInstanceOf(FirstPollException.class)
        .hasMessageContaining("payments was never polled");
    assertThat(cloud.asked).isEmpty();
  }

  @Test
  void firstPoll_beginsInThePast() {
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS, NOW.plusSeconds(3600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 2026-11-20T17:00:00Z")
        .hasMessageContaining("clock says 2026-11-20T16:00:00Z");
    assertThat(cloud.asked).isEmpty();
    assertThat(checkpoint()).isEmpty();
    polling(NOW).poll(ReportKind.PAYMENTS, NOW);
    assertThat(cloud.asked).containsExactly(NOW);
  }

  @Test
  void nextPoll_asksFromTheCheckpointLessTheLookBack() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(cloud.asked).containsExactly(START);
    assertThat(checkpoint()).contains(NOW.minus(SETTLE_LAG));
    polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS);
    assertThat(cloud.asked).last().isEqualTo(NOW.minus(SETTLE_LAG).minus(LOOK_BACK));
  }

  @Test
  void rowsSeenAgainInTheOverlap_arePostedOnce() {
    for (int i = 0; i < 250; i++) {
      pay(Recording.payment(i, "1.00"));
    }
    PollResult first = polling(NOW).poll(ReportKind.PAYMENTS, START);
    PollResult second = polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS);
    assertThat(first.fresh()).isEqualTo(250);
    assertThat(second.rows()).isEqualTo(250);
    assertThat(second.known()).isEqualTo(250);
    assertThat(ledger.posted).hasSize(250);
  }

  @Test
  void answerThatBreaksOff_keepsWhatWasTaken_andLeavesTheCheckpoint() {
    for (int i = 0; i < 250; i++) {
      pay(Recording.payment(i, "1.00"));
    }
    cloud.breakAfter = 170;
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS, START))
        .isInstanceOf(InvoiceCloudException.class);
    assertThat(checkpoint()).isEmpty();
    assertThat(ledger.posted).hasSize(100);
    assertThat(cloud.closed).isEqualTo(1);
    cloud.breakAfter = Integer.MAX_VALUE;
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(ledger.posted).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void emptyAnswer_movesTheCheckpoint() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(checkpoint()).isPresent();
  }

  @Test
  void serverWhoseClockRunsBehind_holdsTheCheckpointBack_oneThatRunsAheadDoesNotPushIt() {
    cloud.serverTime = Optional.of(NOW.minusSeconds(600));
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(checkpoint()).contains(NOW.minusSeconds(600).minus(SETTLE_LAG));
    cloud.serverTime = Optional.of(NOW.plus(Duration.ofDays(400)));
    polling(NOW).poll(ReportKind.PAYMENTS);
    assertThat(checkpoint()).contains(NOW.minus(SETTLE_LAG));
  }

  @Test
  void checkpoint_neverMovesBack() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    PollResult again = polling(NOW.minusSeconds(86_400)).poll(ReportKind.PAYMENTS, START);
    assertThat(again.readUpTo()).isEqualTo(NOW.minus(SETTLE_LAG));
    assertThat(checkpoint()).contains(NOW.minus(SETTLE_LAG));
  }

  @Test
  void rowFromTheFuture_isPostedAndDoesNotMoveTheCheckpoint() {
    pay(
        Recording.payment(1, "1.00").toBuilder()
            .paidAt(Instant.parse("2099-01-01T00:00:00Z"))
            .build());
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(ledger.posted).hasSize(1);
    assertThat(checkpoint()).contains(NOW.minus(SETTLE_LAG));
  }

  @Test
  void rowThatWasNotUnderstood_isQuarantinedOnce_andTheOthersGoOn() {
    pay(Recording.payment(1, "1.00"));
    cloud.payments.add(new ReportRow.NotUnderstood<>(Map.of("PaymentGUID", "x"), "no amount"));
    pay(Recording.payment(2, "1.00"));
    PollResult first = polling(NOW).poll(ReportKind.PAYMENTS, START);
    polling(NOW).poll(ReportKind.PAYMENTS);
    assertThat(first.quarantined()).isEqualTo(1);
    assertThat(ledger.posted).hasSize(2);
    List<QuarantineEntry> quarantined = new ArrayList<>();
    store.runInTransaction(tx -> tx.quarantine().forEach(quarantined::add));
    assertThat(quarantined)
        .containsExactly(
            new QuarantineEntry("payments", "no amount", Map.of("PaymentGUID", "x"), NOW));
  }

  @Test
  void settledBatches_areAskedForByTheBillersDays() {
    // 04:30 GMT on the 20th is still the 19th in Chicago.
    polling(Instant.parse("2026-11-20T04:30:00Z"))
        .poll(ReportKind.SETTLED_BATCHES, Instant.parse("2026-11-10T05:59:00Z"));
    assertThat(cloud.asked)
        .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 19).plusDays(366));
  }

  @Test
  void settlementsOfDaysBeyondThoseAskedFor_areReported() {
    settle(1, LocalDate.of(2026, 11, 19));
    settle(2, LocalDate.of(2026, 11, 23)); // the next business day after a weekend
    assertThat(polling(NOW).poll(ReportKind.SETTLED_BATCHES, START).warnings()).isEmpty();

    settle(3, LocalDate.of(2099, 10, 1));
    assertThat(polling(NOW).poll(ReportKind.SETTLED_BATCHES).warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.FUTURE_ROWS);
              assertThat(warning.detail()).contains("1 of 3 rows");
            });
  }

  private void settle(int number, LocalDate day) {
    Payment payment = Recording.payment(number, "1.00");
    cloud.settled.add(
        Recording.row(
            SettledPayment.recordType(),
            SettledPayment.builder()
                .batchId("B-" + day)
                .settledOn(day)
                .paymentGuid(payment.paymentGuid())
                .amount(payment.amount())
                .build()));
  }

  @Test
  void enrolments_areReportedAsChanges_andAVanishedCustomerIsNoChange() {
    CustomerEnrollment enrolled =
        CustomerEnrollment.builder()
            .accountNumber(AccountNumber.of("HO-1"))
            .kind(EnrollmentKind.AUTOPAY)
            .enrolled(true)
            .method(PaymentMethod.EFT)
            .build();
    cloud.autoPay.add(Recording.row(CustomerEnrollment.recordType(), enrolled));
    assertThat(polling(NOW).poll(ReportKind.AUTOPAY).fresh()).isEqualTo(1);
    assertThat(polling(NOW).poll(ReportKind.AUTOPAY).fresh()).isZero();
    cloud.autoPay.clear();
    polling(NOW).poll(ReportKind.AUTOPAY);
    CustomerEnrollment gone = enrolled.toBuilder().enrolled(false).build();
    cloud.autoPay.add(Recording.row(CustomerEnrollment.recordType(), gone));
    polling(NOW).poll(ReportKind.AUTOPAY);
    assertThat(ledger.changes).containsExactly(enrolled, gone);
  }

  @Test
  void ledgerApart_getsItsPaymentsAfterTheyAreReceived_andTheCheckpointWaitsForIt() {
    pay(Recording.payment(1, "1.00"));
    boolean[] down = {true};
    List<Payment> posted = new ArrayList<>();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    Polling polling =
        Polling.builder()
            .cloud(cloud)
            .store(store)
            .profile(Profile.defaults())
            .clock(clock)
            .payments(
                PaymentInbox.apart(
                    store,
                    (payment, channel) -> {
                      if (down[0]) {
                        throw new IllegalStateException("the ledger is down");
                      }
                      posted.add(payment);
                      return LedgerAnswer.posted("R-1");
                    },
                    rejects,
                    clock))
            .settlements(new SettlementInbox(ledger, clock))
            .rejects(rejects)
            .enrollments(new EnrollmentInbox(ledger))
            .build();
    assertThatThrownBy(() -> polling.poll(ReportKind.PAYMENTS, START))
        .hasMessage("the ledger is down");
    assertThat(checkpoint()).isEmpty();
    down[0] = false;
    assertThat(polling.poll(ReportKind.PAYMENTS).fresh()).isEqualTo(1);
    assertThat(polling.poll(ReportKind.PAYMENTS).known()).isEqualTo(1);
    assertThat(posted).hasSize(1);
    assertThat(checkpoint()).isPresent();
  }

  // The beginning.

  @Test
  void lookBack_doesNotReachBeforeTheBeginning_unlessSomebodySaysSo() {
    polling(NOW).poll(ReportKind.PAYMENTS, NOW.minusSeconds(3600));
    polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS);
    assertThat(cloud.asked).last().isEqualTo(NOW.minusSeconds(3600));
    polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS, START);
    polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS);
    assertThat(cloud.asked)
        .last()
        .isEqualTo(NOW.plusSeconds(7200).minus(SETTLE_LAG).minus(LOOK_BACK));
  }

  @Test
  void firstPollThatFailed_goesOnFromItsBeginning() {
    pay(Recording.payment(1, "1.00"));
    cloud.breakAfter = 0;
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS, START))
        .isInstanceOf(InvoiceCloudException.class);
    cloud.breakAfter = Integer.MAX_VALUE;
    polling(NOW).poll(ReportKind.PAYMENTS);
    assertThat(cloud.asked).containsExactly(START, START);
    assertThat(ledger.posted).hasSize(1);
  }

  // Clocks.

  @Test
  void clockThatIsSetBackWhileTheServerAnswers_doesNotPushTheCheckpoint() {
    Instant[] now = {NOW.plus(Duration.ofHours(3))};
    Clock clock = mock(Clock.class);
    when(clock.instant()).thenAnswer(call -> now[0]);
    cloud.serverTime = Optional.of(NOW);
    cloud.whenAsked = () -> now[0] = NOW;
    polling("node-1", clock).poll(ReportKind.PAYMENTS, START);
    assertThat(checkpoint()).contains(NOW.minus(SETTLE_LAG));
  }

  // Several nodes.

  @Test
  void reportThatAnotherNodeReads_isLeftToIt_untilItsLeaseEnds() {
    holdBy("node-2", NOW);
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS, START))
        .isInstanceOf(LeaseHeldException.class)
        .hasMessageContaining("Another node is reading the report payments")
        .hasMessageContaining("2026-11-20T16:01:00Z");
    assertThat(cloud.asked).isEmpty();
    polling(NOW.plus(LEASE)).poll(ReportKind.PAYMENTS, START);
    assertThat(cloud.asked).hasSize(1);
  }

  @Test
  void leaseOfANodeThatIsGone_canBeEnded() {
    holdBy("node-2", NOW);
    Polling polling = polling(NOW);
    assertThatThrownBy(() -> polling.poll(ReportKind.PAYMENTS, START))
        .isInstanceOfSatisfying(
            LeaseHeldException.class, e -> polling.release(e.lease().orElseThrow()));
    polling.poll(ReportKind.PAYMENTS, START);
    assertThat(cloud.asked).hasSize(1);
  }

  @Test
  void nodeThatSleptThroughItsLease_writesNothingWhenItWakesUp() {
    pay(Recording.payment(1, "1.00"));
    cloud.whenAsked = () -> holdBy("node-2", NOW.plus(LEASE));
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS, START))
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining("payments");
    assertThat(ledger.posted).isEmpty();
    assertThat(checkpoint()).isEmpty();
    assertThat(lease()).map(Lease::holder).contains("node-2");
  }

  @Test
  void lease_isFreeAfterAPoll_howeverItEnded() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(lease()).isEmpty();
    pay(Recording.payment(1, "1.00"));
    cloud.breakAfter = 0;
    assertThatThrownBy(() -> polling(NOW).poll(ReportKind.PAYMENTS))
        .isInstanceOf(InvoiceCloudException.class);
    assertThat(lease()).isEmpty();
  }

  private void holdBy(String node, Instant now) {
    store.runInTransaction(
        tx -> assertThat(tx.leases().acquire("payments", node, now, now.plus(LEASE))).isPresent());
  }

  private Optional<Lease> lease() {
    return store.inTransaction(tx -> tx.leases().find("payments"));
  }

  // Suspicious answers.

  @Test
  void roundNumberOfRows_isTaken_butTheCheckpointWaits() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    for (int i = 0; i < 1000; i++) {
      pay(Recording.payment(i, "1.00"));
    }
    PollResult cut = polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS);
    assertThat(ledger.posted).hasSize(1000);
    assertThat(cut.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.ROUND_ROW_COUNT);
    assertThat(cut.readUpTo()).isEqualTo(NOW.minus(SETTLE_LAG));
    assertThat(due(NOW.plusSeconds(7200)))
        .extracting(DuePoll::report)
        .contains(ReportKind.PAYMENTS);
    pay(Recording.payment(1000, "1.00"));
    PollResult whole = polling(NOW.plusSeconds(7300)).poll(ReportKind.PAYMENTS);
    assertThat(whole.warnings()).isEmpty();
    assertThat(whole.readUpTo()).isEqualTo(NOW.plusSeconds(7300).minus(SETTLE_LAG));
  }

  @Test
  void roundNumberOfRows_isSuspectedInAFirstPollToo_andInOneThatReadsAnOlderSpanAgain() {
    for (int i = 0; i < 1000; i++) {
      pay(Recording.payment(i, "1.00"));
    }
    PollResult first = polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(ledger.posted).hasSize(1000);
    assertThat(first.warnings())
        .singleElement()
        .satisfies(
            cut -> {
              assertThat(cut.kind()).isEqualTo(Warning.Kind.ROUND_ROW_COUNT);
              assertThat(cut.detail()).contains("$.polling.payments.suspectMultiple");
            });
    assertThat(checkpoint()).isEmpty();

    pay(Recording.payment(1000, "1.00"));
    polling(NOW.plusSeconds(60)).poll(ReportKind.PAYMENTS);
    assertThat(cloud.asked).containsExactly(START, START);
    assertThat(ledger.posted).hasSize(1001);
    Instant reached = NOW.plusSeconds(60).minus(SETTLE_LAG);
    assertThat(checkpoint()).contains(reached);

    cloud.payments.remove(1000);
    PollResult again = polling(NOW.plusSeconds(7200)).poll(ReportKind.PAYMENTS, START);
    assertThat(again.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.ROUND_ROW_COUNT);
    assertThat(checkpoint()).contains(reached);
  }

  @Test
  void rowsOfTheFutureAndDifferentClocks_areReported() {
    pay(Recording.payment(1, "1.00").toBuilder().paidAt(NOW.plusSeconds(4 * 3600)).build());
    cloud.serverTime = Optional.of(NOW.minusSeconds(180));
    PollResult result = polling(NOW).poll(ReportKind.PAYMENTS, START);
    assertThat(result.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.CLOCK_SKEW, Warning.Kind.FUTURE_ROWS);
    assertThat(result.warnings().get(0).detail()).contains("PT-3M");
  }

  @Test
  void snapshotThatShrank_isReported_unenrolsNobody_andDoesNotCount_untilSomebodyBelievesIt() {
    for (int i = 0; i < 20; i++) {
      cloud.autoPay.add(Recording.row(CustomerEnrollment.recordType(), enrolled(i)));
    }
    polling(NOW).poll(ReportKind.AUTOPAY);
    cloud.autoPay.subList(15, 20).clear();
    Instant later = NOW.plusSeconds(3 * 3600);
    PollResult shrunk = polling(later).poll(ReportKind.AUTOPAY);
    assertThat(shrunk.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.SHRUNK_SNAPSHOT);
    assertThat(ledger.changes).hasSize(20);
    assertThat(due(later)).extracting(DuePoll::report).contains(ReportKind.AUTOPAY);
    assertThat(polling(later).poll(ReportKind.AUTOPAY, later).warnings()).isEmpty();
    assertThat(polling(later).poll(ReportKind.AUTOPAY).warnings()).isEmpty();
    assertThat(due(later)).extracting(DuePoll::report).doesNotContain(ReportKind.AUTOPAY);
  }

  private static CustomerEnrollment enrolled(int number) {
    return CustomerEnrollment.builder()
        .accountNumber(AccountNumber.of("HO-" + number))
        .kind(EnrollmentKind.AUTOPAY)
        .enrolled(true)
        .build();
  }

  // Sweeps and the plan.

  @Test
  void sweep_findsWhatTheLookBackMissed_andSaysSo() {
    polling(NOW).poll(ReportKind.PAYMENTS, START);
    Instant weekLater = NOW.plus(Duration.ofDays(7));
    pay(Recording.payment(1, "1.00").toBuilder().paidAt(weekLater.minusSeconds(60)).build());
    polling(weekLater).poll(ReportKind.PAYMENTS);
    pay(Recording.payment(2, "1.00").toBuilder().paidAt(NOW.plusSeconds(60)).build());
    pay(Recording.payment(3, "1.00").toBuilder().paidAt(weekLater.plusSeconds(60)).build());

    PollResult swept = polling(weekLater.plusSeconds(3600)).sweep(ReportKind.PAYMENTS, Sweep.DAILY);

    assertThat(cloud.asked)
        .last()
        .isEqualTo(weekLater.plusSeconds(3600).minus(Duration.ofDays(10)));
    assertThat(ledger.posted).hasSize(3);
    assertThat(swept.warnings())
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.kind()).isEqualTo(Warning.Kind.LATE_ROWS);
              assertThat(late.detail())
                  .contains("found 1 rows")
                  .contains("$.polling.payments.lookBack");
            });
    assertThat(swept.readUpTo()).isEqualTo(weekLater.minus(SETTLE_LAG));
    assertThat(
            polling(weekLater.plusSeconds(3600))
                .sweep(ReportKind.PAYMENTS, Sweep.WEEKLY)
                .warnings())
        .isEmpty();
    assertThat(cloud.asked).last().isEqualTo(START);
  }

  @Test
  void sweep_isOfReportsWithABeginning_thatWerePolled() {
    assertThatThrownBy(() -> polling(NOW).sweep(ReportKind.AUTOPAY, Sweep.DAILY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snapshot");
    assertThatThrownBy(() -> polling(NOW).sweep(ReportKind.PAYMENTS, Sweep.DAILY))
        .isInstanceOf(FirstPollException.class);
  }

  private List<DuePoll> due(Instant now) {
    return new PollingPlan(store, Profile.defaults()).due(now).polls();
  }

  @Test
  void plan_tellsWhatIsDue_byTheCadencesOfTheIntegrationPage_andHowLate() {
    assertThat(due(NOW))
        .hasSize(ReportKind.values().length)
        .allSatisfy(
            each -> {
              assertThat(each.lastDone()).isEmpty();
              assertThat(each.lateBy()).isZero();
            });
    for (ReportKind report : ReportKind.values()) {
      polling(NOW).poll(report, NOW);
    }
    assertThat(due(NOW.plusSeconds(2 * 3600 - 1))).isEmpty();
    assertThat(due(NOW.plusSeconds(2 * 3600)))
        .containsExactly(
            new DuePoll(ReportKind.PAYMENTS, Optional.empty(), Optional.of(NOW), Duration.ZERO));
    assertThat(due(NOW.plusSeconds(3 * 3600)))
        .extracting(DuePoll::report)
        .containsExactly(
            ReportKind.PAYMENTS, ReportKind.ACH_REJECTS, ReportKind.AUTOPAY, ReportKind.PAPERLESS);
    assertThat(due(NOW.plusSeconds(4 * 3600)))
        .extracting(DuePoll::lateBy)
        .containsExactly(
            Duration.ofHours(2),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ZERO);
    assertThat(due(NOW.plus(Duration.ofDays(1))))
        .filteredOn(each -> each.sweep().isPresent())
        .extracting(DuePoll::report)
        .containsExactly(ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS);
    polling(NOW.plus(Duration.ofDays(1))).sweep(ReportKind.PAYMENTS, Sweep.DAILY);
    assertThat(due(NOW.plus(Duration.ofDays(1))))
        .filteredOn(each -> each.sweep().isPresent())
        .extracting(DuePoll::report)
        .containsExactly(ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS);
  }

  @Test
  void missingPart_isNamed() {
    assertThatThrownBy(() -> Polling.builder().cloud(cloud).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("store");
  }
}
