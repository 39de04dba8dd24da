package com.imt.ic.bif;

import java.util.List;

/** stub. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class BifValidator {
  private BifValidator() {}

  /** stub. */
  public static BifValidator of(BifLayout layout) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public List<BifProblem> check(BifInvoice invoice, long line) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public List<BifProblem> checkAll(Iterable<BifInvoice> invoices) {
    throw new UnsupportedOperationException("not yet");
  }
}
