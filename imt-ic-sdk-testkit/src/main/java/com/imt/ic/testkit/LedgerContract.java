package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.testkit.UnreliableDataSource.CommitFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a host's {@link Ledger} promises, as JUnit tests: each approved payment is posted once,
 * whatever way it comes and whatever goes wrong, and what comes back is taken back once. A host
 * extends this class; the books must tell what they hold by {@link Ledger#read}, since that is what
 * judges them, to the cent. A failure says which promise is broken, by what, what is probably
 * wrong, and where the guide tells more.
 *
 * <p>The customer's money is there whatever is due: a payment of more than that, a second one of a
 * paid invoice, or one that comes days later has to be posted too. Which invoice of a cart a
 * reversal goes to is not told by {@link Ledger#read}; {@link BalanceContract} judges it.
 *
 * <pre>{@code
 * class SpectrumLedgerContractTest extends LedgerContract {
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
 *   protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
 *     return Optional.of(new Receipts(dataSource).find(payment).businessDay());
 *   }
 * }
 * }</pre>
 */
public abstract class LedgerContract extends HostContract {

  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  private static final InvoiceNumber THIRD = InvoiceNumber.of("INV-3");

  /** More than any books need for a payment. */
  private static final int MOST_STATEMENTS = 50;

  private static final InvoiceNumber LARGE = InvoiceNumber.of("INV-4");
  private static final Money HUNDRED = Money.parse("100.00");
  private static final Money SOME = Money.parse("10.20");

  private @Nullable HostTrial trial;

  /** For subclasses. */
  protected LedgerContract() {}

  /**
   * The day that the books count a receipt for.
   *
   * @param payment one that was posted, for one invoice
   * @param dataSource the test's database
   * @return the business day; empty where the books keep none, which leaves those tests out
   */
  protected abstract Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource);

  /** {@inheritDoc} Does nothing unless overridden: for books that take any invoice's payments. */
  @Override
  protected void bill(BifInvoice invoice, DataSource dataSource) {}

  /**
   * An invoice whose payments the books refuse, such as one of a policy that nobody knows.
   *
   * @return empty unless overridden, which leaves that test out
   */
  protected Optional<InvoiceNumber> refusedInvoice() {
    return Optional.empty();
  }

  @BeforeEach
  final void openBooks() {
    trial = opened(HostTrial.open(this));
  }

  private static HostTrial opened(HostTrial trial) {
    trial.billAndHold(HostTrial.invoice(FIRST, HUNDRED));
    trial.billAndHold(HostTrial.invoice(SECOND, Money.parse("64.35")));
    trial.billAndHold(HostTrial.invoice(THIRD, Money.parse("500.00")));
    return trial;
  }

  @AfterEach
  final void closeBooks() {
    if (trial != null) {
      trial.close();
      judge().requireTransaction();
    }
  }

  // Once.

  @Test
  void pushedAgainAndReportedToo_isPostedOnce() {
    Payment payment = trial().card(FIRST, HUNDRED);
    trial().pushAll(List.of(payment));
    trial().pushAll(List.of(payment));
    trial().poll();
    trial().rereadPayments();

    judge().requireRight();
  }

  @Test
  void reportedAndThenPushed_isPostedOnce() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    trial().poll();
    trial().pushAll(List.of(payment));

    judge().requireRight();
  }

  @Test
  void settled_isNotPostedAgain_alsoWhenItsLineIsCorrected() {
    trial().pushAll(List.of(trial().card(FIRST, HUNDRED)));
    trial().poll();
    trial().clock().advance(Duration.ofDays(3)); // both days are read again
    SettledPayment line = trial().cloud().settle(trial().today()).get(0);
    trial().poll();
    trial()
        .cloud()
        .corrects(line, line.toBuilder().settledOn(line.settledOn().plusDays(1)).build());
    trial().poll();

    judge().requireRight();
  }

  @Test
  void declined_isNeverPosted() {
    trial().decline(FIRST, HUNDRED);
    trial().poll();
    trial().pushAll(List.of(trial().card(FIRST, HUNDRED)));
    trial().rereadPayments();

    judge().requireRight();
  }

  @Test
  void fee_isNotPosted() {
    trial().card(FIRST, HUNDRED);
    trial().poll();

    judge().requireRight();
  }

  @Test
  void equalPaymentsOfOneInvoice_areTwo() {
    trial().pushAll(List.of(trial().card(THIRD, SOME)));
    trial().card(THIRD, SOME);
    trial().poll();

    judge().requireRight();
  }

  @Test
  void cart_isPostedForEachInvoiceAndOnce_whetherPushedOrReported() {
    List<Payment> pushed = trial().cart(List.of(FIRST, SECOND), true);
    trial().pushAll(pushed);
    trial().poll();
    trial().rereadPayments();

    judge().requireRight();
  }

  @Test
  void cart_isPostedForEachInvoiceAndOnce_whenReportedAlone() {
    trial().cart(List.of(FIRST, SECOND), true);
    trial().poll();
    trial().rereadPayments();

    judge().requireRight();
  }

  @Test
  void whatIsUnusual_isPostedOrRefused_andNothingIsThrown() {
    Payment usual = trial().card(THIRD, SOME);
    Payment odd =
        usual.toBuilder()
            .paymentGuid(PaymentGuid.of("0b9b7f0e-92a7-4e0e-9f0f-4f3f5a1f0c01"))
            .customerName("Núñez-O'Brien & Söhne 張偉 ".repeat(12))
            .billerReference("ref;'\"--")
            .source(null)
            .cardType(null)
            .approvalCode(null)
            .invoiceTypeId(null)
            .autoPay(null)
            .convenienceFee(null)
            .build();
    trial().record(odd);
    trial().cloud().customer("0001000237").enrollsInAutoPay(PaymentMethod.EFT);
    trial().cloud().customer("0001000237").goesPaperless();
    trial().poll();
    trial().poll(ReportKind.AUTOPAY);
    trial().poll(ReportKind.PAPERLESS);

    judge().requireRight();
  }

  @Test
  void whatTheBooksDoNotTake_isRefused_andTheOthersArePosted() {
    InvoiceNumber unknown = refusedInvoice().orElse(null);
    assumeTrue(unknown != null);
    trial().cloud().holdInvoices(List.of(HostTrial.invoice(Objects.requireNonNull(unknown), SOME)));
    Payment refused = trial().cloud().invoice(unknown).pays(SOME).byCard();
    trial().refused(refused);
    trial().truth(refused.paymentGuid()).paid(refused);
    trial().card(THIRD, SOME);
    trial().card(FIRST, HUNDRED);
    trial().poll();

    judge().requireHeld();
    List<QuarantineKind> open = trial().open().stream().map(QuarantineEntry::kind).toList();
    if (!open.equals(List.of(QuarantineKind.REFUSED))) {
      throw trial()
          .broken(
              Promise.REFUSED,
              "one open entry of the quarantine, REFUSED with the books' reason",
              "open entries " + open,
              trial().thrownOr("Answer LedgerAnswer.refused with a reason."));
    }
  }

  @Test
  void severalInOneCall_areAnsweredEachInItsOrder() {
    List<Payment> several =
        List.of(trial().eft(FIRST, HUNDRED), trial().eft(THIRD, SOME), trial().eft(SECOND, SOME));
    trial().pushAll(several);
    trial().clock().advance(Duration.ofDays(1));
    trial().bankReturns(several.get(0).paymentGuid());
    trial().poll();
    trial()
        .focus(
            Promise.ANSWERED_EACH,
            "The answers of Ledger.postAll are not in the order of the payments, so that a return finds another payment's receipt; or one of them was left out.");
    judge().requireRight();

    List<Payment> more = List.of(invented(1), invented(2), invented(3));
    List<LedgerAnswer> answers =
        judge()
            .within(transaction -> trial().books().postAll(more, transaction), PaymentChannel.POLL);
    if (answers.size() != more.size()
        || !answers.stream().allMatch(answer -> answer != null && answer.isAccepted())) {
      throw trial()
          .broken(
              Promise.ANSWERED_EACH,
              "3 answers to 3 payments, each accepted",
              String.valueOf(answers),
              "Let postAll answer one LedgerAnswer for each payment, or do not override it.");
    }
    more.forEach(payment -> trial().truth(payment.paymentGuid()).paid(payment));
    judge().requireHeld();
  }

  @Test
  void amountsOfOddCents_arePostedAndTakenBackToTheCent() {
    List<Payment> pushed = new ArrayList<>();
    trial().billAndHold(HostTrial.invoice(LARGE, Money.parse("246913.56")));
    for (String amount : List.of("1.15", "4.35", "8.20", "1.16", "0.29")) {
      pushed.add(trial().eft(THIRD, Money.parse(amount)));
      trial().card(THIRD, Money.parse(amount));
    }
    // A premium of a fleet's, which no column of four digits holds.
    pushed.add(trial().eft(LARGE, Money.parse("123456.78")));
    trial().card(LARGE, Money.parse("123456.78"));
    trial().pushAll(pushed);
    settleAndPoll();
    judge().requireHeld();
    trial().bankReturns(pushed.get(0).paymentGuid());
    trial().bankReturns(pushed.get(2).paymentGuid(), Money.parse("4.35"));
    trial().bankReturns(pushed.get(4).paymentGuid());
    trial().poll();

    judge().requireRight();
  }

  @Test
  void paidTwice_isPostedTwice_thoughNothingIsDueAnyMore() {
    Payment first = trial().card(FIRST, HUNDRED);
    trial().pushAll(List.of(first));
    trial()
        .record(
            first.toBuilder()
                .paymentGuid(PaymentGuid.of("0b9b7f0e-92a7-4e0e-9f0f-4f3f5a1f0c02"))
                .build());
    trial().poll();
    trial()
        .focus(
            Promise.LATE,
            trial()
                .whyNot(
                    "Ledger.post answered accepted and wrote nothing, since nothing was due. The customer has paid: post it, and keep the credit."));
    judge().requireRight();
  }

  @Test
  void comesDaysLater_isPosted_alsoWhenTheMonthIsOver() {
    Instant sunday =
        LocalDate.of(2026, 11, 29).atTime(12, 0).atZone(profile().billerZone()).toInstant();
    trial().clock().setTo(sunday);
    Payment pushed = trial().card(THIRD, SOME);
    trial().card(THIRD, SOME);
    trial().clock().advance(Duration.ofDays(4));
    trial().story().note("that was on a Sunday, 29 November 2026, and it comes four days later");
    trial().push(pushed);
    trial().poll();
    trial()
        .focus(
            Promise.LATE,
            trial()
                .whyNot(
                    "Ledger.post answered accepted and wrote nothing, since the payment is of a past day or month. It counts for its day, and where that is closed it is for you to say for which; but it is posted."));
    judge().requireHeld(); // nothing is settled
  }

  @Test
  void receiptNumbers_areEachOfOnePayment() {
    pushAndPoll(8);
    trial().restart();
    pushAndPoll(4);
    trial().replaceNode(trial().node("node-2"));
    pushAndPoll(6);
    Map<String, PaymentGuid> numbers = new LinkedHashMap<>();
    for (WatchedLedger.Call call : trial().watch().calls()) {
      String number = call.answer().receiptNumber().orElse("");
      PaymentGuid other = numbers.putIfAbsent(number, call.payment());
      if (!number.isEmpty() && other != null && !other.equals(call.payment())) {
        throw trial()
            .broken(
                Promise.RECEIPT_NUMBER,
                "receipts to have each a number of its own, or none",
                "%s is the receipt of payment %s and of payment %s"
                    .formatted(number, other, call.payment()),
                "A counter of the object begins anew with each process and runs in each node; a number made of a day, an account or an invoice is not one payment's. Take the database's identity or sequence, or the payment's GUID.");
      }
    }
    judge().requireRight();
  }

  private void pushAndPoll(int howMany) {
    List<Payment> pushed = new ArrayList<>();
    for (int i = 0; i < howMany; i += 2) {
      pushed.add(trial().card(THIRD, Money.parse("1.16")));
      trial().card(THIRD, Money.parse("1.15"));
    }
    trial().pushAll(pushed);
    trial().poll();
  }

  // The transaction.

  @Test
  void rolledBack_isGone_andPostedWhenItComesAgain() throws SQLException {
    assumeFalse(trial().books().isSeparate());
    Payment payment = invented(1);
    trial().truth(payment.paymentGuid()).paid(payment);
    trial().truth(payment.paymentGuid()).isRefused();
    try (Connection connection = trial().database().getConnection()) {
      connection.setAutoCommit(false);
      trial()
          .books()
          .postAll(List.of(payment), judge().transaction(connection, PaymentChannel.POLL));
      connection.rollback();
    }
    trial().story().note(SOME + " posted in a transaction that is rolled back");
    trial().focus(Promise.TRANSACTION, "The books write on a connection of their own, or commit.");
    judge().requireHeld();

    trial().cloud().recordPayments(List.of(payment));
    trial().truth(payment.paymentGuid()).isTaken();
    trial().poll();
    trial()
        .focus(
            Promise.TRANSACTION,
            "The books remember outside the transaction (in a field, a cache) that they have posted, and post no more.");
    judge().requireRight();
  }

  @Test
  void statementThatFails_isNotTakenForAReceipt() throws SQLException {
    assumeFalse(trial().books().isSeparate());
    trial()
        .focus(
            Promise.TRANSACTION,
            "A statement failed within Ledger.post, which answered accepted all the same: let the SQLException out, in an unchecked one, or refuse.");
    FailingStatement statement;
    int which = 0;
    do {
      statement = new FailingStatement(++which);
      trial().story().note("statement %s of Ledger.post fails".formatted(which));
      postOver(statement, invented(which));
    } while (statement.hasFailed() && which < MOST_STATEMENTS);

    judge().requireHeld();
  }

  private void postOver(FailingStatement statement, Payment payment) throws SQLException {
    trial().truth(payment.paymentGuid()).paid(payment);
    try (Connection connection = trial().database().getConnection()) {
      connection.setAutoCommit(false);
      if (isAccepted(payment, statement.over(connection)) && statement.hasFailed()) {
        connection.commit();
      } else {
        connection.rollback();
        trial().truth(payment.paymentGuid()).isRefused();
      }
    }
  }

  private boolean isAccepted(Payment payment, Connection connection) {
    try {
      return trial()
          .books()
          .postAll(List.of(payment), judge().transaction(connection, PaymentChannel.POLL))
          .get(0)
          .isAccepted();
    } catch (RuntimeException e) {
      return false; // as it should be
    }
  }

  @Test
  void commitThatGoesWrong_neitherLosesNorDoubles() {
    int commits = commitsOfARound();
    trial()
        .focus(
            Promise.TRANSACTION,
            "What the books wrote did not go the way of the payment's identity: write on LedgerTransaction.connection() alone; where the books are separate, keep payment and invoice, and Reversal.key(), under unique keys.");
    for (CommitFault fault : List.of(CommitFault.FAILS, CommitFault.DIES_AFTER)) {
      for (int which = 1; which <= commits; which++) {
        trial().story().note("commit %s of a round: %s".formatted(which, fault));
        Payment payment = round();
        trial().database().atCommit(which, fault);
        tryToPoll(payment);
        trial().restart();
        round();
        tryToPoll(payment);
      }
    }
    trial().poll();
    trial().rereadPayments();

    judge().requireRight();
  }

  private int commitsOfARound() {
    Payment payment = round();
    trial().database().restart();
    tryToPoll(payment);
    return trial().database().commits();
  }

  /** Something to post and something to take back. */
  private Payment round() {
    trial().clock().advance(Duration.ofMinutes(5));
    Payment returned = trial().eft(THIRD, Money.parse("1.00"));
    trial().bankReturns(returned.paymentGuid());
    return returned;
  }

  private void tryToPoll(Payment pushed) {
    for (Runnable step :
        List.<Runnable>of(
            () -> trial().node().pump().post(List.of(pushed)),
            () -> trial().integration().poll(ReportKind.PAYMENTS),
            () -> trial().integration().poll(ReportKind.ACH_REJECTS))) {
      try {
        step.run();
      } catch (InvoiceCloudException e) {
        // the fault; what is lost comes again
      }
    }
  }

  // What comes back.

  @Test
  void returned_isTakenBackOnce_alsoWhenItIsReportedAgain() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    settleAndPoll();
    trial().bankReturns(payment.paymentGuid());
    trial().poll();
    trial().rereadPayments();
    trial().poll();

    judge().requireRight();
  }

  @Test
  void returnedBeforeItIsKnown_isPostedAndTakenBack() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    trial().clock().advance(Duration.ofMinutes(30));
    trial().bankReturns(payment.paymentGuid());
    trial().poll(ReportKind.ACH_REJECTS);
    trial().poll();

    judge().requireRight();
  }

  @Test
  void returnOfACart_takesBackWhatWasPostedForEachInvoice() {
    PaymentGuid cart = trial().cart(List.of(FIRST, SECOND), false).get(0).paymentGuid();
    settleAndPoll();
    trial().bankReturns(cart);
    trial().poll();

    judge().requireRight();
  }

  @Test
  void returnOfAPart_takesThatPartBack() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    settleAndPoll();
    trial().bankReturns(payment.paymentGuid(), Money.parse("60.00"));
    trial().poll();

    judge().requireRight();
  }

  @Test
  void returnOfTwoParts_takesBothBack_andNoMoreThanWasPosted() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    settleAndPoll();
    trial().bankReturns(payment.paymentGuid(), Money.parse("60.00"));
    trial().poll();
    trial().clock().advance(Duration.ofDays(4));
    trial().bankReturns(payment.paymentGuid(), Money.parse("40.00"));
    trial().poll();
    trial().rereadPayments();

    judge().requireRight();
  }

  @Test
  void returnThatIsToldOtherwiseLater_isTakenBackOnce() {
    Payment payment = trial().eft(FIRST, HUNDRED);
    settleAndPoll();
    AchReturn told = trial().bankReturns(payment.paymentGuid());
    trial().poll();
    trial().cloud().corrects(told, told.toBuilder().code("R02").build());
    trial().poll();

    judge().requireRight();
  }

  @Test
  void chargebackAndRefunds_areTakenBackWhenAPersonRetriesThem() {
    assumeTrue(movesBySettledLines());
    Payment payment = trial().card(FIRST, HUNDRED);
    settleAndPoll();
    trial().processorTakesBack(payment.paymentGuid(), SOME);
    trial().processorTakesBack(payment.paymentGuid(), SOME);
    trial().processorTakesAllBack(payment.paymentGuid());
    trial().poll();
    trial().retryAll();

    judge().requireRight();
  }

  @Test
  void presentedAgain_isPostedAnewAndMayBeReturnedOnceMore() {
    assumeTrue(movesBySettledLines());
    Payment payment = trial().eft(FIRST, HUNDRED);
    settleAndPoll();
    trial().bankReturns(payment.paymentGuid());
    trial().poll();

    trial().presentAgain(payment);
    settleAndPoll();
    trial().retryAll();
    judge().requireRight();

    trial().bankReturns(payment.paymentGuid());
    trial().poll();
    judge().requireRight();
  }

  private void settleAndPoll() {
    trial().poll();
    trial().settle();
    trial().poll();
  }

  // Days.

  @Test
  void lateInTheEvening_countsForThatDay() {
    requireBookedOn(LocalDate.of(2026, 11, 3), LocalTime.of(23, 30));
  }

  @Test
  void lateOnTheLastEveningOfAMonth_countsForThatMonth() {
    requireBookedOn(LocalDate.of(2026, 11, 30), LocalTime.of(23, 30));
  }

  @Test
  void justAfterMidnightInSummerTime_countsForTheNewDay() {
    requireBookedOn(LocalDate.of(2027, 3, 15), LocalTime.of(0, 30));
  }

  @Test
  void lateOnTheEveningOnWhichSummerTimeEnds_countsForThatDay() {
    requireBookedOn(LocalDate.of(2027, 11, 7), LocalTime.of(23, 30));
  }

  private void requireBookedOn(LocalDate day, LocalTime time) {
    ZoneId zone = profile().billerZone();
    Instant paidAt = day.atTime(time).atZone(zone).toInstant();
    trial().clock().setTo(paidAt);
    Payment pushed = trial().card(THIRD, SOME);
    Payment polled = trial().card(THIRD, SOME);
    trial().story().note("that was on %s at %s in %s".formatted(day, time, zone));
    trial().clock().advance(Duration.ofHours(2)); // past midnight, where it was late
    trial().story().note("two hours pass");
    trial().pushAll(List.of(pushed));
    requireBookedOn(day, pushed, "by push");
    trial().poll();
    requireBookedOn(day, pushed, "by push, and confirmed by a report");
    requireBookedOn(day, polled, "by a report");
    judge().requireRight();
  }

  private void requireBookedOn(LocalDate day, Payment payment, String way) {
    Optional<LocalDate> booked = booked(payment.paymentGuid());
    assumeTrue(booked.isPresent());
    if (!booked.get().equals(day)) {
      Instant paidAt = payment.paidAt();
      boolean gmt = booked.get().equals(LocalDate.ofInstant(paidAt, ZoneId.of("UTC")));
      boolean posting = booked.get().equals(trial().today());
      throw trial()
          .broken(
              Promise.DAY,
              "booked on " + day,
              "booked on %s (it came %s)".formatted(booked.get(), way),
              (gmt ? "That is the day in GMT. " : "")
                  + (posting ? "That is the day on which it was posted. " : "")
                  + (gmt || posting
                      ? ""
                      : "That is the day of another zone, or of a fixed offset, or of the machine's clock. ")
                  + "Use LocalDate.ofInstant(payment.paidAt(), profile.billerZone()), never ZoneId.systemDefault(), a fixed offset or LocalDate.now().");
    }
  }

  private Optional<LocalDate> booked(PaymentGuid payment) {
    try {
      return bookedOn(payment, trial().database());
    } catch (RuntimeException e) {
      AssertionError broken =
          trial()
              .broken(
                  Promise.DAY,
                  "bookedOn to tell the day of payment " + payment,
                  "bookedOn(payment) threw " + e,
                  "It is asked for a payment that was posted, in the database that it is given; answer empty where the books keep no day.");
      broken.initCause(e);
      throw broken;
    }
  }

  // Several at once.

  @Test
  void callsThatMeet_areKeptApart() throws Exception {
    assumeFalse(trial().books().isSeparate());
    Payment kept = invented(1);
    Payment undone = invented(2).toBuilder().amount(Money.parse("20.00")).build();
    trial().truth(kept.paymentGuid()).paid(kept);
    trial().truth(undone.paymentGuid()).paid(undone);
    trial().truth(undone.paymentGuid()).isRefused();
    new TwoTransactions(trial(), judge()).postWithin(kept, undone);

    trial()
        .story()
        .note(SOME + " posted while 20.00 is posted in a transaction that is rolled back");
    trial()
        .focus(
            Promise.PARALLEL,
            "The books keep something of a call (its payment, its transaction, its connection) in a field, which the next call overwrites. Keep it in local variables.");
    judge().requireHeld();
  }

  @Test
  void twoNodesAtOnce_postEachOnce() throws Exception {
    twelve();
    trial().poll();
    judge().requireHeld(); // what is lost without others at work is not their doing
    List<Payment> payments = twelve();
    HostNode other = trial().node("node-2");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      running.add(threads.submit(() -> pushEach(trial().node(), payments)));
      running.add(threads.submit(() -> pushEach(other, payments)));
      running.add(threads.submit(() -> other.pump().post(payments)));
      running.add(threads.submit(() -> other.integration().poll(ReportKind.PAYMENTS)));
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    trial().story().note("all pushed by two nodes and polled, at once");
    trial().poll();
    trial().focus(Promise.PARALLEL, trial().whyNot("The books are not safe for several threads."));
    judge().requireRight();
  }

  private List<Payment> twelve() {
    List<Payment> payments = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      payments.add(trial().card(THIRD, Money.ofCents(100 + i)));
    }
    return payments;
  }

  private static void pushEach(HostNode node, List<Payment> payments) {
    payments.forEach(payment -> node.pump().post(List.of(payment)));
  }

  @Test
  void anotherBillersMoney_isKeptApart() {
    trial().pushAll(List.of(trial().card(FIRST, HUNDRED)));
    judge().requireRight();
    try (HostTrial other = opened(trial().ofAnotherBiller())) {
      other.focus(
          Promise.BILLERS,
          "The books keep what they have seen in a static field, or under a key without LedgerTransaction.biller: another biller has payments of its own, with GUIDs, accounts and invoices that may be alike.");
      other.card(FIRST, Money.parse("70.00"));
      other.poll();
      new LedgerJudge(other).requireRight();
      if (servesSeveralBillers()) {
        trial().poll();
        judge().requireRight();
      }
    }
  }

  // What the books tell.

  @Test
  void whatTheBooksTell_isTheSameByEachWay() {
    PaymentGuid cart = trial().cart(List.of(FIRST, SECOND), false).get(0).paymentGuid();
    Payment alone = trial().eft(THIRD, SOME);
    trial().card(THIRD, SOME);
    settleAndPoll();
    trial().bankReturns(cart);
    trial().poll();
    judge().requireRight();

    new ReadingJudge(trial(), judge()).requireSameByEachWay(List.of(alone.paymentGuid(), cart));
  }

  @Test
  void whatTheBooksTell_saysWhenItWasWritten() {
    Payment returned = trial().eft(FIRST, HUNDRED);
    trial().clock().advance(Duration.ofHours(2));
    trial().poll();
    Payment pushed = trial().card(THIRD, SOME);
    trial().clock().advance(Duration.ofMinutes(50));
    trial().pushAll(List.of(pushed));
    trial().card(THIRD, SOME);
    trial().clock().advance(Duration.ofMinutes(50));
    trial().poll();
    trial().bankReturns(returned.paymentGuid());
    trial().clock().advance(Duration.ofMinutes(90));
    trial().poll();
    judge().requireHeld();

    new ReadingJudge(trial(), judge()).requireRecordedWhenWritten();
  }

  /** A payment that InvoiceCloud knows nothing of, for a call of the contract's own. */
  private Payment invented(int number) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of("5f7c1ed0-3c3f-4c0e-8f5a-%012d".formatted(number)))
        .accountNumber(AccountNumber.of("0001000237"))
        .invoiceNumber(THIRD)
        .paidAt(clock().instant())
        .amount(SOME)
        .method(PaymentMethod.CC)
        .approved(true)
        .build();
  }

  private HostTrial trial() {
    return Objects.requireNonNull(trial);
  }

  private LedgerJudge judge() {
    return new LedgerJudge(trial());
  }
}
