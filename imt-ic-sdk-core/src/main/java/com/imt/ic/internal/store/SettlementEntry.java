package com.imt.ic.internal.store;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SDK remembers of one settled payment. Immutable and thread-safe.
 *
 * @param amount the principal
 * @param depositAmount what reached the bank, where IC tells
 */
public record SettlementEntry(
    String batchId,
    LocalDate settledOn,
    PaymentGuid paymentGuid,
    Money amount,
    Optional<Money> depositAmount,
    Instant firstSeenAt) {

  public SettlementEntry {
    Objects.requireNonNull(batchId, "batchId");
    Objects.requireNonNull(settledOn, "settledOn");
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(depositAmount, "depositAmount");
    firstSeenAt = Micros.of(firstSeenAt);
  }

  /** Whether another entry says the same of the same line of a batch. */
  public boolean sameContent(SettlementEntry other) {
    return batchId.equals(other.batchId)
        && settledOn.equals(other.settledOn)
        && paymentGuid.equals(other.paymentGuid)
        && amount.equals(other.amount)
        && depositAmount.equals(other.depositAmount);
  }
}
