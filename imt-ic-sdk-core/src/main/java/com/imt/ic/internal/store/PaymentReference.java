package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.Objects;

/**
 * That a payment carries something by which it is found, where InvoiceCloud's reports of returns do
 * not name the payment. One payment may carry several, as it was pushed and as it was reported, and
 * several payments the same. Immutable and thread-safe.
 *
 * @param reference a digest of what it carries
 */
public record PaymentReference(String reference, PaymentGuid paymentGuid)
    implements Keyed<PaymentReference> {

  public PaymentReference {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(paymentGuid, "paymentGuid");
  }

  @Override
  public PaymentReference key() {
    return this;
  }

  /** What it carries. */
  @Override
  public String subject() {
    return reference;
  }

  /** The payment alone: what a digest is of may be guessed. */
  @Override
  public String toString() {
    return "PaymentReference[" + paymentGuid + "]";
  }
}
