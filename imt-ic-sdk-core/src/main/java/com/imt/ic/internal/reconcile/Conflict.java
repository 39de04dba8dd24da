package com.imt.ic.internal.reconcile;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An open row of the quarantine that is the only sign of money, or tells of a known payment
 * otherwise than was kept. Immutable and thread-safe; of the row's columns it has these alone.
 *
 * @param subject the payment's GUID, or what else names it; empty where nothing does
 * @param isOfPayment whether that is a payment's GUID
 * @param reason why it is in the quarantine, with the entry's number
 * @param amount what it tells; empty where that cannot be read
 * @param invoice of which invoice
 * @param isPush whether the data pump brought it
 * @param isConflict whether push or report tell by it of a payment otherwise than was kept
 */
record Conflict(
    String subject,
    boolean isOfPayment,
    String reason,
    Optional<Money> amount,
    Optional<InvoiceNumber> invoice,
    boolean isPush,
    boolean isConflict,
    Instant since) {

  static Conflict of(QuarantineEntry entry, ReportMapping mapping) {
    Optional<Money> amount = mapping.amount(entry.report(), entry.raw());
    String subject = entry.subject();
    boolean push = entry.report().equals(ReportMapping.ONLINE_RECEIPT);
    Optional<PaymentGuid> payment = mapping.paymentGuid(entry.report(), entry.raw());
    return new Conflict(
        payment.map(PaymentGuid::value).orElse(subject == null ? "" : subject),
        payment.isPresent(),
        "Row %s of the quarantine (%s, %s)%s: %s"
            .formatted(
                entry.id(),
                entry.report(),
                entry.kind(),
                amount.isEmpty() ? ", of an amount that cannot be read" : "",
                entry.reason()),
        amount,
        mapping.invoiceNumber(entry.report(), entry.raw()),
        push,
        entry.kind() == QuarantineKind.CONFLICT
            && (push || entry.report().equals(ReportKind.PAYMENTS.id())),
        entry.firstSeenAt());
  }

  /** As a trouble of a payment, as old as that, or of none that is known. */
  Difference difference(OnePayment payment, AsOf asOf) {
    Instant at = payment.entries().isEmpty() ? since : payment.first().paidAt();
    return isOfAmount(payment)
        ? asOf.difference(
            DifferenceKind.AMOUNT_DIFFERS, subject, more(payment), reason(payment), at)
        : quarantined(asOf, at);
  }

  Difference alone(AsOf asOf) {
    return quarantined(asOf, since);
  }

  private Difference quarantined(AsOf asOf, Instant at) {
    return asOf.difference(
        DifferenceKind.QUARANTINED, subject, amount.orElse(Money.ZERO), reason, at);
  }

  /** Whether it tells of what is kept, with another amount; a further invoice is other money. */
  boolean isOfAmount(OnePayment payment) {
    return isConflict
        && amount.isPresent()
        && !of(payment).isEmpty()
        && of(payment).stream().noneMatch(kept -> kept.amount().equals(amount.get()));
  }

  /** Whether the other channel has told of what the payment came by. */
  boolean isReport() {
    return isConflict && !isPush;
  }

  private List<PaymentEntry> of(OnePayment payment) {
    return payment.entries().stream()
        .filter(kept -> invoice.isEmpty() || kept.invoiceNumber().equals(invoice))
        .toList();
  }

  /** By how much the report is more than the push. */
  private Money more(OnePayment payment) {
    Money more = amount.orElse(Money.ZERO).minus(of(payment).get(0).amount());
    return isPush ? Money.ZERO.minus(more) : more;
  }

  private String reason(OnePayment payment) {
    PaymentEntry kept = of(payment).get(0);
    Money told = amount.orElse(Money.ZERO);
    if (isPush) {
      return "Reported with %s, and pushed with %s".formatted(kept.amount(), told);
    }
    return (kept.pushedAt().isPresent()
            ? "Pushed with %s, and reported with %s"
            : "Reported with %s, and later with %s")
        .formatted(kept.amount(), told);
  }
}
