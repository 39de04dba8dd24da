package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Recording;
import com.imt.ic.internal.posting.Acceptance.Outcome;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentInboxTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();
  private final AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
  private final PaymentInbox inbox = new PaymentInbox(store, ledger, rejects, clock);

  @Test
  void paymentThatIsPushedAndPolled_isPostedOnceByTheFirstChannel() {
    Payment payment = Recording.payment(1, "99.19");
    Acceptance first = inbox.accept(payment, PaymentChannel.PUSH);
    Acceptance second = inbox.accept(payment, PaymentChannel.POLL);
    Acceptance third = inbox.accept(payment, PaymentChannel.PUSH);

    assertThat(first.outcome()).isEqualTo(Outcome.POSTED);
    assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_POSTED);
    assertThat(third.receiptNumber()).isEqualTo(first.receiptNumber()).isPresent();
    assertThat(ledger.posted).containsExactly(payment);
    assertThat(ledger.channels).containsExactly(PaymentChannel.PUSH);
    PaymentEntry entry = entry(payment);
    assertThat(entry.pushedAt()).isPresent();
    assertThat(entry.reportedAt()).isPresent();
    assertThat(entry.state()).isEqualTo(PaymentEntry.State.POSTED);
  }

  @Test
  void guidInUpperCase_isTheSamePayment() {
    Payment payment = Recording.payment(1, "10.00");
    Payment shouted =
        payment.toBuilder()
            .paymentGuid(PaymentGuid.of(payment.paymentGuid().value().toUpperCase(Locale.ROOT)))
            .build();
    inbox.accept(payment, PaymentChannel.PUSH);
    assertThat(inbox.accept(shouted, PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.ALREADY_POSTED);
  }

  @Test
  void declinedPayment_isNotedOnceAndNeverPosted() {
    Payment declined =
        Recording.payment(1, "10.00").toBuilder().approved(false).message("DECLINED").build();
    assertThat(inbox.accept(declined, PaymentChannel.POLL).outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(inbox.accept(declined, PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.ALREADY_DECLINED);
    assertThat(ledger.posted).isEmpty();
    assertThat(ledger.declined).containsExactly(declined);
  }

  @Test
  void sameIdentityWithOtherContent_isAConflictThatOverwritesNothing() {
    Payment payment = Recording.payment(1, "10.00");
    inbox.accept(payment, PaymentChannel.PUSH);
    List<Payment> others =
        List.of(
            payment.toBuilder().amount(Money.parse("10.01")).build(),
            payment.toBuilder().accountNumber(AccountNumber.of("HO-2")).build(),
            payment.toBuilder().invoiceNumber(InvoiceNumber.of("INV2")).build(),
            payment.toBuilder().method(PaymentMethod.EFT).build(),
            payment.toBuilder().approved(false).build());
    for (Payment other : others) {
      Acceptance acceptance = inbox.accept(other, PaymentChannel.POLL);
      assertThat(acceptance.outcome()).isEqualTo(Outcome.CONFLICT);
      assertThat(acceptance.reason()).isPresent();
    }
    assertThat(ledger.posted).containsExactly(payment);
    assertThat(entry(payment).amount()).isEqualTo(Money.parse("10.00"));
    assertThat(quarantine()).hasSize(others.size());
  }

  @Test
  void nameTimeOrReferenceThatDiffers_isNoConflict() {
    Payment payment = Recording.payment(1, "10.00");
    inbox.accept(payment, PaymentChannel.PUSH);
    Payment reported =
        payment.toBuilder()
            .customerName("Pat Doe")
            .paidAt(payment.paidAt().plusMillis(7))
            .convenienceFee(Money.parse("2.95"))
            .billerReference("ref")
            .build();
    for (int i = 0; i < 2; i++) {
      assertThat(inbox.accept(reported, PaymentChannel.POLL).outcome())
          .isEqualTo(Outcome.ALREADY_POSTED);
    }
    assertThat(quarantine()).isEmpty();
    assertThat(ledger.confirmed).containsExactly(reported);
  }

  @Test
  void paymentThatTheLedgerRefuses_isQuarantinedAndTriedAgainWhenItComesAgain() {
    Payment payment = Recording.payment(1, "10.00");
    ledger.answer = p -> LedgerAnswer.refused("no such policy");
    Acceptance refused = inbox.accept(payment, PaymentChannel.POLL);
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.reason()).contains("no such policy");
    assertThat(quarantine())
        .singleElement()
        .satisfies(
            q -> {
              assertThat(q.reason()).isEqualTo("no such policy");
              assertThat(q.raw())
                  .containsEntry("amount", "10.00")
                  .containsEntry("paymentGuid", payment.paymentGuid().value());
            });
    ledger.answer = p -> LedgerAnswer.posted("R-9");
    assertThat(inbox.accept(payment, PaymentChannel.POLL).outcome()).isEqualTo(Outcome.POSTED);
    assertThat(inbox.accept(payment, PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.ALREADY_POSTED);
    assertThat(ledger.posted).hasSize(1);
  }

  @Test
  void postingThatThrows_leavesNothing_soThatTheNextDeliveryPosts() {
    Payment payment = Recording.payment(1, "10.00");
    ledger.answer =
        p -> {
          throw new IllegalStateException("ledger is down");
        };
    assertThatThrownBy(() -> inbox.accept(payment, PaymentChannel.PUSH))
        .hasMessageContaining("ledger is down");
    Optional<PaymentEntry> entry =
        store.inTransaction(tx -> tx.payments().lock(payment.paymentGuid()));
    assertThat(entry).isEmpty();
    ledger.answer = p -> LedgerAnswer.posted("R-1");
    assertThat(inbox.accept(payment, PaymentChannel.PUSH).outcome()).isEqualTo(Outcome.POSTED);
  }

  @Test
  void approvedPaymentOfNothingOrLess_isNeverPosted() {
    for (String amount : List.of("0.00", "-5.00")) {
      assertThat(inbox.accept(Recording.payment(2, amount), PaymentChannel.POLL).outcome())
          .isEqualTo(Outcome.REFUSED);
    }
    assertThat(ledger.posted).isEmpty();
    assertThat(quarantine()).hasSize(2);
  }

  @Test
  void whatCannotBeReadAsAPayment_isKeptOnceWithItsText() {
    Map<String, String> raw = Map.of("PaymentGUID", "none", "PaymentAmount", "1e3");

    inbox.quarantine(raw, "PaymentGUID: is no GUID", PaymentChannel.PUSH);
    inbox.quarantine(raw, "PaymentGUID: is no GUID", PaymentChannel.PUSH);
    inbox.quarantine(raw, "PaymentAmount: is no amount", PaymentChannel.PUSH);
    inbox.quarantine(raw, "PaymentGUID: is no GUID", PaymentChannel.POLL);

    assertThat(quarantine())
        .extracting(QuarantineEntry::report, QuarantineEntry::reason)
        .containsExactly(
            tuple("online-receipt", "PaymentGUID: is no GUID"),
            tuple("online-receipt", "PaymentAmount: is no amount"),
            tuple("payments", "PaymentGUID: is no GUID"));
    assertThat(quarantine())
        .allSatisfy(
            entry -> {
              assertThat(entry.raw()).isEqualTo(raw);
              assertThat(entry.quarantinedAt()).isEqualTo(clock.instant());
            });
    assertThat(ledger.posted).isEmpty();
  }

  @Test
  void returnThatCameFirst_reversesThePaymentWhenItIsPosted_once() {
    Payment payment = Recording.payment(1, "10.00");
    var reject = Recording.reject(payment, "R01", "2026-11-22T00:00:00Z");
    assertThat(store.<AchReturnInbox.Outcome>inTransaction(tx -> rejects.accept(reject, tx)))
        .isEqualTo(AchReturnInbox.Outcome.WAITING);
    assertThat(ledger.reversed).isEmpty();
    inbox.accept(payment, PaymentChannel.POLL);
    inbox.accept(payment, PaymentChannel.PUSH);
    assertThat(ledger.reversed).hasSize(1);
    assertThat(store.<AchReturnInbox.Outcome>inTransaction(tx -> rejects.accept(reject, tx)))
        .isEqualTo(AchReturnInbox.Outcome.ALREADY_KNOWN);
    assertThat(ledger.reversed).hasSize(1);
  }

  @Test
  void secondReturnAfterReRepresentment_reversesAgain_theSameReturnDoesNot() {
    Payment payment = Recording.payment(1, "10.00");
    inbox.accept(payment, PaymentChannel.POLL);
    for (String at :
        List.of("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-26T00:00:00Z")) {
      store.<AchReturnInbox.Outcome>inTransaction(
          tx -> rejects.accept(Recording.reject(payment, "R01", at), tx));
    }
    assertThat(ledger.reversed).hasSize(2);
    assertThat(ledger.rejects).hasSize(2);
  }

  private PaymentEntry entry(Payment payment) {
    return store.inTransaction(tx -> tx.payments().lock(payment.paymentGuid())).orElseThrow();
  }

  private List<QuarantineEntry> quarantine() {
    List<QuarantineEntry> entries = new ArrayList<>();
    store.inTransaction(
        tx -> {
          tx.quarantine().forEach(entries::add);
          return null;
        });
    return entries;
  }
}
