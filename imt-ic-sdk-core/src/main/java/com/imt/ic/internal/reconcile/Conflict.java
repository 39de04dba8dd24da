package com.imt.ic.internal.reconcile;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.quarantine.QuarantineEntry;
import java.util.List;
import java.util.Optional;

/**
 * An open row of the quarantine that tells of a known payment otherwise than was kept. Immutable
 * and thread-safe.
 *
 * @param amount what it tells
 * @param invoice of which invoice
 */
record Conflict(QuarantineEntry entry, Money amount, Optional<InvoiceNumber> invoice) {

  static Optional<Conflict> of(QuarantineEntry entry, ReportMapping mapping) {
    return mapping
        .amount(entry.report(), entry.raw())
        .map(
            amount ->
                new Conflict(entry, amount, mapping.invoiceNumber(entry.report(), entry.raw())));
  }

  /** Whether it tells of what is kept, with another amount; a further invoice is other money. */
  boolean isOfAmount(OnePayment payment) {
    return of(payment).stream().noneMatch(kept -> kept.amount().equals(amount))
        && !of(payment).isEmpty();
  }

  private List<PaymentEntry> of(OnePayment payment) {
    return payment.entries().stream()
        .filter(
            kept ->
                invoice.isEmpty()
                    || kept.invoiceNumber().isEmpty()
                    || kept.invoiceNumber().equals(invoice))
        .toList();
  }

  /** By how much the report is more than the push. */
  Money difference(OnePayment payment) {
    Money more = amount.minus(kept(payment).amount());
    return isPush() ? Money.ZERO.minus(more) : more;
  }

  String reason(OnePayment payment) {
    PaymentEntry kept = kept(payment);
    if (isPush()) {
      return "Reported with %s, and pushed with %s".formatted(kept.amount(), amount);
    }
    return (kept.pushedAt().isPresent()
            ? "Pushed with %s, and reported with %s"
            : "Reported with %s, and later with %s")
        .formatted(kept.amount(), amount);
  }

  private PaymentEntry kept(OnePayment payment) {
    return of(payment).get(0);
  }

  private boolean isPush() {
    return entry.report().equals(ReportMapping.ONLINE_RECEIPT);
  }
}
