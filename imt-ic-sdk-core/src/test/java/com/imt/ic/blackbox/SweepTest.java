package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second, longer look, which shows whether the look-back is long enough. */
class SweepTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private static Payment paidAt(int number, Instant moment) {
    return Samples.payment(number, "1.00").toBuilder().paidAt(moment).build();
  }

  @Test
  void sweep_findsWhatTheLookBackMissed_andSaysSo() {
    integration.poll(ReportKind.PAYMENTS);
    Instant weekLater = Host.NOW.plus(Duration.ofDays(7));
    host.clock.set(weekLater);
    host.cloud.pay(paidAt(1, weekLater.minusSeconds(60)));
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.pay(paidAt(2, Host.NOW.plusSeconds(60)));
    host.cloud.pay(paidAt(3, weekLater.plusSeconds(60)));
    host.clock.advance(Duration.ofHours(1));

    PollResult swept = integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY);

    assertThat(host.cloud.asked)
        .last()
        .isEqualTo(weekLater.plusSeconds(3600).minus(Duration.ofDays(10)));
    assertThat(host.ledger.lines(Call.POST)).hasSize(3);
    assertThat(swept.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.DUPLICATE, 1L));
    assertThat(swept.warnings())
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.kind()).isEqualTo(Warning.Kind.LATE_ROWS);
              assertThat(late.detail())
                  .contains("found 1 rows")
                  .contains("$.polling.payments.lookBack");
            });
    assertThat(swept.readUpTo()).isEqualTo(weekLater.minus(Host.SETTLE_LAG));
    assertThat(integration.sweep(ReportKind.PAYMENTS, Sweep.WEEKLY).warnings()).isEmpty();
    assertThat(host.cloud.asked).last().isEqualTo(Host.START);
  }

  @Test
  void paymentThatTheLedgerRefusedBefore_isNoLateRowOfASweep() {
    Payment refused = paidAt(1, Host.NOW.minusSeconds(60));
    host.cloud.pay(refused);
    host.ledger.refusal = (call, fact) -> "no such policy";
    integration.poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofDays(7));
    host.cloud.payments.clear();
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.pay(refused);
    host.ledger.refusal = (call, fact) -> null;

    PollResult swept = integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY);

    assertThat(swept.counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));
    assertThat(swept.warnings()).isEmpty();
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void lateDeclinedPayment_isALateRowToo() {
    integration.poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofDays(7));
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.pay(Samples.declined(paidAt(1, Host.NOW.plusSeconds(60))));
    assertThat(integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY).warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.LATE_ROWS);
  }

  @Test
  void poll_knowsNoLateRows() {
    host.cloud.pay(paidAt(1, Host.START.minus(Duration.ofDays(300))));
    assertThat(integration.poll(ReportKind.PAYMENTS).warnings()).isEmpty();
  }

  @Test
  void spanThatIsReread_isSweptFromThenOn() {
    integration.poll(ReportKind.PAYMENTS);
    Instant older = Host.NOW.minus(Duration.ofDays(60));
    integration.reread(ReportKind.PAYMENTS, older);
    integration.sweep(ReportKind.PAYMENTS, Sweep.WEEKLY);
    assertThat(host.cloud.asked).containsExactly(Host.START, older, older);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOPAY", "PAPERLESS"})
  void sweepOfASnapshot_isRefused(ReportKind snapshot) {
    assertThatThrownBy(() -> integration.sweep(snapshot, Sweep.DAILY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The report " + snapshot.id() + " is a snapshot");
    assertThat(host.cloud.reports).isEmpty();
  }

  @Test
  void sweepOfAReportThatWasNeverPolled_isRefused() {
    assertThatThrownBy(() -> integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY))
        .isInstanceOf(FirstPollException.class);
    assertThat(host.cloud.reports).isEmpty();
  }
}
