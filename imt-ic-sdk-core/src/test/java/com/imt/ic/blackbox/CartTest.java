package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.further;
import static com.imt.ic.blackbox.MoneyStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One payment may pay several invoices: each is posted once, and comes back as what it is. */
class CartTest {

  private static final Payment ROOF = Samples.withAmount(MoneyStory.EFT, "60.00");
  private static final Payment CAR = further(ROOF, "INV-CAR", "40.00");

  private final MoneyStory story = new MoneyStory();

  private static AchReturn back(String amount, String invoice, int day) {
    AchReturn back = MoneyStory.achReturn(amount, "R01", "2026-11-%dT10:00:00Z".formatted(day));
    return invoice.isEmpty()
        ? back
        : back.toBuilder().invoiceNumber(InvoiceNumber.of(invoice)).build();
  }

  private static Payment[] many(int from, int count) {
    Payment[] payments = new Payment[count];
    for (int i = 0; i < count; i++) {
      payments[i] = Samples.payment(from + i, "1.00");
    }
    return payments;
  }

  private static Payment[] all(Object... parts) {
    List<Payment> all = new ArrayList<>();
    for (Object part : parts) {
      all.addAll(part instanceof Payment[] several ? List.of(several) : List.of((Payment) part));
    }
    return all.toArray(Payment[]::new);
  }

  @Test
  void invoicesOfOneAnswer_areEachPostedOnce() {
    assertThat(story.pay(ROOF, CAR)).isEqualTo(Map.of(Outcome.ACCEPTED, 2L));
    assertThat(story.pay(CAR, ROOF)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(story.count(Call.POST)).isEqualTo(2);
    assertThat(story.standing(ROOF)).isEqualTo("100.00");
    story.settle(line(ROOF, "B1", 19, "100.00"));
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void threeInvoices_ofWhichOneStandsThereTwice_arePostedOnceEach() {
    Payment boat = further(ROOF, "INV-BOAT", "5.00");
    assertThat(story.pay(ROOF, CAR, ROOF, boat))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 3L, Outcome.DUPLICATE, 1L));
    assertThat(story.standing(ROOF)).isEqualTo("105.00");
  }

  @Test
  void invoicesInTwoChunksOfOneAnswer_areEachPosted() {
    assertThat(story.pay(all(ROOF, many(100, 600), CAR))).isEqualTo(Map.of(Outcome.ACCEPTED, 602L));
    assertThat(story.standing(ROOF)).isEqualTo("100.00");
  }

  @Test
  void invoiceThatALaterAnswerHoldsBesideTheKnownOne_isPosted() {
    story.pay(ROOF);
    assertThat(story.pay(ROOF, CAR)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));
    assertThat(story.standing(ROOF)).isEqualTo("100.00");
  }

  @Test
  void invoiceThatALaterAnswerHoldsFarBeforeTheKnownOne_isPosted() {
    story.pay(ROOF);
    assertThat(story.pay(all(CAR, many(100, 600), ROOF)))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 601L));
    assertThat(story.standing(ROOF)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void invoiceThatALaterAnswerHoldsAlone_isAConflictAndOpenMoney_untilBothStandInOne() {
    story.pay(ROOF);
    assertThat(story.pay(CAR)).isEqualTo(Map.of(Outcome.CONFLICT, 1L));
    assertThat(story.pay(CAR, CAR)).isEqualTo(Map.of(Outcome.CONFLICT, 2L));
    assertThat(story.standing(ROOF)).isEqualTo("60.00");
    assertThat(story.open()).as("one payment, once").containsExactly(QuarantineKind.CONFLICT);
    assertThat(story.differences()).containsExactly("QUARANTINED 40.00");

    story.pay(ROOF, CAR);

    assertThat(story.standing(ROOF)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void conflictThatAPersonBookedByHand_isNeverPosted() {
    story.pay(ROOF);
    story.pay(CAR);
    assertThat(story.resolveOnly().state()).isEqualTo(State.RESOLVED);

    assertThat(story.pay(ROOF, CAR)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));

    assertThat(story.standing(ROOF)).isEqualTo("60.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void whereThePaymentAloneIsTheIdentity_theSecondInvoiceIsAlwaysAConflict() {
    MoneyStory never = new MoneyStory("{ \"cart\": \"NEVER\" }");
    assertThat(never.pay(ROOF, CAR)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.CONFLICT, 1L));
    assertThat(never.standing(ROOF)).isEqualTo("60.00");
    assertThat(never.differences()).containsExactly("QUARANTINED 40.00");
  }

  @Test
  void whereInvoicesArePartOfTheIdentity_eachIsPostedWheneverItComes() {
    MoneyStory always = new MoneyStory("{ \"cart\": \"ALWAYS\" }");
    always.pay(ROOF);
    assertThat(always.pay(CAR)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(always.standing(ROOF)).isEqualTo("100.00");
  }

  @Test
  void sameInvoiceWithAnotherAmount_isNoFurtherInvoice() {
    assertThat(story.pay(ROOF, Samples.withAmount(ROOF, "61.00")))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.CONFLICT, 1L));
    assertThat(story.standing(ROOF)).isEqualTo("60.00");
  }

  @Test
  void declinedCart_isPostedNever() {
    assertThat(story.pay(Samples.declined(ROOF), Samples.declined(CAR)))
        .isEqualTo(Map.of(Outcome.DECLINED, 2L));
    assertThat(story.count(Call.POST)).isZero();
  }

  @Test
  void oneInvoiceThatTheLedgerRefuses_leavesTheOther_andIsPostedLater() {
    story.host.ledger.refusal = (call, fact) -> fact.equals(CAR) ? "no such policy" : null;
    assertThat(story.pay(ROOF, CAR)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 1L));
    assertThat(story.differences()).containsExactly("REFUSED_BY_LEDGER 40.00");
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);

    assertThat(story.standing(ROOF)).isEqualTo("100.00");
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "INV1", "INV-CAR"})
  void wholeCartReturned_takesEachInvoiceBack(String invoice) {
    story.pay(ROOF, CAR);

    assertThat(story.giveBack(back("100.00", invoice, 18))).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(story.giveBack(back("100.00", invoice, 18)))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(ROOF)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnThatAPersonClosed_whenOneOfItsInvoicesWasTakenBack_isNoReasonToPostThatAnew() {
    MoneyStory byLedger = new MoneyStory("{ \"representments\": \"LEDGER\" }");
    byLedger.pay(ROOF, CAR);
    byLedger.host.ledger.refusal =
        (call, fact) ->
            fact instanceof Reversal reversal && reversal.amount().equals(CAR.amount())
                ? "period is closed"
                : null;
    byLedger.giveBack(back("100.00", "", 18));
    assertThat(byLedger.standing(ROOF)).isEqualTo("40.00");
    byLedger.resolveOnly();

    SettledPayment ofRoof = line(ROOF, "B1", 19, "60.00");
    SettledPayment ofCar = line(CAR, "B1", 19, "40.00");
    assertThat(byLedger.settle(ofRoof, ofCar)).isEqualTo(Map.of(Outcome.ACCEPTED, 2L));
    assertThat(byLedger.standing(ROOF)).isEqualTo("40.00");
    assertThat(byLedger.count(Call.REPRESENTED)).isZero();

    // What comes again is less than was taken back and booked by hand: people decide.
    SettledPayment again = line(ROOF, "B2", 24, "100.00");
    byLedger.settle(ofRoof, ofCar, again);
    assertThat(byLedger.open()).containsExactly(QuarantineKind.SETTLED_AGAIN);
    byLedger.retryOnly();
    assertThat(byLedger.standing(ROOF)).isEqualTo("100.00");
  }

  @Test
  void returnOfANamedInvoice_takesThatOneBack_andASecondOneOfItIsForPeople() {
    story.pay(ROOF, CAR);

    story.giveBack(back("40.00", "INV-CAR", 10));
    story.giveBack(back("40.00", "INV-CAR", 17));

    assertThat(story.host.ledger.lines(Call.REVERSE))
        .singleElement()
        .satisfies(each -> assertThat(each.facts()).contains("INV-CAR"));
    assertThat(story.standing(ROOF)).isEqualTo("60.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
  }

  @Test
  void returnThatFitsOneInvoiceAlone_takesThatOneBack() {
    story.pay(ROOF, CAR);
    story.giveBack(back("60.00", "", 18));
    assertThat(story.host.ledger.lines(Call.REVERSE))
        .singleElement()
        .satisfies(each -> assertThat(each.facts()).contains("INV1"));
    assertThat(story.standing(ROOF)).isEqualTo("40.00");
  }

  @Test
  void returnOfNobodyKnowsWhichInvoice_isForPeople() {
    Payment half = Samples.withAmount(ROOF, "50.00");
    story.pay(half, further(half, "INV-CAR", "50.00"));
    assertThat(story.giveBack(back("50.00", "", 18))).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.giveBack(back("30.00", "", 12))).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.standing(ROOF)).isEqualTo("100.00");
  }

  @Test
  void cartWhoseReturnWaited_isTakenBackWhenBothInvoicesCome() {
    story.giveBack(back("100.00", "", 18));
    story.pay(ROOF, CAR);
    assertThat(story.standing(ROOF)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void feesOfACart_areEachInvoicesOwn() {
    Money fee = Money.parse("1.00");
    story.pay(
        ROOF.toBuilder().convenienceFee(fee).build(), CAR.toBuilder().convenienceFee(fee).build());
    story.giveBack(back("102.00", "", 18));
    assertThat(story.standing(ROOF)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void equalReturnsOfTwoInvoices_areEachTakenBack_inWhateverOrderTheyAreTold(boolean together) {
    Payment second = further(ROOF, "INV-CAR", "60.00");
    AchReturn ofFirst = back("60.00", ROOF.invoiceNumber().orElseThrow().value(), 10);
    AchReturn ofSecond = back("60.00", "INV-CAR", 10);
    story.pay(ROOF, second);
    story.giveBack(ofFirst);
    if (together) {
      story.giveBack(ofSecond, ofFirst);
    } else {
      story.giveBack(ofSecond);
      story.giveBack(ofFirst);
    }

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(ROOF)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
  }
}
