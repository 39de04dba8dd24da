package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.util.List;

/** States that mean the same to the one who closes the books: a tile and a block of the table. */
enum StateGroup {
  AWAITING(
      "Awaiting", "paid", List.of(PaymentState.AWAITING_REPORT, PaymentState.AWAITING_SETTLEMENT)),
  SETTLED(
      "Settled",
      "settled",
      List.of(PaymentState.SETTLED, PaymentState.PARTLY_SETTLED, PaymentState.REPRESENTED)),
  CAME_BACK(
      "Came back",
      "taken-back",
      List.of(
          PaymentState.RETURNED_BEFORE_SETTLEMENT,
          PaymentState.RETURNED_AFTER_SETTLEMENT,
          PaymentState.PARTLY_TAKEN_BACK,
          PaymentState.TAKEN_BACK)),
  FOR_PEOPLE(
      "Waits for people",
      "attention",
      List.of(PaymentState.IN_REVIEW, PaymentState.REFUSED, PaymentState.UNKNOWN)),
  ASIDE("Declined or kept", "aside", List.of(PaymentState.DECLINED, PaymentState.KEPT));

  private final String title;
  private final String fill;
  private final List<PaymentState> states;

  StateGroup(String title, String fill, List<PaymentState> states) {
    this.title = title;
    this.fill = fill;
    this.states = states;
  }

  String title() {
    return title;
  }

  /** The style's class of its bars. */
  String fill() {
    return "fill-" + fill;
  }

  List<PaymentState> states() {
    return states;
  }

  long count(Reconciliation reconciliation) {
    return states.stream().mapToLong(state -> reconciliation.total(state).count()).sum();
  }

  Money amount(Reconciliation reconciliation) {
    return states.stream()
        .map(state -> reconciliation.total(state).amount())
        .reduce(Money.ZERO, Money::plus);
  }
}
