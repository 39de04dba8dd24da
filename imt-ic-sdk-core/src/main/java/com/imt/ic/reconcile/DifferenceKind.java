package com.imt.ic.reconcile;

/** What does not fit together, and what to do about it. */
public enum DifferenceKind {
  /** Pushed long ago and still in no report: a phantom, or a poll that lost it. */
  NOT_REPORTED(
      "Report missing",
      1,
      "Sweep the payment report; if it is still not there, ask InvoiceCloud whether the payment stands, and take it out of the ledger if it does not."),
  /** Reported and never pushed, where the profile says that every payment is pushed. */
  NOT_PUSHED(
      "Push missing",
      5,
      "It is posted from the report. Ask InvoiceCloud why its data pump sent nothing, and look at the hosted service's log of that hour."),
  /** Pushed with one amount and reported with another. */
  AMOUNT_DIFFERS(
      "Amount differs between push and report",
      1,
      "Ask InvoiceCloud which amount is true; correct the ledger by hand if it is not the one posted, and resolve the conflict at the desk."),
  /** Paid long ago and still in no settled batch. */
  NOT_SETTLED(
      "Not settled",
      2,
      "Sweep the report of settled batches; if it is still not there, ask the processor where the money is."),
  /** In a settled batch, but never pushed nor reported: a payment that was nearly lost. */
  SETTLED_UNKNOWN(
      "Settled, never seen",
      1,
      "Read payments from before that day again (reread); if it is still not there, ask InvoiceCloud whose payment it is."),
  /** Settled although it was declined, or although the ledger did not take it. */
  SETTLED_NOT_POSTED(
      "Settled, not in the ledger",
      1,
      "Ask InvoiceCloud whether the payment was approved; if so let the ledger take it (retry), or post it by hand."),
  /** Settled with another amount than it was paid with. */
  SETTLED_AMOUNT(
      "Settled with another amount",
      2,
      "Ask the processor which amount is right; what it settled too little or too much follows in a later batch or has to be claimed."),
  /** Settled in several lines that come to more than was paid. */
  SETTLED_TWICE(
      "Settled twice",
      1,
      "Ask the processor which line stands; the customer was charged twice if both do, and is to be refunded."),
  /** A whole batch that stands under another identifier as well. */
  BATCH_REPORTED_AGAIN(
      "Batch reported again",
      2,
      "Compare both batches with the bank's statement; if one deposit came, tell InvoiceCloud that the batch was reported twice."),
  /** The fee beside the principal differs between push, report and settled line. */
  FEE_DIFFERS(
      "Fee differs",
      5,
      "Ask InvoiceCloud which fee the customer was charged; the ledger holds the principal alone and is right."),
  /** Taken back by a chargeback, a refund or a return, and still in the ledger. */
  TAKEN_BACK(
      "Taken back, still in the ledger",
      1,
      "Retry what waits in the quarantine, or take it back in the ledger by hand and resolve that; bill the customer again."),
  /** Settled once more after it was taken back, and the ledger lacks it. */
  SETTLED_AGAIN(
      "Settled again, the ledger lacks it",
      1,
      "Retry what waits in the quarantine, or post it anew in the ledger by hand and resolve that."),
  /** A batch's deposit is not the sum of its lines, less what was returned that day. */
  DEPOSIT(
      "Deposit differs",
      2,
      "Compare with the bank's statement of that day, and ask the processor for its statement of the batch: reserves, adjustments and fees are not reported."),
  /** An ACH return of a payment that is not in the ledger. */
  RETURN_UNKNOWN(
      "Return of no posted payment",
      2,
      "Read payments from before that day again (reread); if it is still not there, ask InvoiceCloud which payment was returned."),
  /** An ACH return that waits for a person; it was not reversed. */
  RETURN_IN_REVIEW(
      "Return waits for a person",
      1,
      "Read its code and the customer's other returns, then retry it at the desk, which reverses, or resolve it with a note."),
  /** Approved and not in the ledger, since the ledger refused it or failed on it. */
  REFUSED_BY_LEDGER(
      "Not taken by the ledger",
      1,
      "Mend what the ledger complains of and retry it at the desk, or post it by hand and resolve it."),
  /** A row of money that stands in the quarantine, open, and that nothing else here tells of. */
  QUARANTINED("Money in quarantine", 1, "Read its reason at the desk, then retry or resolve it."),
  /** The SDK posted it, and the ledger does not hold it. */
  NOT_IN_LEDGER(
      "Not in the ledger",
      1,
      "See in the ledger's own log who took it out; post it by hand if nobody should have."),
  /** The ledger holds it with another amount. */
  LEDGER_AMOUNT(
      "Ledger has another amount",
      1,
      "See in the ledger's own log who changed it, and correct it by hand."),
  /** The ledger holds more receipts for it than were posted. */
  POSTED_TWICE(
      "Posted twice",
      1,
      "See who posted it beside the SDK, and take out by hand what is too much."),
  /** The ledger took back another amount of it than it was told to. */
  LEDGER_REVERSAL(
      "Reversal differs",
      1,
      "See in the ledger's own log which reversal is missing, invented or doubled, and correct it by hand."),
  /** The ledger holds it and the SDK never posted it. */
  LEDGER_UNKNOWN(
      "In the ledger, unknown here",
      2,
      "See who posted it; take it out if it is wrong, and ask InvoiceCloud whether it has the payment."),
  /** Settled before it was paid, or paid or settled in the future. */
  IMPLAUSIBLE_TIME(
      "Implausible time",
      5,
      "Check the profile's time of that column against a payment whose time is known (check()), then ask InvoiceCloud.");

  private final String title;
  private final int businessDays;
  private final String advice;

  DifferenceKind(String title, int businessDays, String advice) {
    this.title = title;
    this.businessDays = businessDays;
    this.advice = advice;
  }

  /** {@return the kind in words, as a short English title} */
  public String title() {
    return title;
  }

  /** {@return what to do and whom to ask, in one or two English sentences} */
  public String advice() {
    return advice;
  }

  /**
   * {@return how many business days after the fact, or after the last day on which what is missing
   * should have come, it is to be followed up}
   */
  public int businessDays() {
    return businessDays;
  }
}
