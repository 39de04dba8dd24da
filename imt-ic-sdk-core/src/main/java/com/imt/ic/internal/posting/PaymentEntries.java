package com.imt.ic.internal.posting;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.PostedPayment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a payment becomes the entry that is kept of it, and what an entry says of it later. */
final class PaymentEntries {

  private PaymentEntries() {}

  /** What is kept of it in that state, as the payment's first invoice. */
  static PaymentEntry of(
      Payment payment, PaymentChannel channel, Instant now, PaymentEntry.State state) {
    boolean push = channel == PaymentChannel.PUSH;
    Optional<Money> fee = payment.convenienceFee();
    return new PaymentEntry(
        payment.paymentGuid(),
        1,
        payment.account(),
        payment.invoiceNumber(),
        payment.method().map(PaymentMethod::code),
        payment.amount(),
        push ? fee : Optional.empty(),
        push ? Optional.empty() : fee,
        payment.paidAt(),
        state,
        Optional.empty(),
        push ? Optional.of(now) : Optional.empty(),
        push ? Optional.empty() : Optional.of(now),
        Money.ZERO,
        Money.ZERO);
  }

  static PostedPayment posted(PaymentEntry entry) {
    return new PostedPayment(
        entry.paymentGuid(),
        entry.accountNumber().orElseThrow(),
        entry.invoiceNumber().orElse(null),
        entry.method().map(PaymentMethod::of).orElse(null),
        entry.amount(),
        entry.paidAt(),
        entry.receiptNumber().orElse(null));
  }

  /**
   * The one of a payment's entries that is of the same invoice; an invoice that one side does not
   * name is no other one, and rather that of the same amount.
   */
  static Optional<PaymentEntry> ofInvoice(List<PaymentEntry> entries, Payment payment) {
    Optional<InvoiceNumber> invoice = payment.invoiceNumber();
    return entries.stream()
        .filter(entry -> !bothAndDifferent(entry.invoiceNumber(), invoice))
        .min(
            Comparator.<PaymentEntry, Boolean>comparing(
                    entry -> !entry.invoiceNumber().equals(invoice))
                .thenComparing(entry -> !entry.amount().equals(payment.amount())));
  }

  /** What tells a row of a payment from one for another invoice of it. */
  static String content(PaymentGuid guid, Optional<InvoiceNumber> invoice) {
    return guid.value() + "\n" + invoice.map(InvoiceNumber::value).orElse("");
  }

  /** What differs in content that money depends on; a field absent on one side is no difference. */
  static Optional<String> difference(
      PaymentEntry known, PaymentEntry again, boolean approvedAgain) {
    boolean knownApproved = !known.state().isDeclined();
    if (knownApproved != approvedAgain) {
      return Optional.of(
          "Payment known as %s came again as %s"
              .formatted(approval(knownApproved), approval(approvedAgain)));
    }
    if (!known.amount().equals(again.amount())) {
      return Optional.of(
          "Payment known with amount %s came again with %s"
              .formatted(known.amount(), again.amount()));
    }
    if (bothAndDifferent(known.accountNumber(), again.accountNumber())) {
      return Optional.of("Payment came again for another account");
    }
    if (bothAndDifferent(known.invoiceNumber(), again.invoiceNumber())) {
      return Optional.of(
          "Payment came again for another invoice, in another answer than the first");
    }
    if (bothAndDifferent(known.method(), again.method())) {
      return Optional.of("Payment came again with another method");
    }
    return Optional.empty();
  }

  private static String approval(boolean approved) {
    return approved ? "approved" : "declined";
  }

  private static <T> boolean bothAndDifferent(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
