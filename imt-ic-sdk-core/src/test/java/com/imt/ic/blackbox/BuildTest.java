package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an integration asks of its parts before it calls anybody. */
class BuildTest {

  private final Host host = new Host();

  @Test
  void partThatIsMissing_isNamedWithTheCallThatGivesIt() {
    InvoiceCloudIntegration.Builder builder = InvoiceCloudIntegration.builder();
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An integration needs its profile; call .profile(...)");
    builder.profile(Samples.profile());
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "An integration needs its dataSource; call .dataSource(...) or .transactions(...)");
    builder.dataSource(host.database);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An integration needs its ledger; call .ledger(...)");
    assertThat(builder.ledger(host.ledger).build().biller()).isEqualTo(Samples.BILLER);
  }

  @Test
  void profileWithoutBiller_isRefused() {
    assertThatThrownBy(() -> host.builder().profile(Profile.defaults()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("$.biller.bid");
  }

  @Test
  void integrationWithoutCloud_reconciles_andSaysWhatItLacksWhenItIsToPoll() {
    InvoiceCloudIntegration integration =
        InvoiceCloudIntegration.builder()
            .profile(Samples.profile())
            .dataSource(host.database)
            .ledger(host.ledger)
            .startAt(Host.START)
            .build();

    assertThat(integration.reconcile().differences()).isEmpty();
    for (ReportKind report : ReportKind.values()) {
      assertThatThrownBy(() -> integration.poll(report))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(".cloud(...)");
    }
  }

  @Test
  void startInTheFuture_isRefused_andOneOfThisVeryMomentIsNot() {
    assertThatThrownBy(() -> host.builder().startAt(Host.NOW.plusNanos(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("startAt is 2026-11-20T16:00:00.000000001Z")
        .hasMessageContaining("clock says 2026-11-20T16:00:00Z");

    host.builder().startAt(Host.NOW).build().poll(ReportKind.PAYMENTS);

    assertThat(host.cloud.asked).containsExactly(Host.NOW);
  }

  @Test
  void leaseTermOfNothing_isRefused() {
    for (Duration term : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
      assertThatThrownBy(() -> host.builder().leaseTerm(term))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leaseTerm must be more than zero, found " + term);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void blankNode_isRefused(String name) {
    assertThatThrownBy(() -> host.builder().node(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node");
  }

  @ParameterizedTest
  @EnumSource(names = {"PAYMENTS", "SETTLED_BATCHES", "ACH_REJECTS"})
  void firstPollWithoutStart_namesStartAt_andAsksForNothing(ReportKind report) {
    assertThatThrownBy(() -> host.withoutStart().build().poll(report))
        .isInstanceOf(FirstPollException.class)
        .hasMessageContaining("The report " + report.id() + " was never polled")
        .hasMessageContaining("startAt");
    assertThat(host.cloud.reports).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOPAY", "PAPERLESS"})
  void firstPollOfASnapshot_needsNoStart(ReportKind report) {
    assertThat(host.withoutStart().build().poll(report).readUpTo())
        .isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  @Test
  void startAt_isIgnoredEverAfter() {
    host.integration().poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(2));

    host.builder().startAt(Host.START.minus(Duration.ofDays(30))).build().poll(ReportKind.PAYMENTS);
    host.withoutStart().build().poll(ReportKind.PAYMENTS);

    assertThat(host.cloud.asked)
        .containsExactly(
            Host.START,
            Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK),
            Host.NOW.plus(Duration.ofHours(2)).minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
  }

  @Test
  void text_namesTheBillerAlone() {
    assertThat(host.integration()).hasToString("InvoiceCloudIntegration[10999]");
  }

  @Test
  void ledger_isToldWhoseMoneyItIs_andByWhichWayItCame() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.integration().poll(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.biller()).isEqualTo("10999");
              assertThat(line.channel()).isEqualTo(PaymentChannel.POLL);
            });
  }
}
