package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.util.List;

/** States that mean the same to the one who closes the books: a tile and a block of the table. */
enum StateGroup {
  AWAITING("Awaiting", "fill-paid"),
  SETTLED("Settled", "fill-settled"),
  CAME_BACK("Came back", "fill-taken-back"),
  FOR_PEOPLE("Waits for people", "fill-attention"),
  ASIDE("Declined or kept", "fill-aside");

  private final String title;
  private final String fill;

  StateGroup(String title, String fill) {
    this.title = title;
    this.fill = fill;
  }

  String title() {
    return title;
  }

  /** The style's class of its bars. */
  String fill() {
    return fill;
  }

  List<PaymentState> states() {
    return switch (this) {
      case AWAITING -> List.of(PaymentState.AWAITING_REPORT, PaymentState.AWAITING_SETTLEMENT);
      case SETTLED ->
          List.of(PaymentState.SETTLED, PaymentState.PARTLY_SETTLED, PaymentState.REPRESENTED);
      case CAME_BACK ->
          List.of(
              PaymentState.RETURNED_BEFORE_SETTLEMENT,
              PaymentState.RETURNED_AFTER_SETTLEMENT,
              PaymentState.PARTLY_TAKEN_BACK,
              PaymentState.TAKEN_BACK);
      case FOR_PEOPLE ->
          List.of(PaymentState.IN_REVIEW, PaymentState.REFUSED, PaymentState.UNKNOWN);
      case ASIDE -> List.of(PaymentState.DECLINED, PaymentState.KEPT);
    };
  }

  long count(Reconciliation reconciliation) {
    return states().stream().mapToLong(state -> reconciliation.total(state).count()).sum();
  }

  Money amount(Reconciliation reconciliation) {
    return states().stream()
        .map(state -> reconciliation.total(state).amount())
        .reduce(Money.ZERO, Money::plus);
  }
}
