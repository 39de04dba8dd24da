package com.imt.ic.ledger;

/** What a customer enrols in. */
public enum EnrollmentKind {
  /** InvoiceCloud collects each invoice on its AutoPay date. */
  AUTOPAY,
  /** The customer gets no paper invoices. */
  PAPERLESS
}
