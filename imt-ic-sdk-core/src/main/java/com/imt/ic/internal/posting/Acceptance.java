package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one fact that came to an inbox.
 *
 * @param outcome the same for every kind of fact
 * @param posting of a payment: whether it is in the ledger now
 * @param number the ledger's number of it, where there is one
 * @param kind why it is in quarantine, where it is
 * @param text why it is not posted, without customers' data
 */
public record Acceptance(
    Outcome outcome,
    Posting posting,
    @Nullable String number,
    @Nullable QuarantineKind kind,
    @Nullable String text) {

  enum Posting {
    NO,
    /** It is durably here, and a separate ledger is to be asked for it now. */
    RECEIVED,
    YES
  }

  public Acceptance {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(posting, "posting");
  }

  static Acceptance of(Outcome outcome) {
    return new Acceptance(outcome, Posting.NO, null, null, null);
  }

  /** A person has closed it by hand. */
  static Acceptance closedByHand() {
    return new Acceptance(
        Outcome.DUPLICATE, Posting.NO, null, null, "Closed by hand; it is never posted");
  }

  /** What becomes this once a separate ledger has taken it. */
  static Acceptance received(Outcome whenPosted) {
    return new Acceptance(whenPosted, Posting.RECEIVED, null, null, null);
  }

  static Acceptance posted(Outcome outcome, Optional<String> receiptNumber) {
    return new Acceptance(outcome, Posting.YES, receiptNumber.orElse(null), null, null);
  }

  static Acceptance declined(Outcome outcome, Optional<String> message) {
    return new Acceptance(outcome, Posting.NO, null, null, message.orElse(null));
  }

  static Acceptance quarantined(Outcome outcome, QuarantineKind kind, String reason) {
    return new Acceptance(outcome, Posting.NO, null, kind, reason);
  }

  /** The same of a payment that is in the ledger all the same. */
  Acceptance butPosted(Optional<String> receiptNumber) {
    return new Acceptance(outcome, Posting.YES, receiptNumber.orElse(null), kind, text);
  }

  public boolean isPosted() {
    return posting == Posting.YES;
  }

  /** Whether a separate ledger is still to be asked for it. */
  boolean isReceived() {
    return posting == Posting.RECEIVED;
  }

  /** Whether the ledger has answered in this transaction. */
  boolean isOfTheLedger() {
    return switch (outcome) {
      case ACCEPTED, RETRIED, CORRECTED, DECLINED, WAITING -> posting != Posting.RECEIVED;
      case REFUSED -> !isFailed();
      case DUPLICATE, KEPT, CONFLICT, REVIEW, UNREADABLE -> false;
    };
  }

  /** Whether the ledger threw an exception on it, so that another delivery may do better. */
  public boolean isFailed() {
    return kind == QuarantineKind.FAILED;
  }

  public Optional<String> receiptNumber() {
    return Optional.ofNullable(number);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(text);
  }
}
