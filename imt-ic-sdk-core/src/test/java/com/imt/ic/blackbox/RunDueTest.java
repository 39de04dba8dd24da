package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollRun;
import com.imt.ic.polling.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is due, and what a host's scheduler gets of it. */
class RunDueTest {

  private final Host host = new Host();

  // From now on, so that no sweep is due at once.
  private final InvoiceCloudIntegration integration = host.builder().startAt(Host.NOW).build();

  private void pollAll() {
    for (ReportKind report : ReportKind.values()) {
      integration.poll(report);
    }
  }

  private List<DuePoll> dueAt(Instant moment) {
    host.clock.set(moment);
    return integration.duePolls();
  }

  private List<DuePoll> sweepsDueAt(Instant moment) {
    return dueAt(moment).stream().filter(due -> due.sweep() != null).toList();
  }

  @Test
  void classThatTheHostLacks_failsTheReportThatNeedsIt_andNoOther() {
    for (int i = 0; i < 12; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.ledger.refusal =
        (call, fact) -> {
          throw new NoClassDefFoundError("acme/Missing");
        };

    assertThat(integration.runDue())
        .extracting(run -> run.poll().report(), PollRun::status)
        .contains(tuple(ReportKind.PAYMENTS, PollRun.Status.FAILED))
        .filteredOn(run -> run.toList().contains(PollRun.Status.DONE))
        .hasSize(ReportKind.values().length - 1);
    assertThat(integration.status().of(ReportKind.PAYMENTS).failures()).isEqualTo(1);
  }

  @Test
  void reportThatWasNeverPolled_isDue_andNotLate() {
    assertThat(integration.duePolls())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReportKind.values())
                .map(report -> new DuePoll(report, null, null, Duration.ZERO))
                .toList());
  }

  @Test
  void reports_areDueByTheCadencesOfTheIntegrationPage_theLatestFirst() {
    pollAll();
    assertThat(dueAt(Host.NOW)).isEmpty();
    assertThat(dueAt(Host.NOW.plusSeconds(2 * 3600 - 1))).isEmpty();
    assertThat(dueAt(Host.NOW.plusSeconds(2 * 3600)))
        .containsExactly(new DuePoll(ReportKind.PAYMENTS, null, Host.NOW, Duration.ZERO));
    assertThat(dueAt(Host.NOW.plusSeconds(3 * 3600)))
        .extracting(DuePoll::report)
        .containsExactly(
            ReportKind.PAYMENTS, ReportKind.ACH_REJECTS, ReportKind.AUTOPAY, ReportKind.PAPERLESS);
    assertThat(dueAt(Host.NOW.plusSeconds(4 * 3600)))
        .extracting(DuePoll::lateBy)
        .containsExactly(
            Duration.ofHours(2),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ZERO);
  }

  @Test
  void sweeps_areDueADayAndAWeekAfterTheFirstPoll_andWhatIsSweptIsNoMore() {
    pollAll();
    Instant nextDay = Host.NOW.plus(Duration.ofDays(1));
    assertThat(sweepsDueAt(nextDay.minusSeconds(1))).isEmpty();
    assertThat(sweepsDueAt(nextDay))
        .allSatisfy(due -> assertThat(due.sweep()).isEqualTo(Sweep.DAILY))
        .extracting(DuePoll::report)
        .containsExactly(ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS);

    integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY);

    assertThat(sweepsDueAt(nextDay))
        .extracting(DuePoll::report)
        .containsExactly(ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS);
    assertThat(sweepsDueAt(nextDay.plus(Duration.ofDays(1))))
        .contains(new DuePoll(ReportKind.PAYMENTS, Sweep.DAILY, nextDay, Duration.ZERO));
    assertThat(sweepsDueAt(Host.NOW.plus(Duration.ofDays(7))))
        .filteredOn(due -> due.sweep() == Sweep.WEEKLY)
        .extracting(DuePoll::report)
        .containsExactly(ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS);
  }

  @Test
  void sweepOfASpanThatBeganLongAgo_isDueAfterTheFirstPoll_andNotLate() {
    host.integration().poll(ReportKind.PAYMENTS);
    assertThat(sweepsDueAt(Host.NOW))
        .extracting(DuePoll::sweep, DuePoll::lateBy)
        .containsExactly(tuple(Sweep.DAILY, Duration.ZERO), tuple(Sweep.WEEKLY, Duration.ZERO));
  }

  @Test
  void reportThatWasNeverPolled_isNotSwept() {
    host.clock.advance(Duration.ofDays(30));
    assertThat(integration.duePolls()).extracting(DuePoll::sweep).containsOnlyNulls();
  }

  @Test
  void runDue_doesEverythingThatIsDue_andTellsOfEach() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    List<DuePoll> due = integration.duePolls();

    List<PollRun> runs = integration.runDue();

    assertThat(runs).extracting(PollRun::poll).containsExactlyElementsOf(due);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.status()).isEqualTo(PollRun.Status.DONE);
              assertThat(run.failure()).isNull();
              assertThat(run.result().report()).isEqualTo(run.poll().report());
            });
    assertThat(host.cloud.reports).containsExactlyInAnyOrder(ReportKind.values());
    assertThat(host.ledger.lines()).hasSize(1);
  }

  @Test
  void runDue_doesNothingWhereNothingIsDue() {
    integration.runDue();
    host.cloud.reports.clear();
    assertThat(integration.runDue()).isEmpty();
    assertThat(host.cloud.reports).isEmpty();
  }

  @Test
  void runDue_sweepsToo() {
    integration.runDue();
    host.clock.advance(Duration.ofDays(7));
    List<PollRun> runs = integration.runDue();
    assertThat(runs)
        .filteredOn(run -> run.poll().sweep() != null)
        .hasSize(6)
        .allSatisfy(run -> assertThat(run.status()).isEqualTo(PollRun.Status.DONE));
    assertThat(integration.runDue()).isEmpty();
  }

  @Test
  void reportThatFails_stopsNoneOfTheOthers() {
    host.cloud.breakAfter = 0;
    List<PollRun> runs = integration.runDue();
    assertThat(runs)
        .hasSize(ReportKind.values().length)
        .allSatisfy(
            run -> {
              assertThat(run.status()).isEqualTo(PollRun.Status.FAILED);
              assertThat(run.result()).isNull();
              assertThat(run.failure())
                  .isInstanceOf(InvoiceCloudException.class)
                  .hasMessage("the answer broke off");
            });
  }

  @Test
  void reportThatFailsAlone_isTheOnlyOneThatIsDueThereafter() {
    IllegalStateException down = new IllegalStateException("the books are down");
    for (int i = 0; i < 10; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.ledger.refusal =
        (call, fact) -> {
          throw down;
        };
    List<PollRun> runs = integration.runDue();
    assertThat(runs)
        .filteredOn(run -> run.status() == PollRun.Status.FAILED)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.poll().report()).isEqualTo(ReportKind.PAYMENTS);
              assertThat(run.failure()).isInstanceOf(LedgerDownException.class).hasCause(down);
              assertThat(run.dueAgain()).isEqualTo(Host.NOW.plusSeconds(60));
            });
    assertThat(runs).filteredOn(run -> run.status() == PollRun.Status.DONE).hasSize(4);
    host.ledger.refusal = (call, fact) -> null;
    host.clock.advance(Duration.ofMinutes(1));

    assertThat(integration.runDue())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.poll().report()).isEqualTo(ReportKind.PAYMENTS);
              assertThat(run.status()).isEqualTo(PollRun.Status.DONE);
              assertThat(run.result().count(Outcome.RETRIED)).isEqualTo(10);
            });
  }

  @Test
  void reportWithoutAStart_fails_andTheSnapshotsAreRead() {
    List<PollRun> runs = host.withoutStart().build().runDue();
    assertThat(runs)
        .filteredOn(run -> run.status() == PollRun.Status.FAILED)
        .hasSize(3)
        .allSatisfy(run -> assertThat(run.failure()).isInstanceOf(FirstPollException.class));
    assertThat(runs)
        .filteredOn(run -> run.status() == PollRun.Status.DONE)
        .extracting(run -> run.poll().report())
        .containsExactlyInAnyOrder(ReportKind.AUTOPAY, ReportKind.PAPERLESS);
  }

  @Test
  void reportThatAnotherNodeReads_isRunning_andTheOthersAreRead() {
    List<PollRun> runs = new ArrayList<>();
    ScriptedCloud otherCloud = new ScriptedCloud();
    otherCloud.whenAskedNext(() -> runs.addAll(integration.runDue()));
    host.builder().node("node-2").cloud(otherCloud).build().poll(ReportKind.PAYMENTS);

    assertThat(runs)
        .filteredOn(run -> run.poll().report() == ReportKind.PAYMENTS)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.status()).isEqualTo(PollRun.Status.RUNNING);
              assertThat(run.result()).isNull();
              assertThat(run.failure()).isNull();
            });
    assertThat(runs).filteredOn(run -> run.status() == PollRun.Status.DONE).hasSize(4);
    assertThat(host.cloud.reports).doesNotContain(ReportKind.PAYMENTS);
  }

  @Test
  void reportThatAnotherThreadReads_isRunning() {
    List<PollRun> runs = new ArrayList<>();
    host.cloud.whenAskedNext(() -> runs.addAll(integration.runDue()));
    integration.poll(ReportKind.PAYMENTS);
    assertThat(runs)
        .filteredOn(run -> run.status() == PollRun.Status.RUNNING)
        .extracting(run -> run.poll().report())
        .containsExactly(ReportKind.PAYMENTS);
  }
}
