package com.imt.ic.payment;

import java.util.Objects;

/** What the ledger did with a payment. */
public sealed interface PostingResult {

  /**
   * It is in the ledger.
   *
   * @param receiptNumber the ledger's own number of it, not empty
   */
  record Posted(String receiptNumber) implements PostingResult {
    /** Checks the number. */
    public Posted {
      Objects.requireNonNull(receiptNumber, "receiptNumber");
    }
  }

  /**
   * The ledger has no place for it; people must look. The next delivery tries again.
   *
   * @param reason why, without customers' data; IC's data pump and the quarantine show it
   */
  record Refused(String reason) implements PostingResult {
    /** Checks the reason. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It is in the ledger.
   *
   * @param receiptNumber the ledger's own number of it
   * @return the result
   */
  static PostingResult posted(String receiptNumber) {
    return new Posted(receiptNumber);
  }

  /**
   * The ledger has no place for it.
   *
   * @param reason why, without customers' data
   * @return the result
   */
  static PostingResult refused(String reason) {
    return new Refused(reason);
  }
}
