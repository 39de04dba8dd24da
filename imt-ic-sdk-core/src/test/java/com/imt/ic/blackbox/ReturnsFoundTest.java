package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A report of returns that does not name payments: each is found by what it and its return carry
 * alike, and is taken back once; what fits none or several is for people.
 */
class ReturnsFoundTest {

  private static final String BY_REFERENCE =
      """
      { "operations": { "achRejects": { "columns": {
          "paymentGuid": null, "billerReference": { "names": ["BillerReference"] } } } },
        "posting": { "findReturnsBy": ["billerReference"], "chargebacks": "LEDGER" } }
      """;

  private static final String BY_CONTENT =
      """
      { "biller": { "timeZone": "America/Chicago" },
        "operations": { "achRejects": { "columns": { "paymentGuid": null } } },
        "posting": { "chargebacks": "LEDGER",
          "findReturnsBy": ["accountNumber", "invoiceNumber", "amount", "paidAt"] } }
      """;

  private static final Instant PAID = Instant.parse("2026-11-17T03:00:00Z");
  private static final Payment PAYMENT = payment(1);
  private static final AchReturn RETURN =
      AchReturn.builder()
          .accountNumber(AccountNumber.of("HO-7"))
          .invoiceNumber(InvoiceNumber.of("INV-7"))
          .billerReference("REF-7")
          .paidAt(Instant.parse("2026-11-16T06:00:00Z")) // as a day of Chicago is told
          .code("R01")
          .returnedAt(Instant.parse("2026-11-18T10:00:00Z"))
          .amount(Money.parse("100.00"))
          .build();

  private final MoneyStory story = story(BY_CONTENT);

  private static MoneyStory story(String override) {
    return new MoneyStory(new Host(), profile(override));
  }

  private static Profile profile(String override) {
    return Samples.profile().override(override);
  }

  /** Payments that are alike in all but their identity. */
  private static Payment payment(int number) {
    return Samples.payment(number, "100.00").toBuilder()
        .accountNumber(AccountNumber.of("HO-7"))
        .invoiceNumber(InvoiceNumber.of("INV-7"))
        .billerReference("REF-7")
        .method(PaymentMethod.EFT)
        .paidAt(PAID)
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_REFERENCE, BY_CONTENT})
  void returnTakesItsPaymentBack_once_howeverOftenAndInWhichWordsItIsTold(String override) {
    MoneyStory story = story(override);
    AchReturn refined =
        RETURN.toBuilder().returnedAt(Instant.parse("2026-11-18T11:30:00Z")).code("R02").build();
    story.pay(PAYMENT);

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(story.giveBack(refined)).isEqualTo(Map.of(Outcome.CORRECTED, 1L));
    assertThat(story.giveBack(refined)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.host.ledger.lines(Call.RETURNED).get(0).facts())
        .contains("paymentGuid=" + PAYMENT.paymentGuid().value());
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnOfAnotherAmountDayOrInvoice_isOfAnotherPayment() {
    story.pay(PAYMENT);

    story.giveBack(
        RETURN.toBuilder().amount(Money.parse("99.00")).build(),
        RETURN.toBuilder().paidAt(PAID.plusSeconds(10_800)).build(),
        RETURN.toBuilder().invoiceNumber(InvoiceNumber.of("INV-8")).build());

    assertThat(story.standing(PAYMENT)).isEqualTo("100.00");
    assertThat(story.open()).hasSize(3).containsOnly(QuarantineKind.RETURN_UNMATCHED);
  }

  @Test
  void returnBeforeItsPayment_isMoneyForPeople_andTakesItBackWhenTheNextReportHoldsIt() {
    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.onlyEntry().kind()).isEqualTo(QuarantineKind.RETURN_UNMATCHED);
    assertThat(story.onlyEntry().subject()).isEqualTo("HO-7");
    assertThat(story.onlyEntry().reason())
        .contains("no payment is known that has its accountNumber, invoiceNumber, amount, paidAt")
        .doesNotContain("HO-7");
    assertThat(story.differences()).containsExactly("QUARANTINED 100.00");
    story.giveBack(RETURN);
    assertThat(story.open()).hasSize(1);
    story.pay(PAYMENT);

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnBeforeItsPayment_isTakenByARetry_andNotOnceMoreByTheNextReport() {
    story.giveBack(RETURN);
    story.pay(PAYMENT);

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);
    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void returnThatFitsTwoPayments_isForPeople_untilOnlyOneIsLeft() {
    Payment card = payment(1).toBuilder().method(PaymentMethod.CC).build();
    Payment other = payment(2);
    story.pay(card, other);

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.REVIEW, 1L));
    assertThat(story.onlyEntry().kind()).isEqualTo(QuarantineKind.RETURN_UNMATCHED);
    assertThat(story.onlyEntry().reason()).contains("fits 2 payments");
    assertThat(story.retryOnly().state()).isEqualTo(State.OPEN);
    assertThat(story.count(Call.REVERSE)).isZero();

    story.settle(
        Samples.settled(card, "B1", LocalDate.of(2026, 11, 18)),
        Samples.settled(card, "B2", LocalDate.of(2026, 11, 19)).toBuilder()
            .amount(Money.parse("-100.00"))
            .build());
    assertThat(story.standing(card)).isEqualTo("0.00");

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);
    assertThat(story.standing(other)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void returnToldAgain_isOfThePaymentThatItTookBack_thoughAnEqualOneCameSince() {
    Payment later = payment(2);
    story.pay(PAYMENT);
    story.giveBack(RETURN);
    story.pay(PAYMENT, later);

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(story.standing(later)).isEqualTo("100.00");

    AchReturn refined =
        RETURN.toBuilder().returnedAt(Instant.parse("2026-11-18T11:30:00Z")).build();
    assertThat(story.giveBack(refined)).isEqualTo(Map.of(Outcome.REVIEW, 1L)); // or the later one's
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_UNMATCHED);
  }

  @Test
  void secondReturnInTheSameWordsOfOneAnswer_isOfTheOtherPayment() {
    Payment later = payment(2);
    story.pay(PAYMENT);
    story.giveBack(RETURN);
    story.pay(PAYMENT, later);

    assertThat(story.giveBack(RETURN, RETURN))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));
    assertThat(story.giveBack(RETURN, RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.standing(later)).isEqualTo("0.00");
    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void secondReturnOfAPaymentOfWhichNothingStands_isNeverReversed() {
    story.pay(PAYMENT);
    story.giveBack(RETURN);

    story.giveBack(
        RETURN, RETURN.toBuilder().returnedAt(Instant.parse("2026-11-25T10:00:00Z")).build());

    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    story.resolveOnly();
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void returnOfAnotherInvoice_isNotTheOneThatWaits_thoughAllElseIsAlike() {
    story.giveBack(RETURN);

    story.giveBack(RETURN.toBuilder().invoiceNumber(InvoiceNumber.of("INV-8")).build());

    assertThat(story.open()).hasSize(2).containsOnly(QuarantineKind.RETURN_UNMATCHED);
    assertThat(story.differences()).containsExactly("QUARANTINED 100.00", "QUARANTINED 100.00");
  }

  @Test
  void returnOfAnotherInvoice_isNotTheOneThatAPersonResolved_thoughAllElseIsAlike() {
    story.giveBack(RETURN);
    story.resolveOnly();

    assertThat(story.giveBack(RETURN.toBuilder().invoiceNumber(InvoiceNumber.of("INV-8")).build()))
        .isEqualTo(Map.of(Outcome.REVIEW, 1L));
  }

  /** Told in other words it would be the one that a person resolved; told beside it, it is not. */
  @Test
  void returnBesideTheOneThatAPersonResolved_isAnother_thoughOnlyItsTimeDiffers() {
    AchReturn hourLater =
        RETURN.toBuilder().returnedAt(Instant.parse("2026-11-18T11:00:00Z")).build();
    story.giveBack(RETURN);
    story.resolveOnly();

    assertThat(story.giveBack(RETURN, hourLater))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.REVIEW, 1L));
  }

  @Test
  void rowThatCannotBeRead_isFoundByItsAccount_andDoneWithWhenItComesWhole() {
    story.pay(PAYMENT);
    Map<String, String> columns = new HashMap<>(Samples.columns(RETURN));
    columns.put("RejectAmount", "a hundred");
    AchReturn other = RETURN.toBuilder().amount(Money.parse("1.00")).build();
    story.host.cloud.returns.add(ScriptedCloud.row(other, Samples.columns(other)));
    story.host.cloud.returns.add(ScriptedCloud.unreadable("no amount", columns));
    story.integration.poll(ReportKind.ACH_REJECTS);
    assertThat(story.entries())
        .filteredOn(entry -> entry.kind() == QuarantineKind.UNREADABLE)
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("HO-7"));

    story.giveBack(RETURN);

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_UNMATCHED); // of the other
  }

  /** Which return it was only a person can tell: another of that account may be as large. */
  @Test
  void returnThatLacksAField_isForAPerson_thoughOneLikeItComesWhole() {
    story.pay(PAYMENT);
    AchReturn other = RETURN.toBuilder().amount(Money.parse("1.00")).build();
    story.giveBack(RETURN.toBuilder().invoiceNumber(null).build(), other);

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.open())
        .containsExactlyInAnyOrder(QuarantineKind.UNREADABLE, QuarantineKind.RETURN_UNMATCHED);
  }

  @Test
  void returnThatAPersonHasResolved_isNeverReversed() {
    story.giveBack(RETURN);
    story.resolveOnly();

    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    story.pay(PAYMENT);
    assertThat(story.giveBack(RETURN)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.standing(PAYMENT)).isEqualTo("100.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void ofTwoReturnsInTheSameWords_theOneThatAPersonResolved_isDoneWith_andNotTheOther() {
    story.giveBack(RETURN, RETURN);
    assertThat(story.open()).hasSize(2);
    story.desk().resolve(story.entries().get(0).id(), "booked by hand", "pat");
    story.pay(PAYMENT);

    assertThat(story.giveBack(RETURN, RETURN))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));

    assertThat(story.count(Call.REVERSE)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
  }

  @Test
  void invoicesOfACart_areEachTakenBack_inOneAnswer() {
    Payment further = MoneyStory.further(PAYMENT, "INV-8", "50.00");
    story.pay(PAYMENT, further);

    assertThat(
            story.giveBack(
                RETURN,
                RETURN.toBuilder()
                    .invoiceNumber(InvoiceNumber.of("INV-8"))
                    .amount(Money.parse("50.00"))
                    .build()))
        .isEqualTo(Map.of(Outcome.ACCEPTED, 2L));

    assertThat(story.standing(PAYMENT)).isEqualTo("0.00");
    assertThat(story.open()).isEmpty();
  }

  @Test
  void returnWithoutAFieldByWhichItWouldBeFound_isUnreadable() {
    story.pay(PAYMENT);
    story.giveBack(RETURN, RETURN.toBuilder().invoiceNumber(null).paidAt(null).build());

    assertThat(story.onlyEntry().kind()).isEqualTo(QuarantineKind.UNREADABLE);
    assertThat(story.onlyEntry().reason())
        .contains("invoiceNumber, paidAt: found no value")
        .contains("$.posting.findReturnsBy");
    assertThat(story.count(Call.REVERSE)).as("of the one that can be read").isEqualTo(1);
  }

  @Test
  void paymentsOfBeforeTheSetting_areFoundOnceTheyWereReread() {
    Host host = new Host();
    new MoneyStory(host, Samples.profile()).pay(PAYMENT);
    MoneyStory since = new MoneyStory(host, profile(BY_CONTENT));
    since.giveBack(RETURN);
    assertThat(since.onlyEntry().reason()).contains("reread payments");

    since.integration.reread(ReportKind.PAYMENTS, Host.START);

    assertThat(since.retryOnly().state()).isEqualTo(State.RETRIED);
    assertThat(since.standing(PAYMENT)).isEqualTo("0.00");
  }

  @Test
  void guidThatARowTellsAllTheSame_counts() {
    MoneyStory some =
        story(
            BY_CONTENT.replace(
                "\"paymentGuid\": null", "\"paymentGuid\": { \"required\": false }"));
    Payment other = payment(2);
    some.pay(PAYMENT, other);

    some.giveBack(RETURN.toBuilder().paymentGuid(other.paymentGuid()).build());

    assertThat(some.standing(PAYMENT)).isEqualTo("100.00");
    assertThat(some.standing(other)).isEqualTo("0.00");
  }

  @Test
  void whatTellsNoPaymentFromAnother_isAFault() {
    for (String fields :
        List.of(
            "[]",
            "[\"amount\"]",
            "[\"approvalCode\"]",
            "[\"accountNumber\", \"amount\"]",
            "[\"paymentGuid\", \"accountNumber\"]",
            "[\"billerReference\", \"billerReference\"]",
            "[\"customerName\"]")) {
      assertThatThrownBy(() -> profile("{ \"posting\": { \"findReturnsBy\": " + fields + " } }"))
          .as(fields)
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("$.posting.findReturnsBy");
    }
  }

  @Test
  void fieldWithoutAColumn_isAFault_asIsNoGuidWhereItIsAskedFor() {
    assertThatThrownBy(
            () -> profile("{ \"posting\": { \"findReturnsBy\": [\"billerReference\"] } }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(
            "names billerReference, and $.operations.achRejects.columns has none");
    assertThatThrownBy(
            () ->
                profile(
                    "{ \"operations\": { \"achRejects\": { \"columns\": { \"paymentGuid\": null } } } }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("names paymentGuid, and $.operations.achRejects.columns has none");
  }
}
