package com.imt.ic.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first of many by an order, in memory for these alone. Not thread-safe. */
final class PageSelection<T> {

  private static final Comparator<ReconciledPayment> LATEST =
      Comparator.comparing(
              (ReconciledPayment payment) ->
                  payment.paidAt() == null ? Instant.MAX : payment.paidAt())
          .reversed()
          .thenComparing(payment -> payment.paymentGuid().value());

  /** Those with differences, by the oldest of these; those whose money moves; the latest. */
  static final Comparator<ReconciledPayment> PAYMENTS =
      Comparator.<ReconciledPayment>comparingInt(PageSelection::rank)
          .thenComparing(
              payment ->
                  payment.differences().stream()
                      .map(Difference::since)
                      .min(Comparator.naturalOrder())
                      .orElse(Instant.MAX))
          .thenComparing(LATEST);

  /** Those that do not fit, and of both the latest. */
  static final Comparator<ReconciledBatch> BATCHES =
      Comparator.comparing((ReconciledBatch batch) -> batch.check() == ReconciledBatch.Check.FITS)
          .thenComparing(ReconciledBatch::settledOn, Comparator.reverseOrder())
          .thenComparing(ReconciledBatch::name);

  private final Comparator<T> order;
  private final int most;
  private final PriorityQueue<T> kept;
  private long seen;

  PageSelection(Comparator<T> order, int most) {
    this.order = order;
    this.most = most;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  private static int rank(ReconciledPayment payment) {
    if (!payment.differences().isEmpty()) {
      return 0;
    }
    return switch (payment.state()) {
      case SETTLED, DECLINED, KEPT -> 2;
      default -> 1;
    };
  }

  void clear() {
    kept.clear();
    seen = 0;
  }

  void add(T one) {
    seen++;
    kept.add(one);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** How many there were, kept or not. */
  long seen() {
    return seen;
  }

  List<T> inOrder() {
    List<T> list = new ArrayList<>(kept);
    list.sort(order);
    return list;
  }
}
