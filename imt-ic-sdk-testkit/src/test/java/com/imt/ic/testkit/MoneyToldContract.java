package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fake does with money, and what correct books and the SDK make of it. */
abstract class MoneyToldContract {

  private static final Instant START = Instant.parse("2026-11-02T14:00:00.1234567Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  private static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");
  private static final Money HUNDRED = Money.parse("100.00");

  final MutableClock clock = MutableClock.at(START);
  FakeInvoiceCloud cloud = fake(FakeInvoiceCloud.builder());
  SmallHost host;

  /** Opens what the host polls. */
  abstract InvoiceCloud open(FakeInvoiceCloud fake);

  final FakeInvoiceCloud fake(FakeInvoiceCloudBuilder builder) {
    FakeInvoiceCloud fake = builder.clock(clock).profile(SmallHost.PROFILE).build();
    fake.holdInvoices(List.of(invoice(FIRST, "100.00"), invoice(SECOND, "40.00")));
    return fake;
  }

  final SmallHost host() {
    if (host == null) {
      host = new SmallHost(open(cloud), clock, START.minus(Duration.ofDays(1)));
    }
    return host;
  }

  // Carts

  @Test
  void cart_isPostedForEachInvoiceAndSettlesWhole() {
    List<Payment> cart =
        cloud.payCart(List.of(FIRST, SECOND), PaymentRequest.card(Money.parse("140.00"), "IVR"));
    pollAfterSettlement();

    assertThat(host().books.receipts())
        .extracting(Payment::invoiceNumber)
        .containsExactlyElementsOf(cart.stream().map(Payment::invoiceNumber).toList());
    assertThat(posted(cart.get(0))).containsExactly("100.00", "40.00");
    assertThat(cart).extracting(Payment::paymentGuid).containsOnly(cart.get(1).paymentGuid());
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(host().integration.reconcile().total(PaymentState.SETTLED).amount())
        .isEqualTo(Money.parse("140.00"));
    assertThat(cloud.findInvoice(SECOND).orElseThrow().balanceDue()).isEqualTo(Money.ZERO);
  }

  @Test
  void returnedCart_isTakenBackOfEachInvoice() {
    Payment payment =
        cloud
            .payCart(List.of(FIRST, SECOND), PaymentRequest.eft(Money.parse("140.00"), "IVR"))
            .get(0);
    pollAfterSettlement();
    cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "40.00", "-100.00", "-40.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(cloud.findInvoice(SECOND).orElseThrow().balanceDue())
        .isEqualTo(Money.parse("40.00"));
  }

  @Test
  void cartOfAnotherAmount_isRefused() {
    assertThatThrownBy(
            () -> cloud.payCart(List.of(FIRST, SECOND), PaymentRequest.card(HUNDRED, "IVR")))
        .hasMessage(
            "A cart of invoices that come to 140.00 cannot be paid with 100.00; pay the whole"
                + " balances");
  }

  // Chargebacks and refunds

  @Test
  void chargeback_isADifferenceUntilTheBooksTakeItBack() {
    Payment payment = settledCard();
    cloud.backOffice().chargeBack(payment.paymentGuid());
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
    cloud.backOffice().refund(payment.paymentGuid(), Money.parse("30.00"));
    host().pollAll();

    assertThat(host().differences()).containsExactly("TAKEN_BACK -30.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-30.00");
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void twoEqualRefundsOfOneBatch_areTwo() {
    Payment payment = settledCard();
    SettledPayment first = cloud.backOffice().refund(payment.paymentGuid(), Money.parse("10.00"));
    SettledPayment second = cloud.backOffice().refund(payment.paymentGuid(), Money.parse("10.00"));
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
    cloud.backOffice().refund(payment.paymentGuid(), Money.parse("99.99"));

    assertThatThrownBy(() -> cloud.backOffice().refund(payment.paymentGuid(), Money.parse("0.02")))
        .hasMessageContaining("0.02 cannot be taken back of 0.01 that stand settled");
  }

  @Test
  void chargebackThatIsWonBack_beforeAnybodyActed_leavesTheReceipt() {
    Payment payment = settledCard();
    cloud.backOffice().chargeBack(payment.paymentGuid());
    host().pollAll();
    cloud.backOffice().winBack(payment.paymentGuid());
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void chargebackThatIsWonBack_afterTheBooksTookItBack_isPostedAnew() {
    Payment payment = settledCard();
    cloud.backOffice().chargeBack(payment.paymentGuid());
    host().pollAll();
    host().retryAll();
    clock.advance(Duration.ofDays(20));
    cloud.backOffice().winBack(payment.paymentGuid());
    host().pollAll();

    assertThat(host().openKinds()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(host().differences()).containsExactly("SETTLED_AGAIN 100.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00");
    assertThat(host().differences()).isEmpty();
  }

  // Returns

  @Test
  void returnedPayment_presentedAgain_andReturnedOnceMore_isTakenBackTwice() {
    Payment payment = settledEft();
    cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    host().pollAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00");

    clock.advance(Duration.ofDays(1));
    cloud.backOffice().presentAgain(payment.paymentGuid());
    pollAfterSettlement();
    assertThat(host().openKinds()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    assertThat(host().differences()).containsExactly("SETTLED_AGAIN 100.00");
    host().retryAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00");
    assertThat(host().differences()).isEmpty();

    cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    host().pollAll();
    assertThat(posted(payment)).containsExactly("100.00", "-100.00", "100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void returnThatIsToldOtherwiseLater_isReversedOnce() {
    Payment payment = settledEft();
    AchReturn told = cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    host().pollAll();
    List<AchReturn.Builder> later =
        List.of(
            told.toBuilder().returnedAt(told.returnedAt().plusMillis(877)),
            told.toBuilder().returnedAt(told.returnedAt().truncatedTo(ChronoUnit.MINUTES)),
            told.toBuilder().code("R02").reason("Account Closed"));
    for (AchReturn.Builder corrected : later) {
      clock.advance(Duration.ofMinutes(1));
      told = cloud.backOffice().correct(told, corrected.build());
      assertThat(host().poll(ReportKind.ACH_REJECTS).count(Outcome.CORRECTED)).isEqualTo(1);
    }

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"R61", "R68", "R73", "R77"})
  void dishonouredOrContestedReturn_reversesNothing(String code) {
    Payment payment = settledEft();
    cloud.reject(payment.paymentGuid(), "R01", "Insufficient Funds");
    cloud.reject(payment.paymentGuid(), code, "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.RETURN_DISPUTED);
    assertThat(balance()).isEqualTo(HUNDRED);
  }

  @Test
  void notificationOfChange_withTextBesideTheCode_movesNoMoney() {
    Payment payment = settledEft();
    cloud.reject(payment.paymentGuid(), "C02: incorrect routing number", "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.NOTIFICATION_OF_CHANGE);
    assertThat(balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void returnWithoutACode_isAReturnForPeople() {
    Payment payment = settledEft();
    cloud.reject(payment.paymentGuid(), "", "");
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-100.00");
    assertThat(host().openKinds()).containsExactly(QuarantineKind.RETURN_CODE);
  }

  @Test
  void partOfAPaymentThatIsReturned_isTakenBackAlone() {
    Payment payment = settledEft();
    AchReturn whole = cloud.reject(payment.paymentGuid(), "R10", "Not authorised");
    cloud.backOffice().correct(whole, whole.toBuilder().amount(Money.parse("60.00")).build());
    host().pollAll();

    assertThat(posted(payment)).containsExactly("100.00", "-60.00");
    assertThat(host().differences()).isEmpty();
  }

  // Settled lines

  @Test
  void settledLine_isCompletedAndCorrectedLater() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    clock.advance(Duration.ofDays(3));
    SettledPayment whole = cloud.settle(TODAY.plusDays(3)).get(0);
    SettledPayment bare =
        cloud
            .backOffice()
            .correct(
                whole,
                whole.toBuilder().depositAmount(null).convenienceFee(null).processor(null).build());
    host().pollAll();
    assertThat(host().differences()).isEmpty();

    SettledPayment later =
        whole.toBuilder()
            .settledOn(whole.settledOn().plusDays(1))
            .depositAmount(Money.parse("60.00"))
            .build();
    cloud.backOffice().correct(bare, later);
    PollResult result = host().poll(ReportKind.SETTLED_BATCHES);

    assertThat(result.count(Outcome.CORRECTED)).isEqualTo(1);
    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).containsExactly("DEPOSIT -40.00");
  }

  @Test
  void batchIdentifierThatComesAgain_isAnotherBatch() {
    cloud = fake(FakeInvoiceCloud.builder().cyclingBatchIds(1));
    cloud.payByCard(FIRST, HUNDRED, "IVR");
    clock.advance(Duration.ofDays(1));
    cloud.holdInvoices(List.of(invoice(SECOND, "100.00")));
    cloud.payByCard(SECOND, HUNDRED, "IVR");
    clock.advance(Duration.ofDays(3));
    List<SettledPayment> settled = cloud.settle(TODAY.plusDays(4));
    for (int i = 0; i < 2; i++) {
      Money deposit = Money.parse(i == 0 ? "97.00" : "103.00");
      cloud
          .backOffice()
          .correct(settled.get(i), settled.get(i).toBuilder().depositAmount(deposit).build());
    }
    host().pollAll();

    assertThat(settled).extracting(SettledPayment::batchId).containsExactly("1", "1");
    assertThat(host().differences()).containsExactly("DEPOSIT -3.00", "DEPOSIT 3.00");
  }

  // Answers that look good and are not

  @Test
  void tableOfErrors_failsTheReportAndHoldsItsCheckpoint() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    cloud.faults().answerWithErrorTable(CloudOperation.PAYMENTS, "Report is being rebuilt");

    assertThatThrownBy(() -> host().poll(ReportKind.PAYMENTS))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("Report is being rebuilt");

    assertThat(host().poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  @Test
  void dataSetWithoutTables_failsTheReportAndHoldsItsCheckpoint() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    cloud.faults().answerWithoutTables(CloudOperation.PAYMENTS);

    assertThatThrownBy(() -> host().poll(ReportKind.PAYMENTS))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessageContaining("the answer has no table Payment");

    host().poll(ReportKind.PAYMENTS);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  @Test
  void controlCharacterInAName_isReplacedAndCounted() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    cloud.faults().putControlCharacterIntoNames(CloudOperation.PAYMENTS);

    PollResult result = host().poll(ReportKind.PAYMENTS);

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(result.statistics().replacedCharacters()).isEqualTo(1);
    assertThat(host().books.receipts().get(0).customerName()).contains("O\uFFFD'Neil");
  }

  @Test
  void paddedColumns_areReadAsTheyAreMeant() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    cloud.faults().padTexts(CloudOperation.PAYMENTS, 50);

    PollResult result = host().poll(ReportKind.PAYMENTS);

    assertThat(result.count(Outcome.ACCEPTED)).isEqualTo(1);
    Payment receipt = host().books.receipts().get(0);
    assertThat(receipt.paymentGuid()).isEqualTo(payment.paymentGuid());
    assertThat(receipt.accountNumber()).isEqualTo(ACCOUNT);
    assertThat(receipt.invoiceNumber()).contains(FIRST);
    assertThat(receipt.method()).contains(PaymentMethod.CC);
    assertThat(host().poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void repeatedColumn_isForPeopleAndThePaymentIsPostedWhenItComesWell() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "IVR");
    cloud.faults().repeatColumn(CloudOperation.PAYMENTS, "PaymentAmount");

    assertThat(host().poll(ReportKind.PAYMENTS).count(Outcome.UNREADABLE)).isEqualTo(1);
    assertThat(posted(payment)).isEmpty();
    assertThat(host().openKinds()).containsExactly(QuarantineKind.UNREADABLE);

    host().poll(ReportKind.PAYMENTS);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  // Products

  @Test
  void cloudStorePayment_isKeptAndSettledBesideTheBooks() {
    Payment payment = cloud.payInCloudStore(Money.parse("25.00"));
    pollAfterSettlement();

    assertThat(payment.account()).isEmpty();
    assertThat(host().books.receipts()).isEmpty();
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(host().integration.reconcile().total(PaymentState.KEPT).amount())
        .isEqualTo(Money.parse("25.00"));
  }

  @Test
  void paymentOfASourceThatNobodyOwns_isPosted() {
    Payment payment =
        cloud.pay(FIRST, PaymentRequest.card(HUNDRED, "IVR").reportedAs("PhoneTree9"));
    pollAfterSettlement();

    assertThat(payment.source()).contains("PhoneTree9");
    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void paymentWithoutAccount_ofAProductWithPosting_isForPeople() {
    Payment payment = cloud.payInCloudStore(Money.parse("25.00"));
    cloud.recordPayments(
        List.of(
            payment.toBuilder()
                .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"))
                .source("IVR")
                .build()));
    host().poll(ReportKind.PAYMENTS);

    assertThat(host().books.receipts()).isEmpty();
    assertThat(host().openKinds()).containsExactly(QuarantineKind.UNREADABLE);
    assertThat(host().differences()).containsExactly("QUARANTINED 25.00");
  }

  // Snapshots

  @Test
  void customerWhoLeavesASnapshot_isNotToldAsOneWhoCancelled() {
    cloud.enrollAutoPay(ACCOUNT, PaymentMethod.EFT);
    cloud.holdInvoices(
        List.of(
            invoice(SECOND, "1.00").toBuilder()
                .accountNumber(AccountNumber.of("0001000999"))
                .build()));
    cloud.enrollAutoPay(AccountNumber.of("0001000999"), PaymentMethod.CC);
    host().poll(ReportKind.AUTOPAY);
    cloud.dropFromSnapshots(ACCOUNT);
    clock.advance(Duration.ofHours(3));
    host().poll(ReportKind.AUTOPAY);

    assertThat(host().books.enrollments()).hasSize(2).allMatch(customer -> customer.enrolled());
    assertThatThrownBy(() -> cloud.dropFromSnapshots(ACCOUNT))
        .hasMessage("Account ••••0237 stands in no enrolment report; enrol it first");
  }

  private Payment settledCard() {
    Payment payment = cloud.payByCard(FIRST, HUNDRED, "CustomerPortal");
    pollAfterSettlement();
    assertThat(host().differences()).isEmpty();
    return payment;
  }

  private Payment settledEft() {
    Payment payment = cloud.payByEft(FIRST, HUNDRED, "CustomerPortal");
    pollAfterSettlement();
    assertThat(host().differences()).isEmpty();
    return payment;
  }

  /** Three days later, which every method settles within. */
  private void pollAfterSettlement() {
    host().poll(ReportKind.PAYMENTS);
    clock.advance(Duration.ofDays(3));
    cloud.settle(LocalDate.ofInstant(clock.instant(), SmallHost.PROFILE.billerZone()));
    host().pollAll();
  }

  private List<String> posted(Payment payment) {
    return host().books.of(payment.paymentGuid());
  }

  private Money balance() {
    return cloud.findInvoice(FIRST).orElseThrow().balanceDue();
  }

  private static BifInvoice invoice(InvoiceNumber number, String balance) {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("O'Neil")
        .balanceDue(Money.parse(balance))
        .build();
  }
}
