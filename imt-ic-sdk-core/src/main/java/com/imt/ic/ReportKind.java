package com.imt.ic;

/**
 * The five reports that InvoiceCloud answers, each with the name by which checkpoints, quarantine
 * and command lines call it.
 */
public enum ReportKind {
  /** Payments recorded since a moment ({@code PaymentReportingDataSetFromGMT}). */
  PAYMENTS("payments"),
  /** Payments in the batches that settled in a span of days ({@code BillerSettledBatchDetail}). */
  SETTLED_BATCHES("settled-batches"),
  /** ACH returns recorded since a moment ({@code ACHRejectReportingDataSetFromGMT}). */
  ACH_REJECTS("ach-rejects"),
  /** Customers with their AutoPay enrolment as it stands. */
  AUTOPAY("autopay"),
  /** Customers with their paperless enrolment as it stands. */
  PAPERLESS("paperless");

  private final String id;

  ReportKind(String id) {
    this.id = id;
  }

  /** {@return the stable name in lower case with hyphens, for example {@code settled-batches}} */
  public String id() {
    return id;
  }
}
