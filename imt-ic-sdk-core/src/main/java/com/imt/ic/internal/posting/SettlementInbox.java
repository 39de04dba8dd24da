package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The door through which settled payments reach the ledger, each line of a batch once. Thread-safe.
 */
public final class SettlementInbox {

  private final Books books;
  private final Clock clock;

  public SettlementInbox(Books books, Clock clock) {
    this.books = Objects.requireNonNull(books, "books");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  public Acceptance accept(
      SettledPayment settled, Map<String, String> raw, StoreTransaction transaction) {
    Instant now = clock.instant();
    SettlementEntry entry =
        new SettlementEntry(
            settled.batchId(),
            settled.settledOn(),
            settled.paymentGuid(),
            settled.amount(),
            settled.depositAmount(),
            now);
    if (transaction.settlements().add(entry)) {
      return books
          .ledger()
          .settled(settled, books.within(transaction, PaymentChannel.POLL))
          .reason()
          .map(
              reason ->
                  quarantined(
                      Outcome.REFUSED, QuarantineKind.REFUSED, reason, raw, now, transaction))
          .orElseGet(() -> Acceptance.of(Outcome.ACCEPTED));
    }
    SettlementEntry known =
        transaction
            .settlements()
            .find(settled.batchId(), settled.paymentGuid(), settled.amount().isNegative())
            .orElseThrow(() -> new IllegalStateException("A settled line's entry has vanished"));
    return known.sameContent(entry)
        ? Acceptance.of(Outcome.DUPLICATE)
        : quarantined(
            Outcome.CONFLICT,
            QuarantineKind.CONFLICT,
            "Settled line known with amount %s on %s came again with other content"
                .formatted(known.amount(), known.settledOn()),
            raw,
            now,
            transaction);
  }

  private static Acceptance quarantined(
      Outcome outcome,
      QuarantineKind kind,
      String reason,
      Map<String, String> raw,
      Instant now,
      StoreTransaction transaction) {
    return Acceptance.quarantined(
        outcome,
        new QuarantineEntry(ReportKind.SETTLED_BATCHES.id(), kind, reason, raw, now),
        transaction);
  }
}
