package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.ServiceLedger;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes into books that cannot share the SDK's transaction. */
class SeparateLedgerPushTest {

  private final Host host = new Host();
  private final ServiceLedger ledger = new ServiceLedger();
  private final InvoiceCloudIntegration integration = host.builder().ledger(ledger).build();
  private final Payment payment = Samples.payment(1, "12.00");

  private Acceptance push() {
    return integration
        .parts()
        .posting()
        .push(List.of(new ReportRow.Understood<>(payment, Map.of())))
        .get(0);
  }

  private PollResult poll() {
    host.cloud.payments.clear();
    host.cloud.pay(payment);
    return integration.poll(ReportKind.PAYMENTS);
  }

  private PaymentEntry.State state() {
    return integration
        .parts()
        .store()
        .inTransaction(
            tx ->
                tx.payments()
                    .lock(
                        payment.paymentGuid().value(),
                        new PaymentEntry.Key(payment.paymentGuid(), 1))
                    .orElseThrow()
                    .state());
  }

  @Test
  void payment_isReceivedPostedAndMarked_andTheSecondDeliveryIsAnsweredFromMemory() {
    ledger.beforePosting = () -> assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    assertThat(push().outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(push().receiptNumber()).contains("R-1");
    assertThat(ledger.calls).containsExactly(PaymentChannel.PUSH);
    assertThat(state()).isEqualTo(PaymentEntry.State.POSTED);
  }

  @Test
  void crashBetweenPostingAndMark_postsAgain_andTheLedgersOwnKeyAbsorbsIt() {
    ledger.afterPosting =
        () -> {
          throw new AssertionError("the process ended here");
        };
    assertThatThrownBy(this::push).isInstanceOf(AssertionError.class);
    assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    ledger.afterPosting = () -> {};

    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));

    assertThat(push().receiptNumber()).contains("R-1");
    assertThat(state()).isEqualTo(PaymentEntry.State.POSTED);
    assertThat(ledger.receipts).hasSize(1);
    assertThat(ledger.calls).hasSize(2);
  }

  @Test
  void postingThatThrows_isKeptForPeople_andTheNextDeliveryPosts() {
    ledger.beforePosting =
        () -> {
          throw new IllegalStateException("no such account");
        };
    assertThat(push().isFailed()).isTrue();
    assertThat(state()).isEqualTo(PaymentEntry.State.REFUSED);
    ledger.beforePosting = () -> {};

    assertThat(poll().counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));

    assertThat(ledger.receipts).hasSize(1);
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(each -> assertThat(each.state()).isEqualTo(State.RETRIED));
  }

  @Test
  void twoDeliveriesAtOnce_endWithOneReceipt() {
    host.cloud.pay(payment);
    ledger.afterPosting =
        () -> {
          ledger.afterPosting = () -> {};
          assertThat(integration.poll(ReportKind.PAYMENTS).fresh()).isEqualTo(1);
        };

    Acceptance first = push();

    assertThat(first.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(first.isPosted()).isTrue();
    assertThat(first.receiptNumber()).contains("R-1");
    assertThat(ledger.receipts).hasSize(1);
  }

  @Test
  void returnThatWaited_reversesOnceThePaymentIsMarked() {
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z"));
    integration.poll(ReportKind.ACH_REJECTS);
    assertThat(ledger.reversals).isEmpty();
    push();
    assertThat(ledger.reversals).hasSize(1);
  }
}
