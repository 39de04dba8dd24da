package com.imt.ic.internal.posting;

import com.imt.ic.ledger.LedgerDownException;

/**
 * Tells a ledger that is down from one that fails on a row: so many failures in a row, on rows that
 * were not known to fail, and nothing taken between. Not thread-safe.
 */
public final class LedgerWatch {

  private static final int MOST_IN_A_ROW = 10;

  private int inARow;

  void taken() {
    inARow = 0;
  }

  void failed(RuntimeException failure) {
    inARow++;
    if (inARow == MOST_IN_A_ROW) {
      throw new LedgerDownException(inARow, failure);
    }
  }
}
