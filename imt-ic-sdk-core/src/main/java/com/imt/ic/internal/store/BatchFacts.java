package com.imt.ic.internal.store;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The sums of one settled batch, over all of its lines. Immutable and thread-safe.
 *
 * @param charged of the lines above zero
 * @param takenBack of the lines below zero
 * @param told how many lines told a deposit
 * @param deposits the sum of these
 * @param toldLines the sum of those lines' own amounts
 * @param untoldCharges how many lines from zero up told none
 * @param lowest the lowest deposit that was told
 * @param highest the highest
 * @param onePayment a payment of the batch
 * @param isAsked whether it is asked about, or only belongs to a day of one that is
 */
public record BatchFacts(
    Key key,
    long lines,
    Money charged,
    Money takenBack,
    long told,
    Money deposits,
    Money toldLines,
    long untoldCharges,
    Optional<Money> lowest,
    Optional<Money> highest,
    PaymentGuid onePayment,
    boolean isAsked) {

  /** Identifiers may begin anew, and two processors may use the same one. */
  public record Key(String id, LocalDate settledOn, Optional<String> processor) {

    public static Key of(SettlementEntry line) {
      return new Key(line.batchId(), line.settledOn(), line.processor());
    }
  }

  /** The sum of all lines. */
  public Money sum() {
    return charged.plus(takenBack);
  }
}
