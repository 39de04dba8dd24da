package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The state of all money at one moment. Immutable and thread-safe.
 *
 * @param asOf the moment
 * @param totals one total for each {@link PaymentState}, in its order, empty ones included
 * @param posted how many payments the SDK posted, and their sum, whatever was taken back since
 * @param differences everything that does not fit, oldest first
 */
public record Reconciliation(
    Instant asOf, List<StateTotal> totals, Posted posted, List<Difference> differences) {

  /**
   * What was posted.
   *
   * @param count how many payments
   * @param amount the sum of their principals
   */
  public record Posted(long count, Money amount) {}

  /** Copies. */
  public Reconciliation {
    Objects.requireNonNull(asOf, "asOf");
    totals = List.copyOf(totals);
    Objects.requireNonNull(posted, "posted");
    differences = List.copyOf(differences);
  }

  /** {@return the total of one state; of no payment where none is in it} */
  public StateTotal total(PaymentState state) {
    return totals.stream().filter(total -> total.state() == state).findFirst().orElseThrow();
  }
}
