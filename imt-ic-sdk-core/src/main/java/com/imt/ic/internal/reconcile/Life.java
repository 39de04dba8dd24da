package com.imt.ic.internal.reconcile;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.ReconciledPayment.Event;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a payment's life, step by step. Confined to a thread. */
record Life(AsOf asOf, List<Event> events) {

  /** By the day, then in the order in which such things happen. */
  private static final Comparator<Event> IN_TIME =
      Comparator.comparing((Event event) -> event.day() == null ? LocalDate.MAX : event.day())
          .thenComparing(Event::kind);

  static ReconciledPayment of(
      OnePayment payment,
      List<SettlementEntry> lines,
      PaymentState state,
      AsOf asOf,
      List<Difference> differences) {
    Life life = new Life(asOf, new ArrayList<>());
    payment.entries().forEach(life::add);
    lines.forEach(life::add);
    payment.returns().forEach(life::add);
    life.events.sort(IN_TIME);
    PaymentEntry first = payment.entries().isEmpty() ? null : payment.first();
    return new ReconciledPayment(
        payment.guid(),
        first == null ? null : first.accountNumber().orElse(null),
        state,
        payment.channels(),
        first == null ? null : first.method().orElse(null),
        payment.amount(),
        payment.fee().orElse(null),
        first == null ? null : first.paidAt(),
        life.events,
        differences);
  }

  private void add(PaymentEntry entry) {
    at(
        EventKind.PAID,
        entry.paidAt(),
        entry.amount(),
        entry.invoiceNumber().map(InvoiceNumber::value).orElse(""));
    entry.pushedAt().ifPresent(at -> at(EventKind.PUSHED, at, null, ""));
    entry.reportedAt().ifPresent(at -> at(EventKind.REPORTED, at, null, ""));
    if (entry.state() == PaymentEntry.State.POSTED) {
      at(EventKind.POSTED, firstTold(entry), entry.amount(), entry.receiptNumber().orElse(""));
    }
    undated(EventKind.REVERSED, entry.takenBack(), "");
    undated(EventKind.POSTED_AGAIN, entry.postedAgain(), "");
  }

  /** By whichever channel it came first, it was posted. */
  private static Instant firstTold(PaymentEntry entry) {
    Instant pushed = entry.pushedAt().orElse(Instant.MAX);
    Instant reported = entry.reportedAt().orElse(Instant.MAX);
    Instant first = pushed.isBefore(reported) ? pushed : reported;
    return first.equals(Instant.MAX) ? entry.paidAt() : first;
  }

  private void add(SettlementEntry line) {
    events.add(
        new Event(
            line.amount().isNegative() ? EventKind.TAKEN_BACK : EventKind.SETTLED,
            line.settledOn(),
            null,
            line.amount(),
            BatchNames.of(BatchFacts.Key.of(line))));
  }

  private void add(RejectEntry entry) {
    at(EventKind.RETURNED, entry.returnedAt(), entry.amount(), entry.code());
  }

  private void at(EventKind kind, Instant at, @Nullable Money amount, String text) {
    events.add(new Event(kind, asOf.day(at), at, amount, text));
  }

  private void undated(EventKind kind, Money amount, String text) {
    if (!amount.isZero()) {
      events.add(new Event(kind, null, null, amount, text));
    }
  }
}
