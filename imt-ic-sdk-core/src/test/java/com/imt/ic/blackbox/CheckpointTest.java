package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From where a poll reads, and how far it has read thereafter. */
class CheckpointTest {

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private PollResult poll() {
    return integration.poll(ReportKind.PAYMENTS);
  }

  @Test
  void firstPoll_asksFromTheStart_andMovesTheCheckpointToNowLessTheSettleLag() {
    PollResult first = poll();
    assertThat(host.cloud.asked).containsExactly(Host.START);
    assertThat(first.report()).isEqualTo(ReportKind.PAYMENTS);
    assertThat(first.from()).isEqualTo(Host.START);
    assertThat(first.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  @Test
  void nextPoll_asksFromTheCheckpointLessTheLookBack() {
    poll();
    host.clock.advance(TWO_HOURS);
    PollResult next = poll();
    Instant from = Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK);
    assertThat(host.cloud.asked).containsExactly(Host.START, from);
    assertThat(next.from()).isEqualTo(from);
  }

  @Test
  void emptyAnswer_movesTheCheckpoint() {
    poll();
    host.clock.advance(TWO_HOURS);
    PollResult empty = poll();
    assertThat(empty.rows()).isZero();
    assertThat(empty.readUpTo()).isEqualTo(Host.NOW.plus(TWO_HOURS).minus(Host.SETTLE_LAG));
  }

  @Test
  void checkpoint_neverMovesBack_whereOneOfTheClocksIsPastIt() {
    poll();
    host.clock.set(Host.NOW.minus(Duration.ofDays(1)));
    host.cloud.serverTime = Optional.of(Host.NOW);
    PollResult again = integration.reread(ReportKind.PAYMENTS, Host.START);
    assertThat(again.from()).isEqualTo(Host.START);
    assertThat(again.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(kinds(again)).containsExactly(Warning.Kind.CLOCK_SKEW);
  }

  @Test
  void checkpointAheadOfBothClocks_isAskedFromNowLessTheLookBack_andTold_andPutRight() {
    Duration ahead = Duration.ofDays(30);
    host.clock.advance(ahead);
    poll();
    host.clock.set(Host.NOW);

    PollResult mended = poll();

    assertThat(mended.from()).isEqualTo(Host.NOW.minus(Host.LOOK_BACK));
    assertThat(mended.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(mended.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.CHECKPOINT_AHEAD);
              assertThat(warning.detail())
                  .contains("up to 2026-12-20T15:55:00Z")
                  .contains("asked for from 2026-11-19T16:00:00Z");
            });
    assertThat(host.node("node-2").status().attention())
        .anyMatch(line -> line.contains("some clock ran ahead"));
    host.clock.advance(TWO_HOURS);
    assertThat(poll().warnings()).isEmpty();
    assertThat(host.cloud.asked)
        .last()
        .isEqualTo(Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
  }

  @Test
  void checkpointAheadOfBothClocks_staysUntilAnAnswerIsWhole() {
    host.clock.advance(Duration.ofDays(30));
    poll();
    host.clock.set(Host.NOW);
    host.cloud.breakAfter = 0;
    assertThatThrownBy(this::poll).isInstanceOf(InvoiceCloudException.class);
    host.cloud.breakAfter = Integer.MAX_VALUE;
    host.clock.advance(TWO_HOURS);
    assertThat(kinds(poll())).containsExactly(Warning.Kind.CHECKPOINT_AHEAD);
    assertThat(host.cloud.asked).last().isEqualTo(Host.NOW.plus(TWO_HOURS).minus(Host.LOOK_BACK));
  }

  private static List<Warning.Kind> kinds(PollResult result) {
    return result.warnings().stream().map(Warning::kind).toList();
  }

  @Test
  void eachReport_hasACheckpointOfItsOwn() {
    poll();
    host.clock.advance(TWO_HOURS);
    integration.poll(ReportKind.ACH_REJECTS);
    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
  }

  // Clocks.

  @Test
  void serverWhoseClockRunsBehind_holdsTheCheckpointBack() {
    host.cloud.serverTime = Optional.of(Host.NOW.minusSeconds(600));
    assertThat(poll().readUpTo()).isEqualTo(Host.NOW.minusSeconds(600).minus(Host.SETTLE_LAG));
  }

  @Test
  void serverWhoseClockRunsAhead_doesNotPushTheCheckpoint() {
    host.cloud.serverTime = Optional.of(Host.NOW.plus(Duration.ofDays(400)));
    assertThat(poll().readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  @Test
  void answerThatTakesLong_holdsForTheMomentAtWhichItWasAskedFor() {
    host.cloud.serverTime = Optional.of(Host.NOW.plusSeconds(30));
    host.cloud.whenAskedNext(() -> host.clock.advance(Duration.ofSeconds(50)));
    assertThat(poll().readUpTo()).isEqualTo(Host.NOW.minusSeconds(20).minus(Host.SETTLE_LAG));
  }

  @Test
  void clockThatIsSetBackWhileTheServerAnswers_doesNotPushTheCheckpoint() {
    host.clock.set(Host.NOW.plus(Duration.ofHours(3)));
    host.cloud.serverTime = Optional.of(Host.NOW);
    host.cloud.whenAskedNext(() -> host.clock.set(Host.NOW));
    assertThat(poll().readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  // The beginning, and older spans.

  @Test
  void lookBack_doesNotReachBeforeTheStart_unlessAnOlderSpanIsReread() {
    Instant hourAgo = Host.NOW.minus(Duration.ofHours(1));
    InvoiceCloudIntegration late = host.builder().startAt(hourAgo).build();
    late.poll(ReportKind.PAYMENTS);
    host.clock.advance(TWO_HOURS);
    late.poll(ReportKind.PAYMENTS);
    assertThat(host.cloud.asked).containsExactly(hourAgo, hourAgo);

    late.reread(ReportKind.PAYMENTS, Host.START);
    assertThat(host.cloud.asked).last().isEqualTo(Host.START);
    late.poll(ReportKind.PAYMENTS);
    assertThat(host.cloud.asked)
        .last()
        .isEqualTo(Host.NOW.plus(TWO_HOURS).minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
  }

  @Test
  void reread_takesWhatIsNewAndNothingTwice() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    poll();
    host.cloud.pay(Samples.payment(2, "2.00"));
    PollResult again = integration.reread(ReportKind.PAYMENTS, Host.START);
    assertThat(again.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(again.count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(host.ledger.lines(Call.POST)).hasSize(2);
  }

  @Test
  void rereadOfAReportThatWasNeverPolled_beginsThere() {
    InvoiceCloudIntegration withoutStart = host.withoutStart().build();
    Instant from = Host.NOW.minus(Duration.ofDays(40));
    assertThat(withoutStart.reread(ReportKind.PAYMENTS, from).from()).isEqualTo(from);
    withoutStart.poll(ReportKind.PAYMENTS);
    assertThat(host.cloud.asked)
        .containsExactly(from, Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
  }

  @Test
  void firstPollFromTheFuture_isRefused_andNotByMinutesEither() {
    InvoiceCloudIntegration built = host.builder().startAt(Host.NOW).build();
    host.clock.set(Host.NOW.minusSeconds(1));
    assertThatThrownBy(() -> built.poll(ReportKind.PAYMENTS))
        .isInstanceOf(FirstPollException.class)
        .hasMessageContaining("startAt is 2026-11-20T16:00:00Z")
        .hasMessageContaining("clock says 2026-11-20T15:59:59Z");
    assertThatThrownBy(() -> built.reread(ReportKind.PAYMENTS, Host.NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(host.cloud.asked).isEmpty();
    host.clock.set(Host.NOW);
    assertThat(built.poll(ReportKind.PAYMENTS).from()).isEqualTo(Host.NOW);
  }

  @Test
  void beginningAheadOfTheServersClock_losesNothingThatIsPaidUntilThatClockReachesIt() {
    InvoiceCloudIntegration built = host.builder().startAt(Host.NOW).build();
    Instant serversNow = Host.NOW.minusSeconds(240);
    host.cloud.serverTime = Optional.of(serversNow);
    built.poll(ReportKind.PAYMENTS);
    host.clock.advance(TWO_HOURS);
    built.poll(ReportKind.PAYMENTS);
    assertThat(host.cloud.asked).containsExactly(Host.NOW, serversNow);
  }

  @Test
  void rereadFromTheFuture_isRefused_andAsksForNothing() {
    assertThatThrownBy(() -> integration.reread(ReportKind.PAYMENTS, Host.NOW.plusSeconds(3600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 2026-11-20T17:00:00Z")
        .hasMessageContaining("clock says 2026-11-20T16:00:00Z");
    assertThat(host.cloud.asked).isEmpty();
    poll();
    assertThat(host.cloud.asked).containsExactly(Host.START);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOPAY", "PAPERLESS"})
  void rereadOfASnapshot_isRefused_andSaysWhatElseThereIs(ReportKind snapshot) {
    assertThatThrownBy(() -> integration.reread(snapshot, Host.START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The report " + snapshot.id() + " is a snapshot")
        .hasMessageContaining("acceptSnapshot");
    assertThat(host.cloud.reports).isEmpty();
  }

  @Test
  void firstPollThatFailed_goesOnFromItsStart_whateverAnotherNodeWouldStartAt() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.breakAfter = 0;
    assertThatThrownBy(this::poll).isInstanceOf(InvoiceCloudException.class);
    host.cloud.breakAfter = Integer.MAX_VALUE;

    host.withoutStart().build().poll(ReportKind.PAYMENTS);

    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }
}
