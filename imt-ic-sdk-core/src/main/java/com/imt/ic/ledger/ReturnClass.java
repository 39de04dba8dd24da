package com.imt.ic.ledger;

/**
 * What kind of reason an ACH return has, and what a biller usually does about it. It is advice: the
 * payment is reversed whatever the class, since the money is gone, but for {@link #NOTIFICATION};
 * the rest is the biller's policy.
 */
public enum ReturnClass {
  /** The payer's account had too little money (R01, R09). */
  FUNDS(false, true, false),
  /** The account is closed, unknown or of the wrong kind; other data are needed. */
  ACCOUNT(true, false, false),
  /** The payer says that nobody was allowed to debit; a new authorisation is needed. */
  UNAUTHORIZED(true, false, false),
  /** The payer stopped this one debit. */
  STOPPED(false, false, false),
  /** Death of the holder, a frozen account, a legal order: people decide. */
  HOLDER(true, false, true),
  /** A fault of format, routing or timing between the banks; the customer did nothing wrong. */
  FORMAT(false, true, false),
  /** Paper checks that were converted; should not happen to a bill paid online. */
  CHECK(false, false, true),
  /** Federal enrolments; should not happen to a bill paid online. */
  ENROLLMENT(false, false, true),
  /** Banks dispute a return among themselves; some of these codes undo one. */
  DISHONOR(false, false, true),
  /** International entries and sanctions. */
  INTERNATIONAL(false, true, true),
  /**
   * A notification of change (C01 and the like): the bank corrects data of the account, and the
   * payment stands.
   */
  NOTIFICATION(false, false, true),
  /** A code that NACHA's list, as known here, does not hold. */
  UNKNOWN(false, false, true);

  private final boolean blocksEft;
  private final boolean mayRetry;
  private final boolean needsReview;

  ReturnClass(boolean blocksEft, boolean mayRetry, boolean needsReview) {
    this.blocksEft = blocksEft;
    this.mayRetry = mayRetry;
    this.needsReview = needsReview;
  }

  /**
   * {@return whether further EFT payments of this account, AutoPay too, should be blocked until the
   * payer gives new data or a new authorisation}
   */
  public boolean blocksEft() {
    return blocksEft;
  }

  /**
   * {@return whether the same debit may be tried again: NACHA allows two more within 180 days after
   * missing funds, and one that was corrected after a fault of format}
   */
  public boolean mayRetry() {
    return mayRetry;
  }

  /** {@return whether people must look at the return, since the code does not say what to do} */
  public boolean needsReview() {
    return needsReview;
  }
}
