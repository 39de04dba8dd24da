package com.imt.ic.ledger;

import java.util.Objects;

/** What the ledger did with a payment. */
public sealed interface LedgerAnswer {

  /**
   * It is in the ledger.
   *
   * @param receiptNumber the ledger's own number of it, not empty
   */
  record Posted(String receiptNumber) implements LedgerAnswer {
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
  record Refused(String reason) implements LedgerAnswer {
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
  static LedgerAnswer posted(String receiptNumber) {
    return new Posted(receiptNumber);
  }

  /**
   * The ledger has no place for it.
   *
   * @param reason why, without customers' data
   * @return the result
   */
  static LedgerAnswer refused(String reason) {
    return new Refused(reason);
  }
}
