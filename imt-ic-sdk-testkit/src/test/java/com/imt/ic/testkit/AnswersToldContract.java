package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.PaymentState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that look good and are not, products and snapshots, and what the SDK makes of them. */
abstract class AnswersToldContract extends MoneyFixture {

  // Answers that look good and are not

  @Test
  void tableOfErrors_failsTheReportAndHoldsItsCheckpoint() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.errorTable("Report is being rebuilt"));

    assertThatThrownBy(() -> host().poll(ReportKind.PAYMENTS))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("Report is being rebuilt");

    assertThat(host().poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  @Test
  void dataSetWithoutTables_failsTheReportAndHoldsItsCheckpoint() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.noTables());

    assertThatThrownBy(() -> host().poll(ReportKind.PAYMENTS))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessageContaining("the answer has no table Payment");

    host().poll(ReportKind.PAYMENTS);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  @Test
  void controlCharacterInAName_isReplacedAndCounted() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.forbiddenCharacter('\u001F'));

    PollResult result = host().poll(ReportKind.PAYMENTS);

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(result.statistics().replacedCharacters()).isEqualTo(1);
    assertThat(host().books.receipts().get(0).customerName()).contains("O\uFFFD'Neil");
  }

  @Test
  void byteThatIsNoUtf8_inAName_isReplacedAndCounted() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.byteInNames(0x92));

    PollResult result = host().poll(ReportKind.PAYMENTS);

    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(result.statistics().replacedCharacters()).isEqualTo(1);
    assertThat(host().books.receipts().get(0).customerName()).contains("O\uFFFD'Neil");
  }

  @Test
  void paddedColumns_areReadAsTheyAreMeant() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.paddedTexts(50));

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
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).byCard();
    cloud.faults().next(CloudOperation.PAYMENTS, Fault.repeatedColumn("PaymentAmount"));

    assertThatThrownBy(() -> host().poll(ReportKind.PAYMENTS))
        .as("nothing that was read proves the profile")
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("1 of 1 rows cannot be read");
    assertThat(posted(payment)).isEmpty();
    assertThat(host().openKinds()).containsExactly(QuarantineKind.UNREADABLE);

    host().poll(ReportKind.PAYMENTS);
    assertThat(posted(payment)).containsExactly("100.00");
  }

  // Products

  @Test
  void cloudStorePayment_isKeptAndSettledBesideTheBooks() {
    Payment payment = cloud.sellsInCloudStore("25.00");
    pollAfterSettlement();

    assertThat(payment.account()).isEmpty();
    assertThat(host().books.receipts()).isEmpty();
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
    assertThat(host().total(PaymentState.KEPT).amount()).isEqualTo(Money.parse("25.00"));
  }

  @Test
  void paymentOfASourceThatNobodyOwns_isPosted() {
    Payment payment = cloud.invoice(FIRST).pays(HUNDRED).reportedAs("PhoneTree9").byCard();
    pollAfterSettlement();

    assertThat(payment.source()).contains("PhoneTree9");
    assertThat(posted(payment)).containsExactly("100.00");
    assertThat(host().open()).isEmpty();
    assertThat(host().differences()).isEmpty();
  }

  @Test
  void paymentWithoutAccount_ofAProductWithPosting_isForPeople() {
    Payment payment = cloud.sellsInCloudStore("25.00");
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
  void customerWhoLeavesASnapshot_isToldAsMissingAndNotAsOneWhoCancelled() {
    AccountNumber other = AccountNumber.of("0001000999");
    BifInvoice invoice = invoice(SECOND, "1.00").toBuilder().accountNumber(other).build();
    cloud.holdInvoices(List.of(invoice));
    cloud.customer(ACCOUNT).enrollsInAutoPay(PaymentMethod.EFT);
    cloud.customer(other).enrollsInAutoPay(PaymentMethod.CC);
    host().poll(ReportKind.AUTOPAY);
    cloud.customer(ACCOUNT).dropsFromReports();
    clock.advance(Duration.ofHours(3));
    PollResult shrunk = host().poll(ReportKind.AUTOPAY);

    assertThat(shrunk.warnings())
        .extracting(Warning::kind)
        .contains(Warning.Kind.CUSTOMERS_MISSING);
    assertThat(host().books.enrollments()).hasSize(2).allMatch(CustomerEnrollment::enrolled);
    assertThatThrownBy(() -> cloud.customer(ACCOUNT).dropsFromReports())
        .hasMessage("Account ••••0237 stands in no enrolment report; enrol it first");
  }
}
