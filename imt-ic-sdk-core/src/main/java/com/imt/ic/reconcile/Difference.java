package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.time.Duration;
import java.util.Objects;

/**
 * Something that does not fit together. Immutable and thread-safe.
 *
 * @param kind what does not fit
 * @param subject the payment's GUID, or the batch's identifier for {@link DifferenceKind#DEPOSIT}
 * @param amount the money at stake: the payment's amount, or by how much what was found is off,
 *     below zero for money that the books hold and the bank does not, or that is lacking in a sum
 * @param reason found, expected and what to do, without customers' data
 * @param age how long ago the money moved
 */
public record Difference(
    DifferenceKind kind, String subject, Money amount, String reason, Duration age) {

  /** Checks that everything is there. */
  public Difference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(age, "age");
  }
}
