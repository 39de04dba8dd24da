package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.imt.ic.testkit.SmallReceivables.Mistake;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that is wrong in one way fails the contract, with words that name what is wrong. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class BalanceContractTest {

  /** A test of the contract, and what it says of the host. */
  private record Caught(String by, String words) {}

  private static final String NOT_OFF = "The payment of 200.00 is not off the balance";
  private static final String TWICE = "200.00 is off the balance twice";

  private static final Map<Mistake, Caught> CAUGHT =
      Map.ofEntries(
          caught(
              Mistake.RUN_STORES_WHAT_IS_DUE,
              "paidByPush_isOffOnce_beforeAndAfterTheNextRun",
              TWICE),
          caught(
              Mistake.POSTING_LOWERS_WHAT_IS_LOWERED,
              "paidByPoll_isOffOnce_beforeAndAfterTheNextRun",
              TWICE),
          caught(
              Mistake.RUN_SAYS_WHAT_WAS_BILLED,
              "paidByPush_isOffOnce_beforeAndAfterTheNextRun",
              "Found: The invoice run says 3053.52"),
          caught(
              Mistake.RTDR_SAYS_WHAT_WAS_BILLED,
              "paidByPush_isOffOnce_beforeAndAfterTheNextRun",
              NOT_OFF),
          caught(
              Mistake.DECLINED_COUNTS,
              "declined_changesNothing",
              "The declined payment of 200.00 is off the balance"),
          caught(
              Mistake.RETURNS_ARE_FORGOTTEN,
              "returned_isDueAgain_once",
              "200.00 came back and is off the balance still"),
          caught(
              Mistake.RETURNS_COUNT_TWICE,
              "returnedBeforeAnyRun_isDueAgain_once",
              "200.00 came back once and is added twice"),
          caught(
              Mistake.PUSHED_ALONE_COUNTS,
              "paidByPoll_isOffOnce_beforeAndAfterTheNextRun",
              NOT_OFF),
          caught(Mistake.CONFIRMED_COUNTS_AGAIN, "pushedAgainAndReportedToo_isOffOnce", TWICE),
          caught(
              Mistake.SUMS_BY_ACCOUNT,
              "paymentOfAnotherInvoiceOfTheAccount_changesThatOneAlone",
              "15.00 was paid for another invoice of the account"),
          caught(
              Mistake.FORGETS_AT_RESTART, "restart_forgetsNothing_andTakesNothingTwice", NOT_OFF),
          caught(
              Mistake.CREDIT_IS_FORGOTTEN,
              "overPaid_nothingIsDue_andWhatCameTooMuchIsNotForgotten",
              "100.00 that was paid too much is forgotten"),
          caught(
              Mistake.TOTAL_LESS_PAYMENTS,
              "partlyPaidAtTheCounter_bothAreOffOnce",
              "579.99 too much"),
          caught(
              Mistake.KEEPS_THE_FIRST_BILL,
              "invoiceThatIsChanged_isDueByItsNewAmount_lessThePayment",
              "the balance before the invoice was changed"),
          caught(
              Mistake.OTHER_BILLERS_COUNT,
              "paymentToAnotherBiller_changesNothing",
              "200.00 was paid to another biller"),
          caught(
              Mistake.WAITS,
              "nothingPaid_isDueAsBilled",
              "Broken promise: RealTimeDataRefresh answers within its time budget"),
          caught(
              Mistake.FORGETS_BLOCKS,
              "blockedInvoice_isToldAsBlocked",
              "BlockPaymentsCC of INV-1 is true, as it was billed last"),
          caught(
              Mistake.FORGETS_PARTIAL_PAYMENTS,
              "nothingPaid_isDueAsBilled",
              "AllowPartialPayments of INV-1 is true"),
          caught(
              Mistake.SHOWS_ALL_ACCOUNTS,
              "otherAccountOfTheCustomer_isNotShown",
              "invoice INV-4 of another account beside them"),
          caught(
              Mistake.ASKS_BY_INVOICE_ALONE,
              "otherAccountOfTheCustomer_isNotShown",
              "Ask by account and invoice together"),
          caught(
              Mistake.KNOWS_EVERY_ACCOUNT,
              "accountThatWasNeverBilled_isUnknown",
              "Answer Optional.empty() for an unknown account"),
          caught(
              Mistake.ONE_LINE_FOR_EACH_PAYMENT,
              "paidInTwoParts_withARunBetween_eachIsOffOnce",
              "2 times"),
          caught(
              Mistake.RUN_STOPS_AT_THREE,
              "nothingPaid_isDueAsBilled",
              "Expected: InvoiceCloud holds INV-4 after the run, with 75.00 due"),
          caught(
              Mistake.RUN_STOPS_AT_A_HUNDRED,
              "manyInvoices_eachIsInTheRun_andToldOnce",
              "Broken promise: Each invoice that was billed is at InvoiceCloud after the next run"),
          caught(
              Mistake.RUN_SENDS_EACH_ONCE,
              "billedAgain_isToldWithItsNewDates",
              "Broken promise: The invoice file tells an invoice as it was billed"),
          caught(
              Mistake.RUN_FORGETS_BLOCKS,
              "blockedInvoice_isToldAsBlocked",
              "Found: The invoice file says false"),
          caught(
              Mistake.RUN_FORGETS_PARTIAL_PAYMENTS,
              "nothingPaid_isDueAsBilled",
              "AllowPartialPayments of INV-1 is true"),
          caught(
              Mistake.RUN_FORGETS_AUTO_PAY,
              "nothingPaid_isDueAsBilled",
              "AutoPayCollectionDate of INV-1 is 2026-11-19"),
          caught(
              Mistake.RUN_LOSES_LEADING_ZEROS,
              "nothingPaid_isDueAsBilled",
              "Found: The invoice file says 1000237"),
          caught(
              Mistake.RUN_TOTAL_IS_THE_BALANCE,
              "partlyPaidAtTheCounter_bothAreOffOnce",
              "TotalAmountDue of INV-3 is 2141.27"),
          caught(
              Mistake.RUN_DUE_DATE_IS_THE_INVOICE_DATE,
              "nothingPaid_isDueAsBilled",
              "Found: The invoice file says 2026-10-20"),
          caught(
              Mistake.RTDR_TOTAL_IS_THE_BALANCE,
              "paidByPush_isOffOnce_beforeAndAfterTheNextRun",
              "TotalAmountDue of INV-1 is 3053.52"),
          caught(
              Mistake.RTDR_DUE_DATE_IS_THE_INVOICE_DATE,
              "nothingPaid_isDueAsBilled",
              "Found: RealTimeDataRefresh says 2026-10-20"),
          caught(
              Mistake.RTDR_FORGETS_AUTO_PAY,
              "nothingPaid_isDueAsBilled",
              "Found: RealTimeDataRefresh says none"),
          caught(
              Mistake.RTDR_TELLS_ALL_OF_THE_ACCOUNT,
              "nothingPaid_isDueAsBilled",
              "invoice INV-1 alone, which is asked for"),
          caught(
              Mistake.KEEPS_THE_FIRST_DUE_DATE,
              "billedAgain_isToldWithItsNewDates",
              "That is how it was billed before"),
          caught(
              Mistake.KEEPS_THE_FIRST_AUTO_PAY_DATE,
              "billedAgain_isToldWithItsNewDates",
              "AutoPayCollectionDate of INV-1 is 2026-12-09"),
          caught(
              Mistake.PAID_ACCOUNT_IS_UNKNOWN,
              "lastInvoiceOfAnAccountIsPaid_theAccountIsKnownStill",
              "Answer an empty list where nothing is due"),
          caught(
              Mistake.UNKNOWN_ACCOUNT_THROWS,
              "accountThatWasNeverBilled_isUnknown",
              "The source throws for an account that it does not have"),
          caught(
              Mistake.CENTS_THROUGH_DOUBLE,
              "oddCents_areOffToTheCent",
              "0.02 too much: cents are lost"),
          caught(
              Mistake.PAYMENTS_OF_THE_OTHER_INVOICES_TOO,
              "paymentOfAnotherInvoiceOfTheAccount_changesThatOneAlone",
              "a payment of INV-2 is off it"));

  private static Map.Entry<Mistake, Caught> caught(Mistake mistake, String by, String words) {
    return Map.entry(mistake, new Caught(by, words));
  }

  @AfterEach
  void plantNothing() {
    SmallReceivablesContract.planted = Mistake.NONE;
    ColumnHostContract.planted = ColumnHost.Mistake.NONE;
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void wrongHost_fails_andIsToldWhatIsWrong(Mistake mistake) {
    Caught caught = Objects.requireNonNull(CAUGHT.get(mistake));

    assertThat(failure(mistake, caught.by())).contains(caught.words());
  }

  @Test
  void balanceThatIsReadAndWrittenWithoutALock_losesAPayment() {
    ColumnHostContract.planted = ColumnHost.Mistake.READS_AND_WRITES;

    assertThat(ContractRun.of(ColumnHostContract.class, "paidByTwoAtOnce_bothAreOff").failures())
        .singleElement(STRING)
        .contains("200.00 is not off the balance");
  }

  @Test
  void balanceThatIsLockedToBeRead_isNotAnsweredWhileAPaymentIsPosted() {
    ColumnHostContract.planted = ColumnHost.Mistake.LOCKS_TO_READ;

    assertThat(
            ContractRun.of(ColumnHostContract.class, "askedWhileAPaymentIsPosted_isAnsweredInTime")
                .failures())
        .singleElement(STRING)
        .contains("Broken promise:", "no answer");
  }

  @Test
  void paymentThatIsOffTwiceAfterARun_isToldWithAllThatHappened() {
    assertThat(
            failure(
                Mistake.RUN_STORES_WHAT_IS_DUE, "paidByPush_isOffOnce_beforeAndAfterTheNextRun"))
        .isEqualTo(
            """
            Broken promise: Each payment is off its invoice's balance once.
              Expected: 2853.52 due on INV-1
              Found: RealTimeDataRefresh says 2653.52
              What happened: INV-1 billed with 3053.52; INV-2 billed with 40.00; INV-3 billed with 1561.28; INV-4 billed with 75.00; invoice run; 200.00 of INV-1 paid; pushed; invoice run.
              Likely mistake: 200.00 is off the balance twice: it is taken off one that has it off already. Do not write what is due where payments are taken off once more. Let RealTimeDataRefresh and the invoice run ask one sum: the balance before payments through InvoiceCloud, less receipts, plus what took them back.
              More: docs/money.md, "What is due\"""");
  }

  /** What the contract's test says of a host that makes the mistake. */
  private static String failure(Mistake mistake, String test) {
    SmallReceivablesContract.planted = mistake;
    ContractRun run = ContractRun.of(SmallReceivablesContract.class, test);
    assertThat(run.failures()).hasSize(1);
    return run.failures().get(0);
  }

  /** Sums in memory. */
  @Nested
  class GoodSums extends SmallReceivablesContract {}

  /** A balance that each payment lowers. */
  @Nested
  class GoodColumn extends ColumnHostContract {}
}
