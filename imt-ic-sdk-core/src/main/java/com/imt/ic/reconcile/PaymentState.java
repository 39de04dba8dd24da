package com.imt.ic.reconcile;

/** Where the money of a payment stands; each payment is in one state. */
public enum PaymentState {
  /** In the ledger by push, and not in a report yet. */
  AWAITING_REPORT("Pushed, not reported yet"),
  /** In the ledger and reported, not in a settled batch yet. */
  AWAITING_SETTLEMENT("Reported, not settled yet"),
  /** In the ledger, reported or pushed, and in a settled batch. */
  SETTLED("Settled"),
  /** In the ledger, and taken back by an ACH return. */
  RETURNED("Returned (ACH)"),
  /** Settled, and taken back in part by a later line of a batch. */
  PARTLY_TAKEN_BACK("Taken back in part"),
  /** Settled, and taken back by a later line of a batch. */
  TAKEN_BACK("Taken back"),
  /** Of a product for which nothing is posted, such as CloudStore; never in the ledger. */
  KEPT("Kept, not posted (CloudStore)"),
  /** Declined by the processor; no money moved. */
  DECLINED("Declined"),
  /** Approved, but refused by the ledger. */
  REFUSED("Refused by the ledger"),
  /** In a settled batch or returned, but never pushed nor reported. */
  UNKNOWN("Settled or returned, never seen as payment");

  private final String title;

  PaymentState(String title) {
    this.title = title;
  }

  /**
   * The state in words.
   *
   * @return a short English title
   */
  public String title() {
    return title;
  }
}
