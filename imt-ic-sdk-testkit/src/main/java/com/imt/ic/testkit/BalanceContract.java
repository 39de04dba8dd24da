package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.Payment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host has to do right with balances, as JUnit tests: each payment is off its invoice's
 * balance once, in what RealTimeDataRefresh answers and in the next invoice file, and is on it
 * again when it comes back. A host extends this class with its own books, balances and invoice run;
 * a failure says what happened, what was told, and what is the likely mistake.
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
public abstract class BalanceContract {

  private static final AccountNumber ACCOUNT = AccountNumber.of("0001000237");
  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");

  /** A part of it was paid at the counter before InvoiceCloud saw it. */
  private static final InvoiceNumber THIRD = InvoiceNumber.of("INV-3");

  private static final Money WHOLE = Money.parse("3053.52");
  private static final Money PART = Money.parse("200.00");

  private @Nullable BalanceTrial trial;

  /** For subclasses. */
  protected BalanceContract() {}

  /**
   * Opens a database for one test.
   *
   * @return one in which the SDK's tables may be created, and in which the books hold nothing
   */
  protected abstract DataSource dataSource();

  /**
   * Opens the books under test; once more after a restart, and for another biller's integration.
   *
   * @param dataSource what {@link #dataSource} has answered for this test
   * @return books that hold what was posted to them in this database
   */
  protected abstract Ledger ledger(DataSource dataSource);

  /**
   * Opens what answers RealTimeDataRefresh for biller 123; once more after a restart.
   *
   * @param dataSource what {@link #dataSource} has answered for this test
   * @return the balances, as they follow from this database
   */
  protected abstract InvoiceBalanceSource balances(DataSource dataSource);

  /**
   * Issues an invoice of biller 123, or changes one, as your billing does.
   *
   * @param invoice with its total, and its balance less payments at the counter alone: nothing that
   *     was paid through InvoiceCloud is off it
   * @param dataSource what {@link #dataSource} has answered for this test
   */
  protected abstract void bill(BifInvoice invoice, DataSource dataSource);

  /**
   * Runs the invoices of biller 123, as your scheduler does; called again and again.
   *
   * @param dataSource what {@link #dataSource} has answered for this test
   * @return what is handed to {@link com.imt.ic.bif.InvoiceFiles}: all that were billed, or those
   *     that may have changed since the last run, with the balance that the file is to say
   */
  protected abstract List<BifInvoice> invoiceRun(DataSource dataSource);

  /**
   * Whether the books take chargebacks and refunds ({@link Ledger#chargedBack}).
   *
   * @return true unless overridden; false leaves those tests out
   */
  protected boolean movesBySettledLines() {
    return true;
  }

  /**
   * Whether several billers' payments are in one database, told apart by {@link
   * com.imt.ic.ledger.LedgerTransaction#biller}.
   *
   * @return false unless overridden; true adds a test
   */
  protected boolean servesSeveralBillers() {
    return false;
  }

  @BeforeEach
  final void openBooks(@TempDir Path spool) {
    trial = BalanceTrial.open(this, spool);
    trial().bill(invoice(FIRST, WHOLE, WHOLE));
    trial().bill(invoice(SECOND, Money.parse("40.00"), Money.parse("40.00")));
    trial().bill(invoice(THIRD, Money.parse("2141.27"), Money.parse("1561.28")));
    trial().runInvoices();
  }

  @AfterEach
  final void closeBooks() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void nothingPaid_isDueAsBilled() {
    trial().requireDue();
  }

  @Test
  void paidByPush_isOffOnce_beforeAndAfterTheNextRun() {
    trial().push(trial().card(FIRST, PART));

    trial().requireDue();
  }

  @Test
  void paidByPoll_isOffOnce_beforeAndAfterTheNextRun() {
    trial().card(FIRST, PART);
    trial().poll();

    trial().requireDue();
  }

  @Test
  void pushedAgainAndReportedToo_isOffOnce() {
    Payment payment = trial().card(FIRST, PART);
    trial().push(payment);
    trial().push(payment);
    trial().poll();
    trial().requireDue();

    trial().push(payment);
    trial().poll();

    trial().requireDue();
  }

  @Test
  void paidInTwoParts_withARunBetween_eachIsOffOnce() {
    trial().push(trial().card(FIRST, Money.parse("150.00")));
    trial().requireDue();
    trial().card(FIRST, Money.parse("50.00"));
    trial().poll();

    trial().requireDue();
  }

  @Test
  void paidWhole_nothingIsDue() {
    trial().push(trial().card(FIRST, WHOLE));

    trial().requireDue();
  }

  @Test
  void overPaid_nothingIsDue_andWhatCameTooMuchIsNotForgotten() {
    Payment whole = trial().eft(FIRST, WHOLE);
    trial().push(whole);
    trial().push(trial().payAtTheSameTime(whole, Money.parse("100.00")));
    trial().requireDue();

    trial().reject(whole);

    trial().requireDue();
  }

  @Test
  void returned_isDueAgain_once() {
    Payment payment = trial().eft(FIRST, PART);
    trial().push(payment);
    trial().requireDue();

    trial().reject(payment);
    trial().requireDue();
    trial().poll();

    trial().requireDue();
  }

  @Test
  void returnedBeforeAnyRun_isDueAgain_once() {
    Payment payment = trial().eft(FIRST, PART);
    trial().poll();
    trial().reject(payment);

    trial().requireDue();
  }

  @Test
  void refunded_isDueAgain_once() {
    assumeTrue(movesBySettledLines());
    Payment payment = trial().card(FIRST, PART);
    trial().push(payment);
    trial().requireDue();

    trial().refund(payment, Money.parse("60.00"));

    trial().requireDue();
  }

  @Test
  void declined_changesNothing() {
    trial().decline(FIRST, PART);

    trial().requireDue();
  }

  @Test
  void paymentOfAnotherInvoiceOfTheAccount_changesThatOneAlone() {
    trial().push(trial().card(SECOND, Money.parse("15.00")));
    trial().requireDue();

    trial().push(trial().card(FIRST, PART));

    trial().requireDue();
  }

  @Test
  void cart_isOffEachInvoice_andOnEachAgain() {
    PaymentGuid cart = trial().payCart(List.of(FIRST, SECOND));
    trial().poll();
    trial().requireDue();

    trial().rejectCart(cart);

    trial().requireDue();
  }

  @Test
  void partlyPaidAtTheCounter_bothAreOffOnce() {
    trial().push(trial().card(THIRD, PART));

    trial().requireDue();
  }

  @Test
  void restart_forgetsNothing_andTakesNothingTwice() {
    trial().push(trial().card(FIRST, PART));
    trial().restart();
    trial().requireDue();
    trial().restart();
    trial().push(trial().card(FIRST, Money.parse("30.00")));

    trial().requireDue();
  }

  @Test
  void invoiceThatIsChanged_isDueByItsNewAmount_lessThePayment() {
    trial().push(trial().card(FIRST, PART));
    trial().requireDue();
    Money more = WHOLE.plus(Money.parse("75.00"));

    trial().bill(invoice(FIRST, more, more));
    trial().runInvoices();

    trial().requireDue();
  }

  @Test
  void paymentToAnotherBiller_changesNothing() {
    assumeTrue(servesSeveralBillers());
    trial().payAnotherBiller(invoice(FIRST, WHOLE, WHOLE), PART);

    trial().requireDue();
  }

  private static BifInvoice invoice(InvoiceNumber number, Money total, Money balance) {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .address1("1155 Main St")
        .city("Des Moines")
        .state("IA")
        .zip("50309")
        .invoiceDate(LocalDate.of(2026, 10, 20))
        .invoiceDueDate(LocalDate.of(2026, 11, 20))
        .totalAmountDue(total)
        .balanceDue(balance)
        .allowPartialPayments(true)
        .build();
  }

  private BalanceTrial trial() {
    return Objects.requireNonNull(trial);
  }
}
