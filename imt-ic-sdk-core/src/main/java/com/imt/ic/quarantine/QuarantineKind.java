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
  /**
   * A return whose code is none of NACHA's list, or stands among other text; it was not reversed. A
   * retry by hand reverses it.
   */
  RETURN_UNCLEAR,
  /**
   * A return of more than still stands in the books, or of nobody knows which invoice; it was not
   * reversed. A retry by hand reverses it if as much stands by then.
   */
  RETURN_EXCEEDS_PAYMENT,
  /**
   * A return that does not name its payment, and no payment fits what it carries, or more than one
   * does; it was not reversed. The next report that holds it, or a retry by hand, takes it once one
   * payment fits.
   */
  RETURN_UNMATCHED,
  /** A dishonoured or contested return (R61 to R77): it undoes or disputes another one. */
  RETURN_DISPUTED,
  /**
   * A settled line takes a payment back: a chargeback or a refund. A retry by hand has the books
   * take it back.
   */
  TAKEN_BACK,
  /**
   * A payment that was taken back has settled once more: presented again, or a chargeback that was
   * won. A retry by hand has the books post it anew.
   */
  SETTLED_AGAIN,
  /** A notification of change: the payment stands, data of the account are to be corrected. */
  NOTIFICATION_OF_CHANGE;

  /**
   * {@return whether {@link Quarantine#retry} does anything; false for a notice to people, which is
   * no fact that books could take, and which {@link Quarantine#resolve} alone closes}
   */
  public boolean isRetryable() {
    return switch (this) {
      case UNREADABLE,
          CONFLICT,
          REFUSED,
          FAILED,
          AMOUNT,
          RETURN_UNCLEAR,
          RETURN_EXCEEDS_PAYMENT,
          RETURN_UNMATCHED,
          TAKEN_BACK,
          SETTLED_AGAIN ->
          true;
      case RETURN_CODE, RETURN_DISPUTED, NOTIFICATION_OF_CHANGE -> false;
    };
  }
}
