package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.InMemoryState.SettlementKey;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Settled payments in memory. */
record InMemorySettlements(InMemoryTransaction transaction) implements SettlementJournal {

  @Override
  public boolean add(SettlementEntry entry) {
    SettlementKey key =
        new SettlementKey(entry.batchId(), entry.paymentGuid(), entry.amount().isNegative());
    SettlementEntry kept =
        new SettlementEntry(
            entry.batchId(),
            entry.settledOn(),
            entry.paymentGuid(),
            entry.amount(),
            entry.depositAmount(),
            entry.firstSeenAt());
    return transaction.state().settlements.add(key, kept);
  }

  @Override
  public Optional<SettlementEntry> find(String batchId, PaymentGuid paymentGuid, boolean negative) {
    return transaction.state().settlements.find(new SettlementKey(batchId, paymentGuid, negative));
  }

  @Override
  public void forEach(Consumer<SettlementEntry> reader) {
    transaction.state().settlements.values().stream()
        .sorted(
            Comparator.comparing(SettlementEntry::settledOn)
                .thenComparing(SettlementEntry::batchId)
                .thenComparing(SettlementEntry::paymentGuid)
                .thenComparing(entry -> entry.amount().isNegative()))
        .forEach(reader);
  }
}
