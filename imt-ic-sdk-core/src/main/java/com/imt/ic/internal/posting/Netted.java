package com.imt.ic.internal.posting;

import com.imt.ic.Money;

/**
 * What of one payment came in and went out, and what therefore is to stand in the books: what was
 * paid, less what was taken back, and again what came once more. Immutable and thread-safe.
 *
 * <p>What settled once more is what settled beyond what was paid, and also what settled days after
 * a return: an EFT payment that came back before it ever settled settles but once when it is
 * presented again.
 *
 * <p>A return may be told twice, by the report of returns and as a negative line of a batch, and a
 * biller's processor may send but one of the two. So the larger sum of both counts, not their sum.
 *
 * @param paid the principal
 * @param settled the sum of the positive lines
 * @param nettedOut the sum of the negative lines, above zero
 * @param returned the sum of the returns
 * @param settledLater how much of what settled did so days after a return
 */
public record Netted(
    Money paid, Money settled, Money nettedOut, Money returned, Money settledLater) {

  /** What was taken back, whichever way it was told. */
  public Money takenBack() {
    return larger(nettedOut, returned);
  }

  /** What settled once more after it was taken back. */
  public Money cameAgain() {
    return smaller(larger(beyondPaid(), settledLater), takenBack());
  }

  /** What settled beyond what was paid and came again. */
  public Money surplus() {
    return larger(beyondPaid().minus(cameAgain()), Money.ZERO);
  }

  /** What is to stand in the books; below zero where more was taken back than came. */
  public Money expected() {
    return paid.minus(takenBack()).plus(cameAgain());
  }

  private Money beyondPaid() {
    return larger(settled.minus(paid), Money.ZERO);
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
