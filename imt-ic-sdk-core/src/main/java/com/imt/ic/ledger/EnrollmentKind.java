package com.imt.ic.ledger;

import com.imt.ic.internal.record.Kind;

/** What a customer enrols in. */
public enum EnrollmentKind {
  /** InvoiceCloud collects each invoice on its AutoPay date. */
  AUTOPAY,
  /** The customer gets no paper invoices. */
  PAPERLESS;

  /** No report has a column of it: which report it is says it. */
  static final Kind<EnrollmentKind> KIND =
      Kind.of(
          EnrollmentKind.class,
          EnrollmentKind::valueOf,
          EnrollmentKind::name,
          (text, reading) -> valueOf(text.toString()));
}
