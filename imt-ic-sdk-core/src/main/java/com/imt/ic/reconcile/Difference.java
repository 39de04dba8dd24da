package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One trouble of one payment or batch. Immutable and thread-safe.
 *
 * @param kind what does not fit
 * @param subject the payment's GUID, or the batch's name for {@link DifferenceKind#DEPOSIT} and
 *     {@link DifferenceKind#BATCH_REPORTED_AGAIN}; empty where a quarantined row names neither
 * @param amount the money at stake. Where something is missing, what is missing: the payment's
 *     amount. Where two amounts differ, found less expected: so it is above zero for what the books
 *     hold too much of a receipt, and below for a deposit that is short. Of {@link
 *     DifferenceKind#TAKEN_BACK} and of reversals that are too many it is below zero
 * @param reason found and expected, in one English sentence without customers' data
 * @param since the fact's own moment; of a day that of its beginning in the biller's zone
 * @param age from then to the reconciliation, at least zero
 * @param due by when to follow it up, by {@link DifferenceKind#businessDays}; the same day however
 *     often it is told
 */
public record Difference(
    DifferenceKind kind,
    String subject,
    Money amount,
    String reason,
    Instant since,
    Duration age,
    LocalDate due) {

  /** Checks that everything is there. */
  public Difference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(due, "due");
  }

  /** {@return what to do, whom to ask and by when} */
  public String advice() {
    return kind.advice() + " By " + due + ".";
  }
}
