package com.imt.ic.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Recording;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.UnreadableRow;
import com.imt.ic.enrollment.CustomerEnrollment;
import com.imt.ic.enrollment.EnrollmentInbox;
import com.imt.ic.enrollment.EnrollmentKind;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentInbox;
import com.imt.ic.payment.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.reject.AchRejectInbox;
import com.imt.ic.settlement.SettlementInbox;
import com.imt.ic.store.InMemoryIntegrationStore;
import com.imt.ic.store.IntegrationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollingTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final Duration SETTLE_LAG = Duration.ofMinutes(5);

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();

  private Polling polling(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    AchRejectInbox rejects = new AchRejectInbox(ledger, clock);
    return Polling.builder()
        .cloud(cloud)
        .store(store)
        .profile(Profile.defaults())
        .clock(clock)
        .payments(new PaymentInbox(store, ledger, rejects, clock))
        .settlements(new SettlementInbox(ledger, clock))
        .rejects(rejects)
        .enrollments(new EnrollmentInbox(ledger))
        .build();
  }

  private void pay(Payment payment) {
    cloud.payments.add(new ReportRow.Understood<>(payment));
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
    cloud.payments.add(
        new ReportRow.NotUnderstood<>(
            new UnreadableRow(ReportKind.PAYMENTS, "no amount", Map.of("PaymentGUID", "x"))));
    pay(Recording.payment(2, "1.00"));
    PollResult first = polling(NOW).poll(ReportKind.PAYMENTS, START);
    polling(NOW).poll(ReportKind.PAYMENTS);
    assertThat(first.quarantined()).isEqualTo(1);
    assertThat(ledger.posted).hasSize(2);
    int[] quarantined = {0};
    store.inTransaction(
        tx -> {
          tx.quarantine().forEach(entry -> quarantined[0]++);
          return null;
        });
    assertThat(quarantined[0]).isEqualTo(1);
  }

  @Test
  void settledBatches_areAskedForByTheBillersDays() {
    // 04:30 GMT on the 20th is still the 19th in Chicago.
    polling(Instant.parse("2026-11-20T04:30:00Z"))
        .poll(ReportKind.SETTLED_BATCHES, Instant.parse("2026-11-10T05:59:00Z"));
    assertThat(cloud.asked)
        .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 19).plusDays(31));
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
    cloud.autoPay.add(new ReportRow.Understood<>(enrolled));
    assertThat(polling(NOW).poll(ReportKind.AUTOPAY).fresh()).isEqualTo(1);
    assertThat(polling(NOW).poll(ReportKind.AUTOPAY).fresh()).isZero();
    cloud.autoPay.clear();
    polling(NOW).poll(ReportKind.AUTOPAY);
    CustomerEnrollment gone = enrolled.toBuilder().enrolled(false).build();
    cloud.autoPay.add(new ReportRow.Understood<>(gone));
    polling(NOW).poll(ReportKind.AUTOPAY);
    assertThat(ledger.changes).containsExactly(enrolled, gone);
  }

  @Test
  void missingPart_isNamed() {
    assertThatThrownBy(() -> Polling.builder().cloud(cloud).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("store");
  }
}
