package com.imt.ic.quarantine;

/** Why something is in quarantine, for a host that branches on it; the entry's reason says more. */
public enum QuarantineKind {
  /** The row could not be understood: a required field is missing or has no meaning. */
  UNREADABLE,
  /** Known under the same identity with other content; what was known stands. */
  CONFLICT,
  /** The books refused it. */
  REFUSED,
  /**
   * The books threw an exception on it alone. Every poll of its report tries it again until the
   * books take it or a person resolves it.
   */
  FAILED,
  /** An approved payment, or a return, that is not above zero; nothing was posted or reversed. */
  AMOUNT,
  /** A return that was reversed, and whose code says too little to leave it at that. */
  RETURN_CODE,
  /** A return of more than was paid; it was reversed as it stands. */
  RETURN_EXCEEDS_PAYMENT,
  /** A notification of change: the payment stands, data of the account are to be corrected. */
  NOTIFICATION_OF_CHANGE
}
