package com.imt.ic.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reconciliation of what was pushed, for which core has no public door. */
class PushedPaymentsReconciledTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private void push(Payment payment) {
    integration.parts().posting().push(List.of(new ReportRow.Understood<>(payment, Map.of())));
  }

  private Reconciliation reconcile(String asOf) {
    host.clock.set(Instant.parse(asOf));
    return integration.reconcile();
  }

  private static List<DifferenceKind> kinds(Reconciliation reconciliation) {
    return reconciliation.differences().stream().map(Difference::kind).toList();
  }

  @Test
  void everyPayment_isInOneState_andTheStatesAddUpToThePosted() {
    push(Samples.payment(1, "1.00"));
    host.cloud.pay(Samples.payment(2, "2.00"));
    Payment settled = Samples.payment(3, "4.00");
    host.cloud.pay(settled);
    Payment returned = Samples.payment(4, "8.00");
    host.cloud.pay(returned);
    host.cloud.pay(Samples.declined(Samples.payment(5, "16.00")));
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.settle(
        Samples.settled(settled, "B1", LocalDate.of(2026, 11, 21)).toBuilder()
            .depositAmount(Money.parse("4.00"))
            .build());
    integration.poll(ReportKind.SETTLED_BATCHES);
    host.cloud.giveBack(Samples.achReturn(returned, "R01", "2026-11-20T15:30:00Z"));
    integration.poll(ReportKind.ACH_REJECTS);

    Reconciliation result = reconcile("2026-11-20T17:00:00Z");

    assertThat(result.asOf()).isEqualTo(Instant.parse("2026-11-20T17:00:00Z"));
    assertThat(result.total(PaymentState.AWAITING_REPORT).amount()).hasToString("1.00");
    assertThat(result.total(PaymentState.AWAITING_SETTLEMENT).amount()).hasToString("2.00");
    assertThat(result.total(PaymentState.SETTLED).amount()).hasToString("4.00");
    assertThat(result.total(PaymentState.RETURNED_BEFORE_SETTLEMENT).amount()).hasToString("8.00");
    assertThat(result.total(PaymentState.DECLINED).amount()).hasToString("16.00");
    assertThat(result.posted()).isEqualTo(new Reconciliation.Posted(4, Money.parse("15.00")));
    assertThat(result.differences()).isEmpty();
  }

  @Test
  void paymentThatIsLate_isADifferenceWithItsAge() {
    push(Samples.payment(1, "1.00"));
    host.cloud.pay(Samples.payment(2, "2.00"));
    integration.poll(ReportKind.PAYMENTS);
    assertThat(reconcile("2026-11-21T15:00:00Z").differences()).isEmpty();
    assertThat(kinds(reconcile("2026-11-22T15:00:00Z")))
        .containsExactly(DifferenceKind.NOT_REPORTED);
    Reconciliation later = reconcile("2026-11-25T15:00:00Z");
    assertThat(kinds(later))
        .containsExactlyInAnyOrder(DifferenceKind.NOT_REPORTED, DifferenceKind.NOT_SETTLED);
    assertThat(later.differences().get(0).age()).isGreaterThan(Duration.ofDays(4));
  }

  @Test
  void pushAfterTheReport_isKept_soThatItsOtherFeeIsADifference() {
    Payment payment = Samples.payment(1, "1.00");
    host.cloud.pay(payment.toBuilder().convenienceFee(Money.parse("2.95")).build());
    integration.poll(ReportKind.PAYMENTS);

    push(payment.toBuilder().convenienceFee(Money.parse("9.95")).build());

    assertThat(reconcile("2026-11-20T17:00:00Z").differences())
        .singleElement()
        .satisfies(fee -> assertThat(fee.kind()).isEqualTo(DifferenceKind.FEE_DIFFERS));
  }

  @Test
  void feeThatALaterReportTells_isKept_soThatThePushIsComparedWithIt() {
    Payment payment = Samples.payment(1, "1.00");
    host.cloud.pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.payments.clear();
    host.cloud.pay(payment.toBuilder().convenienceFee(Money.parse("2.95")).build());
    integration.poll(ReportKind.PAYMENTS);

    push(payment.toBuilder().convenienceFee(Money.parse("9.95")).build());

    assertThat(kinds(reconcile("2026-11-20T17:00:00Z")))
        .containsExactly(DifferenceKind.FEE_DIFFERS);
  }

  @Test
  void paymentOfBothChannels_wasPostedWhenTheFirstOneTold() {
    Payment pushed = Samples.payment(1, "1.00");
    push(pushed);
    host.clock.advance(Duration.ofHours(1));
    Payment reported = Samples.payment(2, "2.00");
    host.cloud.pay(pushed);
    host.cloud.pay(reported);
    integration.poll(ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(1));
    push(reported);

    Map<PaymentGuid, Instant> posted = new HashMap<>();
    integration.reconcile(
        Span.OPEN,
        new Reconciliation.Visitor() {
          @Override
          public void payment(ReconciledPayment payment) {
            payment.events().stream()
                .filter(event -> event.kind() == ReconciledPayment.EventKind.POSTED)
                .forEach(event -> posted.put(payment.paymentGuid(), event.at()));
          }
        });

    assertThat(posted)
        .containsOnly(
            Map.entry(pushed.paymentGuid(), Host.NOW),
            Map.entry(reported.paymentGuid(), Host.NOW.plus(Duration.ofHours(1))));
  }
}
