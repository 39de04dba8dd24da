package com.imt.ic.reconcile;

import java.time.Duration;
import java.util.Objects;

/**
 * How long each step may take before its absence is a difference. Immutable and thread-safe.
 *
 * @param report from a push to the report that holds the payment
 * @param cardSettlement from a payment by card to its settled batch
 * @param eftSettlement from a payment by EFT, or by a method not known, to its settled batch
 */
public record ReconciliationTerms(
    Duration report, Duration cardSettlement, Duration eftSettlement) {

  /**
   * Two polls and a look-back for reports; four days for cards and seven for EFT, which covers one
   * to two and three to five business days over a weekend.
   */
  public static final ReconciliationTerms USUAL =
      new ReconciliationTerms(Duration.ofHours(28), Duration.ofDays(4), Duration.ofDays(7));

  /** Checks that everything is there. */
  public ReconciliationTerms {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(cardSettlement, "cardSettlement");
    Objects.requireNonNull(eftSettlement, "eftSettlement");
  }
}
