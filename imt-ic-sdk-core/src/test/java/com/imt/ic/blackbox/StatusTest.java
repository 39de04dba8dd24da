package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a host's health check is told. */
class StatusTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  @Test
  void beforeTheFirstPoll_everyReportIsDue_andNothingElseIsKnown() {
    IntegrationStatus status = integration.status();

    assertThat(status.biller()).isEqualTo(Samples.BILLER);
    assertThat(status.asOf()).isEqualTo(Host.NOW);
    assertThat(status.reports())
        .extracting(ReportStatus::report)
        .containsExactly(ReportKind.values());
    assertThat(status.of(ReportKind.PAYMENTS))
        .isEqualTo(
            new ReportStatus(
                ReportKind.PAYMENTS,
                Duration.ofHours(2),
                null,
                null,
                Host.NOW,
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                List.of()));
    assertThat(status.files()).isEqualTo(new FileStatus(null, 0, null, 0, 0, 0, null));
    assertThat(status.attention()).isEmpty();
    assertThat(status.quarantined()).isEmpty();
  }

  @Test
  void afterAGoodPoll_checkpointAndNextTimeAreTold() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    integration.poll(ReportKind.PAYMENTS);

    ReportStatus payments = integration.status().of(ReportKind.PAYMENTS);
    assertThat(payments.lastDone()).isEqualTo(Host.NOW);
    assertThat(payments.checkpoint()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(payments.dueAt()).isEqualTo(Host.NOW.plus(Duration.ofHours(2)));
    assertThat(payments.silentSince()).isNull();
    assertThat(payments.failures()).isZero();
  }

  @Test
  void emptyAnswer_beginsASilence() {
    integration.poll(ReportKind.PAYMENTS);

    assertThat(integration.status().of(ReportKind.PAYMENTS).silentSince()).isEqualTo(Host.NOW);
  }

  @Test
  void failedPoll_isTold_withWhyAndWhenItIsTriedAgain() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.breakAfter = 1;
    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(InvoiceCloudException.class);

    ReportStatus payments = integration.status().of(ReportKind.PAYMENTS);
    assertThat(payments.failures()).isEqualTo(1);
    assertThat(payments.failedAt()).isEqualTo(Host.NOW);
    assertThat(payments.failure()).isEqualTo("the answer broke off");
    assertThat(payments.dueAt()).isEqualTo(Host.NOW.plusSeconds(60));
    assertThat(payments.lastDone()).isNull();
  }

  @Test
  void whileANodeReads_itsLeaseIsTold_andNotAfterwards() {
    InvoiceCloudIntegration node = host.node("node-1");
    AtomicReference<ReportStatus> during = new AtomicReference<>();
    host.cloud.whenAskedNext(() -> during.set(integration.status().of(ReportKind.PAYMENTS)));
    node.poll(ReportKind.PAYMENTS);

    assertThat(during.get().holder()).isEqualTo("node-1");
    assertThat(during.get().heldUntil()).isEqualTo(Host.NOW.plus(Host.LEASE));
    assertThat(integration.status().of(ReportKind.PAYMENTS).holder()).isNull();
  }

  @Test
  void quarantine_isCountedByKind() {
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", Map.of("Column", "1")));
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", Map.of("Column", "2")));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);

    assertThat(integration.status().quarantined()).isEqualTo(Map.of(QuarantineKind.UNREADABLE, 2L));
  }

  @Test
  void reportThatIsNeverRead_isAPersonsMatter_onceOthersAreReadForLong() {
    InvoiceCloudIntegration withoutStart = host.withoutStart().build();
    withoutStart.runDue();
    assertThat(withoutStart.status().attention()).isEmpty();
    host.clock.advance(Duration.ofHours(4));

    withoutStart.runDue();
    host.clock.advance(Duration.ofHours(4));

    assertThat(withoutStart.status().attention())
        .anySatisfy(
            line -> assertThat(line).startsWith("payments was never read").contains("startAt"));
  }
}
