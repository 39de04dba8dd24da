package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One payment by two ways. Core has no public door for a push: the hosted services are one. */
class PushedPaymentTest {

  private static final Map<String, String> RAW = Map.of("PaymentGUID", "as it came");

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment payment = Samples.payment(1, "10.00");

  private Acceptance push(Payment pushed) {
    return integration
        .parts()
        .posting()
        .push(List.of(new ReportRow.Understood<>(pushed, RAW)))
        .get(0);
  }

  private PollResult poll(Payment... payments) {
    host.cloud.payments.clear();
    for (Payment each : payments) {
      host.cloud.pay(each);
    }
    return integration.poll(ReportKind.PAYMENTS);
  }

  private Optional<PaymentEntry> entry() {
    return integration
        .parts()
        .store()
        .inTransaction(
            transaction ->
                transaction
                    .payments()
                    .lock(
                        payment.paymentGuid().value(),
                        new PaymentEntry.Key(payment.paymentGuid(), 1)));
  }

  private static Line pushed(Call call, Payment payment) {
    return Line.of(call, PaymentChannel.PUSH, payment);
  }

  private static Line polled(Call call, Payment payment) {
    return Line.of(call, PaymentChannel.POLL, payment);
  }

  @Test
  void sourceOfAPush_thatNoProductOwns_isToldOnce_andNoMoreByThePoll() {
    Payment fax = payment.toBuilder().source("Fax").build();
    push(fax);

    assertThat(integration.parts().posting().sources().isEmpty()).isTrue();
    assertThat(poll(fax, Samples.payment(2, "1.00").toBuilder().source("Fax").build()).warnings())
        .isEmpty();
  }

  @Test
  void paymentThatIsPushedAndPolled_isPostedOnceByTheFirstChannel() {
    Acceptance first = push(payment);
    PollResult second = poll(payment);
    Acceptance third = push(payment);

    assertThat(first.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(first.isPosted()).isTrue();
    assertThat(first.receiptNumber()).contains("R-1");
    assertThat(second.counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(third.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(third.isPosted()).isTrue();
    assertThat(third.receiptNumber()).isEqualTo(first.receiptNumber());
    assertThat(host.ledger.lines())
        .containsExactly(pushed(Call.POST, payment), polled(Call.CONFIRMED, payment));
    assertThat(entry().orElseThrow().pushedAt()).contains(Host.NOW);
    assertThat(entry().orElseThrow().reportedAt()).contains(Host.NOW);
    assertThat(entry().orElseThrow().state()).isEqualTo(PaymentEntry.State.POSTED);
  }

  @Test
  void paymentThatIsPolledAndPushed_isPostedOnceByTheFirstChannel() {
    poll(payment);
    Acceptance receipt = push(payment);
    assertThat(receipt.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(receipt.isPosted()).isTrue();
    assertThat(receipt.receiptNumber()).contains("R-1");
    assertThat(host.ledger.lines())
        .containsExactly(polled(Call.POST, payment), pushed(Call.CONFIRMED, payment));
  }

  @Test
  void guidInUpperCase_isTheSamePayment() {
    Payment shouted =
        payment.toBuilder()
            .paymentGuid(PaymentGuid.of(payment.paymentGuid().value().toUpperCase(Locale.ROOT)))
            .build();
    push(payment);
    assertThat(poll(shouted).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
  }

  @Test
  void declinedPayment_isNotedOnceByEitherChannel_andNeverPosted() {
    Payment declined = Samples.declined(payment);
    Acceptance first = push(declined);
    assertThat(first.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(first.isPosted()).isFalse();
    assertThat(first.reason()).contains("DECLINED");
    assertThat(poll(declined).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    Acceptance again = push(declined);
    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.isPosted()).isFalse();
    assertThat(again.reason()).contains("DECLINED");
    assertThat(host.ledger.lines()).containsExactly(pushed(Call.DECLINED, declined));
  }

  @Test
  void reportWithOtherContentThanThePush_isAConflictThatOverwritesNothing() {
    push(payment);
    List<Payment> others =
        List.of(
            Samples.withAmount(payment, "10.01"),
            payment.toBuilder().accountNumber(AccountNumber.of("HO-2")).build(),
            payment.toBuilder().invoiceNumber(InvoiceNumber.of("INV2")).build(),
            payment.toBuilder().method(PaymentMethod.EFT).build(),
            payment.toBuilder().approved(false).build());
    for (Payment other : others) {
      assertThat(poll(other).counts()).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
      Acceptance acceptance = push(other);
      assertThat(acceptance.outcome()).isEqualTo(Outcome.CONFLICT);
      assertThat(acceptance.kind()).isEqualTo(QuarantineKind.CONFLICT);
      assertThat(acceptance.isPosted()).isFalse();
      assertThat(acceptance.reason()).isPresent();
    }
    assertThat(host.ledger.lines()).containsExactly(pushed(Call.POST, payment));
    assertThat(entry().orElseThrow().amount()).isEqualTo(Money.parse("10.00"));
    assertThat(entry().orElseThrow().reportedAt()).isEmpty();
    // What the pushed text does not tell apart is one entry of each way.
    assertThat(host.quarantine().stream().mapToLong(QuarantineEntry::count).sum())
        .isEqualTo(2L * others.size());
    assertThat(host.quarantine())
        .allSatisfy(each -> assertThat(each.kind()).isEqualTo(QuarantineKind.CONFLICT));
  }

  @Test
  void nameTimeOrReferenceThatDiffers_isNoConflict_andConfirmsOnceWithWhatThePushLacked() {
    push(payment);
    Payment reported =
        payment.toBuilder()
            .customerName("Pat Doe")
            .paidAt(payment.paidAt().plusMillis(7))
            .convenienceFee(Money.parse("2.95"))
            .billerReference("ref")
            .build();
    for (int i = 0; i < 2; i++) {
      assertThat(poll(reported).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    }
    assertThat(host.quarantine()).isEmpty();
    assertThat(host.ledger.lines())
        .containsExactly(pushed(Call.POST, payment), polled(Call.CONFIRMED, reported));
  }

  @Test
  void pushThatLacksInvoiceAndMethod_isNoConflictWithTheReportThatHasThem() {
    push(payment.toBuilder().invoiceNumber(null).method(null).build());
    assertThat(poll(payment).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  @Test
  void paymentThatTheLedgerRefuses_isQuarantinedAsItCame_andTriedAgainWhenItComesAgain() {
    host.ledger.refusal = (call, fact) -> "no such policy";
    Acceptance refused = push(payment);
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.kind()).isEqualTo(QuarantineKind.REFUSED);
    assertThat(refused.isPosted()).isFalse();
    assertThat(refused.reason()).contains("no such policy");
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.report()).isEqualTo("online-receipt");
              assertThat(each.kind()).isEqualTo(QuarantineKind.REFUSED);
              assertThat(each.subject()).isEqualTo(payment.paymentGuid().value());
              assertThat(each.reason()).isEqualTo("no such policy");
              assertThat(each.raw()).isEqualTo(RAW);
              assertThat(each.firstSeenAt()).isEqualTo(Host.NOW);
            });
    host.ledger.refusal = (call, fact) -> null;

    assertThat(poll(payment).counts()).isEqualTo(Map.of(Outcome.RETRIED, 1L));
    assertThat(push(payment).outcome()).isEqualTo(Outcome.DUPLICATE);

    assertThat(host.ledger.lines()).containsExactly(polled(Call.POST, payment));
  }

  @Test
  void refusedConfirmation_isQuarantined_andThePaymentIsStillPosted() {
    poll(payment);
    host.ledger.refusal = (call, fact) -> "unexpected";

    Acceptance receipt = push(payment);

    assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(receipt.kind()).isEqualTo(QuarantineKind.REFUSED);
    assertThat(receipt.reason()).contains("unexpected");
    assertThat(receipt.isPosted()).as("in the ledger, whatever it says now").isTrue();
    assertThat(receipt.receiptNumber()).contains("R-1");
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.report()).isEqualTo("online-receipt");
              assertThat(each.kind()).isEqualTo(QuarantineKind.REFUSED);
              assertThat(each.subject()).isEqualTo(payment.paymentGuid().value());
              assertThat(each.reason()).isEqualTo("unexpected");
              assertThat(each.raw()).isEqualTo(RAW);
              assertThat(each.firstSeenAt()).isEqualTo(Host.NOW);
            });
    assertThat(push(payment).outcome()).as("confirmed anew").isEqualTo(Outcome.REFUSED);
    assertThat(host.ledger.lines()).containsExactly(polled(Call.POST, payment));
  }

  @Test
  void refusedConfirmationThatAPersonResolved_isNotAskedForAgain() {
    poll(payment);
    host.ledger.refusal = (call, fact) -> "unexpected";
    push(payment);
    integration.quarantine().resolve(host.quarantine().get(0).id(), "completed by hand", "pat");

    Acceptance again = push(payment);

    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.isPosted()).isTrue();
    assertThat(host.quarantine().get(0).count()).isEqualTo(1);
  }

  @Test
  void refusedConfirmationByAReport_isAFailureOfItsPoll_andTheOthersGoOn() {
    push(payment);
    host.ledger.refusal = (call, fact) -> call == Call.CONFIRMED ? "unexpected" : null;
    Payment other = Samples.payment(2, "1.00");

    PollResult result = poll(payment, other);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L, Outcome.ACCEPTED, 1L));
    assertThat(result.failures())
        .containsExactly(
            new PollResult.Failure(
                QuarantineKind.REFUSED, payment.paymentGuid().value(), "unexpected"));
    assertThat(host.ledger.lines())
        .containsExactly(pushed(Call.POST, payment), polled(Call.POST, other));
  }

  @Test
  void postingThatThrows_isKeptForPeople_andTheNextDeliveryPosts() {
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("ledger is down");
        };
    Acceptance failed = push(payment);
    assertThat(failed.isFailed()).isTrue();
    assertThat(failed.isPosted()).isFalse();
    assertThat(entry().orElseThrow().state()).isEqualTo(PaymentEntry.State.REFUSED);
    assertThat(host.ledger.lines()).isEmpty();
    host.ledger.refusal = (call, fact) -> null;
    assertThat(push(payment).outcome()).isEqualTo(Outcome.RETRIED);
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(each -> assertThat(each.state()).isEqualTo(State.RETRIED));
  }

  @Test
  void approvedPaymentOfNothingOrLess_isNeverPosted() {
    for (String amount : List.of("0.00", "-5.00")) {
      Acceptance acceptance = push(Samples.withAmount(payment, amount));
      assertThat(acceptance.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(acceptance.kind()).isEqualTo(QuarantineKind.AMOUNT);
      assertThat(acceptance.isPosted()).isFalse();
    }
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.raw()).isEqualTo(RAW);
              assertThat(each.count()).isEqualTo(2);
            });
  }

  @Test
  void receiptThatCannotBeRead_isKeptOnceWithItsText() {
    Map<String, String> raw = Map.of("PaymentGUID", "none", "PaymentAmount", "1e3");

    for (int i = 0; i < 2; i++) {
      Acceptance unreadable =
          integration
              .parts()
              .posting()
              .push(List.of(new ReportRow.NotUnderstood<>(raw, "PaymentGUID: is no GUID")))
              .get(0);
      assertThat(unreadable.outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.report()).isEqualTo("online-receipt");
              assertThat(each.kind()).isEqualTo(QuarantineKind.UNREADABLE);
              assertThat(each.reason()).isEqualTo("PaymentGUID: is no GUID");
              assertThat(each.raw()).isEqualTo(raw);
              assertThat(each.count()).isEqualTo(2);
            });
    assertThat(host.ledger.lines()).isEmpty();
  }

  @Test
  void returnThatCameFirst_reversesThePaymentWhenItIsPushed_once() {
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-22T00:00:00Z"));
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.WAITING, 1L));
    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
    push(payment);
    poll(payment);
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
  }

  @Test
  void nodeThatIsPushedToWhileAnotherPolls_postsOnceBetweenThem() {
    Payment other = Samples.payment(2, "2.00");
    host.cloud.whenAskedNext(() -> push(payment));
    assertThat(poll(payment, other).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));
    assertThat(host.ledger.lines(Call.POST))
        .containsExactly(pushed(Call.POST, payment), polled(Call.POST, other));
  }
}
