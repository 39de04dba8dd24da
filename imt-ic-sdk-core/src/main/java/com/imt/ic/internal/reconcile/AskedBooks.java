package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.reconcile.SortedBooks.Entry;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Books that are asked for some payments after the other. Not thread-safe. */
final class AskedBooks implements HeldBooks {

  private final Ledger ledger;
  private final LedgerTransaction transaction;
  private Money told = Money.ZERO;

  AskedBooks(Ledger ledger, LedgerTransaction transaction) {
    this.ledger = ledger;
    this.transaction = transaction;
  }

  @Override
  public Map<PaymentGuid, InBooks> of(List<PaymentGuid> payments, Consumer<List<Entry>> beside) {
    Map<PaymentGuid, InBooks> held = new HashMap<>();
    LedgerReader reader =
        new LedgerReader() {
          @Override
          public void receipt(PaymentGuid payment, Money amount, Instant recordedAt) {
            told = told.plus(amount);
            held.merge(payment, InBooks.receipt(amount, recordedAt), InBooks::plus);
          }

          @Override
          public void reversal(PaymentGuid payment, Money amount, Instant recordedAt) {
            told = told.minus(amount);
            held.merge(payment, InBooks.reversal(amount, recordedAt), InBooks::plus);
          }
        };
    if (!ledger.readPayments(payments, reader, transaction)) {
      throw new IllegalStateException(
          "The ledger told what was recorded since a moment, and tells nothing of single payments; override Ledger.readSince and Ledger.readPayments together, or neither");
    }
    return held;
  }

  @Override
  public Money told() {
    return told;
  }
}
