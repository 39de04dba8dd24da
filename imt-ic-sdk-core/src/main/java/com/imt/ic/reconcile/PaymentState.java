package com.imt.ic.reconcile;

/**
 * Where the money of a payment is; each payment, whatever it pays of how many invoices, is in one.
 */
public enum PaymentState {
  /** In the ledger by push, and not in a report yet. */
  AWAITING_REPORT("Pushed, not reported yet"),
  /** In the ledger and reported, not in a settled batch yet. */
  AWAITING_SETTLEMENT("Reported, not settled yet"),
  /** Posted by the SDK, and settled in full. */
  SETTLED("Settled"),
  /** In the ledger, and settled with less than was paid. */
  PARTLY_SETTLED("Settled in part"),
  /** Settled, and taken back in part by a return, a chargeback or a refund. */
  PARTLY_TAKEN_BACK("Taken back in part"),
  /** Settled, and taken back by a chargeback or a refund. */
  TAKEN_BACK("Taken back (chargeback, refund)"),
  /** Taken back by an ACH return, and never settled. */
  RETURNED_BEFORE_SETTLEMENT("Returned before it settled (ACH)"),
  /** Settled, and taken back by an ACH return. */
  RETURNED_AFTER_SETTLEMENT("Returned after it settled (ACH)"),
  /** Taken back, and settled once more: presented again, or a chargeback that was won. */
  REPRESENTED("Taken back and settled again"),
  /** A return of it waits for a person, so that nobody knows whether the money is there. */
  IN_REVIEW("Waits for a person"),
  /** Of a product for which nothing is posted, such as CloudStore; never in the ledger. */
  KEPT("Kept, not posted (CloudStore)"),
  /** Declined by the processor; no money moved. */
  DECLINED("Declined"),
  /** Approved, and not in the ledger: refused by it, failed on, or closed by a person. */
  REFUSED("Not taken by the ledger"),
  /** In a settled batch or returned, but never pushed nor reported. */
  UNKNOWN("Settled or returned, never seen as payment");

  private final String title;

  PaymentState(String title) {
    this.title = title;
  }

  /** {@return the state in words, as a short English title} */
  public String title() {
    return title;
  }
}
