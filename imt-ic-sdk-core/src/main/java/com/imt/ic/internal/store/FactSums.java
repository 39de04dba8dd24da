package com.imt.ic.internal.store;

import com.imt.ic.Money;

/**
 * What the database itself adds up of the facts of a scope, apart from reading them one by one.
 * Immutable and thread-safe.
 *
 * @param payments of all payments' principals
 * @param posted of those that the ledger took
 * @param postedAgain what of them was posted anew
 * @param takenBack what of them was taken back
 * @param lines of all lines of their batches
 * @param linesOfDays of all lines, of whatever payment, that settled on the same days
 * @param depositsOfDays of the deposits that those told
 * @param returns of all returns
 */
public record FactSums(
    Money payments,
    Money posted,
    Money postedAgain,
    Money takenBack,
    Money lines,
    Money linesOfDays,
    Money depositsOfDays,
    Money returns) {

  public static final FactSums NOTHING =
      new FactSums(
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO);

  public FactSums plus(FactSums other) {
    return new FactSums(
        payments.plus(other.payments),
        posted.plus(other.posted),
        postedAgain.plus(other.postedAgain),
        takenBack.plus(other.takenBack),
        lines.plus(other.lines),
        linesOfDays.plus(other.linesOfDays),
        depositsOfDays.plus(other.depositsOfDays),
        returns.plus(other.returns));
  }

  /** The same of payments whose batches are not looked at. */
  public FactSums withoutDays() {
    return new FactSums(
        payments, posted, postedAgain, takenBack, lines, lines, Money.ZERO, returns);
  }
}
