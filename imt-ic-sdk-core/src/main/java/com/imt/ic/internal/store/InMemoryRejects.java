package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.InMemoryState.RejectKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** ACH returns in memory. */
record InMemoryRejects(InMemoryTransaction transaction) implements RejectJournal {

  @Override
  public boolean add(RejectEntry entry) {
    return transaction.state().rejects.add(key(entry), entry);
  }

  @Override
  public Optional<RejectEntry> find(PaymentGuid paymentGuid, String code, Instant returnedAt) {
    return transaction
        .state()
        .rejects
        .find(new RejectKey(paymentGuid, code, Micros.of(returnedAt)));
  }

  @Override
  public List<RejectEntry> ofPayment(PaymentGuid paymentGuid) {
    return transaction.state().rejects.values().stream()
        .filter(entry -> entry.paymentGuid().equals(paymentGuid))
        .sorted(Comparator.comparing(RejectEntry::returnedAt).thenComparing(RejectEntry::code))
        .toList();
  }

  @Override
  public void update(RejectEntry entry) {
    transaction.state().rejects.replace(key(entry), entry, "return");
  }

  @Override
  public void forEach(Consumer<RejectEntry> reader) {
    transaction.state().rejects.values().stream()
        .sorted(
            Comparator.comparing(RejectEntry::returnedAt)
                .thenComparing(RejectEntry::paymentGuid)
                .thenComparing(RejectEntry::code))
        .forEach(reader);
  }

  private static RejectKey key(RejectEntry entry) {
    return new RejectKey(entry.paymentGuid(), entry.code(), entry.returnedAt());
  }
}
