package com.imt.ic.ledger;

/** The way by which a payment came. */
public enum PaymentChannel {
  /** InvoiceCloud's data pump posted it to OnlineReceipt. */
  PUSH,
  /** It stood in a report. */
  POLL
}
