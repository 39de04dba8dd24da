package com.imt.ic.testkit;

import com.imt.ic.ReportKind;
import java.util.Optional;

/** The operations of InvoiceCloud that a test can make fail. */
public enum CloudOperation {
  /** The payments report. */
  PAYMENTS("payments", ReportKind.PAYMENTS),
  /** The report of settled batches. */
  SETTLED_BATCHES("settledBatches", ReportKind.SETTLED_BATCHES),
  /** The report of ACH rejects. */
  ACH_REJECTS("achRejects", ReportKind.ACH_REJECTS),
  /** The report of AutoPay customers. */
  AUTOPAY("autoPay", ReportKind.AUTOPAY),
  /** The report of paperless customers. */
  PAPERLESS("paperless", ReportKind.PAPERLESS),
  /** The submission of an invoice file. */
  SUBMIT_INVOICE_FILE("submitInvoiceFile", null),
  /** The look-up of an invoice. */
  VIEW_INVOICE("viewInvoice", null),
  /** The look-up of a customer. */
  VIEW_CUSTOMER("viewCustomer", null);

  private final String id;
  private final Optional<ReportKind> report;

  CloudOperation(String id, @org.jspecify.annotations.Nullable ReportKind report) {
    this.id = id;
    this.report = Optional.ofNullable(report);
  }

  /**
   * The operation's name in a profile.
   *
   * @return one of {@link com.imt.ic.profile.Profile#OPERATIONS}
   */
  public String id() {
    return id;
  }

  /**
   * The report that the operation answers with.
   *
   * @return the report, or empty for an operation that is none
   */
  public Optional<ReportKind> report() {
    return report;
  }
}
