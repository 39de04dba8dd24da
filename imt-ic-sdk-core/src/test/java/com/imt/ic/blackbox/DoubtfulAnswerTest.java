package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that may not be whole, and what people are warned of. */
class DoubtfulAnswerTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private static List<Warning.Kind> kinds(PollResult result) {
    return result.warnings().stream().map(Warning::kind).toList();
  }

  private List<ReportKind> due() {
    return integration.duePolls().stream()
        .filter(due -> due.sweep() == null)
        .map(DuePoll::report)
        .toList();
  }

  private void payThousand() {
    for (int i = 0; i < 1000; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
  }

  @Test
  void roundNumberOfRows_isTaken_butTheCheckpointWaits() {
    integration.poll(ReportKind.PAYMENTS);
    payThousand();
    host.clock.advance(Duration.ofHours(2));
    PollResult cut = integration.poll(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines()).hasSize(1000);
    assertThat(kinds(cut)).containsExactly(Warning.Kind.ROUND_ROW_COUNT);
    assertThat(cut.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(due()).doesNotContain(ReportKind.PAYMENTS);
    host.cloud.pay(Samples.payment(1000, "1.00"));
    host.clock.advance(Duration.ofMinutes(1));
    assertThat(due()).contains(ReportKind.PAYMENTS);
    Instant now = host.clock.instant();

    PollResult whole = integration.poll(ReportKind.PAYMENTS);

    assertThat(host.cloud.asked)
        .last()
        .isEqualTo(Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
    assertThat(whole.warnings()).isEmpty();
    assertThat(whole.readUpTo()).isEqualTo(now.minus(Host.SETTLE_LAG));
    assertThat(due()).doesNotContain(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines()).hasSize(1001);
  }

  @Test
  void roundNumberOfRows_isDoubtedInAFirstPollToo_andWhereAnOlderSpanIsReread() {
    payThousand();
    PollResult first = integration.poll(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines()).hasSize(1000);
    assertThat(first.warnings())
        .singleElement()
        .satisfies(
            cut -> {
              assertThat(cut.kind()).isEqualTo(Warning.Kind.ROUND_ROW_COUNT);
              assertThat(cut.detail())
                  .contains("exactly 1000 rows")
                  .contains("$.polling.payments.suspectMultiple");
            });
    assertThat(first.readUpTo()).isEqualTo(Host.START);

    host.cloud.pay(Samples.payment(1000, "1.00"));
    host.clock.advance(Duration.ofMinutes(1));
    Instant reached = host.clock.instant().minus(Host.SETTLE_LAG);
    assertThat(integration.poll(ReportKind.PAYMENTS).readUpTo()).isEqualTo(reached);
    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(host.ledger.lines()).hasSize(1001);

    host.cloud.payments.remove(1000);
    host.clock.advance(Duration.ofHours(2));
    PollResult again = integration.reread(ReportKind.PAYMENTS, Host.START);
    assertThat(kinds(again)).containsExactly(Warning.Kind.ROUND_ROW_COUNT);
    assertThat(again.readUpTo()).isEqualTo(reached);
  }

  @Test
  void roundPartOfAReport_isDoubtedAsTheWhole() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    Warning part = new Warning(Warning.Kind.ROUND_ROW_COUNT, "exactly 1000 rows of type 7 came");
    host.cloud.statistics = new ReportStatistics(1, 0, 0, List.of(), List.of(), List.of(part));

    PollResult cut = integration.poll(ReportKind.PAYMENTS);

    assertThat(cut.warnings())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.kind()).isEqualTo(Warning.Kind.ROUND_ROW_COUNT);
              assertThat(told.detail()).contains("rows of type 7", "the checkpoint stays");
            });
    assertThat(cut.readUpTo()).isEqualTo(Host.START);
  }

  @Test
  void snapshotThatShrank_unenrolsNobody_andDoesNotCountUntilItIsAccepted() {
    for (int i = 0; i < 20; i++) {
      host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(i, true)));
    }
    Instant first = integration.poll(ReportKind.AUTOPAY).readUpTo();
    host.cloud.autoPay.subList(15, 20).clear();
    host.clock.advance(Duration.ofHours(3));

    PollResult shrunk = integration.poll(ReportKind.AUTOPAY);

    assertThat(shrunk.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.SHRUNK_SNAPSHOT);
              assertThat(warning.detail())
                  .contains("15 customers came, 20 the last time")
                  .contains("accept the snapshot");
            });
    assertThat(shrunk.readUpTo()).isEqualTo(first);
    assertThat(host.ledger.lines()).hasSize(20);
    assertThat(due()).doesNotContain(ReportKind.AUTOPAY);
    host.clock.advance(Duration.ofMinutes(1));
    assertThat(due()).contains(ReportKind.AUTOPAY);
    assertThat(kinds(integration.poll(ReportKind.AUTOPAY)))
        .containsExactly(Warning.Kind.SHRUNK_SNAPSHOT);

    assertThat(kinds(integration.acceptSnapshot(ReportKind.AUTOPAY)))
        .containsExactly(Warning.Kind.CUSTOMERS_MISSING);

    assertThat(due()).doesNotContain(ReportKind.AUTOPAY);
    assertThat(integration.poll(ReportKind.AUTOPAY).warnings()).isEmpty();
    assertThat(host.ledger.lines(TableLedger.Call.ENROLLMENT)).hasSize(20);
    assertThat(host.ledger.lines(TableLedger.Call.MISSING)).hasSize(5);
  }

  @Test
  void snapshotThatShrankByLessThanTheProfileAllows_counts() {
    for (int i = 0; i < 20; i++) {
      host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(i, true)));
    }
    integration.poll(ReportKind.AUTOPAY);
    host.cloud.autoPay.subList(16, 20).clear();
    assertThat(kinds(integration.poll(ReportKind.AUTOPAY)))
        .containsExactly(Warning.Kind.CUSTOMERS_MISSING);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAYMENTS", "SETTLED_BATCHES", "ACH_REJECTS"})
  void acceptSnapshotOfWhatIsNone_isRefused_andSaysWhatElseThereIs(ReportKind report) {
    assertThatThrownBy(() -> integration.acceptSnapshot(report))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The report " + report.id() + " is no snapshot")
        .hasMessageContaining("reread");
    assertThat(host.cloud.reports).isEmpty();
  }

  @Test
  void numbersMadeToDoHarm_areTakenAndToldOnce() {
    host.cloud.pay(
        Samples.payment(1, "1.00").toBuilder()
            .accountNumber(AccountNumber.of("=HYPERLINK(1)"))
            .build());
    host.cloud.pay(
        Samples.payment(2, "1.00").toBuilder()
            .invoiceNumber(InvoiceNumber.of("../../etc/passwd"))
            .build());
    host.cloud.pay(Samples.payment(3, "1.00"));

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(result.count(Outcome.ACCEPTED)).isEqualTo(3);
    assertThat(result.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.ACTIVE_IDENTIFIERS);
              assertThat(warning.detail()).contains("2 of 3 rows").doesNotContain("HYPERLINK");
            });
    assertThat(integration.poll(ReportKind.PAYMENTS).warnings()).isEmpty();
  }

  @Test
  void rowsOfTheFutureAndDifferentClocks_areWarnedOf() {
    host.cloud.pay(
        Samples.payment(1, "1.00").toBuilder().paidAt(Host.NOW.plusSeconds(4 * 3600)).build());
    host.cloud.serverTime = Optional.of(Host.NOW.minusSeconds(180));

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(kinds(result)).containsExactly(Warning.Kind.CLOCK_SKEW, Warning.Kind.FUTURE_ROWS);
    assertThat(result.warnings().get(0).detail()).contains("PT-3M");
    assertThat(result.warnings().get(1).detail()).contains("1 of 1 rows lie in the future");
  }

  @Test
  void rowsAndClocksWithinTheTolerance_areNot() {
    host.cloud.pay(
        Samples.payment(1, "1.00").toBuilder().paidAt(Host.NOW.plusSeconds(300)).build());
    host.cloud.serverTime = Optional.of(Host.NOW.plusSeconds(120));
    assertThat(integration.poll(ReportKind.PAYMENTS).warnings()).isEmpty();
  }

  @Test
  void whatTheReportItselfNoticed_standsAmongTheWarnings() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.serverTime = Optional.of(Host.NOW.minusSeconds(180));
    host.cloud.statistics =
        new ReportStatistics(
            1,
            0,
            3,
            List.of("row 7 is broken"),
            List.of("NewColumn"),
            List.of(new Warning(Warning.Kind.TIMES_LOOK_SHIFTED, "paidAt looks shifted by PT6H")));

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(result.statistics()).isEqualTo(host.cloud.statistics);
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(kinds(result))
        .containsExactly(
            Warning.Kind.TIMES_LOOK_SHIFTED,
            Warning.Kind.REPLACED_CHARACTERS,
            Warning.Kind.ROW_ERRORS,
            Warning.Kind.UNMAPPED_COLUMNS,
            Warning.Kind.CLOCK_SKEW);
    assertThat(result.warnings())
        .extracting(Warning::detail)
        .allSatisfy(detail -> assertThat(detail).startsWith("Report payments: "))
        .satisfiesExactly(
            shifted -> assertThat(shifted).contains("paidAt looks shifted by PT6H"),
            replaced -> assertThat(replaced).contains("3 characters"),
            errors -> assertThat(errors).contains("row 7 is broken"),
            columns -> assertThat(columns).contains("NewColumn"),
            skew -> assertThat(skew).contains("PT-3M"));
    assertThat(result.readUpTo()).isEqualTo(Host.START); // as before
  }
}
