package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.ChannelTotal;
import com.imt.ic.reconcile.Reconciliation.Day;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts payments and differences, and keeps the oldest of these. Not thread-safe. */
final class Findings {

  private static final Comparator<Difference> OLDEST_FIRST =
      Comparator.comparing(Difference::since)
          .thenComparing(Difference::kind)
          .thenComparing(Difference::subject);

  private final Reconciliation.Visitor visitor;
  private final Map<PaymentState, StateTotal> states = new EnumMap<>(PaymentState.class);
  private final Map<Channels, ChannelTotal> channels = new EnumMap<>(Channels.class);
  private final Map<DifferenceKind, KindTotal> kinds = new EnumMap<>(DifferenceKind.class);
  private final PriorityQueue<Difference> oldest = new PriorityQueue<>(OLDEST_FIRST.reversed());
  private final Map<LocalDate, Day> days = new TreeMap<>();
  private long postedCount;
  private Money postedAmount = Money.ZERO;

  Findings(Reconciliation.Visitor visitor) {
    this.visitor = visitor;
    for (PaymentState state : PaymentState.values()) {
      states.put(state, new StateTotal(state, 0, Money.ZERO));
    }
    for (Channels each : Channels.values()) {
      channels.put(each, new ChannelTotal(each, 0, Money.ZERO));
    }
  }

  void payment(OnePayment payment, PaymentState state) {
    Money amount = payment.amount();
    states.computeIfPresent(
        state,
        (same, total) -> new StateTotal(same, total.count() + 1, total.amount().plus(amount)));
    channels.computeIfPresent(
        payment.channels(),
        (same, total) -> new ChannelTotal(same, total.count() + 1, total.amount().plus(amount)));
    payment
        .posted()
        .forEach(
            entry -> {
              postedCount++;
              postedAmount = postedAmount.plus(entry.amount());
            });
  }

  void day(LocalDate day, Money paid, Money settled, Money takenBack, Money deposited) {
    days.merge(
        day,
        new Day(day, paid, settled, takenBack, deposited),
        (one, other) ->
            new Day(
                day,
                one.paid().plus(other.paid()),
                one.settled().plus(other.settled()),
                one.takenBack().plus(other.takenBack()),
                one.deposited().plus(other.deposited())));
  }

  void difference(Difference difference) {
    visitor.difference(difference);
    kinds.merge(
        difference.kind(),
        new KindTotal(difference.kind(), 1, difference.amount()),
        (one, other) ->
            new KindTotal(
                one.kind(), one.count() + other.count(), one.amount().plus(other.amount())));
    oldest.add(difference);
    if (oldest.size() > Reconciliation.MOST_DIFFERENCES) {
      oldest.remove();
    }
  }

  List<StateTotal> totals() {
    return List.copyOf(states.values());
  }

  List<ChannelTotal> channels() {
    return List.copyOf(channels.values());
  }

  Reconciliation.Posted posted() {
    return new Reconciliation.Posted(postedCount, postedAmount);
  }

  List<KindTotal> kinds() {
    return List.copyOf(kinds.values());
  }

  List<Difference> oldest() {
    List<Difference> all = new ArrayList<>(oldest);
    all.sort(OLDEST_FIRST);
    return all;
  }

  List<Day> days() {
    return List.copyOf(days.values());
  }
}
