package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whatever the ledger refuses goes to the quarantine with its reason, and everything else goes on.
 */
class RefusalTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment one = Samples.payment(1, "1.00");
  private final Payment other = Samples.payment(2, "2.00");

  private void refuse(Call refused, Object what) {
    host.ledger.refusal =
        (call, fact) -> call == refused && fact.equals(what) ? "no place for it" : null;
  }

  private void acceptAll() {
    host.ledger.refusal = (call, fact) -> null;
  }

  private void assertRefused(PollResult result, ReportKind report, String subject) {
    assertThat(result.count(Outcome.REFUSED)).isEqualTo(1);
    assertThat(result.quarantined()).isEqualTo(1);
    assertThat(result.failures())
        .containsExactly(
            new PollResult.Failure(QuarantineKind.REFUSED, subject, "no place for it"));
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.report()).isEqualTo(report.id());
              assertThat(entry.kind()).isEqualTo(QuarantineKind.REFUSED);
              assertThat(entry.reason()).isEqualTo("no place for it");
              assertThat(entry.firstSeenAt()).isEqualTo(Host.NOW);
            });
  }

  private List<String> facts(Call call) {
    return host.ledger.lines(call).stream().map(Line::facts).toList();
  }

  @Test
  void refusedPosting_isTriedAgainByTheNextPoll_andPostedOnce() {
    refuse(Call.POST, one);
    host.cloud.pay(one);
    host.cloud.pay(other);

    PollResult refused = integration.poll(ReportKind.PAYMENTS);
    assertRefused(refused, ReportKind.PAYMENTS, one.paymentGuid().value());
    assertThat(refused.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(refused.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.REFUSED, 1L, Outcome.DUPLICATE, 1L));
    assertThat(host.quarantine()).hasSize(1);
    acceptAll();
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.RETRIED, 1L, Outcome.DUPLICATE, 1L));
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(host.ledger.lines())
        .containsExactly(
            Line.of(Call.POST, PaymentChannel.POLL, other),
            Line.of(Call.POST, PaymentChannel.POLL, one));
  }

  @Test
  void refusedNoteOfADeclinedPayment_isKeptForPeople_andThePaymentStaysDeclined() {
    Payment declined = Samples.declined(one);
    refuse(Call.DECLINED, declined);
    host.cloud.pay(declined);
    host.cloud.pay(other);

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertRefused(result, ReportKind.PAYMENTS, one.paymentGuid().value());
    assertThat(host.ledger.lines()).containsExactly(Line.of(Call.POST, PaymentChannel.POLL, other));
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REFUSED, 1L));
    acceptAll();
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
  }

  @Test
  void noteOfADeclinedPaymentThatIsTakenLate_hidesNothingThatStandsOfTheOthers() {
    Payment declined = Samples.declined(Samples.payment(3, "3.00"));
    host.ledger.refusal = (call, fact) -> "no place for it";
    host.cloud.pay(one);
    host.cloud.pay(declined);
    host.cloud.pay(other);
    integration.poll(ReportKind.PAYMENTS);
    acceptAll();

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.ledger.lines(Call.POST)).hasSize(2);
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::state)
        .containsOnly(QuarantineEntry.State.RETRIED);
  }

  @Test
  void refusedReversal_isTriedAgainByTheNextPoll_andReversedOnce() {
    host.cloud.pay(one);
    host.cloud.pay(other);
    integration.poll(ReportKind.PAYMENTS);
    AchReturn first = Samples.achReturn(one, "R01", "2026-11-20T15:30:00Z");
    AchReturn second = Samples.achReturn(other, "R01", "2026-11-20T15:31:00Z");
    host.cloud.giveBack(first);
    host.cloud.giveBack(second);
    host.ledger.refusal =
        (call, fact) ->
            call == Call.REVERSE && Facts.of(fact).contains(one.paymentGuid().value())
                ? "no place for it"
                : null;

    PollResult refused = integration.poll(ReportKind.ACH_REJECTS);
    assertRefused(refused, ReportKind.ACH_REJECTS, one.paymentGuid().value());
    assertThat(refused.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).count(Outcome.REFUSED)).isEqualTo(1);
    assertThat(host.quarantine()).hasSize(1);
    acceptAll();
    PollResult retried = integration.poll(ReportKind.ACH_REJECTS);
    assertThat(retried.counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L, Outcome.DUPLICATE, 1L));
    assertThat(retried.fresh()).isEqualTo(1);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(facts(Call.RETURNED)).containsExactly(Facts.of(first), Facts.of(second));
    assertThat(facts(Call.REVERSE))
        .satisfiesExactly(
            reversal -> assertThat(reversal).contains(Facts.of(second)),
            reversal -> assertThat(reversal).contains(Facts.of(first)));
  }

  @Test
  void refusedReversalOfAReturnThatWaited_leavesThePaymentPosted_andIsTriedAgain() {
    AchReturn early = Samples.achReturn(one, "R01", "2026-11-20T15:30:00Z");
    host.cloud.giveBack(early);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).count(Outcome.WAITING)).isEqualTo(1);
    host.ledger.refusal = (call, fact) -> call == Call.REVERSE ? "no place for it" : null;
    host.cloud.pay(one);

    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(facts(Call.POST)).containsExactly(Facts.of(one));
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::kind, QuarantineEntry::report)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(QuarantineKind.REFUSED, "ach-rejects"));
    acceptAll();
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.RETRIED, 1L));
    assertThat(facts(Call.REVERSE)).singleElement().asString().contains(Facts.of(early));
  }

  @Test
  void refusedNoteOfAReturn_isKeptForPeople_andThePaymentIsReversedAllTheSame() {
    host.cloud.pay(one);
    host.cloud.pay(other);
    integration.poll(ReportKind.PAYMENTS);
    AchReturn first = Samples.achReturn(one, "R01", "2026-11-20T15:30:00Z");
    AchReturn second = Samples.achReturn(other, "R01", "2026-11-20T15:31:00Z");
    host.cloud.giveBack(first);
    host.cloud.giveBack(second);
    refuse(Call.RETURNED, first);

    PollResult result = integration.poll(ReportKind.ACH_REJECTS);

    assertRefused(result, ReportKind.ACH_REJECTS, one.paymentGuid().value());
    assertThat(facts(Call.RETURNED)).containsExactly(Facts.of(second));
    assertThat(facts(Call.REVERSE)).hasSize(2);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REFUSED, 1L));
    acceptAll();
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(facts(Call.REVERSE)).hasSize(2);
  }

  @Test
  void refusedSettledLine_isKeptForPeople_andTheOthersGoOn() {
    SettledPayment first = Samples.settled(one, "B1", DAY);
    SettledPayment second = Samples.settled(other, "B1", DAY);
    host.cloud.settle(first);
    host.cloud.settle(second);
    refuse(Call.SETTLED, first);

    PollResult result = integration.poll(ReportKind.SETTLED_BATCHES);

    assertRefused(result, ReportKind.SETTLED_BATCHES, one.paymentGuid().value());
    assertThat(host.ledger.lines())
        .containsExactly(Line.of(Call.SETTLED, PaymentChannel.POLL, second));
    assertThat(integration.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REFUSED, 1L));
    acceptAll();
    assertThat(integration.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
    assertThat(integration.poll(ReportKind.SETTLED_BATCHES).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
  }

  @Test
  void refusedEnrolment_isKeptForPeople_andTheOthersGoOn() {
    CustomerEnrollment first = Samples.autoPay(1, true);
    CustomerEnrollment second = Samples.autoPay(2, true);
    host.cloud.autoPay.add(ScriptedCloud.row(first));
    host.cloud.autoPay.add(ScriptedCloud.row(second));
    refuse(Call.ENROLLMENT, first);

    PollResult result = integration.poll(ReportKind.AUTOPAY);

    assertRefused(result, ReportKind.AUTOPAY, "");
    assertThat(host.ledger.lines())
        .containsExactly(Line.of(Call.ENROLLMENT, PaymentChannel.POLL, second));
    assertThat(integration.poll(ReportKind.AUTOPAY).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REFUSED, 1L));
    acceptAll();
    assertThat(integration.poll(ReportKind.AUTOPAY).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
    assertThat(integration.poll(ReportKind.AUTOPAY).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
  }

  @Test
  void refusedEnrolmentOfOneInvoiceType_isNamedWithIt_andDoneWithByThatTypeAlone() {
    CustomerEnrollment seven = Samples.autoPay(1, true).toBuilder().invoiceTypeId("7").build();
    CustomerEnrollment eight = Samples.autoPay(1, true).toBuilder().invoiceTypeId("8").build();
    host.cloud.autoPay.add(ScriptedCloud.row(seven));
    refuse(Call.ENROLLMENT, seven);
    integration.poll(ReportKind.AUTOPAY);
    host.cloud.autoPay.add(ScriptedCloud.row(eight));

    integration.poll(ReportKind.AUTOPAY);

    assertThat(host.quarantine())
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("HO-1 7"))
        .satisfies(entry -> assertThat(entry.state()).isEqualTo(QuarantineEntry.State.OPEN));
    assertThat(host.ledger.lines())
        .containsExactly(Line.of(Call.ENROLLMENT, PaymentChannel.POLL, eight));
  }

  @Test
  void refusedChangeThatWaitedForTheEndOfItsAnswer_isCountedOnceAsRefused() {
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, true)));
    integration.poll(ReportKind.AUTOPAY);
    host.cloud.autoPay.clear();
    CustomerEnrollment off = Samples.autoPay(1, false); // of unknown time, so that it waits
    host.cloud.autoPay.add(ScriptedCloud.row(off));
    refuse(Call.ENROLLMENT, off);

    PollResult result = integration.poll(ReportKind.AUTOPAY);

    assertRefused(result, ReportKind.AUTOPAY, "");
    assertThat(result.rows()).isEqualTo(1);
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L));
  }
}
