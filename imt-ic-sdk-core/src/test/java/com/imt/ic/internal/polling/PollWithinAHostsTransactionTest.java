package com.imt.ic.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.ScriptedCloud;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.store.PostgresServer;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollRun;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A host may poll inside a transaction of its own, which then holds whatever the poll has touched
 * until it ends, as late as the host likes. No second node waits for that.
 *
 * <p>All of it is done by one thread, which could never go on if a node waited; the limit is well
 * below the minute after which a statement that waits is cut.
 */
@Timeout(30)
class PollWithinAHostsTransactionTest {

  private Host host;
  private final ScriptedCloud otherCloud = new ScriptedCloud();
  private InvoiceCloudIntegration otherNode;

  @BeforeEach
  void database() throws SQLException {
    host = new Host(PostgresServer.emptySchema());
    otherNode = host.builder().node("node-2").cloud(otherCloud).build();
    host.cloud.pay(Samples.payment(1, "1.00"));
    otherCloud.pay(Samples.payment(1, "1.00"));
  }

  /** A node all of whose transactions are this one. */
  private InvoiceCloudIntegration within(Connection outer) throws SQLException {
    outer.setAutoCommit(false);
    return host.builder().node("node-1").transactions(work -> work.accept(outer)).build();
  }

  private void assertOtherNodeIsTold() {
    assertThatThrownBy(() -> otherNode.poll(ReportKind.PAYMENTS))
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.kind()).isEqualTo(LeaseException.Kind.HELD));
    assertThat(otherCloud.reports).isEmpty();
  }

  @Test
  void secondNode_isToldThatTheReportIsRead_andPollsWhenTheTransactionHasEnded()
      throws SQLException {
    host.node("node-0").poll(ReportKind.ACH_REJECTS);
    try (Connection outer = host.database.getConnection()) {
      InvoiceCloudIntegration joining = within(outer);
      for (ReportKind report : ReportKind.values()) {
        joining.poll(report);
      }

      assertOtherNodeIsTold();
      assertThat(otherNode.status().of(ReportKind.PAYMENTS).lastDone()).isNull();
      assertThat(otherNode.runDue())
          .isNotEmpty()
          .extracting(PollRun::status)
          .containsOnly(PollRun.Status.RUNNING);
      outer.commit();
    }
    assertThat(otherNode.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void secondNode_isToldSoWhileARepeatedPollIsOpen_andPostsWhatTheHostRollsBack()
      throws SQLException {
    host.cloud.payments.clear();
    host.node("node-0").poll(ReportKind.PAYMENTS); // so that the lease is there already
    host.cloud.pay(Samples.payment(1, "1.00"));
    try (Connection outer = host.database.getConnection()) {
      within(outer).poll(ReportKind.PAYMENTS);

      assertOtherNodeIsTold();
      outer.rollback();
    }
    assertThat(otherNode.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void secondNode_readsTheOtherReports() throws SQLException {
    try (Connection outer = host.database.getConnection()) {
      within(outer).poll(ReportKind.PAYMENTS);

      otherCloud.giveBack(
          Samples.achReturn(Samples.payment(1, "1.00"), "R01", "2026-11-20T10:00:00Z"));
      assertThat(otherNode.poll(ReportKind.ACH_REJECTS).count(Outcome.WAITING)).isEqualTo(1);
      outer.commit();
    }
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }
}
