package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One row on its way through one transaction, with the quarantine's door beside it. */
record Incoming(String report, Map<String, String> raw, Instant now, StoreTransaction transaction) {

  Acceptance quarantined(Outcome outcome, QuarantineKind kind, String reason) {
    QuarantineEntry entry = new QuarantineEntry(report, kind, reason, raw, now);
    return Acceptance.quarantined(outcome, entry, transaction);
  }

  Acceptance review(QuarantineKind kind, String reason) {
    return quarantined(Outcome.REVIEW, kind, reason);
  }

  Acceptance conflict(String reason) {
    return quarantined(Outcome.CONFLICT, QuarantineKind.CONFLICT, reason);
  }

  Optional<Acceptance> refusal(LedgerAnswer answer) {
    return answer
        .reason()
        .map(reason -> quarantined(Outcome.REFUSED, QuarantineKind.REFUSED, reason));
  }

  @Override
  public String toString() {
    return "Incoming[" + report + "]";
  }
}
