package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.PaymentGuid;
import com.imt.ic.Recording;
import com.imt.ic.internal.posting.Acceptance.Outcome;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ledger that cannot share the transaction, with a unique key of its own. */
class SeparateLedgerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);

  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording reversals = new Recording();
  private final AchReturnInbox rejects = new AchReturnInbox(reversals, CLOCK);
  private final Map<PaymentGuid, String> ledger = new LinkedHashMap<>();
  private final Payment payment = Recording.payment(1, "12.00");
  private int calls;
  private Runnable afterPosting = () -> {};

  private final PaymentInbox inbox =
      PaymentInbox.apart(
          store,
          (posted, channel) -> {
            calls++;
            ledger.putIfAbsent(posted.paymentGuid(), "R-" + (ledger.size() + 1));
            afterPosting.run();
            return LedgerAnswer.posted(ledger.get(posted.paymentGuid()));
          },
          rejects,
          CLOCK);

  private PaymentEntry.State state() {
    return store.inTransaction(
        tx -> tx.payments().lock(payment.paymentGuid()).orElseThrow().state());
  }

  @Test
  void payment_isReceived_posted_andMarked_andTheSecondDeliveryIsAnsweredFromMemory() {
    assertThat(inbox.accept(payment, PaymentChannel.PUSH).outcome()).isEqualTo(Outcome.POSTED);
    assertThat(inbox.accept(payment, PaymentChannel.POLL).receiptNumber()).contains("R-1");
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void crashBetweenPostingAndMark_postsAgain_andTheLedgersOwnKeyAbsorbsIt() {
    afterPosting =
        () -> {
          throw new IllegalStateException("the process ended here");
        };
    assertThatThrownBy(() -> inbox.accept(payment, PaymentChannel.PUSH))
        .isInstanceOf(IllegalStateException.class);
    assertThat(state()).isEqualTo(PaymentEntry.State.RECEIVED);
    afterPosting = () -> {};

    Acceptance again = inbox.accept(payment, PaymentChannel.POLL);

    assertThat(again.outcome()).isEqualTo(Outcome.POSTED);
    assertThat(again.receiptNumber()).contains("R-1");
    assertThat(state()).isEqualTo(PaymentEntry.State.POSTED);
    assertThat(ledger).hasSize(1);
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void twoDeliveriesAtOnce_endWithOneReceipt() {
    afterPosting =
        () -> {
          afterPosting = () -> {};
          assertThat(inbox.accept(payment, PaymentChannel.POLL).outcome())
              .isEqualTo(Outcome.POSTED);
        };

    Acceptance first = inbox.accept(payment, PaymentChannel.PUSH);

    assertThat(first.outcome()).isEqualTo(Outcome.ALREADY_POSTED);
    assertThat(first.receiptNumber()).contains("R-1");
    assertThat(ledger).hasSize(1);
  }

  @Test
  void returnThatWaited_reversesOnceThePaymentIsMarked() {
    store.runInTransaction(
        tx -> rejects.accept(Recording.reject(payment, "R01", "2026-11-20T10:00:00Z"), tx));
    assertThat(reversals.reversed).isEmpty();
    inbox.accept(payment, PaymentChannel.PUSH);
    assertThat(reversals.reversed).hasSize(1);
  }

  @Test
  void inATransactionOfTheCaller_itIsReceivedFirst() {
    Acceptance received = store.inTransaction(tx -> inbox.accept(payment, PaymentChannel.POLL, tx));
    assertThat(received.outcome()).isEqualTo(Outcome.RECEIVED);
    assertThat(ledger).isEmpty();
    assertThat(inbox.postReceived(payment, PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.POSTED);
  }
}
