package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where all money stands, and what does not fit. */
class ReconciliationTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private void pay(Payment... payments) {
    for (Payment payment : payments) {
      host.cloud.pay(payment);
    }
    integration.poll(ReportKind.PAYMENTS);
  }

  private void settle(Payment payment, String batch, String amount, String deposit) {
    host.cloud.settle(
        Samples.settled(payment, batch, LocalDate.of(2026, 11, 21)).toBuilder()
            .amount(Money.parse(amount))
            .depositAmount(Money.parse(deposit))
            .build());
  }

  private void giveBack(AchReturn achReturn) {
    host.cloud.giveBack(achReturn);
    integration.poll(ReportKind.ACH_REJECTS);
  }

  private Reconciliation reconcile(String asOf) {
    host.clock.set(Instant.parse(asOf));
    return integration.reconcile();
  }

  private static List<DifferenceKind> kinds(Reconciliation reconciliation) {
    return reconciliation.differences().stream().map(Difference::kind).toList();
  }

  private static Difference only(Reconciliation reconciliation, DifferenceKind kind) {
    List<Difference> found =
        reconciliation.differences().stream().filter(each -> each.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void paymentThatIsLate_isADifferenceWithItsAge_byTheTermsOfItsMethod() {
    Payment card = Samples.payment(1, "1.00");
    Payment eft = Samples.payment(2, "2.00").toBuilder().method(PaymentMethod.EFT).build();
    pay(card, eft);
    assertThat(reconcile("2026-11-24T15:00:00Z").differences()).isEmpty();
    Reconciliation later = reconcile("2026-11-25T15:00:00Z");
    assertThat(kinds(later)).containsExactly(DifferenceKind.NOT_SETTLED);
    assertThat(later.differences().get(0).subject()).isEqualTo(card.paymentGuid().value());
    assertThat(later.differences().get(0).age()).isGreaterThan(Duration.ofDays(4));
    assertThat(kinds(reconcile("2026-12-01T15:00:00Z")))
        .containsExactly(DifferenceKind.NOT_SETTLED, DifferenceKind.NOT_SETTLED);
  }

  @Test
  void settlementThatDoesNotFit_isNamedToTheCent() {
    Payment payment = Samples.payment(1, "10.00");
    Payment twice = Samples.payment(2, "5.00");
    Payment declined = Samples.declined(Samples.payment(3, "7.00"));
    Payment unknown = Samples.payment(4, "9.00");
    pay(payment, twice, declined);
    settle(payment, "B1", "9.99", "9.99");
    settle(twice, "B1", "5.00", "5.00");
    settle(twice, "B2", "5.00", "4.00");
    settle(declined, "B1", "7.00", "7.00");
    settle(unknown, "B1", "9.00", "9.00");
    integration.poll(ReportKind.SETTLED_BATCHES);

    Reconciliation result = reconcile("2026-11-21T16:00:00Z");

    assertThat(kinds(result))
        .containsExactlyInAnyOrder(
            DifferenceKind.SETTLED_AMOUNT,
            DifferenceKind.SETTLED_TWICE,
            DifferenceKind.SETTLED_NOT_POSTED,
            DifferenceKind.SETTLED_UNKNOWN,
            DifferenceKind.DEPOSIT);
    Difference amount = only(result, DifferenceKind.SETTLED_AMOUNT);
    assertThat(amount.amount()).hasToString("-0.01");
    assertThat(amount.subject()).isEqualTo(payment.paymentGuid().value());
    assertThat(only(result, DifferenceKind.SETTLED_TWICE).subject())
        .isEqualTo(twice.paymentGuid().value());
    assertThat(only(result, DifferenceKind.SETTLED_NOT_POSTED).subject())
        .isEqualTo(declined.paymentGuid().value());
    assertThat(only(result, DifferenceKind.SETTLED_UNKNOWN).subject())
        .isEqualTo(unknown.paymentGuid().value());
    assertThat(only(result, DifferenceKind.DEPOSIT).subject()).isEqualTo("B2 of 2026-11-21");
    assertThat(result.total(PaymentState.UNKNOWN).amount()).hasToString("9.00");
  }

  @Test
  void returnWithoutPaymentAndReturnOfMoreThanStands_areNamed() {
    Payment payment = Samples.payment(1, "10.00");
    pay(payment);
    giveBack(
        Samples.achReturn(Samples.withAmount(payment, "15.00"), "R01", "2026-11-20T15:30:00Z"));
    giveBack(Samples.achReturn(Samples.payment(2, "3.00"), "R02", "2026-11-20T15:30:00Z"));

    Reconciliation result = reconcile("2026-11-20T17:00:00Z");

    assertThat(kinds(result))
        .containsExactlyInAnyOrder(DifferenceKind.RETURN_IN_REVIEW, DifferenceKind.RETURN_UNKNOWN);
    assertThat(only(result, DifferenceKind.RETURN_IN_REVIEW).amount()).hasToString("15.00");
    assertThat(only(result, DifferenceKind.RETURN_UNKNOWN).amount()).hasToString("3.00");
  }

  @Test
  void ledgerThatLostInventedOrChanged_isFound() {
    Payment lost = Samples.payment(1, "10.00");
    Payment refused = Samples.payment(2, "3.00");
    Payment changed = Samples.payment(4, "4.00");
    host.ledger.refusal = (call, fact) -> fact.equals(refused) ? "no such policy" : null;
    pay(lost, refused, changed);
    host.ledger.execute("DELETE FROM book_line WHERE amount = 10.00");
    host.ledger.execute("UPDATE book_line SET amount = 4.01 WHERE amount = 4.00");
    String invented = Samples.payment(3, "7.00").paymentGuid().value();
    host.ledger.execute(
        """
        INSERT INTO book_line (call_name, channel, biller, payment_guid, amount, facts)
        VALUES ('POST', 'POLL', '10999', '%s', 7.00, '')
        """
            .formatted(invented));

    Reconciliation result = reconcile("2026-11-20T17:00:00Z");

    assertThat(kinds(result))
        .containsExactlyInAnyOrder(
            DifferenceKind.NOT_IN_LEDGER,
            DifferenceKind.REFUSED_BY_LEDGER,
            DifferenceKind.LEDGER_UNKNOWN,
            DifferenceKind.LEDGER_AMOUNT);
    assertThat(only(result, DifferenceKind.NOT_IN_LEDGER).subject())
        .isEqualTo(lost.paymentGuid().value());
    assertThat(only(result, DifferenceKind.REFUSED_BY_LEDGER).subject())
        .isEqualTo(refused.paymentGuid().value());
    assertThat(only(result, DifferenceKind.LEDGER_UNKNOWN).subject()).isEqualTo(invented);
    assertThat(only(result, DifferenceKind.LEDGER_AMOUNT).amount()).hasToString("0.01");
    assertThat(result.total(PaymentState.REFUSED).amount()).hasToString("3.00");
  }

  @Test
  void booksThatTellNoReceipts_areLeftOut() {
    pay(Samples.payment(1, "10.00"));
    host.ledger.execute("DELETE FROM book_line");
    host.ledger.isRead = false;
    assertThat(reconcile("2026-11-20T17:00:00Z").differences()).isEmpty();
  }

  @Test
  void reversedPayment_isStillInTheBooks() {
    Payment payment = Samples.payment(1, "10.00");
    pay(payment);
    giveBack(Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z"));
    Reconciliation result = reconcile("2026-11-20T17:00:00Z");
    assertThat(result.differences()).isEmpty();
    assertThat(result.total(PaymentState.RETURNED_BEFORE_SETTLEMENT).amount()).hasToString("10.00");
    assertThat(result.posted()).isEqualTo(new Reconciliation.Posted(1, Money.parse("10.00")));
  }
}
