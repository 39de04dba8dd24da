package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each approved payment that a report tells is posted once; what cannot be is kept for people. */
class PaymentPollTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private PollResult poll(Payment... payments) {
    host.cloud.payments.clear();
    for (Payment payment : payments) {
      host.cloud.pay(payment);
    }
    return integration.poll(ReportKind.PAYMENTS);
  }

  private static Line line(Call call, Payment payment) {
    return Line.of(call, PaymentChannel.POLL, payment);
  }

  @Test
  void newPayment_isPostedWithEverythingThatTheReportSays() {
    Payment payment =
        Samples.payment(1, "99.19").toBuilder()
            .customerName("Pat Doe")
            .convenienceFee(Money.parse("2.95"))
            .message("APPROVED")
            .build();

    PollResult result = poll(payment);

    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(result.failures()).isEmpty();
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void rowsSeenAgainInTheOverlap_arePostedOnce() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
      lines.add(line(Call.POST, Samples.payment(i, "1.00")));
    }
    PollResult first = integration.poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(2));
    PollResult second = integration.poll(ReportKind.PAYMENTS);

    assertThat(first.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 250L));
    assertThat(first.fresh()).isEqualTo(250);
    assertThat(second.rows()).isEqualTo(250);
    assertThat(second.counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 250L));
    assertThat(host.ledger.lines()).containsExactlyElementsOf(lines);
  }

  @Test
  void rowThatStandsTwiceInOneAnswer_isPostedOnce() {
    Payment payment = Samples.payment(1, "10.00");
    assertThat(poll(payment, payment).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
  }

  @Test
  void guidInUpperCase_isTheSamePayment() {
    Payment payment = Samples.payment(0xABCDEF, "10.00");
    Payment shouted =
        payment.toBuilder()
            .paymentGuid(
                PaymentGuid.of("{" + payment.paymentGuid().value().toUpperCase(Locale.ROOT) + "}"))
            .build();
    poll(payment);
    assertThat(poll(shouted).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
  }

  @Test
  void declinedPayment_isNotedOnce_andNeverPosted() {
    Payment declined = Samples.declined(Samples.payment(1, "10.00"));
    assertThat(poll(declined).counts()).isEqualTo(Map.of(Outcome.DECLINED, 1L));
    assertThat(poll(declined).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.ledger.lines()).containsExactly(line(Call.DECLINED, declined));
    assertThat(host.quarantine()).isEmpty();
  }

  @Test
  void declinedPaymentOfNothing_isDeclinedAsAnyOther() {
    Payment declined = Samples.declined(Samples.payment(1, "0.00"));
    assertThat(poll(declined).counts()).isEqualTo(Map.of(Outcome.DECLINED, 1L));
    assertThat(host.ledger.lines()).containsExactly(line(Call.DECLINED, declined));
  }

  @Test
  void sameIdentityWithOtherContent_isAConflictThatOverwritesNothing() {
    Payment payment = Samples.payment(1, "10.00");
    poll(payment);
    List<Payment> others =
        List.of(
            Samples.withAmount(payment, "10.01"),
            payment.toBuilder().accountNumber(AccountNumber.of("HO-2")).build(),
            payment.toBuilder().invoiceNumber(InvoiceNumber.of("INV2")).build(),
            payment.toBuilder().method(PaymentMethod.EFT).build(),
            Samples.declined(payment));
    for (int again = 0; again < 2; again++) {
      for (Payment other : others) {
        PollResult result = poll(other);
        assertThat(result.counts()).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
        assertThat(result.quarantined()).isEqualTo(1);
        assertThat(result.failures())
            .singleElement()
            .satisfies(
                failure -> {
                  assertThat(failure.kind()).isEqualTo(QuarantineKind.CONFLICT);
                  assertThat(failure.subject()).isEqualTo(payment.paymentGuid().value());
                  assertThat(failure.reason()).startsWith("Payment");
                });
      }
    }
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
    assertThat(integration.reconcile().posted().amount()).hasToString("10.00");
    assertThat(poll(payment).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::report, QuarantineEntry::kind, QuarantineEntry::reason)
        .containsExactly(
            conflict("Payment known with amount 10.00 came again with 10.01"),
            // of the sample's columns, which name neither account nor invoice: one row, seen again
            conflict("Payment came again with another method"),
            conflict("Payment known as approved came again as declined"));
  }

  private static org.assertj.core.groups.Tuple conflict(String reason) {
    return tuple("payments", QuarantineKind.CONFLICT, reason);
  }

  @Test
  void declinedPaymentThatComesAsApproved_isAConflict_andNotPosted() {
    Payment payment = Samples.payment(1, "10.00");
    poll(Samples.declined(payment));
    assertThat(poll(payment).counts()).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
    assertThat(host.ledger.lines(Call.POST)).isEmpty();
  }

  @Test
  void nameTimeOrReferenceThatDiffers_isNoConflict() {
    Payment payment = Samples.payment(1, "10.00");
    poll(payment);
    Payment again =
        payment.toBuilder()
            .customerName("Pat Doe")
            .paidAt(payment.paidAt().plusMillis(7))
            .convenienceFee(Money.parse("2.95"))
            .billerReference("ref")
            .build();
    assertThat(poll(again).counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(host.quarantine()).isEmpty();
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
  }

  @Test
  void approvedPaymentOfNothingOrLess_isNeverPosted_andKeptForPeopleOnce() {
    for (int again = 0; again < 2; again++) {
      for (String amount : List.of("0.00", "-5.00")) {
        PollResult result = poll(Samples.payment(2, amount));
        assertThat(result.counts()).isEqualTo(Map.of(Outcome.REVIEW, 1L));
        assertThat(result.failures())
            .extracting(PollResult.Failure::kind)
            .containsExactly(QuarantineKind.AMOUNT);
      }
    }
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::kind)
        .containsExactly(QuarantineKind.AMOUNT, QuarantineKind.AMOUNT);
    assertThat(host.quarantine().get(0).reason()).contains("0.00").contains("Ask InvoiceCloud");
    assertThat(poll(Samples.payment(2, "5.00")).fresh()).isEqualTo(1);
  }

  @Test
  void postingThatThrows_leavesNothingOfItsRow_soThatTheNextPollPosts() {
    Payment first = Samples.payment(1, "10.00");
    Payment second = Samples.payment(2, "10.00");
    host.ledger.refusal =
        (call, fact) -> {
          if (fact.equals(second)) {
            throw new IllegalStateException("the books are down");
          }
          return null;
        };
    assertThat(poll(first, second).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 1L));
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, first));
    assertThat(integration.reconcile().posted().count()).isEqualTo(1);
    host.ledger.refusal = (call, fact) -> null;

    assertThat(poll(first, second).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));

    assertThat(host.ledger.lines())
        .containsExactly(line(Call.POST, first), line(Call.POST, second));
  }

  @Test
  void answerThatBreaksOff_keepsWhatWasTaken_andLeavesTheCheckpoint() {
    for (int i = 0; i < 1_250; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.cloud.breakAfter = 870;
    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessage("the answer broke off");
    assertThat(host.ledger.lines()).hasSize(500);
    assertThat(host.cloud.closed).isEqualTo(1);
    host.cloud.breakAfter = Integer.MAX_VALUE;

    PollResult whole = integration.poll(ReportKind.PAYMENTS);

    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(host.cloud.closed).isEqualTo(2);
    assertThat(whole.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 750L, Outcome.DUPLICATE, 500L));
    assertThat(host.ledger.lines()).hasSize(1_250).doesNotHaveDuplicates();
  }

  @Test
  void rowFromTheFuture_isPosted_andDoesNotMoveTheCheckpoint() {
    Payment payment =
        Samples.payment(1, "1.00").toBuilder()
            .paidAt(Instant.parse("2099-01-01T00:00:00Z"))
            .build();
    assertThat(poll(payment).readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
  }

  @Test
  void rowThatWasNotUnderstood_isQuarantinedOnceWithItsRawColumns_andTheOthersGoOn() {
    Map<String, String> raw = Map.of("PaymentGUID", "x", "CustomerName", "Pat Doe");
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", raw));
    host.cloud.pay(Samples.payment(2, "1.00"));

    PollResult first = integration.poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(2));
    PollResult second = integration.poll(ReportKind.PAYMENTS);

    assertThat(first.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.UNREADABLE, 1L));
    assertThat(second.counts()).isEqualTo(Map.of(Outcome.DUPLICATE, 2L, Outcome.UNREADABLE, 1L));
    assertThat(first.quarantined()).isEqualTo(1);
    assertThat(first.failures())
        .containsExactly(new PollResult.Failure(QuarantineKind.UNREADABLE, "", "no amount"));
    assertThat(host.ledger.lines()).hasSize(2);
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.biller()).isEqualTo(Samples.BILLER);
              assertThat(entry.report()).isEqualTo("payments");
              assertThat(entry.kind()).isEqualTo(QuarantineKind.UNREADABLE);
              assertThat(entry.reason()).isEqualTo("no amount");
              assertThat(entry.raw()).isEqualTo(raw);
              assertThat(entry.firstSeenAt()).isEqualTo(Host.NOW);
              assertThat(entry.count()).as("it came with both polls").isEqualTo(2);
            });
    assertThat(host.quarantine().get(0).toString()).doesNotContain("Pat Doe");
  }

  @Test
  void moreFailuresThanAResultTells_areAllCountedAndQuarantined() {
    int bad = PollResult.MOST_FAILURES + 50;
    for (int i = 0; i < bad; i++) {
      host.cloud.payments.add(
          ScriptedCloud.unreadable("no amount", Map.of("PaymentGUID", "x" + i)));
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(result.quarantined()).isEqualTo(bad);
    assertThat(result.failures()).hasSize(PollResult.MOST_FAILURES);
    assertThat(host.quarantine()).hasSize(bad);
  }
}
