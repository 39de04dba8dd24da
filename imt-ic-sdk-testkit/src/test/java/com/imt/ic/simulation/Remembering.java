package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Journals that remember less than they were given, for ablations. */
final class Remembering {

  private static final int PHANTOM = 1_000;

  private Remembering() {}

  private static class As<K, E extends Keyed<K>> implements Journal<K, E> {
    private final Journal<K, E> journal;
    private final UnaryOperator<E> remembered;

    As(Journal<K, E> journal, UnaryOperator<E> remembered) {
      this.journal = journal;
      this.remembered = remembered;
    }

    @Override
    public Set<K> add(Collection<E> entries) {
      return journal.add(entries);
    }

    @Override
    public Set<K> known(Collection<String> subjects) {
      return journal.known(subjects);
    }

    @Override
    public Map<K, E> lock(Collection<String> subjects) {
      Map<K, E> known = new LinkedHashMap<>(journal.lock(subjects));
      known.replaceAll((key, entry) -> remembered.apply(entry));
      return known;
    }

    @Override
    public void update(Collection<E> entries) {
      journal.update(entries);
    }

    @Override
    public void forEach(Consumer<E> reader) {
      journal.forEach(reader);
    }
  }

  static Journal<PaymentEntry.Key, PaymentEntry> payments(
      Journal<PaymentEntry.Key, PaymentEntry> journal, UnaryOperator<PaymentEntry> remembered) {
    return new As<>(journal, remembered);
  }

  static PaymentEntry nothingTakenBack(PaymentEntry entry) {
    return entry.takenBack(Money.ZERO.minus(entry.takenBack()));
  }

  static PaymentEntry ofAnyInvoice(PaymentEntry entry) {
    return new PaymentEntry(
        entry.paymentGuid(),
        entry.allocation(),
        entry.accountNumber(),
        Optional.empty(),
        entry.method(),
        entry.amount(),
        entry.pushedFee(),
        entry.reportedFee(),
        entry.paidAt(),
        entry.state(),
        entry.receiptNumber(),
        entry.pushedAt(),
        entry.reportedAt(),
        entry.postedAgain(),
        entry.takenBack());
  }

  /** A return that no row tells in the words of then is none of those that come. */
  static Journal<RejectEntry.Key, RejectEntry> asTold(
      Journal<RejectEntry.Key, RejectEntry> journal, Truth truth, Instant now) {
    return new As<>(journal, entry -> truth.tells(entry, now) ? entry : longAgo(entry));
  }

  private static RejectEntry longAgo(RejectEntry entry) {
    return new RejectEntry(
        entry.paymentGuid(),
        entry.number(),
        entry.code(),
        entry.returnedAt().minus(Duration.ofDays(100)),
        entry.amount(),
        entry.reversed(),
        entry.state(),
        entry.firstSeenAt(),
        entry.fields(),
        entry.raw(),
        entry.told());
  }

  /** Whatever comes a second time in an answer is known. */
  static Journal<SettlementEntry.Key, SettlementEntry> twice(
      Journal<SettlementEntry.Key, SettlementEntry> journal) {
    return new As<>(journal, entry -> entry) {
      @Override
      public Map<SettlementEntry.Key, SettlementEntry> lock(Collection<String> subjects) {
        Map<SettlementEntry.Key, SettlementEntry> known = super.lock(subjects);
        for (SettlementEntry entry : List.copyOf(known.values())) {
          SettlementEntry phantom = entry.withLine(entry.line() + PHANTOM);
          known.put(phantom.key(), phantom.with(SettlementEntry.State.RESOLVED));
        }
        return known;
      }

      @Override
      public void update(Collection<SettlementEntry> entries) {
        super.update(entries.stream().filter(entry -> entry.line() < PHANTOM).toList());
      }
    };
  }
}
