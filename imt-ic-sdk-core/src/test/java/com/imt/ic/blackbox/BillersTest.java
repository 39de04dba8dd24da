package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerId;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two billers in one database, with everything alike that can be. */
class BillersTest {

  private static final String OTHER = "20888";

  private final Host host = new Host();
  private final ScriptedCloud othersCloud = new ScriptedCloud();
  private final InvoiceCloudIntegration one = host.integration();
  private final InvoiceCloudIntegration other =
      host.builder()
          .profile(
              Profile.defaults().override("{ \"biller\": { \"bid\": \"%s\" } }".formatted(OTHER)))
          .cloud(othersCloud)
          .node("node-1")
          .build();
  private final Payment payment = Samples.payment(1, "10.00");

  @BeforeEach
  void bringTheSameFactsToBoth() {
    for (ScriptedCloud cloud : new ScriptedCloud[] {host.cloud, othersCloud}) {
      cloud.pay(payment);
      cloud.settle(Samples.settled(payment, "B-1", LocalDate.of(2026, 11, 20)));
      cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z"));
      cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, true)));
      cloud.autoPay.add(ScriptedCloud.unreadable("no account", Map.of("A", "")));
    }
  }

  private static void pollAll(InvoiceCloudIntegration integration) {
    for (ReportKind report : ReportKind.values()) {
      integration.poll(report);
    }
  }

  @Test
  void factsOfTheSameIdentities_reachEachBillersLedgerOnce() {
    pollAll(one);
    pollAll(other);
    pollAll(one);
    pollAll(other);

    for (String biller : new String[] {Samples.BILLER.value(), OTHER}) {
      assertThat(host.ledger.lines())
          .filteredOn(line -> line.biller().equals(biller))
          .extracting(Line::call)
          .containsExactlyInAnyOrder(
              Call.POST, Call.SETTLED, Call.RETURNED, Call.REVERSE, Call.ENROLLMENT);
    }
  }

  @Test
  void checkpointAndStatus_areTheBillersOwn() {
    pollAll(one);

    assertThat(one.status().biller()).isEqualTo(Samples.BILLER);
    assertThat(one.status().reports()).extracting(ReportStatus::lastDone).doesNotContainNull();
    assertThat(other.status().biller()).isEqualTo(BillerId.of(OTHER));
    assertThat(other.status().reports()).extracting(ReportStatus::lastDone).containsOnlyNulls();
    assertThat(other.status().quarantined()).isEmpty();
    assertThat(one.status().quarantined()).isEqualTo(Map.of(QuarantineKind.UNREADABLE, 1L));
    assertThat(one.duePolls()).isNotEmpty().noneMatch(due -> due.sweep() == null);
    assertThat(other.duePolls())
        .hasSize(ReportKind.values().length)
        .allMatch(due -> due.sweep() == null);
  }

  @Test
  void leaseOfOneBiller_holdsNobodyElseUp() {
    InvoiceCloudIntegration elsewhere = host.node("node-2");
    host.cloud.whenAskedNext(
        () -> {
          assertThatThrownBy(() -> elsewhere.poll(ReportKind.PAYMENTS))
              .isInstanceOf(LeaseException.class);
          assertThat(other.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
        });

    assertThat(one.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void quarantineOfOneBiller_isNoOthersDesk() {
    pollAll(one);
    long id = one.quarantine().page(QuarantineFilter.OPEN, 0, 10).get(0).id();

    assertThat(other.quarantine().page(QuarantineFilter.ALL, 0, 10)).isEmpty();
    assertThat(other.quarantine().find(id)).isEmpty();
    assertThatThrownBy(() -> other.quarantine().retry(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(OTHER);
    assertThatThrownBy(() -> other.quarantine().resolve(id, "none of ours", "pat"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reconciliation_seesOneBillersFactsAlone() {
    othersCloud.settled.clear();
    pollAll(one);
    pollAll(other);

    assertThat(one.reconcile().posted().count()).isEqualTo(1);
    assertThat(other.reconcile().posted().count()).isEqualTo(1);
    assertThat(one.reconcile().differences()).isEmpty();
  }
}
