package com.imt.ic.reconcile;

/** What does not fit together. */
public enum DifferenceKind {
  /** Pushed long ago and still in no report: a phantom, or a poll that lost it. */
  NOT_REPORTED,
  /** Reported long ago and still in no settled batch. */
  NOT_SETTLED,
  /** In a settled batch, but never pushed nor reported: a payment that was nearly lost. */
  SETTLED_UNKNOWN,
  /** Settled although it was declined, or although the ledger refused it. */
  SETTLED_NOT_POSTED,
  /** Settled with another amount than it was paid with. */
  SETTLED_AMOUNT,
  /** Settled in several lines that come to more than was paid. */
  SETTLED_TWICE,
  /** The fee beside the principal differs between push, report and settled line. */
  FEE_AMOUNT,
  /** Taken back by a chargeback, a refund or a return, and still in the ledger. */
  TAKEN_BACK,
  /** Settled once more after it was taken back, and the ledger lacks it. */
  SETTLED_AGAIN,
  /** A batch's deposit is not the sum of its lines. */
  DEPOSIT,
  /** An ACH return of a payment that is not in the ledger. */
  RETURN_UNKNOWN,
  /**
   * An ACH return that waits for a person, being of more than stands in the ledger or of no clear
   * code; it was not reversed.
   */
  RETURN_IN_REVIEW,
  /** Approved and not in the ledger, since the ledger refused it. */
  REFUSED_BY_LEDGER,
  /** A row of money that stands in the quarantine, open, and that nothing else here tells of. */
  QUARANTINED,
  /** The SDK posted it, and the ledger does not hold it. */
  NOT_IN_LEDGER,
  /** The ledger holds it with another amount. */
  LEDGER_AMOUNT,
  /** The ledger holds more receipts for it than were posted. */
  POSTED_TWICE,
  /** The ledger took back another amount of it than it was told to. */
  LEDGER_REVERSAL,
  /** The ledger holds it and the SDK never posted it. */
  LEDGER_UNKNOWN
}
