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
import java.util.Set;
import java.util.function.Consumer;

/**
 * Books that are asked for some payments after the other, and for those that they wrote of lately.
 * Not thread-safe.
 */
final class AskedBooks implements HeldBooks {

  private static final int TOGETHER = 500;

  private final Ledger ledger;
  private final LedgerTransaction transaction;
  private final Set<PaymentGuid> moved;
  private Money told = Money.ZERO;

  /**
   * @param moved payments of which something was written since the last time; those that nobody
   *     asks for come at the end
   */
  AskedBooks(Ledger ledger, LedgerTransaction transaction, Set<PaymentGuid> moved) {
    this.ledger = ledger;
    this.transaction = transaction;
    this.moved = moved;
  }

  @Override
  public Map<PaymentGuid, InBooks> of(List<PaymentGuid> payments, Consumer<List<Entry>> beside) {
    payments.forEach(moved::remove);
    return ask(payments);
  }

  /** Also those of which all was removed. */
  @Override
  public void rest(Consumer<List<Entry>> beside) {
    List<PaymentGuid> left = List.copyOf(moved);
    for (int from = 0; from < left.size(); from += TOGETHER) {
      List<PaymentGuid> some = left.subList(from, Math.min(from + TOGETHER, left.size()));
      Map<PaymentGuid, InBooks> held = ask(some);
      beside.accept(
          some.stream()
              .map(guid -> new Entry(guid, held.getOrDefault(guid, InBooks.NOTHING)))
              .toList());
    }
  }

  private Map<PaymentGuid, InBooks> ask(List<PaymentGuid> payments) {
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
