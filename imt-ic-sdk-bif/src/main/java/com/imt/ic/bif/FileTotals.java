package com.imt.ic.bif;

import com.imt.ic.Money;
import org.jspecify.annotations.Nullable;

/** Counts the rows of one file, and adds up those amounts that are asked for. Not thread-safe. */
final class FileTotals {

  private final int otherLines;
  private final int[] places;
  private final long[] sums;
  private long rows;
  private long rewritten;
  private boolean whole = true;

  /**
   * The totals of no rows yet.
   *
   * @param otherLines how many lines the file has that are no rows
   * @param places of the amounts to add up
   */
  FileTotals(int otherLines, int[] places) {
    this.otherLines = otherLines;
    this.places = places;
    sums = new long[places.length];
  }

  /** Throws an {@link ArithmeticException} when a sum cannot be counted in cents. */
  void add(boolean isRewritten, BifInvoice invoice) {
    rows++;
    rewritten += isRewritten ? 1 : 0;
    @Nullable Object[] values = invoice.values();
    for (int i = 0; i < places.length; i++) {
      Money amount = (Money) values[places[i]];
      if (amount != null) {
        sums[i] = Math.addExact(sums[i], amount.cents());
      }
    }
  }

  /** Counts a row of which nothing else is known, nor are the sums from now on. */
  void addUnreadable() {
    rows++;
    whole = false;
  }

  /** Whether every row was added, so that more is known than their number. */
  boolean isWhole() {
    return whole;
  }

  long rows() {
    return rows;
  }

  long rewritten() {
    return rewritten;
  }

  long lines() {
    return otherLines + rows;
  }

  /** In cents. */
  long sum(BifField field) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == field.place()) {
        return sums[i];
      }
    }
    throw new IllegalArgumentException("Nobody asked for the sum of " + field);
  }
}
