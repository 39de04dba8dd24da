package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host has to do right with balances, as JUnit tests: each payment is off its invoice's
 * balance once, in what RealTimeDataRefresh answers and in the next invoice file, and is on it
 * again when it comes back; every invoice that was billed is in a run, and is told as it was billed
 * last. A host extends this class with its own books, balances and invoice run; a failure says what
 * happened, what was told, and what is the likely mistake.
 *
 * <pre>{@code
 * class SpectrumBalanceContractTest extends BalanceContract {
 *   @Override
 *   protected DataSource dataSource() {
 *     return newDatabase();
 *   }
 *
 *   @Override
 *   protected Ledger ledger(DataSource dataSource) {
 *     return new SpectrumLedger();
 *   }
 *
 *   @Override
 *   protected InvoiceBalanceSource balances(DataSource dataSource) {
 *     return new SpectrumBalances(dataSource);
 *   }
 *
 *   @Override
 *   protected void bill(BifInvoice invoice, DataSource dataSource) {
 *     new Billing(dataSource).issue(invoice);
 *   }
 *
 *   @Override
 *   protected List<BifInvoice> invoiceRun(DataSource dataSource) {
 *     return new InvoiceRun(dataSource).openInvoices();
 *   }
 * }
 * }</pre>
 */
public abstract class BalanceContract extends ReceivablesContract {

  private static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");

  /** Of the same customer. */
  private static final AccountNumber OTHER_ACCOUNT = AccountNumber.of("0001000238");

  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");

  /** A part of it was paid at the counter before InvoiceCloud saw it. */
  private static final InvoiceNumber THIRD = InvoiceNumber.of("INV-3");

  private static final InvoiceNumber OTHER = InvoiceNumber.of("INV-4");

  private static final Money WHOLE = Money.parse("3053.52");
  private static final Money PART = Money.parse("200.00");

  /** More than a run or an answer may stop at. */
  private static final int MANY = 120;

  private @Nullable HostTrial trial;
  private @Nullable BalanceJudge judge;

  /** For subclasses. */
  protected BalanceContract() {}

  @BeforeEach
  final void openBooks(@TempDir Path spool) {
    trial = HostTrial.open(this);
    judge = new BalanceJudge(this, trial, spool);
    trial().bill(collected(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 19)));
    trial().bill(invoice(SECOND, Money.parse("40.00"), Money.parse("40.00")));
    trial().bill(invoice(THIRD, Money.parse("2141.27"), Money.parse("1561.28")));
    trial()
        .bill(HostTrial.invoice(OTHER_ACCOUNT, OTHER, Money.parse("75.00"), Money.parse("75.00")));
    judge().runInvoices();
  }

  @AfterEach
  final void closeBooks() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void nothingPaid_isDueAsBilled() {
    judge().requireDue();
  }

  @Test
  void paidByPush_isOffOnce_beforeAndAfterTheNextRun() {
    push(trial().card(FIRST, PART));

    judge().requireDue();
  }

  @Test
  void paidByPoll_isOffOnce_beforeAndAfterTheNextRun() {
    trial().card(FIRST, PART);
    trial().poll();

    judge().requireDue();
  }

  @Test
  void pushedAgainAndReportedToo_isOffOnce() {
    Payment payment = trial().card(FIRST, PART);
    push(payment);
    push(payment);
    trial().poll();
    judge().requireDue();

    push(payment);
    trial().poll();

    judge().requireDue();
  }

  @Test
  void paidInTwoParts_withARunBetween_eachIsOffOnce() {
    push(trial().card(FIRST, Money.parse("150.00")));
    judge().requireDue();
    trial().card(FIRST, Money.parse("50.00"));
    trial().poll();

    judge().requireDue();
  }

  @Test
  void paidWhole_nothingIsDue() {
    push(trial().card(FIRST, WHOLE));

    judge().requireDue();
  }

  @Test
  void overPaid_nothingIsDue_andWhatCameTooMuchIsNotForgotten() {
    Payment whole = trial().eft(FIRST, WHOLE);
    push(whole);
    push(payAtTheSameTime(whole, Money.parse("100.00")));
    judge().requireDue();

    reject(whole.paymentGuid());

    judge().requireDue();
  }

  @Test
  void returned_isDueAgain_once() {
    Payment payment = trial().eft(FIRST, PART);
    push(payment);
    judge().requireDue();

    reject(payment.paymentGuid());
    judge().requireDue();
    trial().poll();

    judge().requireDue();
  }

  @Test
  void returnedBeforeAnyRun_isDueAgain_once() {
    Payment payment = trial().eft(FIRST, PART);
    trial().poll();
    reject(payment.paymentGuid());

    judge().requireDue();
  }

  @Test
  void refunded_isDueAgain_once() {
    assumeTrue(movesBySettledLines());
    Payment payment = trial().card(FIRST, PART);
    push(payment);
    judge().requireDue();

    refund(payment, Money.parse("60.00"));

    judge().requireDue();
  }

  @Test
  void declined_changesNothing() {
    trial().decline(FIRST, PART);
    trial().poll();

    judge().requireDue();
  }

  @Test
  void paymentOfAnotherInvoiceOfTheAccount_changesThatOneAlone() {
    push(trial().card(SECOND, Money.parse("15.00")));
    judge().requireDue();

    push(trial().card(FIRST, PART));

    judge().requireDue();
  }

  @Test
  void cart_isOffEachInvoice_andOnEachAgain() {
    PaymentGuid cart = trial().cart(List.of(FIRST, SECOND), false).get(0).paymentGuid();
    trial().poll();
    judge().requireDue();

    reject(cart);

    judge().requireDue();
  }

  @Test
  void partlyPaidAtTheCounter_bothAreOffOnce() {
    push(trial().card(THIRD, PART));

    judge().requireDue();
  }

  @Test
  void restart_forgetsNothing_andTakesNothingTwice() {
    push(trial().card(FIRST, PART));
    trial().restart();
    judge().requireDue();
    trial().restart();
    push(trial().card(FIRST, Money.parse("30.00")));

    judge().requireDue();
  }

  @Test
  void invoiceThatIsChanged_isDueByItsNewAmount_lessThePayment() {
    push(trial().card(FIRST, PART));
    judge().requireDue();
    Money more = WHOLE.plus(Money.parse("75.00"));

    trial().bill(invoice(FIRST, more, more));
    judge().runInvoices();

    judge().requireDue();
  }

  @Test
  void paymentToAnotherBiller_changesNothing() {
    assumeTrue(servesSeveralBillers());
    try (HostTrial other = trial().ofAnotherBiller()) {
      other.cloud().holdInvoices(List.of(invoice(FIRST, WHOLE, WHOLE)));
      other.card(FIRST, PART);
      other.poll();
    }
    trial().story().paidToAnotherBiller(PART);

    judge().requireDue();
  }

  @Test
  void returnedInParts_isDueAgainByEachPart() {
    Payment payment = trial().eft(FIRST, PART);
    push(payment);
    trial().clock().advance(Duration.ofDays(1));
    trial().bankReturns(payment.paymentGuid(), Money.parse("60.00"));
    trial().poll();
    judge().requireDue();
    trial().clock().advance(Duration.ofDays(4));
    trial().bankReturns(payment.paymentGuid(), Money.parse("140.00"));
    trial().poll();

    judge().requireDue();
  }

  @Test
  void paidByTwoAtOnce_bothAreOff() throws Exception {
    assumeFalse(trial().books().isSeparate());
    Payment one = trial().card(FIRST, PART);
    Payment other = trial().card(FIRST, Money.parse("30.00"));
    LedgerJudge books = new LedgerJudge(trial());
    new TwoTransactions(trial(), books).postBeside(one, other);
    trial().story().note("both posted in two transactions at once");

    judge().requireDue();
  }

  @Test
  void askedWhileAPaymentIsPosted_isAnsweredInTime() throws SQLException {
    assumeFalse(trial().books().isSeparate());
    Payment posted = trial().card(FIRST, PART);
    try (Connection connection = trial().database().getConnection()) {
      connection.setAutoCommit(false);
      LedgerJudge books = new LedgerJudge(trial());
      LedgerAnswer unused =
          trial().books().post(posted, books.transaction(connection, PaymentChannel.PUSH));
      trial().story().note("being posted, in a transaction that is still open");
      judge().requireAnswered(ACCOUNT);
      connection.commit();
    }

    judge().requireDue();
  }

  @Test
  void blockedInvoice_isToldAsBlocked() {
    trial().bill(invoice(FIRST, WHOLE, WHOLE).toBuilder().blockPaymentsCc(true).build());
    trial()
        .bill(
            invoice(SECOND, Money.parse("40.00"), Money.parse("40.00")).toBuilder()
                .blockPaymentsEft(true)
                .allowPartialPayments(false)
                .build());
    judge().runInvoices();
    judge().requireDue();

    trial().bill(invoice(FIRST, WHOLE, WHOLE));
    judge().runInvoices();
    judge().requireDue();
  }

  @Test
  void billedAgain_isToldWithItsNewDates() {
    push(trial().card(FIRST, PART));
    trial().bill(collected(LocalDate.of(2026, 12, 14), LocalDate.of(2026, 12, 9)));
    judge().runInvoices();
    judge().requireDue();

    trial().bill(invoice(FIRST, WHOLE, WHOLE));
    judge().runInvoices();
    trial().story().note("AutoPay collects INV-1 no more");

    judge().requireDue();
  }

  @Test
  void manyInvoices_eachIsInTheRun_andToldOnce() {
    for (int i = 1; i <= MANY; i++) {
      Money amount = Money.ofCents(5_000 + 101L * i);
      trial().bill(invoice(InvoiceNumber.of("INV-100" + i), amount, amount));
    }

    judge().runInvoices();

    judge().requireRefreshed();
  }

  @Test
  void oddCents_areOffToTheCent() {
    trial().bill(invoice(SECOND, Money.parse("8.20"), Money.parse("4.35")));
    judge().runInvoices();
    push(trial().card(FIRST, Money.parse("1.15")));
    push(trial().eft(FIRST, Money.parse("4.35")));
    judge().requireDue();
    push(trial().card(FIRST, Money.parse("8.20")));
    push(trial().card(SECOND, Money.parse("1.15")));

    judge().requireDue();
  }

  @Test
  void lastInvoiceOfAnAccountIsPaid_theAccountIsKnownStill() {
    push(trial().card(OTHER, Money.parse("75.00")));

    judge().requireDue();
  }

  @Test
  void otherAccountOfTheCustomer_isNotShown() {
    judge().requireRefreshed();

    judge().requireNotTold(ACCOUNT, OTHER);
  }

  @Test
  void accountThatWasNeverBilled_isUnknown() {
    judge().requireUnknown(AccountNumber.of("0009999999"));
  }

  private void push(Payment payment) {
    trial().pushAll(List.of(payment));
  }

  private void reject(PaymentGuid payment) {
    trial().clock().advance(Duration.ofDays(1));
    trial().bankReturns(payment);
    trial().poll();
  }

  /** A person at the desk agrees with the line. */
  private void refund(Payment payment, Money amount) {
    trial().poll();
    trial().settle();
    trial().processorTakesBack(payment.paymentGuid(), amount);
    trial().poll();
    trial().retryAll();
  }

  /** Somebody else pays the same invoice when its balance is not yet lowered. */
  private Payment payAtTheSameTime(Payment like, Money amount) {
    return trial()
        .record(
            like.toBuilder()
                .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"))
                .amount(amount)
                .build());
  }

  /** The first invoice, of which AutoPay is to collect the balance. */
  private static BifInvoice collected(LocalDate due, LocalDate autoPay) {
    return invoice(FIRST, WHOLE, WHOLE).toBuilder()
        .invoiceDueDate(due)
        .autoPayCollectionDate(autoPay)
        .build();
  }

  private static BifInvoice invoice(InvoiceNumber number, Money total, Money balance) {
    return HostTrial.invoice(ACCOUNT, number, total, balance);
  }

  private HostTrial trial() {
    return Objects.requireNonNull(trial);
  }

  private BalanceJudge judge() {
    return Objects.requireNonNull(judge);
  }
}
