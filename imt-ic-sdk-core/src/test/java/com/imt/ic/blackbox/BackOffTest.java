package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.StoreException;
import com.imt.ic.Warning;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What failed is due again after a minute, then two, four and so on, at most its cadence. */
class BackOffTest {

  private static final Duration CADENCE = Duration.ofHours(2); // of payments

  private final Host host = new Host();
  private final MortalDataSource database = new MortalDataSource(host.database);
  private final InvoiceCloudIntegration integration =
      host.builder()
          .startAt(Host.NOW.minus(Duration.ofDays(1)))
          .dataSource(database)
          .profile(
              Samples.profile()
                  .override("{ \"polling\": { \"payments\": { \"suspectMultiple\": 3 } } }"))
          .build();

  private void failNextWith(RuntimeException failure) {
    host.cloud.whenAskedNext(
        () -> {
          throw failure;
        });
  }

  private void fail(RuntimeException failure) {
    failNextWith(failure);
    assertThatThrownBy(this::poll).isSameAs(failure);
  }

  private void poll() {
    integration.poll(ReportKind.PAYMENTS);
  }

  private Stream<DuePoll> dueAt(Instant moment) {
    Instant before = host.clock.instant();
    host.clock.set(moment);
    List<DuePoll> due = integration.duePolls();
    host.clock.set(before);
    return due.stream().filter(each -> each.report() == ReportKind.PAYMENTS);
  }

  /** To the second. */
  private void requireDueAfter(Duration wait) {
    Instant moment = host.clock.instant().plus(wait);
    assertThat(dueAt(moment.minusSeconds(1)).filter(each -> each.sweep() == null)).isEmpty();
    assertThat(dueAt(moment).filter(each -> each.sweep() == null))
        .singleElement()
        .satisfies(each -> assertThat(each.lateBy()).isZero());
  }

  @Test
  void pollThatFailsAgainAndAgain_isDueLaterEachTime_andAtMostItsCadenceLater() {
    for (long minutes : new long[] {1, 2, 4, 8, 16, 32, 64, 120, 120}) {
      fail(new InvoiceCloudException("no answer"));
      requireDueAfter(Duration.ofMinutes(minutes));
      host.clock.advance(Duration.ofMinutes(minutes));
    }
    for (int i = 0; i < 80; i++) {
      fail(new InvoiceCloudException("no answer"));
    }
    requireDueAfter(CADENCE);
  }

  @Test
  void success_endsTheBackOff() {
    fail(new InvoiceCloudException("no answer"));
    fail(new InvoiceCloudException("no answer"));
    poll();
    requireDueAfter(CADENCE);

    host.clock.advance(CADENCE);
    fail(new IllegalStateException("the host's own"));
    requireDueAfter(Duration.ofMinutes(1));
  }

  @Test
  void answerThatBreaksOff_backsOff() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.breakAfter = 1;
    assertThatThrownBy(this::poll).hasMessage("the answer broke off");
    requireDueAfter(Duration.ofMinutes(1));
  }

  @Test
  void booksThatAreDown_backOff() {
    for (int i = 0; i < 10; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("the books are down");
        };
    assertThatThrownBy(this::poll).isInstanceOf(LedgerDownException.class);
    requireDueAfter(Duration.ofMinutes(1));
  }

  @Test
  void answerThatMayBeCut_backsOff() {
    for (int i = 0; i < 3; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    for (long minutes : new long[] {1, 2, 4}) {
      assertThat(integration.poll(ReportKind.PAYMENTS).warnings())
          .extracting(Warning::kind)
          .contains(Warning.Kind.ROUND_ROW_COUNT);
      requireDueAfter(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void sweepThatFails_backsOffByItself() {
    poll();
    host.clock.advance(Duration.ofDays(8));
    poll();
    failNextWith(new InvoiceCloudException("no answer"));
    assertThatThrownBy(() -> integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY))
        .hasMessage("no answer");

    Instant now = host.clock.instant();
    assertThat(dueAt(now)).extracting(DuePoll::sweep).containsExactly(Sweep.WEEKLY);
    assertThat(dueAt(now.plusSeconds(60)))
        .extracting(DuePoll::sweep)
        .containsExactlyInAnyOrder(Sweep.WEEKLY, Sweep.DAILY);
    requireDueAfter(CADENCE);
  }

  @Test
  void missingStartAndLeaseOfAnotherNode_areNoFailures() {
    assertThatThrownBy(() -> host.withoutStart().build().poll(ReportKind.PAYMENTS))
        .isInstanceOf(FirstPollException.class);
    assertThat(dueAt(Host.NOW)).hasSize(1);

    host.cloud.whenAskedNext(
        () ->
            assertThatThrownBy(() -> host.node("other").poll(ReportKind.PAYMENTS))
                .isInstanceOf(LeaseException.class));
    poll();
    requireDueAfter(CADENCE);
  }

  @Test
  void failureThatCannotBeKept_standsBesideWhatFailedFirst() {
    InvoiceCloudException first = new InvoiceCloudException("no answer");
    host.cloud.whenAskedNext(
        () -> {
          database.die();
          throw first;
        });
    assertThatThrownBy(this::poll).isSameAs(first);
    assertThat(first.getSuppressed()).hasSize(1).hasOnlyElementsOfType(StoreException.class);
  }

  @Test
  void clockThatRanAYearAhead_leavesTheReportDueWhenItIsPutRight() {
    host.clock.advance(Duration.ofDays(365));
    poll();
    fail(new InvoiceCloudException("no answer"));
    host.clock.set(Host.NOW);
    assertThat(dueAt(Host.NOW).filter(each -> each.sweep() == null)).hasSize(1);

    poll();
    requireDueAfter(CADENCE);
  }
}
