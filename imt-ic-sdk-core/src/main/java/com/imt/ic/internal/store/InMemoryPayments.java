package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Payments in memory. */
record InMemoryPayments(InMemoryTransaction transaction) implements PaymentJournal {

  @Override
  public boolean add(PaymentEntry entry) {
    return transaction.state().payments.add(entry.paymentGuid(), entry);
  }

  @Override
  public Optional<PaymentEntry> lock(PaymentGuid paymentGuid) {
    return transaction.state().payments.find(paymentGuid);
  }

  @Override
  public void update(PaymentEntry entry) {
    transaction.state().payments.replace(entry.paymentGuid(), entry, "payment");
  }

  @Override
  public void forEach(Consumer<PaymentEntry> reader) {
    transaction.state().payments.values().stream()
        .sorted(Comparator.comparing(PaymentEntry::paidAt).thenComparing(PaymentEntry::paymentGuid))
        .forEach(reader);
  }
}
