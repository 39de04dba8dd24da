package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one fact that came to an inbox.
 *
 * @param outcome the same for every kind of fact
 * @param isPosted of a payment: whether it is in the ledger now
 * @param number the ledger's number of it, where there is one
 * @param kind why it is in quarantine, where it is
 * @param text why it is not posted, without customers' data
 */
public record Acceptance(
    Outcome outcome,
    boolean isPosted,
    @Nullable String number,
    @Nullable QuarantineKind kind,
    @Nullable String text) {

  public Acceptance {
    Objects.requireNonNull(outcome, "outcome");
  }

  static Acceptance of(Outcome outcome) {
    return new Acceptance(outcome, false, null, null, null);
  }

  static Acceptance posted(Outcome outcome, Optional<String> receiptNumber) {
    return new Acceptance(outcome, true, receiptNumber.orElse(null), null, null);
  }

  static Acceptance declined(Outcome outcome, Optional<String> message) {
    return new Acceptance(outcome, false, null, null, message.orElse(null));
  }

  /** Keeps a row for people that was not understood. */
  public static Acceptance unreadable(QuarantineEntry entry, StoreTransaction transaction) {
    return quarantined(Outcome.UNREADABLE, entry, transaction);
  }

  /** Keeps the row for people. */
  static Acceptance quarantined(
      Outcome outcome, QuarantineEntry entry, StoreTransaction transaction) {
    transaction.quarantine().add(entry);
    return new Acceptance(outcome, false, null, entry.kind(), entry.reason());
  }

  /** The ledger's number of it. */
  public Optional<String> receiptNumber() {
    return Optional.ofNullable(number);
  }

  /** Why it is not posted. */
  public Optional<String> reason() {
    return Optional.ofNullable(text);
  }
}
