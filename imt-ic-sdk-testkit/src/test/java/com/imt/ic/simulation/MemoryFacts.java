package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.OpenItems;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentFacts;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.ReturnFacts;
import com.imt.ic.internal.store.SettlementEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The facts of one biller in memory, all of which are open. */
record MemoryFacts(MemoryTables tables) implements Facts {

  @Override
  public void reopen(Collection<OpenItem> items) {}

  @Override
  public OpenItems openItems() {
    return new OpenItems(List.of(), 0);
  }

  @Override
  public void close(OpenItems items) {}

  @Override
  public void read(FactScope scope, Consumer<PaymentFacts> reader) {
    Map<PaymentGuid, PaymentFacts> all = new TreeMap<>();
    tables
        .payments()
        .forEach(entry -> add(all, entry.paymentGuid(), List.of(entry), List.of(), List.of()));
    tables
        .settlements()
        .forEach(line -> add(all, line.paymentGuid(), List.of(), List.of(line), List.of()));
    tables
        .rejects()
        .forEach(entry -> add(all, entry.paymentGuid(), List.of(), List.of(), List.of(entry)));
    if (scope instanceof FactScope.Payments some) {
      all.keySet().retainAll(some.guids());
    }
    all.values().forEach(reader);
  }

  private static void add(
      Map<PaymentGuid, PaymentFacts> all,
      PaymentGuid guid,
      List<PaymentEntry> entries,
      List<SettlementEntry> lines,
      List<RejectEntry> returns) {
    all.merge(
        guid,
        new PaymentFacts(guid, entries, lines, returns),
        (one, other) ->
            new PaymentFacts(
                guid,
                joined(one.entries(), other.entries()),
                joined(one.lines(), other.lines()),
                joined(one.returns(), other.returns())));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  @Override
  public FactSums sums(FactScope scope) {
    List<PaymentEntry> payments = new ArrayList<>();
    List<SettlementEntry> lines = new ArrayList<>();
    List<RejectEntry> returns = new ArrayList<>();
    tables.payments().forEach(payments::add);
    tables.settlements().forEach(lines::add);
    tables.rejects().forEach(returns::add);
    List<PaymentEntry> posted =
        payments.stream().filter(entry -> entry.state() == PaymentEntry.State.POSTED).toList();
    Money settled = sum(lines, SettlementEntry::amount);
    return new FactSums(
        sum(payments, PaymentEntry::amount),
        sum(posted, PaymentEntry::amount),
        sum(payments, PaymentEntry::postedAgain),
        sum(payments, PaymentEntry::takenBack),
        settled,
        settled,
        sum(lines, line -> line.depositAmount().orElse(Money.ZERO)),
        sum(returns, RejectEntry::amount));
  }

  private static <E> Money sum(List<E> entries, Function<E, Money> amount) {
    return entries.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }

  @Override
  public void batches(FactScope scope, Consumer<BatchFacts> reader) {
    Map<BatchFacts.Key, List<SettlementEntry>> all =
        new TreeMap<>(
            Comparator.comparing(BatchFacts.Key::settledOn)
                .thenComparing(BatchFacts.Key::id)
                .thenComparing(key -> key.processor().orElse("")));
    tables
        .settlements()
        .forEach(
            line ->
                all.computeIfAbsent(BatchFacts.Key.of(line), key -> new ArrayList<>()).add(line));
    all.forEach((key, lines) -> reader.accept(batch(key, lines)));
  }

  private static BatchFacts batch(BatchFacts.Key key, List<SettlementEntry> lines) {
    List<SettlementEntry> told =
        lines.stream().filter(line -> line.depositAmount().isPresent()).toList();
    List<Money> deposits =
        told.stream().flatMap(line -> line.depositAmount().stream()).sorted().toList();
    return new BatchFacts(
        key,
        lines.size(),
        sum(lines, line -> line.amount().isPositive() ? line.amount() : Money.ZERO),
        sum(lines, line -> line.amount().isNegative() ? line.amount() : Money.ZERO),
        told.size(),
        deposits.stream().reduce(Money.ZERO, Money::plus),
        sum(told, SettlementEntry::amount),
        lines.stream()
            .filter(line -> line.depositAmount().isEmpty() && !line.amount().isNegative())
            .count(),
        deposits.stream().findFirst(),
        deposits.isEmpty() ? Optional.empty() : Optional.of(deposits.get(deposits.size() - 1)),
        lines.get(0).paymentGuid(),
        true);
  }

  @Override
  public boolean isAgain(BatchFacts first, BatchFacts second) {
    return first.sum().isPositive()
        && first.lines() == second.lines()
        && first.sum().equals(second.sum())
        && contents(first).equals(contents(second))
        && beyondPaid(second).compareTo(second.sum()) >= 0;
  }

  private Money beyondPaid(BatchFacts batch) {
    List<PaymentGuid> guids = new ArrayList<>();
    List<Money> moved = new ArrayList<>();
    tables
        .settlements()
        .forEach(
            line -> {
              if (BatchFacts.Key.of(line).equals(batch.key())) {
                guids.add(line.paymentGuid());
              }
            });
    tables
        .settlements()
        .forEach(
            line -> {
              if (guids.contains(line.paymentGuid())
                  && line.settledOn().equals(batch.key().settledOn())) {
                moved.add(line.amount());
              }
            });
    tables
        .payments()
        .forEach(
            entry -> {
              if (guids.contains(entry.paymentGuid())) {
                moved.add(Money.ZERO.minus(entry.amount()));
              }
            });
    return sum(moved, each -> each);
  }

  private List<String> contents(BatchFacts batch) {
    List<String> contents = new ArrayList<>();
    tables
        .settlements()
        .forEach(
            line -> {
              if (BatchFacts.Key.of(line).equals(batch.key())) {
                contents.add(
                    "%s %s %s".formatted(line.paymentGuid(), line.invoiceNumber(), line.amount()));
              }
            });
    contents.sort(Comparator.naturalOrder());
    return contents;
  }

  @Override
  public void returns(Instant from, Instant to, Consumer<ReturnFacts> reader) {
    tables
        .rejects()
        .forEach(
            entry -> {
              if (!entry.returnedAt().isBefore(from)
                  && entry.returnedAt().isBefore(to)
                  && linesOf(entry).stream()
                      .noneMatch(line -> line.amount().plus(entry.amount()).isZero())) {
                reader.accept(new ReturnFacts(entry.amount(), processor(linesOf(entry))));
              }
            });
  }

  private List<SettlementEntry> linesOf(RejectEntry entry) {
    return List.copyOf(tables.settlements().lock(List.of(entry.subject())).values());
  }

  private static Optional<String> processor(List<SettlementEntry> lines) {
    return lines.stream()
        .filter(line -> line.amount().isPositive())
        .flatMap(line -> line.processor().stream())
        .min(Comparator.naturalOrder());
  }
}
