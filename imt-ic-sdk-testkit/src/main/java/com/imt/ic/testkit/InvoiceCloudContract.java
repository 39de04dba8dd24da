package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link InvoiceCloud} has to keep to, as JUnit tests. A consumer that
 * wraps the port, to measure it for instance, extends this class and so proves that the wrapper
 * changes nothing.
 *
 * <p>The tests act on a {@link FakeInvoiceCloud} as customers and the processor do, and look
 * through the implementation under test, whose records must equal those of the fake.
 *
 * <pre>{@code
 * class MeasuredInvoiceCloudTest extends InvoiceCloudContract {
 *   @Override
 *   protected InvoiceCloud open(FakeInvoiceCloud fake) {
 *     return new MeasuredInvoiceCloud(fake);
 *   }
 * }
 * }</pre>
 */
public abstract class InvoiceCloudContract extends ContractFixture {

  /** For subclasses. */
  protected InvoiceCloudContract() {}

  @Test
  void fileOfNewInvoices_isAcceptedAndItsInvoicesAreHeld() throws IOException {
    InvoiceFileAnswer answer =
        submit("first.bif", news(invoice(FIRST, "511.14")), news(invoice(SECOND, "20.00")));

    assertTrue(answer.accepted(), () -> answer.errorMessage().orElse(""));
    assertEquals(Optional.of(2), answer.recordCount());
    assertTrue(answer.fileGuid().isPresent());
    InvoiceRecord held = cloud().findInvoice(FIRST).orElseThrow();
    assertEquals(Optional.of(ACCOUNT), held.accountNumber());
    assertEquals(Money.parse("511.14"), held.balanceDue());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 27)), held.invoiceDueDate());
    assertEquals(Optional.of(TODAY), held.autoPayCollectionDate());
    assertEquals(Optional.empty(), held.secondNotifyRequestedDate());
    assertEquals(fake().findInvoice(FIRST), cloud().findInvoice(FIRST));
  }

  @Test
  void customerOfAnInvoice_isHeldWithEveryCharacterOfItsName() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    fake().customer(ACCOUNT).goesPaperless();

    CustomerRecord customer = cloud().findCustomer(ACCOUNT).orElseThrow();

    assertEquals(Optional.of("Müller & Söhne <Farm> \"張偉\" İı 🏠"), customer.customerName());
    assertEquals(Optional.of(false), customer.paperInvoices());
    assertEquals(Optional.empty(), customer.address2());
    assertEquals(fake().findCustomer(ACCOUNT), cloud().findCustomer(ACCOUNT));
  }

  @Test
  void unknownInvoiceAndCustomer_areEmpty() {
    assertEquals(Optional.empty(), cloud().findInvoice(InvoiceNumber.of("NOPE")));
    assertEquals(Optional.empty(), cloud().findCustomer(AccountNumber.of("nope")));
  }

  @Test
  void rewrittenInvoice_hasTheBalanceOfTheFile() throws IOException {
    submit("first.bif", news(invoice(FIRST, "511.14")));
    fake().invoice(FIRST).pays("511.14").by(Product.IVR).byCard();

    InvoiceFileAnswer answer = submit("second.bif", rewritten(invoice(FIRST, "100.10")));

    assertTrue(answer.accepted(), () -> answer.errorMessage().orElse(""));
    assertEquals(Money.parse("100.10"), cloud().findInvoice(FIRST).orElseThrow().balanceDue());
  }

  @Test
  void sameFileAgain_isAnsweredAlikeAndTakenOnce() throws IOException {
    InvoiceFileAnswer first = submit("first.bif", news(invoice(FIRST, "511.14")));

    InvoiceFileAnswer second = submit("first.bif", news(invoice(FIRST, "511.14")));

    assertEquals(first, second);
    assertEquals(1, fake().receivedFiles().size());
  }

  @Test
  void fileOfAKnownNameWithOtherContent_isRefused() throws IOException {
    submit("first.bif", news(invoice(FIRST, "511.14")));

    InvoiceFileAnswer answer = submit("first.bif", news(invoice(SECOND, "20.00")));

    assertFalse(answer.accepted());
    assertTrue(answer.errorMessage().isPresent());
    assertEquals(Optional.empty(), cloud().findInvoice(SECOND));
  }

  @Test
  void emptyFile_isRefusedWithAReason() {
    InvoiceFileAnswer answer = cloud().submit(InvoiceFile.of("empty.bif", new byte[0]));

    assertEquals(InvoiceFileAnswer.of(false, "The invoice file is empty.", null, 0), answer);
  }

  @Test
  void fileWhoseAnswerIsLost_isResolvedByTheSameFileAgain() throws IOException {
    fake().faults().next(CloudOperation.SUBMIT_INVOICE_FILE, Fault.reset().afterTheWork());
    CallFailedException failure =
        assertThrows(
            CallFailedException.class, () -> submit("first.bif", news(invoice(FIRST, "511.14"))));

    InvoiceFileAnswer again = submit("first.bif", news(invoice(FIRST, "511.14")));

    assertEquals(Kind.OUTCOME_UNKNOWN, failure.kind());
    assertTrue(again.accepted(), () -> again.errorMessage().orElse(""));
    assertEquals(1, fake().receivedFiles().size());
  }

  @Test
  void payments_areReportedExactlyAsTheyWereRecorded() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14"), invoice(SECOND, "20.00")));
    fake().invoice(FIRST).pays("511.14").declined().byCard();
    clock().advance(Duration.ofNanos(12_345_600));
    fake()
        .invoice(FIRST)
        .pays("11.10")
        .by(Product.AGENT_CONNECT)
        .emailAddress("payer@example.com")
        .billerReference("ref, with spaces")
        .byCard("MC");
    clock().advance(Duration.ofMinutes(97));
    fake().invoice(FIRST).pays("500.04").by(Product.ONLINE_BANK_DIRECT).byEft();
    fake().customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.EFT);
    fake().timePasses(Duration.ZERO);

    List<Payment> reported = read(cloud().paymentsSince(START));

    assertEquals(4, reported.size());
    assertEquals(fake().allPayments(), reported);
  }

  @Test
  void cart_isReportedAsRowsOfOnePayment() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14"), invoice(SECOND, "20.00")));
    List<Payment> cart =
        fake().customer(ACCOUNT).cart(FIRST.value(), SECOND.value()).by(Product.IVR).byCard();

    List<Payment> reported = read(cloud().paymentsSince(START));

    assertEquals(cart, reported);
    assertEquals(reported.get(0).paymentGuid(), reported.get(1).paymentGuid());
  }

  @Test
  void moneyThatIsTakenBackAndCorrected_isReportedAsItStands() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    Payment payment = fake().invoice(FIRST).pays("511.14").by(Product.KIOSK).byCard();
    clock().advance(Duration.ofDays(2));
    SettledPayment settled = fake().settle(TODAY.plusDays(2)).get(0);
    SettledPayment refund = fake().processorTakesBack(payment, "1.10");
    SettledPayment equal = fake().processorTakesBack(payment, "1.10");
    SettledPayment bare = fake().corrects(settled, settled.toBuilder().depositAmount(null).build());

    assertEquals(List.of(bare, refund, equal), read(settledBetween(0, 9)));
    assertEquals(Money.parse("-1.10"), refund.amount());
  }

  @Test
  void paymentsSince_holdsPaymentsOfThatVeryMomentAndNoneBefore() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    fake().invoice(FIRST).pays("1.00").by(Product.IVR).byCard();
    Instant from = clock().advance(Duration.ofSeconds(1)).instant();
    Payment second = fake().invoice(FIRST).pays("2.00").by(Product.IVR).byCard();

    assertEquals(List.of(second), read(cloud().paymentsSince(from)));
  }

  @Test
  void reportWithoutRows_isEmptyAndEndsProperly() {
    assertEquals(List.of(), read(cloud().paymentsSince(START)));
    assertEquals(List.of(), read(cloud().settledBetween(TODAY, TODAY)));
    assertEquals(List.of(), read(cloud().achReturnsSince(START)));
    assertEquals(List.of(), read(cloud().autoPayCustomers(Instant.EPOCH)));
    assertEquals(List.of(), read(cloud().paperlessCustomers(Instant.EPOCH)));
  }

  @Test
  void largeReport_bringsEveryRowInOrder() {
    List<Payment> history = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      history.add(
          Payment.builder()
              .paymentGuid(PaymentGuid.of("guid-" + i))
              .accountNumber(ACCOUNT)
              .paidAt(START.minusSeconds(5_000 - i))
              .amount(Money.ofCents(1 + i))
              .approved(true)
              .build());
    }
    fake().recordPayments(history);

    assertEquals(history, read(cloud().paymentsSince(START.minusSeconds(6_000))));
  }

  @Test
  void settledBatches_holdBothDaysOfTheRange() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14"), invoice(SECOND, "20.00")));
    fake().invoice(FIRST).pays("511.14").by(Product.KIOSK).byCard();
    fake().invoice(SECOND).pays("20.00").by(Product.OUTBOUND_IVR).byEft();
    clock().advance(Duration.ofDays(3));
    List<SettledPayment> settled = fake().settle(TODAY.plusDays(3));

    assertEquals(2, settled.size());
    assertEquals(settled, read(settledBetween(1, 2)));
    assertEquals(settled.subList(0, 1), read(settledBetween(0, 1)));
    assertEquals(List.of(), read(settledBetween(3, 9)));
  }

  @Test
  void achReject_isReportedExactlyAsItWasRecorded() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    Payment payment = fake().invoice(FIRST).pays("511.14").byEft();
    clock().advance(Duration.ofDays(2));
    AchReturn reject = fake().bankReturns(payment, NachaCode.R01);

    assertEquals(List.of(reject), read(cloud().achReturnsSince(reject.returnedAt())));
    assertEquals(List.of(), read(cloud().achReturnsSince(reject.returnedAt().plusMillis(1))));
  }

  @Test
  void enrollmentReports_showCustomersAsTheyStand() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    fake().customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.CC);
    fake().customer(ACCOUNT).goesPaperless();
    clock().advance(Duration.ofHours(1));
    fake().customer(ACCOUNT).goesBackToPaper();

    CustomerEnrollment autoPay = only(read(cloud().autoPayCustomers(Instant.EPOCH)));
    CustomerEnrollment paperless = only(read(cloud().paperlessCustomers(Instant.EPOCH)));

    assertEquals(EnrollmentKind.AUTOPAY, autoPay.kind());
    assertTrue(autoPay.enrolled());
    assertEquals(Optional.of(PaymentMethod.CC), autoPay.method());
    assertEquals(Optional.of(START), autoPay.changedAt());
    assertEquals(EnrollmentKind.PAPERLESS, paperless.kind());
    assertFalse(paperless.enrolled());
    assertEquals(Optional.of(START.plusSeconds(3600)), paperless.changedAt());
    assertEquals(List.of(autoPay), read(fake().autoPayCustomers(Instant.EPOCH)));
    assertEquals(List.of(paperless), read(fake().paperlessCustomers(Instant.EPOCH)));
  }

  @Test
  void rows_areWhole_byTheReportsOwnColumnNamesInOrder() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    Payment payment = fake().invoice(FIRST).pays("500.00").byEft();
    fake().invoice(FIRST).pays("11.14").by(Product.IVR).declined().byCard();
    fake()
        .recordPayments(
            List.of(
                payment.toBuilder()
                    .paymentGuid(PaymentGuid.of("guid-1"))
                    .additional("Memo", " x ")
                    .build()));
    fake().customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.CC);
    fake().customer(ACCOUNT).goesPaperless();
    clock().advance(Duration.ofDays(3));
    fake().settle(TODAY.plusDays(3));
    fake().bankReturns(payment, NachaCode.R01);

    List<List<Map.Entry<String, String>>> payments = raw(cloud().paymentsSince(START));
    assertTrue(payments.stream().anyMatch(row -> row.contains(Map.entry("Memo", " x "))));
    assertEquals(raw(fake().paymentsSince(START)), payments);
    assertEquals(raw(fake().settledBetween(TODAY, TODAY.plusDays(3))), raw(settledBetween(0, 3)));
    assertEquals(raw(fake().achReturnsSince(START)), raw(cloud().achReturnsSince(START)));
    assertEquals(
        raw(fake().autoPayCustomers(Instant.EPOCH)), raw(cloud().autoPayCustomers(Instant.EPOCH)));
    assertEquals(
        raw(fake().paperlessCustomers(Instant.EPOCH)),
        raw(cloud().paperlessCustomers(Instant.EPOCH)));
  }

  @Test
  void reportThatBreaksOff_handsOutItsRowsAndThenThrows() {
    fake().holdInvoices(List.of(invoice(FIRST, "511.14")));
    for (int i = 0; i < 3; i++) {
      fake().invoice(FIRST).pays("1.00").by(Product.IVR).byCard();
    }
    fake().faults().next(CloudOperation.PAYMENTS, Fault.cutAfterRows(2));

    List<Payment> rows = new ArrayList<>();
    CallFailedException failure;
    try (Report<Payment> report = cloud().paymentsSince(START)) {
      failure =
          assertThrows(
              CallFailedException.class,
              () -> report.forEachRemaining(row -> rows.add(understood(row))));
    }

    assertEquals(Kind.TRUNCATED, failure.kind());
    assertEquals(fake().allPayments().subList(0, 2), rows);
  }

  @Test
  void failuresOfTheService_areToldApart() {
    Map<Kind, Fault> faults =
        Map.of(
            Kind.CREDENTIALS_REFUSED, Fault.credentialsRefused(),
            Kind.REQUEST_REFUSED, Fault.requestRefused("FromGMT is too long ago."),
            Kind.SERVICE_FAILED, Fault.serviceFailed("Timeout expired."));
    for (Map.Entry<Kind, Fault> each : faults.entrySet()) {
      Kind kind = each.getKey();
      fake().faults().next(CloudOperation.ACH_REJECTS, each.getValue());

      CallFailedException failure =
          assertThrows(CallFailedException.class, () -> read(cloud().achReturnsSince(START)));

      assertEquals(kind, failure.kind());
      assertFalse(failure.isRetryable());
    }
  }

  @Test
  void report_tellsTheServersClock() {
    try (Report<Payment> report = cloud().paymentsSince(START)) {
      assertEquals(Optional.of(Instant.parse("2026-11-02T14:00:00Z")), report.serverTime());
    }
  }
}
