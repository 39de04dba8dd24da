package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people do with what stands in the quarantine. */
class DeskTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Quarantine desk = integration.quarantine();
  private final Payment payment = Samples.payment(1, "10.00");

  private QuarantineEntry only() {
    return desk.page(QuarantineFilter.ALL, 0, 2).get(0);
  }

  private void pay(Payment paid) {
    host.cloud.payments.add(ScriptedCloud.row(paid, Samples.columns(paid)));
  }

  private QuarantineEntry refusedPayment() {
    host.ledger.refusal = (call, fact) -> "no such policy";
    pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    return only();
  }

  private QuarantineEntry refusedEnrolment() {
    Map<String, String> columns =
        Map.of("AccountNumber", "HO-1", "AutoPay", "true", "PaymentMethod", "CC");
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, true), columns));
    host.ledger.refusal = (call, fact) -> "not yet";
    integration.poll(ReportKind.AUTOPAY);
    return only();
  }

  @Test
  void retryOfAPaymentThatTheLedgerTakesNow_postsItOnce() {
    QuarantineEntry refused = refusedPayment();
    host.ledger.refusal = (call, fact) -> null;
    host.clock.advance(Duration.ofMinutes(5));

    QuarantineEntry retried = desk.retry(refused.id());

    assertThat(retried.state()).isEqualTo(State.RETRIED);
    assertThat(retried.closing())
        .isEqualTo(new Closing(State.RETRIED, host.clock.instant(), null, null));
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(desk.retry(refused.id())).as("nothing is left to do").isEqualTo(retried);
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void retryOfAnEnrolmentOfTheLatestAnswer_tellsTheLedger() {
    QuarantineEntry refused = refusedEnrolment();
    host.ledger.refusal = (call, fact) -> null;

    assertThat(desk.retry(refused.id()).state()).isEqualTo(State.RETRIED);

    assertThat(host.ledger.lines(Call.ENROLLMENT)).hasSize(1);
  }

  @Test
  void retryThatIsRefusedAgain_leavesTheEntryOpenWithTheReasonOfNow() {
    QuarantineEntry refused = refusedPayment();
    host.ledger.refusal = (call, fact) -> "policy is cancelled";
    host.clock.advance(Duration.ofMinutes(5));

    QuarantineEntry again = desk.retry(refused.id());

    assertThat(again.id()).isEqualTo(refused.id());
    assertThat(again.state()).isEqualTo(State.OPEN);
    assertThat(again.reason()).isEqualTo("policy is cancelled");
    assertThat(again.count()).isEqualTo(2);
    assertThat(again.firstSeenAt()).isEqualTo(Host.NOW);
    assertThat(again.lastSeenAt()).isEqualTo(Host.NOW.plus(Duration.ofMinutes(5)));
    assertThat(again.closing()).isNull();
  }

  @Test
  void rowThatNobodyCouldRead_isReadByTheProfileOfNow() {
    Map<String, String> columns = new HashMap<>(Samples.columns(payment));
    columns.put("Amt", columns.remove("PaymentAmount"));
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", columns));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    QuarantineEntry unreadable = only();
    assertThat(desk.retry(unreadable.id()).state()).as("by the old profile").isEqualTo(State.OPEN);
    InvoiceCloudIntegration mended =
        host.builder()
            .profile(
                Samples.profile()
                    .override(
                        "{ \"operations\": { \"payments\": { \"columns\": { \"amount\": { \"names\": [\"Amt\"] } } } } }"))
            .build();

    QuarantineEntry retried = mended.quarantine().retry(unreadable.id());

    assertThat(retried.state()).isEqualTo(State.RETRIED);
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void rowThatIsUnderstoodNowAndRefused_isOneEntryOfItsOwn() {
    Map<String, String> columns = new HashMap<>(Samples.columns(payment));
    host.cloud.payments.add(ScriptedCloud.unreadable("a bad day", columns));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    host.ledger.refusal = (call, fact) -> "no such policy";

    QuarantineEntry retried = desk.retry(only().id());

    assertThat(retried.state()).isEqualTo(State.RETRIED);
    assertThat(desk.page(QuarantineFilter.OPEN, 0, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.kind()).isEqualTo(QuarantineKind.REFUSED));
  }

  @Test
  void resolvedPayment_isNeverPosted_whoeverBringsItLater() {
    QuarantineEntry refused = refusedPayment();
    host.clock.advance(Duration.ofMinutes(5));

    QuarantineEntry resolved = desk.resolve(refused.id(), "posted by hand, receipt 77", "pat");

    assertThat(resolved.state()).isEqualTo(State.RESOLVED);
    assertThat(resolved.closing())
        .isEqualTo(
            new Closing(State.RESOLVED, host.clock.instant(), "pat", "posted by hand, receipt 77"));
    host.ledger.refusal = (call, fact) -> null;
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(desk.retry(refused.id()).state()).isEqualTo(State.RESOLVED);
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(integration.status().attention()).isEmpty();
  }

  @Test
  void resolvedPaymentThatNobodyCouldReadThen_isNotPostedWhenItCanBeRead() {
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", Samples.columns(payment)));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    desk.resolve(only().id(), "posted by hand", "pat");
    host.cloud.payments.clear();
    pay(payment);

    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(host.ledger.lines()).isEmpty();
  }

  @Test
  void unreadablePayment_closesItsEntryWhenItComesReadably() {
    Map<String, String> columns = new HashMap<>(Samples.columns(payment));
    columns.remove("PaymentAmount");
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", columns));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    assertThat(only().subject()).isEqualTo(payment.paymentGuid().value());
    host.cloud.payments.clear();
    pay(payment);

    integration.poll(ReportKind.PAYMENTS);

    assertThat(only().state()).isEqualTo(State.RETRIED);
  }

  @Test
  void resolvedReversal_isNeverMade() {
    pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    AchReturn achReturn = Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z");
    Map<String, String> columns =
        Map.of(
            "PaymentGUID", payment.paymentGuid().value(),
            "RejectDateGMT", "2026-11-20T15:30:00Z",
            "RejectCode", "R01",
            "RejectAmount", "10.00");
    host.cloud.returns.add(ScriptedCloud.row(achReturn, columns));
    host.ledger.refusal = (call, fact) -> call == Call.REVERSE ? "period is closed" : null;
    integration.poll(ReportKind.ACH_REJECTS);
    desk.resolve(only().id(), "reversed by hand", "pat");
    host.ledger.refusal = (call, fact) -> null;

    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
  }

  @Test
  void enrolmentThatLaterAnswersHaveChanged_isNotToldAgain() {
    QuarantineEntry refused = refusedEnrolment();
    host.ledger.refusal = (call, fact) -> null;
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, false)));
    host.clock.advance(Duration.ofHours(-1)); // a clock says nothing of which is newer
    integration.poll(ReportKind.AUTOPAY);

    assertThat(desk.retry(refused.id()).state()).isEqualTo(State.RETRIED);

    assertThat(host.ledger.lines(Call.ENROLLMENT))
        .singleElement()
        .satisfies(line -> assertThat(line.facts()).isEqualTo(Facts.of(Samples.autoPay(1, false))));
  }

  @Test
  void noticeToPeople_isNothingToRetry() {
    pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.giveBack(Samples.achReturn(payment, "R24", "2026-11-20T15:30:00Z"));
    integration.poll(ReportKind.ACH_REJECTS);
    QuarantineEntry notice = only();
    assertThat(notice.kind()).isEqualTo(QuarantineKind.RETURN_CODE);

    assertThat(desk.retry(notice.id())).isEqualTo(notice);
    assertThat(desk.resolve(notice.id(), "told the agent", "pat").state())
        .isEqualTo(State.RESOLVED);
    integration.poll(ReportKind.ACH_REJECTS);
    assertThat(only().state()).as("the same row again says nothing new").isEqualTo(State.RESOLVED);
  }

  @Test
  void resolveWithoutWhoOrWhy_isRefused() {
    long id = refusedPayment().id();
    for (List<String> texts : List.of(List.of(" ", "pat"), List.of("why", ""))) {
      assertThatThrownBy(() -> desk.resolve(id, texts.get(0), texts.get(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("blank");
    }
    assertThatThrownBy(() -> desk.resolve(id + 1, "why", "pat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no entry");
    assertThat(only().state()).isEqualTo(State.OPEN);
  }

  private void payNothing() {
    pay(Samples.withAmount(payment, "0.00"));
    integration.poll(ReportKind.PAYMENTS);
    assertThat(only().kind()).isEqualTo(QuarantineKind.AMOUNT);
    host.cloud.payments.clear();
    pay(payment);
  }

  @Test
  void resolvedPaymentOfNoAmount_isNotPostedWhenItComesWithOne() {
    payNothing();
    desk.resolve(only().id(), "posted by hand, receipt 77", "pat");

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.ledger.lines()).isEmpty();
  }

  @Test
  void paymentOfNoAmount_closesItsEntryWhenItIsPosted() {
    payNothing();

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(only().state()).isEqualTo(State.RETRIED);
  }

  /** A return of a posted payment whose amount stands in a column of another name. */
  private AchReturn unreadableReturn() {
    pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    AchReturn achReturn = Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z");
    Map<String, String> columns =
        Map.of(
            "PaymentGUID", payment.paymentGuid().value(),
            "RejectDateGMT", "2026-11-20T15:30:00Z",
            "RejectCode", "R01",
            "Amt", "10.00");
    host.cloud.returns.add(ScriptedCloud.unreadable("no amount", columns));
    Host.pollUnreadable(integration, ReportKind.ACH_REJECTS);
    host.cloud.returns.clear();
    return achReturn;
  }

  @Test
  void resolvedReturnThatNobodyCouldReadThen_isNotReversedWhenItCanBeRead() {
    AchReturn achReturn = unreadableReturn();
    desk.resolve(only().id(), "reversed by hand", "pat");
    host.cloud.giveBack(achReturn);

    integration.poll(ReportKind.ACH_REJECTS);

    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
  }

  @Test
  void unreadableReturn_closesItsEntryWhenItIsReversed() {
    host.cloud.giveBack(unreadableReturn());

    integration.poll(ReportKind.ACH_REJECTS);

    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(only().state()).isEqualTo(State.RETRIED);
  }
}
