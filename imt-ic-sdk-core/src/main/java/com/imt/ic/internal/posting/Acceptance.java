package com.imt.ic.internal.posting;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a payment that came to the {@link PaymentInbox}. Immutable and thread-safe.
 *
 * @param outcome what became of it
 * @param receiptNumber the ledger's number, where it is in the ledger
 * @param reason why it is not, without customers' data
 */
public record Acceptance(Outcome outcome, Optional<String> receiptNumber, Optional<String> reason) {

  /** What became of a payment. */
  public enum Outcome {
    /**
     * Durably received, and to be posted with {@link PaymentInbox#postReceived} once the
     * transaction commits. Only in a transaction of the caller, before a {@link SeparateLedger}.
     */
    RECEIVED,
    /** New, and now in the ledger. */
    POSTED,
    /** In the ledger since an earlier delivery. */
    ALREADY_POSTED,
    /** Declined by the processor: noted the first time, never posted. */
    DECLINED,
    /** Declined, and noted before. */
    ALREADY_DECLINED,
    /** The ledger refused it; in quarantine, tried again when it comes again. */
    REFUSED,
    /** Known under the same identity with other content; in quarantine, nothing overwritten. */
    CONFLICT
  }

  /** Checks that everything is there. */
  public Acceptance {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(receiptNumber, "receiptNumber");
    Objects.requireNonNull(reason, "reason");
  }
}
