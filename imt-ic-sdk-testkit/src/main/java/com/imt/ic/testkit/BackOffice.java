package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.util.List;

/**
 * What becomes of money after it settled, and what InvoiceCloud tells otherwise later: chargebacks,
 * refunds, re-presentments, corrected reports. Whether InvoiceCloud tells of a chargeback as a
 * negative line of a settled batch, as it does here, is not known.
 *
 * <p>Of {@link FakeInvoiceCloud#backOffice}. Thread-safe.
 */
public final class BackOffice {

  private final FakeState state;
  private final Processor processor;

  BackOffice(FakeState state, Processor processor) {
    this.state = state;
    this.processor = processor;
  }

  /**
   * The cardholder's bank charges back all that settled: a negative line in the batch of today.
   *
   * @param payment a settled payment by card
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, or it is none by card, or
   *     nothing of it stands
   */
  public SettledPayment chargeBack(PaymentGuid payment) {
    synchronized (state) {
      requireCard(payment);
      return refund(payment, processor.settled(payment));
    }
  }

  /** All of it that stands settled. */
  SettledPayment takeBack(PaymentGuid payment) {
    synchronized (state) {
      return refund(payment, processor.settled(payment));
    }
  }

  /**
   * The biller gives back a part of what settled, or all: a negative line in the batch of today.
   * Two refunds of one amount on one day are two equal lines of one batch.
   *
   * @param payment a settled payment
   * @param amount above zero and at most what settled and was not taken back yet
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, or not so much of it settled
   */
  public SettledPayment refund(PaymentGuid payment, Money amount) {
    synchronized (state) {
      state.cart(payment);
      Money settled = processor.settled(payment);
      if (!amount.isPositive() || amount.compareTo(settled) > 0) {
        throw new IllegalArgumentException(
            "Payment %s: %s cannot be taken back of %s that stand settled; let it settle first, by timePasses or settle, and take back at most that"
                .formatted(payment, amount, settled));
      }
      return processor.adjust(payment, Money.ZERO.minus(amount));
    }
  }

  /**
   * The biller wins the dispute: what was taken back of a payment by card settles once more, in the
   * batch of today.
   *
   * @param payment a payment that was charged back
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, or nothing of it was taken back
   */
  public SettledPayment winBack(PaymentGuid payment) {
    synchronized (state) {
      requireCard(payment);
      Money lacking = Processor.paid(state.cart(payment)).minus(processor.settled(payment));
      if (!lacking.isPositive()) {
        throw new IllegalArgumentException(
            "Nothing of payment " + payment + " was taken back; charge it back first");
      }
      return processor.adjust(payment, lacking);
    }
  }

  /**
   * A returned debit is presented again: {@link FakeInvoiceCloud#settle} settles it once more, as
   * many days after now as it did after the payment, and {@link FakeInvoiceCloud#reject} may return
   * it a second time.
   *
   * @param payment a payment that was returned
   * @throws IllegalArgumentException when there is no such payment, or it was not returned
   */
  public void presentAgain(PaymentGuid payment) {
    processor.presentAgain(payment);
  }

  /**
   * Tells of a return otherwise from now on: by another code, with a refined time, of a part alone.
   *
   * @param known as it is told until now
   * @param corrected as it is told from now on, of the same payment
   * @return the corrected one
   * @throws IllegalArgumentException when no such return is told, or the payments differ
   */
  public AchReturn correct(AchReturn known, AchReturn corrected) {
    requireSame(known.paymentGuid(), corrected.paymentGuid());
    synchronized (state) {
      state.rejects.set(place(state.rejects.indexOf(known), known), corrected);
      state.story.note(() -> "tells the return otherwise: " + StoryText.of(corrected));
      return corrected;
    }
  }

  /**
   * Tells of a settled line otherwise from now on: with its deposit or fee, on another day.
   *
   * @param known as it is told until now
   * @param corrected as it is told from now on, of the same payment
   * @return the corrected one
   * @throws IllegalArgumentException when no such line is told, or the payments differ
   */
  public SettledPayment correct(SettledPayment known, SettledPayment corrected) {
    requireSame(known.paymentGuid(), corrected.paymentGuid());
    synchronized (state) {
      List<SettledPayment> lines =
          state.settled.stream().map(FakeState.SettledLine::payment).toList();
      int place = place(lines.indexOf(known), known);
      state.settled.set(
          place, new FakeState.SettledLine(corrected, state.settled.get(place).recordedAt()));
      state.story.note(() -> "tells the settled line otherwise: " + StoryText.of(corrected));
      return corrected;
    }
  }

  private void requireCard(PaymentGuid payment) {
    if (state.cart(payment).get(0).payment.method().filter(PaymentMethod.CC::equals).isEmpty()) {
      throw new IllegalArgumentException(
          "Payment " + payment + " is not by card; a bank returns it by reject");
    }
  }

  private static void requireSame(PaymentGuid known, PaymentGuid corrected) {
    if (!known.equals(corrected)) {
      throw new IllegalArgumentException(
          "A correction is of the same payment, found %s for %s".formatted(corrected, known));
    }
  }

  private static int place(int index, Object known) {
    if (index < 0) {
      throw new IllegalArgumentException(
          known + " is not told of; correct what the fake answered, as it was corrected last");
    }
    return index;
  }
}
