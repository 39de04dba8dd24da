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
 * @param told whether the ledger has taken note; where not, it is told when the line comes again
 */
public record SettlementEntry(
    String batchId,
    LocalDate settledOn,
    PaymentGuid paymentGuid,
    Money amount,
    Optional<Money> depositAmount,
    Instant firstSeenAt,
    boolean told)
    implements Keyed<SettlementEntry.Key> {

  /** A line of a batch, which may take a payment back too. */
  public record Key(PaymentGuid paymentGuid, String batchId, boolean takesBack) {}

  public SettlementEntry {
    Objects.requireNonNull(batchId, "batchId");
    Objects.requireNonNull(settledOn, "settledOn");
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(depositAmount, "depositAmount");
    firstSeenAt = Micros.of(firstSeenAt);
  }

  @Override
  public Key key() {
    return new Key(paymentGuid, batchId, amount.isNegative());
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  public SettlementEntry told(boolean now) {
    return new SettlementEntry(
        batchId, settledOn, paymentGuid, amount, depositAmount, firstSeenAt, now);
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
