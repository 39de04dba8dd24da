package com.imt.ic.ledger;

/**
 * What kind of reason an ACH return has; what a biller does about it is the advice of its {@link
 * ReturnCode}.
 */
public enum ReturnClass {
  /** The payer's account had too little money (R01, R09). */
  FUNDS,
  /** The account is closed, unknown or of the wrong kind; other data are needed. */
  ACCOUNT,
  /** The payer says that nobody was allowed to debit; a new authorisation is needed. */
  UNAUTHORIZED,
  /** The payer stopped this one debit. */
  STOPPED,
  /** Death of the holder, a frozen account, a legal order: people decide. */
  HOLDER,
  /** A fault of format, routing or timing between the banks; the customer did nothing wrong. */
  FORMAT,
  /** Paper checks that were converted; should not happen to a bill paid online. */
  CHECK,
  /** Federal enrolments; should not happen to a bill paid online. */
  ENROLLMENT,
  /**
   * Banks dispute a return among themselves (R61 to R70) or contest that (R71 to R77): no money of
   * the payment goes back once more, and some of these codes undo a return.
   */
  DISHONOR,
  /** International entries and sanctions. */
  INTERNATIONAL,
  /**
   * A notification of change (C01 and the like): the bank corrects data of the account, and the
   * payment stands.
   */
  NOTIFICATION,
  /** A code that NACHA's list, as known here, does not hold, or none. */
  UNKNOWN
}
