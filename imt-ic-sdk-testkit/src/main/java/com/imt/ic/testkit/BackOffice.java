package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.util.List;

/**
 * What becomes of money after it settled, and what InvoiceCloud tells otherwise later. Whether it
 * tells of a chargeback as a negative line of a settled batch, as here, is not known.
 */
record BackOffice(FakeState state, Processor processor) {

  /** All of it that stands settled. */
  SettledPayment takeBack(PaymentGuid payment) {
    synchronized (state) {
      return takeBack(payment, processor.settled(payment));
    }
  }

  SettledPayment takeBack(PaymentGuid payment, Money amount) {
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

  SettledPayment winBack(PaymentGuid payment) {
    synchronized (state) {
      requireCard(payment);
      Money lacking = state.cart(payment).get(0).takenBack;
      if (!lacking.isPositive()) {
        throw new IllegalArgumentException(
            "Nothing of payment "
                + payment
                + " was taken back; take it back first, by processorTakesBack");
      }
      return processor.adjust(payment, lacking);
    }
  }

  AchReturn correct(AchReturn known, AchReturn corrected) {
    requireSame(known.paymentGuid(), corrected.paymentGuid());
    synchronized (state) {
      state.rejects.set(place(state.rejects.indexOf(known), known), corrected);
      state.story.note(() -> "tells the return otherwise: " + StoryText.of(corrected));
      return corrected;
    }
  }

  SettledPayment correct(SettledPayment known, SettledPayment corrected) {
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
          "Payment "
              + payment
              + " is not by card, so that there is no dispute; what a bank returned comes once more by processorPresentsAgain");
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
