package com.imt.ic.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.testkit.RowsLedger.Mistake;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Books that are wrong in one way fail the contract, which names the promise and what is wrong. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class LedgerContractTest {

  /** A test of the contract, the promise that it names, and words of what it says is wrong. */
  private record Caught(String by, Promise promise, String words) {}

  private static final Map<Mistake, Caught> CAUGHT =
      Map.ofEntries(
          caught(
              Mistake.POSTS_DECLINED,
              "declined_isNeverPosted",
              Promise.DECLINED,
              "Ledger.declined takes note"),
          caught(
              Mistake.POSTS_THE_FEE,
              "fee_isNotPosted",
              Promise.PRINCIPAL,
              "Post Payment.amount() alone"),
          caught(
              Mistake.KNOWS_BY_GUID_ALONE,
              "cart_isPostedForEachInvoiceAndOnce_whenReportedAlone",
              Promise.CART,
              "by its GUID alone"),
          caught(
              Mistake.KEY_OF_GUID_ALONE,
              "cart_isPostedForEachInvoiceAndOnce_whetherPushedOrReported",
              Promise.POSTED_ONCE,
              "Unique index violation"),
          caught(
              Mistake.CONNECTION_OF_ITS_OWN,
              "fee_isNotPosted",
              Promise.TRANSACTION,
              "opens a connection of its own"),
          caught(
              Mistake.NEVER_ASKS_FOR_THE_CONNECTION,
              "fee_isNotPosted",
              Promise.TRANSACTION,
              "without asking for LedgerTransaction.connection()"),
          caught(
              Mistake.COMMITS, "fee_isNotPosted", Promise.TRANSACTION, "calls Connection.commit"),
          caught(Mistake.CLOSES, "fee_isNotPosted", Promise.TRANSACTION, "calls Connection.close"),
          caught(
              Mistake.REVERSES_IN_RETURNED_TOO,
              "returned_isTakenBackOnce_alsoWhenItIsReportedAgain",
              Promise.REVERSED_ONCE,
              "200.00 taken back, in [100.00, 100.00]"),
          caught(
              Mistake.REVERSES_THE_WHOLE,
              "returnOfAPart_takesThatPartBack",
              Promise.REVERSED_ONCE,
              "which may be a part"),
          caught(
              Mistake.REVERSES_A_PAYMENT_ONCE,
              "returnOfTwoParts_takesBothBack_andNoMoreThanWasPosted",
              Promise.REVERSED_ONCE,
              "also of a second return"),
          caught(
              Mistake.REVERSES_CORRECTIONS,
              "returnThatIsToldOtherwiseLater_isTakenBackOnce",
              Promise.REVERSED_ONCE,
              "returnCorrected"),
          caught(
              Mistake.CONFIRMED_POSTS,
              "pushedAgainAndReportedToo_isPostedOnce",
              Promise.POSTED_ONCE,
              "Ledger.confirmed"),
          caught(
              Mistake.SETTLED_POSTS,
              "settled_isNotPostedAgain_alsoWhenItsLineIsCorrected",
              Promise.POSTED_ONCE,
              "Ledger.settled"),
          caught(
              Mistake.CHARGEBACK_ACCEPTED_AND_FORGOTTEN,
              "chargebackAndRefunds_areTakenBackWhenAPersonRetriesThem",
              Promise.MOVED_ONCE,
              "Found: 0.00 taken back"),
          caught(
              Mistake.REPRESENTED_POSTS_TWICE,
              "presentedAgain_isPostedAnewAndMayBeReturnedOnceMore",
              Promise.MOVED_ONCE,
              "once for each call of Ledger.represented"),
          caught(
              Mistake.DAY_IN_GMT,
              "lateOnTheLastEveningOfAMonth_countsForThatMonth",
              Promise.DAY,
              "the day in GMT"),
          caught(
              Mistake.DAY_OF_A_FIXED_OFFSET,
              "justAfterMidnightInSummerTime_countsForTheNewDay",
              Promise.DAY,
              "a fixed offset"),
          caught(
              Mistake.DAY_OF_THE_CLOCK_IN_GMT,
              "lateInTheEvening_countsForThatDay",
              Promise.DAY,
              "LocalDate.now()"),
          caught(
              Mistake.THROWS_ON_UNKNOWN,
              "whatTheBooksDoNotTake_isRefused_andTheOthersArePosted",
              Promise.REFUSED,
              "unknown policy"),
          caught(
              Mistake.REMEMBERS_BEFORE_COMMIT,
              "commitThatGoesWrong_neitherLosesNorDoubles",
              Promise.TRANSACTION,
              "receipts []"),
          caught(
              Mistake.STATIC_MEMORY,
              "anotherBillersMoney_isKeptApart",
              Promise.BILLERS,
              "a static field"),
          caught(
              Mistake.PAYMENT_IN_A_FIELD,
              "callsThatMeet_areKeptApart",
              Promise.PARALLEL,
              "in a field"),
          caught(
              Mistake.ANSWERS_BACKWARDS,
              "severalInOneCall_areAnsweredEachInItsOrder",
              Promise.ANSWERED_EACH,
              "not in the order"),
          caught(
              Mistake.ANSWERS_ONE_LESS,
              "severalInOneCall_areAnsweredEachInItsOrder",
              Promise.ANSWERED_EACH,
              "postAll"),
          caught(
              Mistake.READS_SINCE_PAID,
              "whatTheBooksTell_isTheSameByEachWay",
              Promise.READ,
              "not by when it was paid"),
          caught(
              Mistake.READS_SINCE_WITHOUT_PAYMENTS,
              "whatTheBooksTell_isTheSameByEachWay",
              Promise.READ,
              "both or neither"),
          caught(
              Mistake.READS_ALL_BILLERS,
              "anotherBillersMoney_isKeptApart",
              Promise.BILLERS,
              "LedgerTransaction.biller"),
          caught(
              Mistake.NARROW_NAME,
              "whatIsUnusual_isPostedOrRefused_andNothingIsThrown",
              Promise.POSTED_ONCE,
              "Value too long"),
          caught(
              Mistake.EQUAL_IS_THE_SAME,
              "equalPaymentsOfOneInvoice_areTwo",
              Promise.POSTED_ONCE,
              "took it for known"),
          caught(
              Mistake.WHOLE_DOLLARS,
              "amountsOfOddCents_arePostedAndTakenBackToTheCent",
              Promise.CENTS,
              "receipts [1.00]"),
          caught(
              Mistake.CENTS_BY_DOUBLE,
              "amountsOfOddCents_arePostedAndTakenBackToTheCent",
              Promise.CENTS,
              "never by way of a double"),
          caught(
              Mistake.DAY_OF_POSTING,
              "lateInTheEvening_countsForThatDay",
              Promise.DAY,
              "on which it was posted"),
          caught(
              Mistake.PUSHES_BOOKED_IN_GMT,
              "lateOnTheLastEveningOfAMonth_countsForThatMonth",
              Promise.DAY,
              "it came by push"),
          caught(
              Mistake.REFUSES_LATE,
              "comesDaysLater_isPosted_alsoWhenTheMonthIsOver",
              Promise.LATE,
              "Ledger.post refused: too old"),
          caught(
              Mistake.REVERSE_WRITES_NOTHING,
              "returnOfAPart_takesThatPartBack",
              Promise.REVERSED_ONCE,
              "Ledger.reverse answered accepted and wrote nothing"),
          caught(
              Mistake.REVERSE_REFUSES,
              "returnOfAPart_takesThatPartBack",
              Promise.REVERSED_ONCE,
              "Ledger.reverse refused: unknown code"),
          caught(
              Mistake.REVERSE_DELETES,
              "returned_isTakenBackOnce_alsoWhenItIsReportedAgain",
              Promise.READ,
              "A receipt stays though it was reversed"),
          caught(
              Mistake.REVERSAL_RECORDED_WHEN_RETURNED,
              "whatTheBooksTell_saysWhenItWasWritten",
              Promise.RECORDED,
              "AchReturn.returnedAt"),
          caught(
              Mistake.SINCE_BY_DAYS,
              "whatTheBooksTell_saysWhenItWasWritten",
              Promise.READ,
              "Ask by when each was recorded"),
          caught(
              Mistake.EMPTY_LIST_MEANS_ALL,
              "whatTheBooksTell_isTheSameByEachWay",
              Promise.READ,
              "an empty list asks for none"),
          caught(
              Mistake.TWO_PAYMENTS_AT_MOST,
              "whatTheBooksTell_isTheSameByEachWay",
              Promise.READ,
              "however many they are"),
          caught(
              Mistake.NUMBERS_BEGIN_ANEW,
              "receiptNumbers_areEachOfOnePayment",
              Promise.RECEIPT_NUMBER,
              "begins anew with each process"),
          caught(
              Mistake.LOSES_THE_LAST_OF_A_BATCH,
              "twoNodesAtOnce_postEachOnce",
              Promise.POSTED_ONCE,
              "answered accepted and wrote nothing"),
          caught(
              Mistake.SWALLOWS_WHAT_THE_DATABASE_SAYS,
              "statementThatFails_isNotTakenForAReceipt",
              Promise.TRANSACTION,
              "let the SQLException out"),
          caught(
              Mistake.READ_IS_NOT_OVERRIDDEN,
              "fee_isNotPosted",
              Promise.READ,
              "Override Ledger.read"));

  private static Map.Entry<Mistake, Caught> caught(
      Mistake mistake, String by, Promise promise, String words) {
    return entry(mistake, new Caught(by, promise, words));
  }

  @AfterEach
  void plantNothing() {
    RowsLedgerContract.planted = Mistake.NONE;
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void wrongBooks_fail_andThePromiseIsNamed(Mistake mistake) {
    Caught caught = Objects.requireNonNull(CAUGHT.get(mistake));
    RowsLedgerContract.planted = mistake;

    ContractRun run = ContractRun.of(RowsLedgerContract.class, caught.by());

    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().get(0))
        .contains("Broken promise: " + caught.promise().words(), caught.words());
  }

  /** Rows of receipts and reversals. */
  @Nested
  class GoodBooks extends RowsLedgerContract {}
}
