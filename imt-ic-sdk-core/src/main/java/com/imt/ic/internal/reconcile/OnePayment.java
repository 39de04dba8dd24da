package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.posting.Netted;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.PaymentState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that is known of one payment: what it pays of each invoice, its settled lines and its
 * returns. Immutable and thread-safe.
 *
 * @param entries one or more, of one payment
 */
record OnePayment(
    List<PaymentEntry> entries, List<SettlementEntry> lines, List<RejectEntry> returns) {

  PaymentEntry first() {
    return entries.get(0);
  }

  List<PaymentEntry> posted() {
    return entries.stream().filter(entry -> entry.state() == State.POSTED).toList();
  }

  List<SettlementEntry> charges() {
    return lines.stream().filter(line -> !line.amount().isNegative()).toList();
  }

  /** What came in: of those that the ledger has, or that are kept beside it. */
  Money paid() {
    return sum(came(), PaymentEntry::amount);
  }

  private List<PaymentEntry> came() {
    return entries.stream()
        .filter(entry -> entry.state() == State.POSTED || entry.state() == State.KEPT)
        .toList();
  }

  Money standing() {
    return sum(entries, PaymentEntry::standing);
  }

  /** What the ledger was given for it, all in all. */
  Money postedInAll() {
    return sum(posted(), entry -> entry.amount().plus(entry.postedAgain()));
  }

  Money takenBack() {
    return sum(entries, PaymentEntry::takenBack);
  }

  /** The fee as it was told first, where it was told at all. */
  Optional<Money> fee() {
    return sumIfAny(entries, PaymentEntry::fee);
  }

  Optional<Money> settledFee() {
    return sumIfAny(charges(), SettlementEntry::fee);
  }

  /** As far as no person has closed a line or a return. */
  Netted nettedWithoutClosed() {
    return Netted.of(came(), lines, returns);
  }

  /** Of all lines, and of the returns that no person has closed. */
  Netted netted() {
    return Netted.ofTheBank(came(), lines, returns);
  }

  /** Of all lines and returns, whether a person has closed them or not. */
  Netted nettedWithClosed() {
    return Netted.withClosed(came(), lines, returns);
  }

  PaymentState state(PaymentEntry entry) {
    return switch (entry.state()) {
      case DECLINED, DECLINED_UNTOLD -> PaymentState.DECLINED;
      case RECEIVED, REFUSED, RESOLVED -> PaymentState.REFUSED;
      case KEPT -> PaymentState.KEPT;
      case POSTED -> ofPosted(entry);
    };
  }

  private PaymentState ofPosted(PaymentEntry entry) {
    Netted netted = netted();
    Money out = netted.takenBack().minus(netted.cameAgain());
    if (out.isPositive()) {
      if (netted.returned().compareTo(netted.nettedOut()) >= 0) {
        return PaymentState.RETURNED;
      }
      return out.compareTo(netted.paid()) < 0
          ? PaymentState.PARTLY_TAKEN_BACK
          : PaymentState.TAKEN_BACK;
    }
    if (!charges().isEmpty()) {
      return PaymentState.SETTLED;
    }
    return entry.reportedAt().isPresent()
        ? PaymentState.AWAITING_SETTLEMENT
        : PaymentState.AWAITING_REPORT;
  }

  private static <E> Money sum(Collection<E> entries, Function<E, Money> amount) {
    return entries.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }

  private static <E> Optional<Money> sumIfAny(
      Collection<E> entries, Function<E, Optional<Money>> amount) {
    List<Money> told = new ArrayList<>();
    entries.forEach(entry -> amount.apply(entry).ifPresent(told::add));
    return told.isEmpty() ? Optional.empty() : Optional.of(sum(told, each -> each));
  }
}
