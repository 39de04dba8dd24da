package com.imt.ic;

/** What became of one fact that InvoiceCloud told: a payment, a return, a settled line, a state. */
public enum Outcome {
  /** New, and in the books: posted, reversed, settled or changed. */
  ACCEPTED,
  /** Known, refused or received before, and in the books now. */
  RETRIED,
  /** Known since an earlier delivery; nothing was done. */
  DUPLICATE,
  /** A settled line or a return that is known, and that this delivery completes or corrects. */
  CORRECTED,
  /** A payment of a product for which nothing is posted: kept, settled and reconciled. */
  KEPT,
  /** A payment that the processor declined, told for the first time; never posted. */
  DECLINED,
  /** A return, or a settled line that takes back, that came before its payment and waits for it. */
  WAITING,
  /**
   * In quarantine: the books refused it, or threw an exception on it alone. It is tried again when
   * it comes again, until the books take it or a person resolves it.
   */
  REFUSED,
  /** In quarantine: known under the same identity with other content. Nothing was overwritten. */
  CONFLICT,
  /** In quarantine: understood, and nothing that books can take; people decide. */
  REVIEW,
  /** In quarantine: the row could not be understood. */
  UNREADABLE;

  /** {@return true for what went to the quarantine instead of the books, so that people look} */
  public boolean isQuarantined() {
    return switch (this) {
      case ACCEPTED, RETRIED, DUPLICATE, CORRECTED, KEPT, DECLINED, WAITING -> false;
      case REFUSED, CONFLICT, REVIEW, UNREADABLE -> true;
    };
  }
}
