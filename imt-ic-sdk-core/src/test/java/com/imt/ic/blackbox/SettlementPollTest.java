package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each line of a settled batch once, asked for by the biller's days. */
class SettlementPollTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final SettledPayment line = Samples.settled(Samples.payment(1, "10.00"), "B1", DAY);

  private PollResult poll(SettledPayment... lines) {
    host.cloud.settled.clear();
    for (SettledPayment each : lines) {
      host.cloud.settle(each);
    }
    return integration.poll(ReportKind.SETTLED_BATCHES);
  }

  private static Line settled(SettledPayment line) {
    return Line.of(Call.SETTLED, PaymentChannel.POLL, line);
  }

  @Test
  void settledBatches_areAskedForByTheBillersDays() {
    // 04:30 GMT on the 20th is still the 19th in Chicago.
    host.clock.set(Instant.parse("2026-11-20T04:30:00Z"));
    host.builder()
        .startAt(Instant.parse("2026-11-10T05:59:00Z"))
        .build()
        .poll(ReportKind.SETTLED_BATCHES);
    assertThat(host.cloud.asked)
        .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 19).plusDays(366));
  }

  @Test
  void settlementsOfDaysBeyondThoseAskedFor_areWarnedOf() {
    SettledPayment nextBusinessDay =
        Samples.settled(Samples.payment(2, "1.00"), "B2", LocalDate.of(2026, 11, 23));
    SettledPayment farAway =
        Samples.settled(Samples.payment(3, "1.00"), "B3", LocalDate.of(2099, 10, 1));
    assertThat(poll(line, nextBusinessDay).warnings()).isEmpty();

    assertThat(poll(line, nextBusinessDay, farAway).warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.FUTURE_ROWS);
              assertThat(warning.detail()).contains("1 of 3 rows");
            });
  }

  @Test
  void lineThatComesAgain_isTakenOnce() {
    assertThat(poll(line).counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(poll(line).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines()).containsExactly(settled(line));
  }

  @Test
  void samePaymentInAnotherBatch_andTheBatchThatTakesItBack_areEachALine() {
    SettledPayment otherBatch = line.toBuilder().batchId("B2").build();
    SettledPayment takenBack = line.toBuilder().amount(Money.parse("-10.00")).build();
    assertThat(poll(line, otherBatch, takenBack).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.WAITING, 1L));
    assertThat(host.ledger.lines())
        .containsExactly(settled(line), settled(otherBatch), settled(takenBack));
  }

  @Test
  void lineThatComesAgainWithOtherContent_isAConflictThatOverwritesNothing() {
    poll(line);
    PollResult result = poll(line.toBuilder().amount(Money.parse("9.99")).build());
    String reason = "Settled line known with amount 10.00 on 2026-11-19 came again with 9.99";
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
    assertThat(result.failures())
        .containsExactly(
            new PollResult.Failure(QuarantineKind.CONFLICT, line.paymentGuid().value(), reason));
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.report()).isEqualTo("settled-batches");
              assertThat(entry.kind()).isEqualTo(QuarantineKind.CONFLICT);
              assertThat(entry.reason()).isEqualTo(reason);
            });
    assertThat(host.ledger.lines()).containsExactly(settled(line));
    assertThat(poll(line).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  @Test
  void lineThatWasNotUnderstood_isQuarantined() {
    host.cloud.settle(line);
    host.cloud.settled.add(ScriptedCloud.unreadable("no batch", Map.of("BatchID", "")));
    PollResult result = integration.poll(ReportKind.SETTLED_BATCHES);
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.UNREADABLE, 1L));
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::report)
        .containsExactly("settled-batches");
  }

  /** What a batch settles and takes back of one payment are two lines of it. */
  private void settleAndTakeBack() {
    for (String amount : new String[] {"11.14", "-11.14"}) {
      SettledPayment line =
          Samples.settled(Samples.payment(1, "11.14"), "B-7", LocalDate.of(2026, 11, 19))
              .toBuilder()
              .amount(Money.parse(amount))
              .build();
      host.cloud.settled.add(
          ScriptedCloud.row(
              line,
              Map.of(
                  "BatchID",
                  "B-7",
                  "SettledDate",
                  "2026-11-19",
                  "PaymentGUID",
                  line.paymentGuid().value(),
                  "PaymentAmount",
                  amount)));
    }
  }

  @Test
  void lineThatAPersonClosed_leavesWhatTheBatchTakesBackOfThePayment() {
    settleAndTakeBack();
    host.ledger.refusal = (call, fact) -> "period is closed";
    integration.poll(ReportKind.SETTLED_BATCHES);
    assertThat(host.quarantine()).hasSize(2);
    integration.quarantine().resolve(host.quarantine().get(0).id(), "by hand", "pat");
    host.ledger.refusal = (call, fact) -> null;

    integration.poll(ReportKind.SETTLED_BATCHES);

    assertThat(host.ledger.lines(Call.SETTLED)).hasSize(1);
  }

  @Test
  void lineThatTheLedgerTakes_closesNoEntryOfAnotherLineOfThePayment() {
    settleAndTakeBack();
    host.ledger.refusal =
        (call, fact) -> {
          if (((SettledPayment) fact).amount().isPositive()) {
            throw new IllegalStateException("period is closed");
          }
          return null;
        };
    integration.poll(ReportKind.SETTLED_BATCHES);
    assertThat(integration.status().quarantined()).isEqualTo(Map.of(QuarantineKind.FAILED, 1L));
    host.cloud.settled.clear();
    host.ledger.refusal = (call, fact) -> null;
    host.clock.advance(Duration.ofHours(3));

    integration.poll(ReportKind.SETTLED_BATCHES);

    assertThat(host.ledger.lines(Call.SETTLED)).hasSize(2);
    assertThat(integration.status().quarantined()).isEmpty();
  }
}
