package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.StoreException;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of several nodes over one database, and of several threads of one node, one reads a report. */
class LeaseTest {

  private final Host host = new Host();
  private final ScriptedCloud otherCloud = new ScriptedCloud();
  private final InvoiceCloudIntegration node = host.integration();
  private final InvoiceCloudIntegration otherNode =
      host.builder().node("node-2").cloud(otherCloud).build();

  private PollResult poll() {
    return node.poll(ReportKind.PAYMENTS);
  }

  /** Leaves the lease of payments with a node that is gone. */
  private void dieWhilePolling(String name) {
    MortalDataSource database = new MortalDataSource(host.database);
    InvoiceCloudIntegration mortal =
        host.builder().node(name).cloud(otherCloud).dataSource(database).build();
    otherCloud.whenAskedNext(database::die);
    assertThatThrownBy(() -> mortal.poll(ReportKind.PAYMENTS)).isInstanceOf(StoreException.class);
  }

  @Test
  void reportThatAnotherNodeReads_isLeftToIt() {
    List<LeaseException> refused = new ArrayList<>();
    otherCloud.pay(Samples.payment(1, "1.00"));
    otherCloud.whenAskedNext(
        () -> {
          try {
            poll();
          } catch (LeaseException e) {
            refused.add(e);
          }
        });

    PollResult result = otherNode.poll(ReportKind.PAYMENTS);

    assertThat(result.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(host.cloud.reports).isEmpty();
    assertThat(refused)
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.kind()).isEqualTo(LeaseException.Kind.HELD);
              assertThat(held.holder()).contains("node-2");
              assertThat(held.expiresAt()).contains(Host.NOW.plus(Host.LEASE));
              assertThat(held)
                  .hasMessageContaining("does the job payments: node-2 until ")
                  .hasMessageContaining("2026-11-20T16:01:00Z");
            });
  }

  @Test
  void leaseOfANodeThatIsGone_endsByItself() {
    dieWhilePolling("node-2");
    host.clock.advance(Host.LEASE.minusNanos(1000));
    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.holder()).contains("node-2"));
    assertThat(host.cloud.asked).isEmpty();
    host.clock.advance(Duration.ofNanos(1000));
    poll();
    assertThat(host.cloud.asked).containsExactly(Host.START);
  }

  @Test
  void leaseOfANodeThatIsGone_canBeEnded_byItsNameAlone() {
    dieWhilePolling("node-2");
    node.endLease(ReportKind.PAYMENTS, "node-3");
    node.endLease(ReportKind.ACH_REJECTS, "node-2");
    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            LeaseException.class,
            e -> node.endLease(ReportKind.PAYMENTS, e.holder().orElseThrow()));
    poll();
    assertThat(host.cloud.asked).containsExactly(Host.START);
  }

  @Test
  void endLeaseOfAReportThatNobodyHolds_doesNothing() {
    node.endLease(ReportKind.PAYMENTS, "node-2");
    poll();
    node.endLease(ReportKind.PAYMENTS, "node-1");
    poll();
    assertThat(host.cloud.reports).hasSize(2);
  }

  @Test
  void nodeThatIsRestartedUnderItsName_takesItsLeaseAgainAtOnce() {
    dieWhilePolling("node-1");
    poll();
    assertThat(host.cloud.asked).containsExactly(Host.START);
  }

  @Test
  void nodeWhoseLeaseWasEnded_writesNothingMore() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.whenAskedNext(() -> otherNode.endLease(ReportKind.PAYMENTS, "node-1"));
    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.kind()).isEqualTo(LeaseException.Kind.LOST));
    assertThat(host.ledger.lines()).isEmpty();
  }

  @Test
  void nodeThatSleptThroughItsLease_writesNothingWhenItWakesUp() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.whenAskedNext(
        () -> {
          host.clock.advance(Host.LEASE);
          dieWhilePolling("node-2");
        });

    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            LeaseException.class,
            lost -> {
              assertThat(lost.kind()).isEqualTo(LeaseException.Kind.LOST);
              assertThat(lost.holder()).isEmpty();
              assertThat(lost.expiresAt()).isEmpty();
              assertThat(lost).hasMessageContaining("took the job payments over");
            });

    assertThat(host.ledger.lines()).isEmpty();
    assertThatThrownBy(this::poll) // which did not free what is node-2's by now
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.holder()).contains("node-2"));
    host.clock.advance(Host.LEASE);
    poll();
    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(host.ledger.lines()).hasSize(1);
  }

  @Test
  void nodeThatSleptWhileAnotherReadTheReport_postsNothingTwice() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    otherCloud.pay(Samples.payment(1, "1.00"));
    host.cloud.whenAskedNext(
        () -> {
          host.clock.advance(Host.LEASE);
          otherNode.poll(ReportKind.PAYMENTS);
        });
    assertThatThrownBy(this::poll).isInstanceOf(LeaseException.class);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(poll().count(Outcome.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void nodeThatIsSlowButAlive_keepsItsLeaseByEachTransaction() {
    for (int i = 0; i < 101; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.cloud.whenAskedNext(() -> host.clock.advance(Host.LEASE.minusSeconds(1)));
    int[] posted = {0};
    host.ledger.refusal =
        (call, fact) -> {
          if (++posted[0] == 100) {
            host.clock.advance(Host.LEASE.minusSeconds(1));
          }
          return null;
        };
    assertThat(poll().count(Outcome.ACCEPTED)).isEqualTo(101);
  }

  @Test
  void lease_isFreeAfterAPoll_howeverItEnded() {
    poll();
    otherNode.poll(ReportKind.PAYMENTS);
    host.cloud.breakAfter = 0;
    assertThatThrownBy(this::poll).isInstanceOf(InvoiceCloudException.class);
    otherNode.poll(ReportKind.PAYMENTS);
    assertThat(otherCloud.reports).hasSize(2);
  }

  @Test
  void everyNode_goesOnWhereTheOtherStopped_andPostsNothingTwice() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    otherCloud.pay(Samples.payment(1, "1.00"));
    otherCloud.pay(Samples.payment(2, "2.00"));
    poll();
    host.clock.advance(Duration.ofHours(2));

    PollResult other = otherNode.poll(ReportKind.PAYMENTS);

    assertThat(otherCloud.asked)
        .containsExactly(Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
    assertThat(other.count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(other.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(host.ledger.lines(Call.POST)).hasSize(2);
    assertThat(node.duePolls())
        .noneMatch(due -> due.report() == ReportKind.PAYMENTS && due.sweep() == null);
  }

  // One integration, called by several threads.

  @Test
  void secondCallOfTheSameReport_isRefusedWhileTheFirstOneRuns() {
    List<Throwable> refused = new ArrayList<>();
    host.cloud.pay(Samples.payment(1, "1.00"));
    List<Runnable> calls =
        List.of(
            this::poll,
            () -> node.reread(ReportKind.PAYMENTS, Host.START),
            () -> node.sweep(ReportKind.PAYMENTS, Sweep.DAILY));
    host.cloud.whenAskedNext(
        () -> {
          for (Runnable call : calls) {
            refused.add(org.assertj.core.api.Assertions.catchThrowable(call::run));
          }
        });

    assertThat(poll().count(Outcome.ACCEPTED)).isEqualTo(1);

    assertThat(host.cloud.reports).hasSize(1);
    assertThat(refused)
        .hasSize(calls.size())
        .allSatisfy(
            thrown ->
                assertThat(thrown)
                    .isInstanceOfSatisfying(
                        LeaseException.class,
                        held -> {
                          assertThat(held.kind()).isEqualTo(LeaseException.Kind.HELD);
                          assertThat(held.holder()).contains("node-1");
                          assertThat(held.expiresAt()).isEmpty();
                        }));
  }

  @Test
  void secondIntegrationOfTheSameName_takesNoLeaseFromTheFirstOne() {
    List<Throwable> refused = new ArrayList<>();
    InvoiceCloudIntegration twin = host.builder().cloud(otherCloud).node("node-1").build();
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.whenAskedNext(
        () -> {
          twin.poll(ReportKind.ACH_REJECTS);
          refused.add(
              org.assertj.core.api.Assertions.catchThrowable(() -> twin.poll(ReportKind.PAYMENTS)));
        });

    assertThat(poll().count(Outcome.ACCEPTED)).isEqualTo(1);

    assertThat(otherCloud.reports).containsExactly(ReportKind.ACH_REJECTS);
    assertThat(refused)
        .singleElement()
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.kind()).isEqualTo(LeaseException.Kind.HELD));
    twin.poll(ReportKind.PAYMENTS);
  }

  @Test
  void integrationOfTheSameNameOverAnotherDatabase_isAnother() {
    Host elsewhere = new Host();
    host.cloud.whenAskedNext(() -> elsewhere.integration().poll(ReportKind.PAYMENTS));
    poll();
    assertThat(elsewhere.cloud.reports).containsExactly(ReportKind.PAYMENTS);
  }

  @Test
  void otherReport_isReadWhileTheFirstOneRuns() {
    host.cloud.whenAskedNext(() -> node.poll(ReportKind.ACH_REJECTS));
    poll();
    assertThat(host.cloud.reports).containsExactly(ReportKind.PAYMENTS, ReportKind.ACH_REJECTS);
    assertThat(host.cloud.closed).isEqualTo(2);
  }

  @Test
  void sameReport_canBeReadAgainAfterACallThatFailed() {
    host.cloud.breakAfter = 0;
    assertThatThrownBy(this::poll).isInstanceOf(InvoiceCloudException.class);
    host.cloud.breakAfter = Integer.MAX_VALUE;
    poll();
    poll();
    assertThat(host.cloud.reports).hasSize(3);
  }
}
