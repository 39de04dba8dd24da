package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The door through which settled payments reach the ledger, each line of a batch once. Thread-safe.
 */
public record SettlementInbox(Books books, Clock clock) {

  public SettlementInbox {
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(clock, "clock");
  }

  public Acceptance accept(
      SettledPayment settled, Map<String, String> raw, StoreTransaction transaction) {
    Instant now = clock.instant();
    Incoming row = new Incoming(ReportKind.SETTLED_BATCHES.id(), raw, now, transaction);
    SettlementEntry entry =
        new SettlementEntry(
            settled.batchId(),
            settled.settledOn(),
            settled.paymentGuid(),
            settled.amount(),
            settled.depositAmount(),
            now);
    if (transaction.settlements().add(entry)) {
      return row.refusal(
              books.ledger().settled(settled, books.within(transaction, PaymentChannel.POLL)))
          .orElseGet(() -> Acceptance.of(Outcome.ACCEPTED));
    }
    SettlementEntry known =
        transaction
            .settlements()
            .find(settled.batchId(), settled.paymentGuid(), settled.amount().isNegative())
            .orElseThrow(() -> new IllegalStateException("A settled line's entry has vanished"));
    return known.sameContent(entry)
        ? Acceptance.of(Outcome.DUPLICATE)
        : row.conflict(
            "Settled line known with amount %s on %s came again with other content"
                .formatted(known.amount(), known.settledOn()));
  }
}
