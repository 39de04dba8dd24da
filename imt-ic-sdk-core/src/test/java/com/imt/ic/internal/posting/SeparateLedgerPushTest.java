package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.ServiceLedger;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes into books that cannot share the SDK's transaction. */
class SeparateLedgerPushTest {

  private final Host host = new Host();
  private final ServiceLedger ledger = new ServiceLedger();
  private final InvoiceCloudIntegration integration = host.builder().ledger(ledger).build();
  private final PaymentInbox inbox = integration.parts().payments();
  private final Payment payment = Samples.payment(1, "12.00");

  private Acceptance accept(PaymentChannel channel) {
    return inbox.accept(payment, Map.of(), channel);
  }

  private PaymentEntry.State state() {
    return integration
        .parts()
        .store()
        .inTransaction(tx -> tx.payments().lock(payment.paymentGuid()).orElseThrow().state());
  }

  @Test
  void payment_isReceivedPostedAndMarked_andTheSecondDeliveryIsAnsweredFromMemory() {
    ledger.beforePosting = () -> assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    assertThat(accept(PaymentChannel.PUSH).outcome()).isEqualTo(Outcome.ACCEPTED);
    Acceptance second = accept(PaymentChannel.POLL);
    assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(second.receiptNumber()).contains("R-1");
    assertThat(ledger.calls).containsExactly(PaymentChannel.PUSH);
    assertThat(state()).isEqualTo(PaymentEntry.State.POSTED);
  }

  @Test
  void crashBetweenPostingAndMark_postsAgain_andTheLedgersOwnKeyAbsorbsIt() {
    ledger.afterPosting =
        () -> {
          throw new IllegalStateException("the process ended here");
        };
    assertThatThrownBy(() -> accept(PaymentChannel.PUSH)).isInstanceOf(IllegalStateException.class);
    assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    ledger.afterPosting = () -> {};

    Acceptance again = accept(PaymentChannel.POLL);

    assertThat(again.outcome()).isEqualTo(Outcome.RETRIED);
    assertThat(again.isPosted()).isTrue();
    assertThat(again.receiptNumber()).contains("R-1");
    assertThat(state()).isEqualTo(PaymentEntry.State.POSTED);
    assertThat(ledger.receipts).hasSize(1);
    assertThat(ledger.calls).hasSize(2);
  }

  @Test
  void twoDeliveriesAtOnce_endWithOneReceipt() {
    host.cloud.pay(payment);
    ledger.afterPosting =
        () -> {
          ledger.afterPosting = () -> {};
          assertThat(integration.poll(ReportKind.PAYMENTS).fresh()).isEqualTo(1);
        };

    Acceptance first = accept(PaymentChannel.PUSH);

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
    accept(PaymentChannel.PUSH);
    assertThat(ledger.reversals).hasSize(1);
  }

  @Test
  void paymentInATransactionOfTheCaller_isReceivedFirst() {
    Acceptance received =
        integration
            .parts()
            .store()
            .inTransaction(tx -> inbox.accept(payment, Map.of(), PaymentChannel.POLL, tx));
    assertThat(received.isReceived()).isTrue();
    assertThat(received.isPosted()).isFalse();
    assertThat(ledger.receipts).isEmpty();
    assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    assertThat(inbox.postReceived(received, payment, Map.of(), PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.ACCEPTED);
  }
}
