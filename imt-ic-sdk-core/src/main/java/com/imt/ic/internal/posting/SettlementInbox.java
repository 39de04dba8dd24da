package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The door through which settled payments reach Spectrum, each line of a batch once. Thread-safe.
 */
public final class SettlementInbox {

  /** What became of a line. */
  public enum Outcome {
    /** New, and handed on. */
    ACCEPTED,
    /** Known since an earlier delivery. */
    ALREADY_KNOWN,
    /** Known with other content; in quarantine, nothing overwritten. */
    CONFLICT
  }

  private final SettlementPosting posting;
  private final Clock clock;

  /**
   * An inbox.
   *
   * @param posting Spectrum's books
   * @param clock tells when a line came
   */
  public SettlementInbox(SettlementPosting posting, Clock clock) {
    this.posting = Objects.requireNonNull(posting, "posting");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Takes a line.
   *
   * @param settled the line
   * @param transaction the transaction in which it is kept
   * @return what became of it, once the transaction commits
   */
  public Outcome accept(SettledPayment settled, StoreTransaction transaction) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SettlementEntry entry =
        new SettlementEntry(
            settled.batchId(),
            settled.settledOn(),
            settled.paymentGuid(),
            settled.amount(),
            settled.depositAmount(),
            now);
    if (transaction.settlements().add(entry)) {
      posting.settled(settled, transaction);
      return Outcome.ACCEPTED;
    }
    SettlementEntry known =
        transaction
            .settlements()
            .find(settled.batchId(), settled.paymentGuid(), settled.amount().isNegative())
            .orElseThrow(() -> new IllegalStateException("A settled line's entry has vanished"));
    if (known.sameContent(entry)) {
      return Outcome.ALREADY_KNOWN;
    }
    transaction
        .quarantine()
        .add(
            new QuarantineEntry(
                "settled-batches",
                "Settled line known with amount "
                    + known.amount()
                    + " on "
                    + known.settledOn()
                    + " came again with other content",
                SettledPayment.recordType().texts(settled),
                now));
    return Outcome.CONFLICT;
  }
}
