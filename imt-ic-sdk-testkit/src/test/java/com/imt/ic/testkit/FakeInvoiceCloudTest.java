package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportRow;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeInvoiceCloudTest {

  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");
  private static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final Money FULL = Money.parse("99.19");

  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-02T14:00:00Z"));
  private final FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().clock(clock).build();

  @Test
  void cardPayment_reducesTheBalanceByThePrincipalAndKeepsTheFeeApart() {
    hold(invoice().allowPartialPayments(true));

    Payment payment = cloud.invoice(INVOICE).pays("9.19").byCard();

    assertThat(payment.amount()).isEqualTo(Money.parse("9.19"));
    assertThat(payment.convenienceFee()).contains(Money.parse("2.95"));
    assertThat(payment.approved()).isTrue();
    assertThat(balance()).isEqualTo(Money.parse("90.00"));
  }

  @Test
  void eftPayment_hasNoFeeAndNoCard() {
    hold(invoice());

    Payment payment = cloud.invoice(INVOICE).pays(FULL).by(Product.ONLINE_BANK_DIRECT).byEft();

    assertThat(payment.convenienceFee()).contains(Money.ZERO);
    assertThat(payment.cardType()).isEmpty();
    assertThat(balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void declinedCard_leavesTheBalanceAndIsNeverPushedOrSettled() {
    hold(invoice());

    Payment payment = cloud.invoice(INVOICE).pays(FULL).declined().byCard();

    assertThat(payment.approved()).isFalse();
    assertThat(payment.approvalCode()).isEmpty();
    assertThat(balance()).isEqualTo(FULL);
    assertThat(cloud.paymentsToPush()).isEmpty();
    assertThat(cloud.settle(TODAY.plusDays(9))).isEmpty();
    assertThat(cloud.allPayments()).containsExactly(payment);
  }

  @Test
  void paymentByABlockedMethod_isRefusedAndSaysWhy() {
    hold(invoice().blockPaymentsCc(true));

    assertThatThrownBy(() -> cloud.invoice(INVOICE).pays(FULL).byCard())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invoice INV-1: payments by CC are blocked (BlockPaymentsCC of its last record); pay"
                + " by EFT, or send it again as R without the block");
    assertThat(cloud.invoice(INVOICE).pays(FULL).byEft().approved()).isTrue();
  }

  @Test
  void partOfTheBalance_isRefusedWhereNotAllowed() {
    hold(invoice());

    assertThatThrownBy(() -> cloud.invoice(INVOICE).pays("1.00").byCard())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.00 is less than the balance of 99.19")
        .hasMessageContaining("AllowPartialPayments is false");
  }

  @Test
  void moreThanTheBalance_isRefused() {
    hold(invoice());

    assertThatThrownBy(() -> cloud.invoice(INVOICE).pays("99.20").byCard())
        .hasMessageContaining("99.20 is more than the balance of 99.19");
  }

  @Test
  void unknownInvoice_cannotBePaid() {
    assertThatThrownBy(() -> cloud.invoice(INVOICE).pays(FULL).byCard())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InvoiceCloud holds no invoice INV-1; it holds none. Put it in by"
                + " customer(...).invoice(number, balance), or submit a file with it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CustomerPortal", "AgentConnect", "IVR", "Kiosk", "OBD", "OutboundIVR", "EMV"})
  void productsOfTheIntegrationPage_takePayments(String product) {
    hold(invoice());

    assertThat(cloud.invoice(INVOICE).pays(FULL).by(Product.of(product)).byCard().source())
        .contains(product);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSRConnect", "POSConnect", "CloudPay", "CloudStore", "Pigeon"})
  void productsThatTheIntegrationPageDoesNotSupport_areRefused(String product) {
    hold(invoice());

    assertThatThrownBy(() -> cloud.invoice(INVOICE).pays(FULL).by(Product.of(product)).byCard())
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining(product);
    assertThat(cloud.allPayments()).isEmpty();
  }

  @Test
  void autoPay_collectsTheBalanceOfEnrolledCustomersOnTheDay() {
    hold(invoice().autoPayCollectionDate(TODAY.plusDays(1)));
    assertThat(collected(Duration.ZERO)).as("not enrolled").isEmpty();
    cloud.customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.EFT);
    assertThat(collected(Duration.ZERO)).as("another day").isEmpty();

    List<Payment> collected = collected(Duration.ofDays(1));

    assertThat(collected).hasSize(1);
    assertThat(collected.get(0).amount()).isEqualTo(FULL);
    assertThat(collected.get(0).autoPay()).contains(true);
    assertThat(collected.get(0).method()).contains(PaymentMethod.EFT);
    assertThat(collected(Duration.ofDays(1))).as("nothing is left").isEmpty();
  }

  @Test
  void autoPay_goesByWhatSpectrumAnswersNow() {
    hold(invoice().autoPayCollectionDate(TODAY));
    cloud.customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.CC);
    InvoiceBalance current =
        InvoiceBalance.builder()
            .invoiceNumber(INVOICE)
            .dueDate(TODAY)
            .totalAmountDue(FULL)
            .balanceDue(Money.parse("12.34"))
            .autoPayCollectionDate(TODAY)
            .build();

    cloud.asks(BalanceRefresh.of((account, invoice) -> Optional.of(List.of(current))));

    assertThat(collected(Duration.ZERO))
        .extracting(Payment::amount)
        .containsExactly(Money.parse("12.34"));
  }

  @Test
  void autoPay_collectsNothingOfAnInvoiceThatSpectrumLeavesOut() {
    hold(invoice().autoPayCollectionDate(TODAY));
    cloud.customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.CC);
    cloud.asks((account, invoice) -> List.of());

    assertThat(collected(Duration.ZERO)).isEmpty();
    assertThat(balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void autoPay_collectsNothingAfterTheCustomerLeft() {
    hold(invoice().autoPayCollectionDate(TODAY));
    cloud.customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.CC);
    cloud.customer(ACCOUNT).leavesAutoPay();

    assertThat(collected(Duration.ZERO)).isEmpty();
    assertThatThrownBy(() -> cloud.customer(ACCOUNT).leavesAutoPay())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Account ••••0237 is not enrolled in AutoPay; enrol it first");
  }

  @Test
  void settlement_takesCardsAfterOneDayAndEftAfterTwoInABatchEach() {
    hold(invoice().allowPartialPayments(true));
    Payment card = cloud.invoice(INVOICE).pays("10.00").byCard();
    Payment eft = cloud.invoice(INVOICE).pays("20.00").byEft();

    assertThat(cloud.settle(TODAY)).isEmpty();
    List<SettledPayment> settled = cloud.settle(TODAY.plusDays(2));

    assertThat(settled)
        .extracting(SettledPayment::paymentGuid)
        .containsExactly(card.paymentGuid(), eft.paymentGuid());
    assertThat(settled)
        .extracting(SettledPayment::settledOn)
        .containsExactly(TODAY.plusDays(1), TODAY.plusDays(2));
    assertThat(settled).extracting(SettledPayment::batchId).doesNotHaveDuplicates();
    assertThat(settled)
        .allSatisfy(line -> assertThat(line.depositAmount()).contains(line.amount()));
    assertThat(cloud.settle(TODAY.plusDays(9))).as("settled once").isEmpty();
  }

  @Test
  void settlementDay_isCountedFromTheBillersLocalDate() {
    clock.setTo(Instant.parse("2026-11-03T05:59:59Z")); // 23:59:59 of the 2nd in Chicago
    hold(invoice());
    cloud.invoice(INVOICE).pays(FULL).byCard();

    assertThat(cloud.settle(TODAY.plusDays(1)))
        .extracting(SettledPayment::settledOn)
        .containsExactly(LocalDate.of(2026, 11, 3));
  }

  @Test
  void returnedPayment_reopensTheInvoice() {
    hold(invoice());
    Payment payment = cloud.invoice(INVOICE).pays(FULL).byEft();

    cloud.bankReturns(payment, NachaCode.R01);

    assertThat(balance()).isEqualTo(FULL);
  }

  @Test
  void cardPayment_cannotBeReturnedByABank() {
    hold(invoice());
    Payment card = cloud.invoice(INVOICE).pays(FULL).byCard();

    assertThatThrownBy(() -> cloud.bankReturns(card, NachaCode.R01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not by EFT");
  }

  @Test
  void paymentsToPush_areThoseNotYetDelivered() {
    hold(invoice().allowPartialPayments(true));
    Payment first = cloud.invoice(INVOICE).pays("1.00").byCard();
    Payment second = cloud.invoice(INVOICE).pays("2.00").byCard();

    cloud.markPushed(List.of(first.paymentGuid()));

    assertThat(cloud.paymentsToPush()).containsExactly(second);
  }

  @Test
  void visibilityLag_showsAPaymentLateWithItsOwnTime() {
    FakeInvoiceCloud slow =
        FakeInvoiceCloud.builder().clock(clock).visibilityLag(Duration.ofMinutes(30)).build();
    slow.holdInvoices(List.of(invoice().build()));
    Payment payment = slow.invoice(INVOICE).pays(FULL).byCard();

    assertThat(reported(slow)).isEmpty();
    clock.advance(Duration.ofMinutes(30));
    assertThat(reported(slow)).containsExactly(payment);
  }

  @Test
  void sameSeedAndActions_giveTheSamePayments() {
    FakeInvoiceCloud other = FakeInvoiceCloud.builder().clock(clock).build();
    FakeInvoiceCloud seeded = FakeInvoiceCloud.builder().clock(clock).seed(2).build();
    for (FakeInvoiceCloud each : List.of(cloud, other, seeded)) {
      each.holdInvoices(List.of(invoice().build()));
      each.invoice(INVOICE).pays(FULL).byCard();
    }

    assertThat(other.allPayments()).isEqualTo(cloud.allPayments());
    assertThat(seeded.allPayments()).isNotEqualTo(cloud.allPayments());
  }

  @Test
  void fileThatIsNoInvoiceFile_isRefusedWholeWithTheParsersReason() {
    var answer =
        cloud.submit(InvoiceFile.of("x.bif", "no|header\r\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.accepted()).isFalse();
    assertThat(answer.errorMessage().orElseThrow()).startsWith("BIF");
    assertThat(cloud.receivedFiles()).hasSize(1);
  }

  @Test
  void scriptedFailure_countsForOneCall() {
    cloud.faults().next(CloudOperation.VIEW_INVOICE, Fault.htmlPage(503));

    assertThatThrownBy(() -> cloud.findInvoice(INVOICE))
        .isInstanceOfSatisfying(
            CallFailedException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
              assertThat(failure.details().status()).isEqualTo(503);
            });
    assertThat(cloud.findInvoice(INVOICE)).isEmpty();
  }

  @Test
  void processor_refusesWhatNobodyCouldDo() {
    hold(invoice());
    Payment eft = cloud.invoice(INVOICE).pays(FULL).byEft();
    SettledPayment line = cloud.settle(TODAY.plusDays(9)).get(0);

    assertThatThrownBy(() -> cloud.billerWinsDispute(eft)).hasMessageContaining("is not by card");
    assertThatThrownBy(() -> cloud.processorPresentsAgain(eft))
        .hasMessageContaining("was not returned");
    assertThatThrownBy(() -> cloud.corrects(line.toBuilder().batchId("x").build(), line))
        .hasMessageContaining("is not told of");
    assertThatThrownBy(() -> FakeInvoiceCloud.builder().cyclingBatchIds(0))
        .hasMessage("cyclingBatchIds is 0; give 1 or more");
  }

  @Test
  void statistics_countTheRowsOfAReportInMemoryToo() {
    hold(invoice().allowPartialPayments(true));
    cloud.invoice(INVOICE).pays("1.00").byCard();
    try (var report = cloud.paymentsSince(Instant.EPOCH)) {
      assertThat(report.statistics().rows()).isZero();
      report.forEachRemaining(row -> {});
      assertThat(report.statistics().rows()).isEqualTo(1);
    }
  }

  private List<Payment> reported(FakeInvoiceCloud from) {
    List<Payment> rows = new ArrayList<>();
    try (var report = from.paymentsSince(Instant.EPOCH)) {
      report.forEachRemaining(row -> rows.add(((ReportRow.Understood<Payment>) row).record()));
    }
    return rows;
  }

  private List<Payment> collected(Duration duration) {
    return cloud.timePasses(duration).payments();
  }

  private Money balance() {
    return cloud.findInvoice(INVOICE).orElseThrow().balanceDue();
  }

  private void hold(BifInvoice.Builder invoice) {
    cloud.holdInvoices(List.of(invoice.build()));
  }

  private static BifInvoice.Builder invoice() {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(INVOICE)
        .invoiceTypeId(1)
        .customerName("Avery O'Neil")
        .balanceDue(FULL);
  }
}
