package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.testkit.SmallReceivables.Mistake;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that is wrong in one way fails the contract, with words that name what is wrong. */
class BalanceContractTest {

  /** A test of the contract, and what it says of the host. */
  private record Caught(Consumer<BalanceContract> by, String words) {}

  private static final String NOT_OFF = "The payment of 200.00 is not off the balance";
  private static final String TWICE = "200.00 is off the balance twice";

  private static final Map<Mistake, Caught> CAUGHT =
      Map.ofEntries(
          caught(
              Mistake.RUN_STORES_WHAT_IS_DUE,
              BalanceContract::paidByPush_isOffOnce_beforeAndAfterTheNextRun,
              TWICE),
          caught(
              Mistake.POSTING_LOWERS_WHAT_IS_LOWERED,
              BalanceContract::paidByPoll_isOffOnce_beforeAndAfterTheNextRun,
              TWICE),
          caught(
              Mistake.RUN_SAYS_WHAT_WAS_BILLED,
              BalanceContract::paidByPush_isOffOnce_beforeAndAfterTheNextRun,
              "The invoice run says that 3053.52 is due on INV-1; expected 2853.52. " + NOT_OFF),
          caught(
              Mistake.RTDR_SAYS_WHAT_WAS_BILLED,
              BalanceContract::paidByPush_isOffOnce_beforeAndAfterTheNextRun,
              NOT_OFF),
          caught(
              Mistake.DECLINED_COUNTS,
              BalanceContract::declined_changesNothing,
              "The declined payment of 200.00 is off the balance"),
          caught(
              Mistake.RETURNS_ARE_FORGOTTEN,
              BalanceContract::returned_isDueAgain_once,
              "200.00 came back and is off the balance still"),
          caught(
              Mistake.RETURNS_COUNT_TWICE,
              BalanceContract::returnedBeforeAnyRun_isDueAgain_once,
              "200.00 came back once and is added twice"),
          caught(
              Mistake.PUSHED_ALONE_COUNTS,
              BalanceContract::paidByPoll_isOffOnce_beforeAndAfterTheNextRun,
              NOT_OFF),
          caught(
              Mistake.CONFIRMED_COUNTS_AGAIN,
              BalanceContract::pushedAgainAndReportedToo_isOffOnce,
              TWICE),
          caught(
              Mistake.SUMS_BY_ACCOUNT,
              BalanceContract::paymentOfAnotherInvoiceOfTheAccount_changesThatOneAlone,
              "15.00 was paid for another invoice of the account"),
          caught(
              Mistake.FORGETS_AT_RESTART,
              BalanceContract::restart_forgetsNothing_andTakesNothingTwice,
              NOT_OFF),
          caught(
              Mistake.CREDIT_IS_FORGOTTEN,
              BalanceContract::overPaid_nothingIsDue_andWhatCameTooMuchIsNotForgotten,
              "100.00 that was paid too much is forgotten"),
          caught(
              Mistake.TOTAL_LESS_PAYMENTS,
              BalanceContract::partlyPaidAtTheCounter_bothAreOffOnce,
              "579.99 too much"),
          caught(
              Mistake.KEEPS_THE_FIRST_BILL,
              BalanceContract::invoiceThatIsChanged_isDueByItsNewAmount_lessThePayment,
              "the balance before the invoice was changed"),
          caught(
              Mistake.OTHER_BILLERS_COUNT,
              BalanceContract::paymentToAnotherBiller_changesNothing,
              "200.00 was paid to another biller"));

  private static Map.Entry<Mistake, Caught> caught(
      Mistake mistake, Consumer<BalanceContract> by, String words) {
    return Map.entry(mistake, new Caught(by, words));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void wrongHost_fails_andIsToldWhatIsWrong(Mistake mistake, @TempDir Path folder) {
    Caught caught = CAUGHT.get(mistake);

    assertThat(failure(mistake, caught.by(), folder)).contains(caught.words());
  }

  @Test
  void paymentThatIsOffTwiceAfterARun_isToldWithAllThatHappened(@TempDir Path folder) {
    assertThat(
            failure(
                Mistake.RUN_STORES_WHAT_IS_DUE,
                BalanceContract::paidByPush_isOffOnce_beforeAndAfterTheNextRun,
                folder))
        .isEqualTo(
            "RealTimeDataRefresh says that 2653.52 is due on INV-1; expected 2853.52."
                + " 200.00 is off the balance twice: it is taken off one that has it off already."
                + " Do not write what is due where payments are taken off once more."
                + " Let RealTimeDataRefresh and the invoice run ask one sum: the balance before"
                + " payments through InvoiceCloud, less receipts, plus what took them back."
                + " What happened: INV-1 billed with 3053.52; INV-2 billed with 40.00;"
                + " INV-3 billed with 1561.28; invoice run; 200.00 of INV-1 paid; pushed;"
                + " invoice run.");
  }

  /** What the contract's test says of a host that makes the mistake. */
  private static String failure(Mistake mistake, Consumer<BalanceContract> test, Path folder) {
    BalanceContract contract = SmallReceivablesContractTest.of(new SmallReceivables(mistake));
    String[] message = {""};
    try {
      assertThatThrownBy(
              () -> {
                contract.openBooks(folder);
                test.accept(contract);
              })
          .isInstanceOf(AssertionError.class)
          .satisfies(failure -> message[0] = failure.getMessage());
    } finally {
      contract.closeBooks();
    }
    return message[0];
  }
}
