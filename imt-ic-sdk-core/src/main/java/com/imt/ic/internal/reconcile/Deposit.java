package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import java.util.Optional;

/**
 * What a batch's lines tell of its deposit. No document says whether a line tells its own part of
 * the deposit or the whole batch's, nor whether what was taken back tells any: of the readings that
 * are possible the one counts that fits best. Immutable and thread-safe.
 *
 * @param expected the lines' sum
 * @param deposited what reached the bank
 */
record Deposit(BatchFacts batch, Money expected, Money deposited) {

  /** Empty where nothing can be said: no line told one, or but some of the charges did. */
  static Optional<Deposit> of(BatchFacts batch) {
    if (batch.told() == 0) {
      return Optional.empty();
    }
    Deposit byLine = new Deposit(batch, batch.sum(), batch.deposits());
    if (byLine.gap().isZero()) {
      return Optional.of(byLine);
    }
    Optional<Deposit> whole = ofTheWhole(batch).filter(each -> each.isBetterThan(byLine));
    if (whole.isPresent()) {
      return whole;
    }
    if (batch.untoldCharges() > 0) {
      return Optional.empty();
    }
    // What was taken back told no deposit: it may have gone off another day's.
    Deposit ofCharges = new Deposit(batch, batch.toldLines(), batch.deposits());
    return Optional.of(ofCharges.gap().isZero() ? ofCharges : byLine);
  }

  /** The same deposit on each of several lines is the batch's. */
  private static Optional<Deposit> ofTheWhole(BatchFacts batch) {
    return batch.told() > 1 && batch.lowest().equals(batch.highest())
        ? batch.lowest().map(deposit -> new Deposit(batch, batch.sum(), deposit))
        : Optional.empty();
  }

  Money gap() {
    return deposited.minus(expected);
  }

  /** By how much it is short. */
  Money lacking() {
    return Money.ZERO.minus(gap());
  }

  private boolean isBetterThan(Deposit other) {
    return size(gap()).compareTo(size(other.gap())) < 0;
  }

  private static Money size(Money amount) {
    return amount.isNegative() ? Money.ZERO.minus(amount) : amount;
  }
}
