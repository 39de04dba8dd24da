package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money that a processor took back on a day, and off whichever deposit. Immutable and thread-safe.
 *
 * @param processor empty where it may be any
 * @param lines the batch whose lines tell of it without having taken it off their own deposit; null
 *     for an ACH return, and of a batch that tells no deposit
 */
record TakenOff(Money amount, Optional<String> processor, @Nullable Deposit lines) {

  /** No processor pays another one's returns. */
  boolean mayBeOf(BatchFacts.Key batch) {
    return processor.isEmpty()
        || batch.processor().isEmpty()
        || processor.equals(batch.processor());
  }
}
