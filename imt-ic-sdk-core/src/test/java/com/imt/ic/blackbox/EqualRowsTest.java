package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.CARD;
import static com.imt.ic.blackbox.MoneyStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two equal rows of one answer are two facts; what later answers repeat is none. */
class EqualRowsTest {

  private static final SettledPayment PAID = line(CARD, "B1", 17, "100.00");
  private static final SettledPayment REFUND = line(CARD, "B1", 17, "-10.00");

  private final MoneyStory story = new MoneyStory();

  private MoneyStory refundedTwice() {
    story.pay(CARD);
    story.settle(PAID, REFUND, REFUND);
    return story;
  }

  @Test
  void twoEqualRefunds_areBothTaken_andKnownInTheNextAnswer() {
    refundedTwice();
    assertThat(story.count(Call.SETTLED)).isEqualTo(3);
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK, QuarantineKind.TAKEN_BACK);
    assertThat(story.differences()).containsExactly("TAKEN_BACK -20.00");

    assertThat(story.settle(REFUND, PAID, REFUND)).isEqualTo(Map.of(Outcome.DUPLICATE, 3L));

    assertThat(story.count(Call.SETTLED)).isEqualTo(3);
    assertThat(story.differences()).containsExactly("TAKEN_BACK -20.00");
  }

  @Test
  void thirdEqualRefundOfALaterAnswer_isTaken() {
    refundedTwice();
    assertThat(story.settle(PAID, REFUND, REFUND, REFUND))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 3L, Outcome.REVIEW, 1L));
    assertThat(story.differences()).containsExactly("TAKEN_BACK -30.00");
  }

  @Test
  void fewerOfThemInALaterAnswer_takeNothingAway() {
    refundedTwice();
    assertThat(story.settle(REFUND)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(story.differences()).containsExactly("TAKEN_BACK -20.00");
  }

  @Test
  void equalRefundsInTwoChunksOfAnAnswer_areTwo() {
    story.pay(CARD);
    List<SettledPayment> lines = new ArrayList<>(List.of(PAID, REFUND));
    for (int i = 0; i < 600; i++) {
      lines.add(line(Samples.payment(1_000 + i, "1.00"), "B9", 17, "1.00"));
    }
    lines.add(REFUND);
    for (int poll = 0; poll < 2; poll++) {
      story.settle(lines.toArray(SettledPayment[]::new));
      Collections.reverse(lines);
    }
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK, QuarantineKind.TAKEN_BACK);
  }

  @Test
  void eachOfThem_isDecidedByItself() {
    refundedTwice();
    story.desk().retry(story.entries().get(1).id());
    assertThat(story.standing(CARD)).isEqualTo("90.00");
    assertThat(story.differences()).containsExactly("TAKEN_BACK -10.00");

    story.resolveOnly();

    story.settle(PAID, REFUND, REFUND);
    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.standing(CARD)).isEqualTo("90.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).as("until it is booked").containsExactly("TAKEN_BACK -10.00");
  }

  @Test
  void whereTheLedgerDecides_bothAreTakenBack() {
    MoneyStory ledger = new MoneyStory("{ \"chargebacks\": \"LEDGER\" }");
    ledger.pay(CARD);
    ledger.settle(PAID, REFUND, REFUND);
    ledger.settle(PAID, REFUND, REFUND);
    assertThat(ledger.count(Call.CHARGED_BACK)).isEqualTo(2);
    assertThat(ledger.standing(CARD)).isEqualTo("80.00");
    assertThat(ledger.differences()).isEmpty();
  }

  @Test
  void paymentThatStandsInAnAnswerTwice_isOne_alsoWhereTheLedgerRefusesIt() {
    story.host.ledger.refusal = (call, fact) -> "no such policy";
    story.pay(CARD, CARD);
    assertThat(story.open()).containsExactly(QuarantineKind.REFUSED);
    story.host.ledger.refusal = (call, fact) -> null;

    story.pay(CARD, CARD);

    assertThat(story.standing(CARD)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
  }

  private <T> void poll(ReportKind report, List<ReportRow<T>> answer, Map<String, String> raw) {
    answer.clear();
    answer.add(ScriptedCloud.unreadable("no amount", raw));
    answer.add(ScriptedCloud.unreadable("no amount", raw));
    Host.pollUnreadable(story.integration, report);
  }

  @Test
  void equalRowsThatNobodyCanRead_areTwo_unlessTheyTellAPaymentsIdentity() {
    Map<String, String> nothing = Map.of("PaymentGUID", "", "PaymentAmount", "ten");
    Map<String, String> known = Map.of("PaymentGUID", CARD.paymentGuid().value());
    for (int poll = 0; poll < 2; poll++) {
      poll(ReportKind.PAYMENTS, story.host.cloud.payments, nothing);
      assertThat(story.open()).hasSize(2);
    }
    poll(ReportKind.PAYMENTS, story.host.cloud.payments, known);
    assertThat(story.open()).hasSize(3);
    poll(ReportKind.ACH_REJECTS, story.host.cloud.returns, known);
    assertThat(story.open()).hasSize(5);
    poll(ReportKind.SETTLED_BATCHES, story.host.cloud.settled, known);
    assertThat(story.open()).hasSize(7);
  }

  @Test
  void equalRowsOfDeclinedPayments_areOne() {
    Payment declined = Samples.declined(CARD);
    assertThat(story.pay(declined, declined))
        .isEqualTo(Map.of(Outcome.DECLINED, 1L, Outcome.DUPLICATE, 1L));
  }
}
