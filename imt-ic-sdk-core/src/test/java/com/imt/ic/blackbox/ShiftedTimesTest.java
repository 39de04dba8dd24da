package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.ProfileException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report that suspects its own times is told of, everywhere, and moves no checkpoint. */
class ShiftedTimesTest {

  private final Host host = new Host();

  private static ReportStatistics shifted() {
    return new ReportStatistics(
        1,
        0,
        0,
        List.of(),
        List.of(),
        List.of(new Warning(Warning.Kind.TIMES_LOOK_SHIFTED, "the newest paidAt is 6 h behind")));
  }

  private InvoiceCloudIntegration integration(String shiftedTimes) {
    return host.builder()
        .node("node-1")
        .profile(
            Samples.profile()
                .override(
                    "{ \"polling\": { \"payments\": { \"shiftedTimes\": \"%s\" } } }"
                        .formatted(shiftedTimes)))
        .build();
  }

  private static List<Warning.Kind> kinds(PollResult result) {
    return result.warnings().stream().map(Warning::kind).toList();
  }

  @BeforeEach
  void pollOnce() {
    host.integration().poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(2));
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.statistics = shifted();
  }

  @Test
  void byDefault_rowsArePosted_theCheckpointStays_andAnotherProcessIsTold() {
    PollResult result = host.integration().poll(ReportKind.PAYMENTS);

    assertThat(kinds(result)).containsExactly(Warning.Kind.TIMES_LOOK_SHIFTED);
    assertThat(result.warnings().get(0).detail())
        .startsWith("Report payments: the newest paidAt is 6 h behind; the rows were taken");
    assertThat(result.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(result.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    InvoiceCloudIntegration other = new Host(host.database).node("node-2");
    assertThat(other.status().of(ReportKind.PAYMENTS).warnings()).isEqualTo(result.warnings());
    assertThat(other.status().attention()).contains(result.warnings().get(0).detail());

    host.cloud.statistics = ReportStatistics.NONE;
    host.clock.advance(Duration.ofMinutes(1));
    PollResult good = host.integration().poll(ReportKind.PAYMENTS);
    assertThat(good.from()).isEqualTo(result.from());
    assertThat(good.readUpTo()).isEqualTo(host.clock.instant().minus(Host.SETTLE_LAG));
    assertThat(other.status().attention()).isEmpty();
  }

  @Test
  void whereTheProfileHolds_noRowIsTaken_untilTheTimesLookRight() {
    PollResult held = integration("hold").poll(ReportKind.PAYMENTS);

    assertThat(held.rows()).isZero();
    assertThat(held.warnings().get(0).detail()).contains("none of its 1 rows was taken");
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(held.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(integration("hold").status().attention()).hasSize(1);

    host.cloud.statistics = ReportStatistics.NONE;
    assertThat(integration("hold").poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(integration("hold").status().attention()).isEmpty();
  }

  @Test
  void whereTheProfileHolds_aSweepTakesNoRowEither() {
    assertThat(integration("hold").sweep(ReportKind.PAYMENTS, Sweep.DAILY).rows()).isZero();
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(integration("hold").status().attention()).hasSize(1);
  }

  @Test
  void whereTheProfileHolds_aPersonMayAcceptTheTimes_once() {
    integration("hold").poll(ReportKind.PAYMENTS);

    PollResult accepted = integration("hold").acceptTimes(ReportKind.PAYMENTS);

    assertThat(accepted.warnings()).isEmpty();
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(accepted.readUpTo()).isEqualTo(host.clock.instant().minus(Host.SETTLE_LAG));
    assertThat(integration("hold").status().attention()).isEmpty();
    host.cloud.pay(Samples.payment(2, "1.00"));
    integration("hold").poll(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void whereTheProfileTrusts_nothingIsSaid_andTheCheckpointMoves() {
    PollResult result = integration("trust").poll(ReportKind.PAYMENTS);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.statistics().warnings()).hasSize(1);
    assertThat(result.readUpTo()).isEqualTo(host.clock.instant().minus(Host.SETTLE_LAG));
  }

  @Test
  void roundNumberOfRows_isDoubtedOfAcceptedTimesToo() {
    for (int i = 1; i < 1000; i++) {
      host.cloud.pay(Samples.payment(i + 1, "1.00"));
    }
    assertThat(kinds(host.integration().acceptTimes(ReportKind.PAYMENTS)))
        .containsExactly(Warning.Kind.ROUND_ROW_COUNT);
  }

  @Test
  void acceptTimesOfASnapshot_isRefused_andSaysWhatElseThereIs() {
    assertThatThrownBy(() -> host.integration().acceptTimes(ReportKind.AUTOPAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acceptSnapshot");
  }

  @Test
  void unknownSetting_isAFaultOfTheProfile() {
    assertThatThrownBy(() -> integration("perhaps"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.polling.payments.shiftedTimes")
        .hasMessageContaining("[post, hold, trust]");
  }
}
