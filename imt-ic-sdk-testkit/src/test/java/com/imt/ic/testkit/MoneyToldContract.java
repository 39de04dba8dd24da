package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.PaymentState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fake does with money, and what correct books and the SDK make of it. */
abstract class MoneyToldContract extends MoneyFixture {

  // Carts

  @Test
  void cart_isPostedForEachInvoiceAndSettlesWhole() {
    List<Payment> cart = cloud.customer(ACCOUNT).cart("INV-1", "INV-2").byCard();
    pollAfterSettlement();

    assertThat(host().books.receipts())
        .extracting(Payment::invoiceNumber)
        .containsExactlyElementsOf(cart.stream().map(Payment::invoiceNumber).toList());
    assertThat(posted(cart.get(0))).containsExactly("100.00", "40.00");
    assertThat(cart).extracting(Payment::paymentGuid).containsOnly(cart.get(1).paymentGuid());
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(host().total(PaymentState.SETTLED).amount()).isEqualTo(Money.parse("140.00"));
    assertThat(cloud.findInvoice(SECOND).orElseThrow().balanceDue()).isEqualTo(Money.ZERO);
  }

  @Test
  void returnedCart_isTakenBackOfEachInvoice() {
    Payment payment = cloud.customer(ACCOUNT).cart("INV-1", "INV-2").byEft().get(0);
    pollAfterSettlement();
    cloud.bankReturns(payment, NachaCode.R01);
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "40.00", "-100.00", "-40.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(cloud.findInvoice(SECOND).orElseThrow().balanceDue())
        .isEqualTo(Money.parse("40.00"));
  }

  @Test
  void cartOfWhichAPartIsPaidMeanwhile_isRefused() {
    Checkout<List<Payment>> cart = cloud.customer(ACCOUNT).cart("INV-1", "INV-2");
    cloud.invoice(SECOND).paysAll().byCard();

    assertThatThrownBy(cart::byCard)
        .hasMessage(
            "A cart of invoices that come to 100.00 cannot be paid with 140.00; pay the whole"
                + " balances");
  }

  // Chargebacks and refunds

  @Test
  void chargeback_isADifferenceUntilTheBooksTakeItBack() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment);
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.TAKEN_BACK);
    assertThat(host().differences()).containsExactly("TAKEN_BACK -100.00");

    host().retryAll();
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void refund_takesItsPartBack() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment, "30.00");
    host().pollAll();

    assertThat(host().differences()).containsExactly("TAKEN_BACK -30.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-30.00");
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void twoEqualRefundsOfOneBatch_areTwo() {
    Payment payment = settledCard();
    SettledPayment first = cloud.processorTakesBack(payment, "10.00");
    SettledPayment second = cloud.processorTakesBack(payment, "10.00");
    host().pollAll();
    host().pollAll();

    assertThat(second).isEqualTo(first);
    assertThat(host().openKinds())
        .containsExactly(QuarantineKind.TAKEN_BACK, QuarantineKind.TAKEN_BACK);
    assertThat(host().differences()).containsExactly("TAKEN_BACK -20.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-10.00", "-10.00");
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void moreThanSettled_cannotBeRefunded() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment, "99.99");

    assertThatThrownBy(() -> cloud.processorTakesBack(payment, "0.02"))
        .hasMessageContaining("0.02 cannot be taken back of 0.01 that stand settled");
  }

  @Test
  void chargebackThatIsWonBack_beforeAnybodyActed_leavesTheReceipt() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment);
    host().pollAll();
    cloud.billerWinsDispute(payment);
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void chargebackThatIsWonBack_afterTheBooksTookItBack_isPostedAnew() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment);
    host().pollAll();
    host().retryAll();
    clock.advance(Duration.ofDays(20));
    cloud.billerWinsDispute(payment);
    host().pollAll();

    assertThat(host().openKinds()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(host().differences()).containsExactly("SETTLED_AGAIN 100.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00");
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void chargebackThatIsWonBack_afterAPersonBookedItByHand_isWhatTheBooksLack() {
    Payment payment = settledCard();
    cloud.processorTakesBack(payment);
    host().pollAll();
    host().resolveAll();
    host().books.bookByHand(payment.paymentGuid(), Money.ZERO.minus(HUNDRED));
    assertThat(host().differences()).isEmpty();

    cloud.billerWinsDispute(payment);
    host().pollAll();
    assertThat(host().differences()).containsExactly("LEDGER_REVERSAL -100.00");

    host().books.bookByHand(payment.paymentGuid(), HUNDRED);
    assertThat(host().differences()).isEmpty();
  }

  // Returns

  @Test
  void returnedPayment_presentedAgain_andReturnedOnceMore_isTakenBackTwice() {
    Payment payment = settledEft();
    cloud.bankReturns(payment, NachaCode.R01);
    host().pollAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00");

    clock.advance(Duration.ofDays(3)); // on Sunday, so that it settles on Tuesday
    cloud.processorPresentsAgain(payment);
    pollAfterSettlement();
    assertThat(host().openKinds()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(host().differences()).containsExactly("SETTLED_AGAIN 100.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00");
    assertThat(host().differences()).isEmpty();

    cloud.bankReturns(payment, NachaCode.R01);
    host().pollAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void returnThatIsToldOtherwiseLater_isReversedOnce() {
    Payment payment = settledEft();
    AchReturn told = cloud.bankReturns(payment, NachaCode.R01);
    host().pollAll();
    List<AchReturn.Builder> later =
        List.of(
            told.toBuilder().returnedAt(told.returnedAt().plusMillis(877)),
            told.toBuilder().returnedAt(told.returnedAt().truncatedTo(ChronoUnit.MINUTES)),
            told.toBuilder().code("R02").reason("Account Closed"));
    for (AchReturn.Builder corrected : later) {
      clock.advance(Duration.ofMinutes(1));
      told = cloud.corrects(told, corrected.build());
      assertThat(host().poll(ReportKind.ACH_REJECTS).count(Outcome.CORRECTED)).isEqualTo(1);
    }

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void returnThatIsToldOtherwise_whileTheBooksFailOnIt_isNeverToldAsItWas() {
    Payment payment = settledEft();
    host().books.reverses(false);
    AchReturn told = cloud.bankReturns(payment, NachaCode.R01);
    host().pollAll();
    cloud.corrects(told, told.toBuilder().code("R02").build());
    host().pollAll();
    host().pollAll();

    assertThat(host().books.corrections()).isNotEmpty().containsOnly("R01 is R02");

    host().books.reverses(true);
    host().pollAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"R61", "R68", "R73", "R77"})
  void dishonouredOrContestedReturn_reversesNothing(String code) {
    Payment payment = settledEft();
    cloud.bankReturns(payment, NachaCode.R01);
    cloud.bankReturns(payment, code, "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.RETURN_DISPUTED);
    assertThat(balance()).isEqualTo(HUNDRED);
  }

  @Test
  void notificationOfChange_withTextBesideTheCode_movesNoMoney() {
    Payment payment = settledEft();
    cloud.bankReturns(payment, "C02: incorrect routing number", "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.NOTIFICATION_OF_CHANGE);
    assertThat(balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void returnWithoutACode_isReversedWhenAPersonSaysSo() {
    Payment payment = settledEft();
    cloud.bankReturns(payment, "", "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.RETURN_UNCLEAR);
    assertThat(host().differences()).containsExactly("RETURN_IN_REVIEW 100.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void partOfAPaymentThatIsReturned_isTakenBackAlone() {
    Payment payment = settledEft();
    AchReturn whole = cloud.bankReturns(payment, NachaCode.R10);
    cloud.corrects(whole, whole.toBuilder().amount(Money.parse("60.00")).build());
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-60.00");
    assertThat(host().differences()).isEmpty();
  }

  // Settled lines

  @Test
  void settledLine_isCompletedAndCorrectedLater() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    clock.advance(Duration.ofDays(3));
    SettledPayment whole = cloud.settle(TODAY.plusDays(3)).get(0);
    SettledPayment bare =
        cloud.corrects(
            whole,
            whole.toBuilder().depositAmount(null).convenienceFee(null).processor(null).build());
    host().pollAll();
    assertThat(host().differences()).isEmpty();

    SettledPayment later =
        whole.toBuilder()
            .settledOn(whole.settledOn().plusDays(1))
            .depositAmount(Money.parse("60.00"))
            .build();
    cloud.corrects(bare, later);
    PollResult result = host().poll(ReportKind.SETTLED_BATCHES);

    assertThat(result.count(Outcome.CORRECTED)).isEqualTo(1);
    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).containsExactly("DEPOSIT -40.00");
  }

  @Test
  void batchIdentifierThatComesAgain_isAnotherBatch() {
    cloud = fake(FakeInvoiceCloud.builder().cyclingBatchIds(1));
    cloud.invoice(FIRST).pays(HUNDRED).byCard();
    clock.advance(Duration.ofDays(1));
    cloud.holdInvoices(List.of(invoice(SECOND, "100.00")));
    cloud.invoice(SECOND).pays(HUNDRED).byCard();
    clock.advance(Duration.ofDays(3));
    List<SettledPayment> settled = cloud.settle(TODAY.plusDays(4));
    for (int i = 0; i < 2; i++) {
      Money deposit = Money.parse(i == 0 ? "97.00" : "103.00");
      cloud.corrects(settled.get(i), settled.get(i).toBuilder().depositAmount(deposit).build());
    }
    host().pollAll();

    assertThat(settled).extracting(SettledPayment::batchId).containsExactly("1", "1");
    assertThat(host().differences()).containsExactly("DEPOSIT -3.00", "DEPOSIT 3.00");
  }
}
