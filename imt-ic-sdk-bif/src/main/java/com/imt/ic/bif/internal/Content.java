package com.imt.ic.bif.internal;

/** What a column carries, by which its values are written, read and checked. */
public enum Content {
  RECORD_TYPE,
  BID,
  ACCOUNT_NUMBER,
  INVOICE_NUMBER,
  TEXT,
  /** An {@link Integer} of 0 or more. */
  INTEGER,
  DATE,
  FLAG,
  AMOUNT,
  BALANCE_DUE,
  /** The balance once more, and no value of its own. */
  MINIMUM_PAYMENT,
  /** A text of the biller's own. */
  CUSTOM,
  /** A text of the layout's. */
  CONSTANT;

  public boolean isAmount() {
    return this == AMOUNT || this == BALANCE_DUE || this == MINIMUM_PAYMENT;
  }

  /** Whether a record is nothing without it, whatever the layout requires. */
  public boolean isIndispensable() {
    return this == BID || this == ACCOUNT_NUMBER || this == INVOICE_NUMBER || this == BALANCE_DUE;
  }
}
