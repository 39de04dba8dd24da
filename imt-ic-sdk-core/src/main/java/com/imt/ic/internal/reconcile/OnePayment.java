package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.Netted;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All that is known of one payment: what it pays of each invoice, its settled lines and its
 * returns. Immutable and thread-safe. Most payments have one line, and millions are asked, so that
 * loops stand here where streams would cost more than what they do.
 *
 * @param entries empty where no channel told of it
 * @param lines without those of batches that were reported again
 */
record OnePayment(
    PaymentGuid guid,
    List<PaymentEntry> entries,
    List<SettlementEntry> lines,
    List<RejectEntry> returns) {

  PaymentEntry first() {
    return entries.get(0);
  }

  List<PaymentEntry> in(State... states) {
    List<PaymentEntry> of = new ArrayList<>(entries.size());
    for (PaymentEntry entry : entries) {
      for (State state : states) {
        if (entry.state() == state) {
          of.add(entry);
        }
      }
    }
    return of;
  }

  List<PaymentEntry> posted() {
    return in(State.POSTED);
  }

  List<SettlementEntry> charges() {
    List<SettlementEntry> charges = new ArrayList<>(lines.size());
    for (SettlementEntry line : lines) {
      if (!line.amount().isNegative()) {
        charges.add(line);
      }
    }
    return charges;
  }

  Money amount() {
    return entries.isEmpty() ? moved() : sum(entries, PaymentEntry::amount);
  }

  /** What settled, or else was returned, of a payment that nobody knows. */
  private Money moved() {
    Money settled = charged();
    return settled.isZero() ? sum(returns, RejectEntry::amount) : settled;
  }

  /** What came in: of those that the ledger has, or that are kept beside it. */
  Money paid() {
    return sum(came(), PaymentEntry::amount);
  }

  List<PaymentEntry> came() {
    return in(State.POSTED, State.KEPT);
  }

  /** Those of them for which it holds. */
  List<PaymentEntry> came(Predicate<PaymentEntry> holds) {
    List<PaymentEntry> came = came();
    came.removeIf(holds.negate());
    return came;
  }

  Money charged() {
    return sum(charges(), SettlementEntry::amount);
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

  /** Whether everything of it was reported that was pushed. */
  boolean isReported() {
    for (PaymentEntry entry : entries) {
      if (entry.reportedAt().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  Channels channels() {
    boolean pushed = false;
    boolean reported = false;
    for (PaymentEntry entry : entries) {
      pushed |= entry.pushedAt().isPresent();
      reported |= entry.reportedAt().isPresent();
    }
    if (pushed) {
      return reported ? Channels.PUSH_AND_REPORT : Channels.PUSH;
    }
    return reported ? Channels.REPORT : Channels.NEITHER;
  }

  PaymentState state(AsOf asOf) {
    if (entries.isEmpty()) {
      return PaymentState.UNKNOWN;
    }
    if (!in(State.RECEIVED, State.REFUSED, State.RESOLVED).isEmpty()) {
      return PaymentState.REFUSED;
    }
    if (!posted().isEmpty()) {
      return ofPosted(asOf);
    }
    return in(State.KEPT).isEmpty() ? PaymentState.DECLINED : PaymentState.KEPT;
  }

  private PaymentState ofPosted(AsOf asOf) {
    if (returns.stream().anyMatch(entry -> entry.state() == RejectEntry.State.REVIEW)) {
      return PaymentState.IN_REVIEW;
    }
    Netted netted = netted();
    Money out = netted.takenBack().minus(netted.cameAgain());
    if (out.isPositive()) {
      return out.compareTo(netted.paid()) < 0
          ? PaymentState.PARTLY_TAKEN_BACK
          : ofTakenBack(netted, asOf);
    }
    if (netted.takenBack().isPositive()) {
      return PaymentState.REPRESENTED;
    }
    if (!charges().isEmpty()) {
      return netted.settled().compareTo(netted.paid()) < 0
          ? PaymentState.PARTLY_SETTLED
          : PaymentState.SETTLED;
    }
    return isReported() ? PaymentState.AWAITING_SETTLEMENT : PaymentState.AWAITING_REPORT;
  }

  private PaymentState ofTakenBack(Netted netted, AsOf asOf) {
    if (netted.returned().compareTo(netted.nettedOut()) < 0) {
      return PaymentState.TAKEN_BACK;
    }
    LocalDate last =
        returns.stream()
            .map(entry -> asOf.day(entry.returnedAt()))
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    return charges().stream().anyMatch(line -> !line.settledOn().isAfter(last))
        ? PaymentState.RETURNED_AFTER_SETTLEMENT
        : PaymentState.RETURNED_BEFORE_SETTLEMENT;
  }

  static <E> Money sum(Collection<E> entries, Function<E, Money> amount) {
    Money sum = Money.ZERO;
    for (E entry : entries) {
      sum = sum.plus(amount.apply(entry));
    }
    return sum;
  }

  private static <E> Optional<Money> sumIfAny(
      Collection<E> entries, Function<E, Optional<Money>> amount) {
    List<Money> told = new ArrayList<>();
    entries.forEach(entry -> amount.apply(entry).ifPresent(told::add));
    return told.isEmpty() ? Optional.empty() : Optional.of(sum(told, each -> each));
  }
}
