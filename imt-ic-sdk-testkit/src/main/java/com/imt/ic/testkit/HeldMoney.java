package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What books tell of themselves: of each payment its receipts and what took them back. */
final class HeldMoney implements LedgerReader {

  /** One entry; below zero for what takes a receipt back. */
  record Entry(PaymentGuid payment, Money amount, Instant recordedAt) {}

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public void receipt(PaymentGuid payment, Money amount, Instant recordedAt) {
    entries.add(new Entry(payment, amount, recordedAt));
  }

  @Override
  public void reversal(PaymentGuid payment, Money amount, Instant recordedAt) {
    entries.add(new Entry(payment, Money.ZERO.minus(amount), recordedAt));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  Set<PaymentGuid> payments() {
    return byPayment().keySet();
  }

  /** Receipts, the smallest first. */
  List<Money> receipts(PaymentGuid payment) {
    return amounts(payment).filter(Money::isPositive).sorted().toList();
  }

  /** What took receipts back, above zero, the smallest first. */
  List<Money> reversals(PaymentGuid payment) {
    return amounts(payment)
        .filter(Money::isNegative)
        .map(amount -> Money.ZERO.minus(amount))
        .sorted()
        .toList();
  }

  static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  private Stream<Money> amounts(PaymentGuid payment) {
    return entries.stream().filter(entry -> entry.payment().equals(payment)).map(Entry::amount);
  }

  /** Of each payment its entries in the order of their amounts, to be compared. */
  Map<PaymentGuid, List<Money>> byPayment() {
    Map<PaymentGuid, List<Money>> all = new LinkedHashMap<>();
    entries.stream()
        .map(Entry::payment)
        .distinct()
        .forEach(payment -> all.put(payment, amounts(payment).sorted().toList()));
    return all;
  }
}
