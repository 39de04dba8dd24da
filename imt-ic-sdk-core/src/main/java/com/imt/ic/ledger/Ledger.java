package com.imt.ic.ledger;

import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.List;

/**
 * The host's books: the one interface that a host implements.
 *
 * <p>Each method is called once for each fact, whichever way it came (push or poll), within the
 * transaction that also keeps the fact's identity: what is written through {@link
 * LedgerTransaction#connection()} commits together with it, or not at all. Books that accept a
 * payment without ever asking for that connection would commit by themselves and are refused with
 * an {@link IllegalStateException}, unless they are {@link #isSeparate() separate} (as a test's
 * books in memory are) or the host gave its own transactions to the integration. The database may
 * ask for a transaction to be run again, so nothing outside it may be changed here. Where the books
 * cannot share the transaction, see {@link #isSeparate()}.
 *
 * <p>Every method may answer {@link LedgerAnswer#refused refused} with a reason: the fact goes to
 * the quarantine with that reason and its whole raw row, and everything else goes on. An exception
 * undoes the transaction; its facts are then brought again by halves, and the one on which it is
 * thrown again goes to the quarantine too, in a transaction of its own. Every poll brings that one
 * again until the books take it or a person resolves it. After ten such facts in a row, none of
 * which was known to fail, the poll stops with a {@link LedgerDownException}.
 *
 * <p>Called by several threads at once.
 */
public interface Ledger {

  /**
   * Posts one approved payment. Post {@link Payment#amount()}, the principal; {@link
   * Payment#convenienceFee()} is no part of it.
   *
   * <p>One payment may pay several invoices (a cart): this is then called once for each, with the
   * same {@link Payment#paymentGuid()}, so that a unique key of the books' own is of the payment
   * and {@link Payment#invoiceNumber()}.
   *
   * @param transaction where to write
   * @return accepted, with the receipt's number where the books give one, or refused; a refused
   *     payment is brought again by the next delivery of it
   */
  LedgerAnswer post(Payment payment, LedgerTransaction transaction);

  /**
   * Posts several approved payments of one transaction. Books that write many rows in one statement
   * override this; unless overridden each is given to {@link #post}.
   *
   * <p>An exception undoes the transaction; the payments are then posted again by halves, at last
   * as a list of one, so that only those on which it is thrown again go to the quarantine.
   *
   * @param payments of different identities, some hundreds at most
   * @param transaction where to write
   * @return an answer to each payment, in their order
   */
  default List<LedgerAnswer> postAll(List<Payment> payments, LedgerTransaction transaction) {
    return payments.stream().map(payment -> post(payment, transaction)).toList();
  }

  /**
   * Takes a posted payment back, wholly or in part, since the bank returned it. Never called for
   * more than stands of the payment. A return of a payment that paid several invoices takes each
   * back by a call of its own.
   *
   * @param reversal the whole return, the payment that it takes back, and how much
   * @param transaction where to write
   * @return accepted, or refused; a refused reversal is brought again with the next report of the
   *     return
   */
  LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction);

  /**
   * Takes a posted payment back, wholly or in part, since a line of a settled batch does: a
   * chargeback or a refund. Called where the profile says so ({@code $.posting.chargebacks}), or
   * when a person retries the line at the desk; never for more than stands of the payment.
   *
   * @param chargeback the line, the payment that it takes back, and how much
   * @param transaction where to write
   * @return accepted, or refused, as it is unless overridden; then it stays with the people, and
   *     the reconciliation shows it until the books agree
   */
  default LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return LedgerAnswer.refused(
        "These books take no chargeback (Ledger.chargedBack is not overridden); book it by hand and resolve this");
  }

  /**
   * Posts anew what was taken back, since the payment was presented again and settled, or a
   * chargeback was won. Called where the profile says so ({@code $.posting.representments}), or
   * when a person retries the line at the desk; never for more than was taken back.
   *
   * @param representment the line, the payment, and how much
   * @param transaction where to write
   * @return accepted, or refused, as it is unless overridden; then it stays with the people
   */
  default LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    return LedgerAnswer.refused(
        "These books post nothing anew (Ledger.represented is not overridden); book it by hand and resolve this");
  }

  /** Takes note of a declined payment, which is never posted; accepted unless overridden. */
  default LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A posted payment came for the first time by the other channel too, with the same money. It may
   * carry what the first one lacked: a report names the customer, a receipt does not. Never a
   * reason to post again. Accepted unless overridden.
   */
  default LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * An ACH return was reported for the first time, whether its payment is posted or still to come.
   * {@link #reverse} is called as well, as soon as there is something to take back. Not called for
   * what the report brings beside returns: notifications of change, and codes by which banks
   * dispute a return ({@link ReturnCode#takesMoneyBack}); those are for people. Accepted unless
   * overridden.
   */
  default LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A return that the books were told of has another code, time or reason in a later report; what
   * was reversed stays reversed. Accepted unless overridden.
   *
   * @param before as it was told last
   * @param now as it is told now
   */
  default LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A payment settled: one line of a batch; accepted unless overridden. A batch may hold several
   * equal lines, such as two refunds of one amount: each is told.
   */
  default LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A line that the books were told of is completed or corrected by a later report: its day, its
   * fee, its deposit, its processor. Accepted unless overridden.
   *
   * @param before what is kept of it: batch, day, payment, invoice, amounts and processor
   * @param now as it is told now; batch, payment and amount are the same
   */
  default LedgerAnswer settlementCorrected(
      SettledPayment before, SettledPayment now, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A customer's enrolment is not, or not the same as, what was known. The first report of a
   * customer counts as a change, enrolled or not. What is older than the known state is none.
   * Accepted unless overridden.
   */
  default LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * A customer no longer stands in an enrolment report that listed it before. It may have closed
   * its account, or InvoiceCloud may have lost it: it keeps its last known enrolment until the
   * report, or a person, says otherwise. Told once; a customer that is listed again, and is as it
   * was, is told of no more. Where the profile says that the report lists the enrolled alone,
   * {@link #enrollmentChanged} is called instead, with a customer that is not enrolled.
   *
   * <p>An exception undoes the transaction; the customers are then told one by one, and that on
   * which it is thrown again is told again after the next poll, as is one that is refused. Accepted
   * unless overridden.
   *
   * @param customer as it was last known, without its name and its e-mail address
   */
  default LedgerAnswer enrollmentMissing(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  /**
   * Tells the reconciliation every receipt that was posted for a payment of this biller ({@link
   * LedgerTransaction#biller}), and all that took one back, be it by hand. Called in the
   * transaction in which the SDK reads its own tables, at a single moment of both; write nothing.
   *
   * @param reader gets each of them, in any order
   * @param transaction where to read
   * @return whether they were told; false, as it is unless overridden, leaves the books out of the
   *     reconciliation
   */
  default boolean read(LedgerReader reader, LedgerTransaction transaction) {
    return false;
  }

  /**
   * The same of what was written into the books since a moment, so that a reconciliation of open
   * items need not read all of it: receipts, also older ones' reversals, by when they were
   * recorded. Override this and {@link #readPayments} together, or neither.
   *
   * @param since one minute before the last reconciliation, for transactions that were open then
   *     and clocks that differ; what is recorded longer before its commit is found by a
   *     reconciliation of days
   * @param reader as of {@link #read}
   * @param transaction as of {@link #read}
   * @return whether they were told; where not, as it is unless overridden, {@link #read} is called
   */
  default boolean readSince(Instant since, LedgerReader reader, LedgerTransaction transaction) {
    return false;
  }

  /**
   * The same of some payments, whenever it was recorded.
   *
   * @param payments some hundreds, whose receipts and reversals are asked for; none stands for none
   * @param reader as of {@link #read}
   * @param transaction as of {@link #read}
   * @return whether they were told
   */
  default boolean readPayments(
      List<PaymentGuid> payments, LedgerReader reader, LedgerTransaction transaction) {
    return false;
  }

  /**
   * Whether the books cannot share the SDK's transaction, being a service of another system or
   * another database.
   *
   * <p>Then {@link #post} is called outside any transaction: after the payment is durably received
   * and before it is marked as posted. A crash, or a second node, between the two brings the same
   * payment again, so the books must hold {@link Payment#paymentGuid()} and the invoice under a
   * unique key of their own and answer a payment that they have with the receipt's number of then;
   * without such a key, once cannot be had. The other methods are called within the SDK's
   * transaction, which may be run again: they too need keys of their own. {@link
   * LedgerTransaction#connection()} is refused.
   *
   * @return false unless overridden
   */
  default boolean isSeparate() {
    return false;
  }
}
