package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledBatch.Check;

/** A batch's name, as {@link ReconciledBatch#name} gives it. */
final class BatchNames {

  private BatchNames() {}

  static String of(BatchFacts.Key key) {
    return new ReconciledBatch(
            key.id(),
            key.settledOn(),
            key.processor().orElse(null),
            0,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            null,
            Check.UNCHECKED)
        .name();
  }
}
