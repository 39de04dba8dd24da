package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each return reverses its payment once, whichever of the two comes first. */
class AchReturnPollTest {

  private static final String AT = "2026-11-20T10:00:00Z";

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment payment = Samples.payment(1, "12.00");

  private void pay() {
    host.cloud.payments.clear();
    host.cloud.pay(payment);
    integration.poll(ReportKind.PAYMENTS);
  }

  private PollResult poll(AchReturn... returns) {
    host.cloud.returns.clear();
    for (AchReturn achReturn : returns) {
      host.cloud.giveBack(achReturn);
    }
    return integration.poll(ReportKind.ACH_REJECTS);
  }

  private AchReturn achReturn(String code) {
    return Samples.achReturn(payment, code, AT);
  }

  private AchReturn achReturn(String code, String amount) {
    return achReturn(code).toBuilder().amount(Money.parse(amount)).build();
  }

  private Outcome accept(AchReturn achReturn) {
    PollResult result = poll(achReturn);
    assertThat(result.counts()).hasSize(1).containsValue(1L);
    return result.counts().keySet().iterator().next();
  }

  private static Line line(Call call, Object fact) {
    return Line.of(call, PaymentChannel.POLL, fact);
  }

  private Line reversal(AchReturn achReturn) {
    return line(
        Call.REVERSE,
        new Reversal(
            achReturn,
            new PostedPayment(
                payment.paymentGuid(),
                payment.accountNumber(),
                payment.invoiceNumber().orElseThrow(),
                payment.method().orElseThrow(),
                payment.amount(),
                payment.paidAt(),
                "R-1"),
            achReturn.amount(),
            payment.paymentGuid().value() + "-1-R%s-1".formatted(achReturn.amount())));
  }

  private List<QuarantineKind> quarantined() {
    return host.quarantine().stream().map(QuarantineEntry::kind).toList();
  }

  private List<String> reasons() {
    return host.quarantine().stream().map(QuarantineEntry::reason).toList();
  }

  @Test
  void returnOfAPostedPayment_reversesItWithTheWholeReturnAndThePaymentThatItTakesBack() {
    pay();
    AchReturn achReturn = achReturn("R01").toBuilder().customerName("Pat Doe").build();

    assertThat(accept(achReturn)).isEqualTo(Outcome.ACCEPTED);
    assertThat(accept(achReturn)).isEqualTo(Outcome.DUPLICATE);

    assertThat(host.ledger.lines())
        .containsExactly(
            line(Call.POST, payment), line(Call.RETURNED, achReturn), reversal(achReturn));
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void returnThatCameFirst_waits_andReversesThePaymentWhenItIsPosted_once() {
    AchReturn whole =
        achReturn("R01").toBuilder()
            .customerName("Pat Doe")
            .reason("Insufficient Funds")
            .additional("Memo", " as it came ")
            .build();
    assertThat(accept(whole)).isEqualTo(Outcome.WAITING);
    assertThat(host.ledger.lines()).containsExactly(line(Call.RETURNED, whole));
    assertThat(accept(achReturn("R01"))).isEqualTo(Outcome.DUPLICATE);

    pay();
    pay();

    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(host.ledger.lines(Call.REVERSE))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.facts()).contains(Facts.of(whole)).contains("receiptNumber=R-2"));
    assertThat(accept(achReturn("R01"))).isEqualTo(Outcome.DUPLICATE);
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
  }

  @Test
  void returnOfADeclinedPayment_reversesNothing() {
    host.cloud.pay(Samples.declined(payment));
    integration.poll(ReportKind.PAYMENTS);
    assertThat(accept(achReturn("R01"))).isEqualTo(Outcome.WAITING);
    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
  }

  @Test
  void secondReturnOfWhatStandsNoMore_isToldToTheBooksAndKeptForPeople() {
    pay();
    for (String at : List.of(AT, AT, "2026-11-26T00:00:00Z")) {
      poll(Samples.achReturn(payment, "R01", at));
    }
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(host.ledger.lines(Call.RETURNED)).hasSize(2).doesNotHaveDuplicates();
    assertThat(quarantined()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
  }

  @Test
  void returnThatComesAgainWithItsCodeWrittenOtherwise_isTheSame() {
    pay();
    assertThat(accept(achReturn("R01"))).isEqualTo(Outcome.ACCEPTED);
    assertThat(accept(achReturn("r01"))).isEqualTo(Outcome.DUPLICATE);
    assertThat(accept(achReturn(" R01 "))).isEqualTo(Outcome.DUPLICATE);
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(host.ledger.lines(Call.RETURNED)).hasSize(1);
  }

  @Test
  void returnThatComesAgainWithAnotherAmount_isAConflictThatReversesNothing() {
    pay();
    accept(achReturn("R01"));
    PollResult result = poll(achReturn("R01", "11.00"));
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
    assertThat(result.failures())
        .containsExactly(
            new PollResult.Failure(
                QuarantineKind.CONFLICT,
                payment.paymentGuid().value(),
                "ACH return known with amount 12.00 came again with 11.00"));
    assertThat(quarantined()).containsExactly(QuarantineKind.CONFLICT);
    assertThat(host.ledger.lines(Call.REVERSE)).containsExactly(reversal(achReturn("R01")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C01", " c05 ", "C14", "C62"})
  void notificationOfChange_leavesThePaymentAsItIs_andIsKeptForPeopleOnce(String code) {
    pay();

    assertThat(accept(achReturn(code))).isEqualTo(Outcome.REVIEW);
    assertThat(accept(achReturn(code))).isEqualTo(Outcome.REVIEW);

    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
    assertThat(quarantined()).containsExactly(QuarantineKind.NOTIFICATION_OF_CHANGE);
    assertThat(reasons()).singleElement().asString().contains("the payment stands");
  }

  @Test
  void notificationBeforeItsPayment_doesNotWaitToReverseIt() {
    accept(achReturn("C01"));
    pay();
    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
  }

  @Test
  void returnAfterANotification_reversesThePayment() {
    pay();
    accept(achReturn("C01"));
    assertThat(accept(achReturn("R02"))).isEqualTo(Outcome.ACCEPTED);
    assertThat(host.ledger.lines(Call.REVERSE)).containsExactly(reversal(achReturn("R02")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "-12.00"})
  void returnOfNoAmount_reversesNothing_andIsKeptForPeopleOnce(String amount) {
    pay();

    assertThat(accept(achReturn("R01", amount))).isEqualTo(Outcome.REVIEW);
    assertThat(accept(achReturn("R01", amount))).isEqualTo(Outcome.REVIEW);

    assertThat(host.ledger.lines()).containsExactly(line(Call.POST, payment));
    assertThat(quarantined()).containsExactly(QuarantineKind.AMOUNT);
    assertThat(reasons())
        .containsExactly(
            "ACH return of "
                + amount
                + ", expected more than 0.00; nothing is reversed, people must decide");
    assertThat(accept(achReturn("R01"))).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void returnOfMoreThanStands_reversesNothing_andIsKeptForPeople() {
    pay();

    assertThat(accept(achReturn("R02", "12.01"))).isEqualTo(Outcome.REVIEW);

    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
    assertThat(quarantined()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("R02 of 12.01 is not reversed")
        .contains("12.00 stand in the books");
  }

  @Test
  void returnOfMoreThanWasPaidThatWaited_isKeptForPeopleWhenThePaymentComes() {
    assertThat(accept(achReturn("R01", "500.00"))).isEqualTo(Outcome.WAITING);
    assertThat(quarantined()).isEmpty();

    pay();

    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
    assertThat(quarantined()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(reasons()).singleElement().asString().contains("R01 of 500.00");
  }

  @Test
  void unknownCode_isKeptForPeopleOnce_andReversesNothing() {
    pay();
    assertThat(accept(achReturn("X1"))).isEqualTo(Outcome.REVIEW);
    assertThat(accept(achReturn("X1"))).isEqualTo(Outcome.DUPLICATE);
    assertThat(host.ledger.lines(Call.REVERSE)).isEmpty();
    assertThat(quarantined()).containsExactly(QuarantineKind.RETURN_UNCLEAR);
    assertThat(reasons()).singleElement().asString().contains("the code \"X1\"");
  }

  @Test
  void codeThatSaysTooLittle_isReversed_andKeptForPeopleWithItsMeaning() {
    pay();
    assertThat(accept(achReturn("R24"))).isEqualTo(Outcome.ACCEPTED);
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(quarantined()).containsExactly(QuarantineKind.RETURN_CODE);
    assertThat(reasons()).singleElement().asString().contains("R24 (Duplicate entry)");
  }

  @Test
  void returnsOfTheFuture_areWarnedOf() {
    Instant later = Host.NOW.plusSeconds(3600);
    assertThat(poll(Samples.achReturn(payment, "R01", later.toString())).warnings()).hasSize(1);
  }
}
